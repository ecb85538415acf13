"""What the guide shows on each screen, word for word."""

import re

import pytest

from reference.models import Member
from tests.reference.visitor import CODE, LOGIN, WITH_NUMBER, WITHOUT_NUMBER, Page, Visitor

ARGUMENTS = ("Pratique :", "Sécurisé :", "Ecologique :", "Gratuit :", "Réversible :")


def _words(page: Page) -> str:
    body = re.sub(r"<head>.*?</head>|<[^>]+>", " ", page.text, flags=re.DOTALL)
    return " ".join(body.split())


def _assert_shows(page: Page, *expected: str) -> None:
    words = _words(page)
    missing = [
        text
        for text in ("MBTP", "ESPACE PARTICULIER", "BIENVENUE SUR VOTRE ESPACE ADHÉRENT", *expected)
        if text not in words
    ]
    assert not missing


def test_login(visitor: Visitor) -> None:
    _assert_shows(
        visitor.get(LOGIN),
        "Identifiant :",
        "Où trouver votre identifiant ?",
        "Mot de passe :",
        "Mot de passe oublié ?",
        "CONNECTEZ-VOUS",
        "PREMIÈRE CONNEXION",
    )


def test_choice(visitor: Visitor) -> None:
    _assert_shows(
        visitor.get("/premiere-connexion"),
        "J'ai déjà reçu mon identifiant",
        "Je n'ai pas encore reçu mon identifiant",
        "Revenir vers page d'authentification",
    )


COMMON = (
    "Accédez à votre Espace Santé Assuré",
    "Votre Email ou N° Tel portable (Mentionné lors de l'inscription)",
    "Vérification du texte *",
    "Je n'arrive pas à m'identifier",
    "[*] Champs obligatoires",
    "Annuler",
    "Valider",
)


def test_identification_with_the_number(visitor: Visitor) -> None:
    page = visitor.get(WITH_NUMBER)
    _assert_shows(page, "Votre Identifiant*", *COMMON)
    assert "Date de naissance" not in page.text


def test_identification_without_the_number(visitor: Visitor) -> None:
    page = visitor.get(WITHOUT_NUMBER)
    _assert_shows(page, "Date de naissance *", *COMMON)
    assert 'type="date"' in page.text
    assert "Votre Identifiant" not in page.text


def test_code(visitor: Visitor, member: Member) -> None:
    page = visitor.identify()
    assert page.path == CODE
    _assert_shows(
        page,
        "Accédez à votre Espace Santé Assuré",
        "Activer votre compte par code Email à usage unique",
        "Entrez le code confirmation reçu",
        "Code personnel",
        "Générer un nouveau code",
        "Valider",
    )
    assert re.search(r'<input type="password" name="code"[^>]*>', page.text)
    assert 'maxlength="5"' not in page.text


POLICY = (
    "comporter un minimum 3 des 4 catégories de caractères (majuscules, minuscules, chiffres et caractères "
    "spéciaux) et obligatoirement un chiffre et un caractère spécial."
)


@pytest.mark.parametrize(
    ("with_number", "texts"),
    [
        (
            True,
            (
                "Votre mot de passe doit comporter dix caractères minimum.",
                f"Le nouveau Mot de passe doit être {POLICY}",
                "[*] champs obligatoires",
            ),
        ),
        (
            False,
            (
                "Votre mot de passe doit comporter 10 caractères minimum.",
                f"Le nouveau mot de passe doit {POLICY}",
                "[*] Champs obligatoires",
            ),
        ),
    ],
)
def test_activation(visitor: Visitor, member: Member, with_number: bool, texts: tuple[str, ...]) -> None:
    if with_number:
        visitor.identify()
    else:
        visitor.identify_without_number()
    page = visitor.enter_code()
    _assert_shows(
        page,
        "Pour activer votre compte, veuillez saisir les informations ci-dessous.",
        "Vos données personnelles",
        "Identifiant *",
        "Téléphone",
        "Adresse e-mail *",
        "Confirmation adresse e-mail *",
        "Définition du mot de passe",
        "Mot de passe *",
        "Confirmation mot de passe *",
        "Option de mise en ligne de vos courriers",
        "Bénéficiez des avantages qu'offrent la réception de vos documents en ligne :",
        *ARGUMENTS,
        "Je souhaite recevoir les courriers inhérents à la gestion de mon contrat par*",
        "Courrier",
        "Mail",
        "SMS",
        "✕ Annuler",
        "Valider",
        *texts,
    )


def test_terms(visitor: Visitor, active_member: Member) -> None:
    _assert_shows(visitor.log_in(), "Télécharger les CGU", "Refuser", "J'accepte")


def test_the_public_page_leads_to_the_log_in(visitor: Visitor) -> None:
    assert f'href="{LOGIN}"' in visitor.get("/espace-adherent-particulier/").text
    assert visitor.get("/").path == LOGIN
