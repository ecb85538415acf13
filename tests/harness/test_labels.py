"""Labels are compared as a reader of the guide would (ambiguity A37)."""

import unicodedata

import pytest

from pages.labels import label_pattern, text_pattern, with_labels


@pytest.mark.parametrize(
    "shown",
    [
        "Mot de passe oublié ?",
        "Mot de passe oublié?",
        "MOT DE PASSE OUBLIÉ ?",
        "Mot de\N{NO-BREAK SPACE}passe oublié\N{NARROW NO-BREAK SPACE}?",
        unicodedata.normalize("NFD", "Mot de passe oublié ?"),
        "  Mot de passe oublié  ",
    ],
)
def test_typography_does_not_matter(shown: str) -> None:
    assert label_pattern("Mot de passe oublié ?").search(shown)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("CONNECTEZ-VOUS", "Connectez vous"),
        ("CONNECTEZ-VOUS", "connectez\N{NON-BREAKING HYPHEN}vous"),
        ("Annuler", "✕ Annuler"),
        ("J'ai déjà reçu mon identifiant", "✓ J\N{RIGHT SINGLE QUOTATION MARK}ai déjà reçu mon identifiant"),
        ("Adresse e-mail *", "Adresse e-mail"),
        ("Adresse e-mail", "Adresse e-mail *"),
        (
            "Votre Email ou N° Tel portable (Mentionné lors de l'inscription)",
            "Votre Email ou N° Tel portable (Mentionné lors de l’inscription) *",
        ),
    ],
)
def test_variants_of_one_label(label: str, shown: str) -> None:
    assert label_pattern(label).search(shown)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Mot de passe", "Confirmation mot de passe"),
        ("Mot de passe *", "Mot de passe oublié ?"),
        ("Mail", "E-mail"),
        ("Identifiant", "Ident1fiant"),
        ("Valider", "Annuler"),
    ],
)
def test_another_label_is_another_label(label: str, shown: str) -> None:
    assert not label_pattern(label).search(shown)


def test_synonyms_are_alternatives() -> None:
    pattern = label_pattern("CONNECTEZ-VOUS", "Se connecter")
    assert pattern.search("Se connecter")
    assert not pattern.search("Se connecter CONNECTEZ-VOUS")


def test_a_text_is_found_within_a_longer_one() -> None:
    assert text_pattern("Votre compte est activé").search("Bravo ! Votre compte est activé. Connectez-vous.")


def test_a_message_of_playwright_gets_its_labels_back() -> None:
    pattern = label_pattern("J'ai déjà reçu mon identifiant", "J'ai déjà mon identifiant")
    message = f'waiting for get_by_role("button", name=re.compile(r"{pattern.pattern}", re.IGNORECASE))'
    assert (
        with_labels(message) == 'waiting for get_by_role("button", name=« J\'ai déjà reçu mon identifiant »)'
    )
