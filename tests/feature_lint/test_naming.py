"""The requirements that tables name, and those that nothing names."""

from __future__ import annotations

from pathlib import Path

from fixtures.feature_lint import lint
from fixtures.feature_lint.document import Document, read
from fixtures.feature_lint.naming import unchecked
from guide.register import REGISTER, requirements

FEATURE = """\
# language: fr
Fonctionnalité: Le code

  Scénario: Le code est reçu
    Alors j'ai un code
      | exigence    |
      | EX-1.2-4-14 |
    Et l'écran montre
      | exigence                | élément |
      | EX-1.2-4-01 EX-1.2-4-02 | Titre   |
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "code.feature"
    path.write_text(text, encoding="utf-8")
    return path


def document(folder: Path) -> Document:
    found, _ = read(written(folder, FEATURE))
    assert found is not None
    return found


def test_a_table_names_requirements_as_well_as_a_tag(tmp_path: Path) -> None:
    assert lint(written(tmp_path, FEATURE), requirements(), ()) == []


def test_a_name_that_the_register_does_not_know_is_found_on_its_line(tmp_path: Path) -> None:
    wrong = FEATURE.replace("EX-1.2-4-02", "EX-1.2-4-99").replace("| EX-1.2-4-14 |", "|             |")
    findings = lint(written(tmp_path, wrong), requirements(), ())
    assert [(finding.line, finding.message) for finding in findings] == [
        (7, "exigence inconnue : «  »"),
        (10, "exigence inconnue : « EX-1.2-4-99 »"),
    ]


def test_a_requirement_that_nothing_checks_is_found_in_the_register(tmp_path: Path) -> None:
    findings = list(unchecked([document(tmp_path)], requirements()))
    assert len(findings) == len(requirements()) - 3
    lines = REGISTER.read_text(encoding="utf-8-sig").splitlines()
    for finding in findings:
        assert finding.message.startswith(lines[finding.line - 1].partition(";")[0])
