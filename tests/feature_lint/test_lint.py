"""What the lint finds in one feature file, and where."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from fixtures.feature_lint import lint

KNOWN = {"EX-1.2-4-14", "EX-1.3-2-02"}
MARKERS = {"critique", "ordinateur"}

HEALTHY = """\
# language: fr
@critique
Fonctionnalité: Le code à usage unique
  Quand l'adhérent demande un code, il le reçoit par e-mail.
  Règle générale : un code ne sert qu'une fois.

  Contexte:
    Étant donné un adhérent né en <année>

  @EX-1.2-4-14
  Scénario: Le code est reçu
    Il l'est dans la minute.

    Étant donné qu'un code a été demandé
    Quand j'ouvre ma boîte
    Et que j'attends
    Lorsqu'il arrive
    Alors l'objet est « Votre code, aujourd’hui »

  Plan du scénario: Le code <âge> est <suite>
    Quand je saisis le code
      | âge   | <âge>   |
    Alors il est
      \"\"\"
      <suite>
      \"\"\"

    @EX-1.2-4-14
    Exemples: Frais
      | âge | suite   | année |
      | 1 s | accepté | 1980  |

    @EX-1.2-4-14 @ordinateur
    Exemples: Périmé
      | âge   | suite  | année |
      | 301 s | refusé | 1980  |

  @EX-1.3-2-02
  Règle: Les conditions
    Contexte:
      Étant donné des conditions

    Scénario: Je les accepte
      Alors j'entre
