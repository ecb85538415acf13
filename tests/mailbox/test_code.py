"""Codes are read in French messages of many shapes, and nothing else is taken for one."""

import re

import pytest

from fixtures.mailbox.code import CodeNotFoundError, find_code

WITH_CODE = {
    "after a colon": "Bonjour,\n\nVotre code : k4nf3\n\nCe code est valide 5 minutes.\nMBTP",
    "on the next line": "Voici votre code de confirmation :\n\n    k4nf3\n\nIl est valable 5 minutes.",
    "alone": "Bonjour Zoé,\n\nk4nf3\n\nCette valeur expire dans 5 minutes.\nTél. 3949\n© 2026 MBTP",
    "after its label": "Code personnel\nk4nf3\n2026",
    "after est": "MBTP : votre code à usage unique est k4nf3. Il expire dans 5 min.",
    "before est": "k4nf3 est votre code de confirmation MBTP.",
    "in the sentence": "Saisissez le code k4nf3 pour activer votre espace avant le 22 novembre 2026.",
    "in quotes": "Entrez le code « k4nf3 » dans les 300 secondes.",
    "in bold": "Votre code\r\n\r\n*k4nf3*\r\n",
    "in brackets": "Votre code est [k4nf3] (valable 5 minutes).",
    "with a member number": "Votre code pour l'identifiant 12345678 : k4nf3",
    "beside a member number": "Identifiant\n12345678\nCode\nk4nf3",
    "with a time": "Votre code, demandé à 10h45 le 22/11/2026, est : k4nf3",
    "with a postal code": "Code postal : 75001\nVotre code : k4nf3\nMBTP\n75001 Paris",
    "with telephone numbers": "Votre code : k4nf3\nAppelez le 3949, le 0800 123 456 ou le 01 23 45 67 89",
    "with an address": "https://mbtp.example/code:a1b2c3/x99z\ncode : k4nf3\ncontact : a4567@mbtp.example",
    "before a unit on its own line": "Votre code : k4nf3\nHeures d'ouverture : 9h-17h",
    "twice the same": "Votre code : k4nf3\nRappel du code : k4nf3",
}


@pytest.mark.parametrize("text", WITH_CODE.values(), ids=WITH_CODE.keys())
def test_the_code_is_found(text: str) -> None:
    assert find_code(text) == "k4nf3"


@pytest.mark.parametrize(
    "code", ["1234", "2026", "48213", "12345678", "abcde", "ABCDE", "K4nF3", "10h45", "valide1"]
)
@pytest.mark.parametrize(
    "text",
    [
        "Votre code : {}\nIl est valide 5 minutes.",
        "Votre code :\n\n{}\n\nMerci",
        "Votre code\n\n  {}  \n\nMerci de votre confiance.",
        "Votre code est {}.",
        "Votre code de confirmation est : {} (valide 5 minutes)",
    ],
)
def test_every_alphabet_and_length_is_read(text: str, code: str) -> None:
    assert find_code(text.format(code)) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour,\nCe code est valide 5 minutes.\nMerci",
        "Ce code est secret.\nIl est unique.",
        "Votre espace est activé.\n\n2026\n",
        "Votre identifiant :\n12345678\n",
        "Code postal : 75001",
        "Votre code, valable 1800 secondes, vous parvient à 10h45.",
        "Durée du code : 1800 secondes",
        "Si vous n'avez pas demandé ce code, appelez le 3949.",
        "Votre code : 1234-5678",
        "Votre code : 0800 1234",
        "Votre code : éa1b2",
        "Votre code : 123",
        "Votre code : 123456789",
    ],
)
def test_nothing_else_is_taken_for_a_code(text: str) -> None:
    with pytest.raises(CodeNotFoundError, match="Aucun code"):
        find_code(text)


def test_the_code_is_read_in_html() -> None:
    html = (
        "<html><head><title>code 9999</title><style>.c1234 { color: #a1b2c3 }</style></head><body><table>"
        "<tr><td>Votre&nbsp;code&nbsp;:</td><td><b>k4<span>nf3</span></b></td></tr></table><p>5 minutes</p>"
    )
    assert find_code("", html) == "k4nf3"


def test_text_and_html_must_agree() -> None:
    assert find_code("code : k4nf3", "<p>code : <b>k4nf3</b></p>") == "k4nf3"
    with pytest.raises(CodeNotFoundError, match="ne donnent pas le même code"):
        find_code("code : k4nf3", "<p>code : <b>z9z9z</b></p>")


def test_one_form_without_a_code_leaves_it_to_the_other() -> None:
    assert find_code("Ce message se lit en HTML.", "<p>code : k4nf3</p>") == "k4nf3"
    assert find_code("code : k4nf3", "<p><img src='x.png'></p>") == "k4nf3"


def test_several_candidates_are_counted_and_not_told() -> None:
    with pytest.raises(CodeNotFoundError, match=r"^2 valeurs") as caught:
        find_code("Votre code : k4nf3\nVotre code : z9z9z")
    assert "k4nf3" not in str(caught.value)
    assert "z9z9z" not in str(caught.value)


def test_a_profile_may_bring_its_own_pattern() -> None:
    text = "Jeton 12-34, puis code 9999"
    assert find_code(text, pattern=re.compile(r"\d\d-\d\d")) == "12-34"
    assert find_code(text, pattern=re.compile(r"Jeton (\S+),")) == "12-34"
    with pytest.raises(CodeNotFoundError, match="Aucun code"):
        find_code("rien", pattern=re.compile(r"\d\d-\d\d"))