"""

HEAD = "# language: fr\nFonctionnalité: Essai\n"
GOOD = "  @EX-1.2-4-14\n  Scénario: Bon\n    Alors oui\n"


@pytest.fixture
def feature(tmp_path: Path) -> Path:
    return tmp_path / "essai.feature"


def found(path: Path) -> list[tuple[int, str]]:
    return [(finding.line, finding.message) for finding in lint(path, KNOWN, MARKERS)]


def test_accepts_everything_that_french_gherkin_offers(feature: Path) -> None:
    feature.write_text(HEALTHY, encoding="utf-8")
    assert found(feature) == []


def test_line_ends_do_not_matter(feature: Path) -> None:
    feature.write_bytes(HEALTHY.replace("\n", "\r\n").encode())
    assert found(feature) == []


CASES = {
    "no language": ("Fonctionnalité: Essai\n", 1, "# language: fr"),
    "language not first": ("\n# language: fr\nFonctionnalité: Essai\n", 1, "# language: fr"),
    "other language": ("# language: en\nFeature: x\n", 1, "# language: fr"),
    "empty file": ("", 1, "# language: fr"),
    "no feature": ("# language: fr\n\n", 3, "s'arrête"),
    "byte order mark": ("\ufeff" + HEAD + GOOD, 1, "BOM"),
    "decomposed accents": (HEAD + unicodedata.normalize("NFD", GOOD), 4, "NFD"),
    "same name twice": (HEAD + GOOD + GOOD, 7, "« Bon » déjà nommé ainsi ligne 4"),
    "same name in a rule": (HEAD + GOOD + "  Règle: r\n" + GOOD.replace("  ", "    "), 8, "déjà nommé"),
    "no name": (HEAD + GOOD.replace(" Bon", ""), 4, "sans nom"),
    "no accent": (HEAD + "  Scenario: Perdu\n    Alors non\n\n" + GOOD, 3, "« Scénario: »"),
    "space before colon": (HEAD + "  Scénario : Perdu\n    Alors non\n\n" + GOOD, 3, "sans espace"),
    "no colon": (HEAD + "  Scénario Perdu\n    Alors non\n\n" + GOOD, 3, "deux-points"),
    "english structure": (HEAD + "  Background:\n\n" + GOOD, 3, "« Contexte: »"),
    "english step in a feature": (HEAD + "  Given non\n" + GOOD, 3, "« Étant donné »"),
    "english first step": (HEAD + GOOD.replace("    Alors", "    When non\n    Alors"), 5, "« Quand »"),
    "step without accent": (HEAD + GOOD.replace("    Alors", "    Étant donne x\n    Alors"), 5, "accents"),
    "examples without s": (HEAD + GOOD + "  Exemple\n" + GOOD, 6, "« Exemples: »"),
    "typographic first step": (HEAD + GOOD.replace("Alors", "Lorsqu’il\n    Alors"), 5, "apostrophe"),
    "typographic next step": (HEAD + GOOD + "    Lorsqu’il clique\n", 6, "apostrophe"),
    "typographic que": (HEAD + GOOD.replace("Alors oui", "Étant donné qu’il\n    Alors x"), 5, "apostrophe"),
    "english next step": (HEAD + GOOD + "    Then non\n", 6, "« Alors »"),
    "stray line": (HEAD + GOOD + "    charabia\n", 6, "ligne inattendue ici : « charabia »"),
    "file cut": (HEAD + GOOD + "    @critique\n", 7, "s'arrête"),
    "uneven table": (HEAD + GOOD + "      | a | b |\n      | c |\n", 7, "même nombre de cellules"),
    "no step": (HEAD + GOOD.replace("    Alors oui\n", ""), 4, "sans étape"),
    "background without step": (HEAD + "  Contexte:\n" + GOOD, 3, "contexte sans étape"),
    "first step is And": (HEAD + GOOD.replace("Alors", "Et"), 5, "commence par « Et »"),
    "no examples": (HEAD + GOOD.replace("Scénario", "Plan du scénario"), 4, "sans « Exemples: »"),
    "examples without row": (HEAD + GOOD + "    Exemples:\n      | a |\n", 6, "sans ligne"),
    "examples without table": (HEAD + GOOD + "    Exemples:\n", 6, "sans ligne"),
    "unused column": (HEAD + GOOD + "    Exemples:\n      | a |\n      | 1 |\n", 7, "« a » jamais utilisée"),
    "unknown placeholder": (
        HEAD + GOOD.replace("oui", "<a> <b>") + "    Exemples:\n      | a |\n      | 1 |\n",
        5,
        "« <b> » n'est pas une colonne",
    ),
    "column twice": (
        HEAD + GOOD.replace("oui", "<a>") + "    Exemples:\n      | a | a |\n      | 1 | 2 |\n",
        7,
        "« a » en double",
    ),
    "after a rule": (
        HEAD + "  Règle: r\n" + GOOD.replace("  ", "    ").replace("Bon", "Dedans") + GOOD,
        8,
        "pris dans la règle de la ligne 3",
    ),
    "unknown requirement": (HEAD + GOOD.replace("-14", "-99"), 3, "exigence inconnue : @EX-1.2-4-99"),
    "unknown tag": (HEAD + GOOD.replace("@EX", "@critqiue @EX"), 3, "étiquette inconnue : @critqiue"),
    "unknown tag on examples": (
        HEAD + GOOD.replace("oui", "<a>") + "    @non\n    Exemples:\n      | a |\n      | 1 |\n",
        6,
        "étiquette inconnue : @non",
    ),
    "unknown tag on the feature": (
        "# language: fr\n@non\nFonctionnalité: x\n" + GOOD,
        2,
        "étiquette inconnue",
    ),
    "no requirement": (HEAD + GOOD.replace("@EX-1.2-4-14", "@critique"), 4, "sans exigence"),
    "a requirement on some examples only": (
        HEAD
        + GOOD.replace("@EX-1.2-4-14", "@critique").replace("oui", "<a>")
        + "    @EX-1.2-4-14\n    Exemples:\n      | a |\n      | 1 |\n"
        + "    Exemples:\n      | a |\n      | 2 |\n",
        4,
        "sans exigence",
    ),
}


@pytest.mark.parametrize(("text", "line", "fragment"), CASES.values(), ids=CASES.keys())
def test_finds_only(feature: Path, text: str, line: int, fragment: str) -> None:
    feature.write_bytes(text.encode())
    findings = found(feature)
    assert [number for number, _ in findings] == [line], findings
    assert fragment in findings[0][1]


def test_a_file_in_another_encoding_is_said_with_its_line(feature: Path) -> None:
    feature.write_bytes(HEALTHY.encode("latin-1", errors="replace"))
    assert found(feature) == [(3, "le fichier n'est pas en UTF-8 : enregistrez-le dans cet encodage")]


def test_every_finding_of_a_file_is_returned_in_order(feature: Path) -> None:
    feature.write_text(HEAD + GOOD + GOOD.replace("-14", "-99") + "  Scénario: Vide\n", encoding="utf-8")
    assert [line for line, _ in found(feature)] == [6, 7, 9, 9]
