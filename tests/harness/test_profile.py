"""The profile of a site: read whole, and refused with everything that is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.site import deployed
from guide.ambiguities import ambiguities
from targets.profile import FOLDER, ProfileError, SinkAccess, read_profile

LEAST = """nom = "site d'essai"
[site]
connexion = "https://site.example/login"
[boite]
adresse = "imaps://boite.example:993"
"""


def written(folder: Path, text: str) -> str:
    path = folder / "site.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def refusal_of(folder: Path, text: str, **environ: str) -> str:
    with pytest.raises(ProfileError) as refusal:
        read_profile(written(folder, text), environ)
    return str(refusal.value)


def test_the_bundled_profile_chooses_a_reading_wherever_the_suite_tells_them_apart() -> None:
    profile = read_profile("reference")
    assert set(profile.readings) == {each.id for each in ambiguities().values() if each.executable}


def test_the_example_is_a_profile(tmp_path: Path) -> None:
    profile = read_profile(
        str(FOLDER / "exemple.toml"), {"RECETTE_JETON": "jeton", "RECETTE_BOITE": "secret"}
    )
    assert profile.support is not None
    assert profile.support.token == "jeton"


def test_a_site_says_little_when_it_offers_little(tmp_path: Path) -> None:
    profile = read_profile(written(tmp_path, LEAST))
    assert profile.site is not None
    assert profile.mailbox is not None
    assert profile.support is None
    assert not profile.consents


def test_a_reading_that_cannot_be_observed_is_not_chosen(tmp_path: Path) -> None:
    fixed = next(each for each in ambiguities().values() if not each.executable and len(each.readings) > 1)
    other = next(each.key for each in fixed.readings if each.key != fixed.default)
    read_profile(written(tmp_path, f'{LEAST}[lectures]\n{fixed.id} = "{fixed.default}"\n'))
    said = refusal_of(tmp_path, f'{LEAST}[lectures]\n{fixed.id} = "{other}"\n')
    assert f"ligne 7 : [lectures] {fixed.id} vaut « {other} », que la recette ne sait pas observer" in said


def test_secrets_are_not_told(tmp_path: Path) -> None:
    text = f'{LEAST}mot_de_passe = "${{BOITE}}"\n'
    assert "s3cret" not in repr(read_profile(written(tmp_path, text), {"BOITE": "s3cret"}))


def test_a_phone_is_its_number_for_a_sink_of_text_messages(tmp_path: Path) -> None:
    text = f'{LEAST}[sms]\nrecueil = "https://sms.example/recus"\njeton = "${{SMS}}"\n'
    profile = read_profile(written(tmp_path, text), {"SMS": "s3cret"})
    assert profile.text_message_sink == SinkAccess("https://sms.example/recus", "s3cret")
    assert profile.site is not None
    assert deployed(profile.site, profile).text_message_address("0639980012") == "33639980012"
    assert deployed(profile.site, profile).inboxes("a@b.example", "0639980012") == [
        "a@b.example",
        "33639980012",
    ]


def test_all_that_is_wrong_is_said_at_once_each_with_its_line(tmp_path: Path) -> None:
    text = """nom = ""
[site]
connexion = "http://site.example/login"
adresse = "https://site.example"
[support]
jeton = "en clair"
offre = ["adherents", "tout"]
[delais]
ecran = "dix"
[verification]
reponse = "abcde"
personne = true
[lectures]
A09 = 3
"""
    said = refusal_of(tmp_path, text)
    for line, culprit in (
        (1, "nom vaut ''"),
        (2, "[boite] manque"),
        (3, "connexion vaut 'http://site.example/login'. Écrivez une adresse https"),
        (4, "adresse est inconnu. Choisissez parmi : connexion"),
        (5, "[support] adresse manque"),
        (6, "jeton est écrit en clair"),
        (7, "offre vaut ['adherents', 'tout']. Écrivez une liste parmi"),
        (9, "ecran vaut 'dix'"),
        (12, "reponse et personne s'excluent"),
        (14, "A09 vaut 3"),
    ):
        assert any(
            told.strip().startswith(f"ligne {line} :") and culprit in told for told in said.splitlines()
        ), (line, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{LEAST}mot_de_passe = "${{BOITE}}"\n', "la variable d'environnement BOITE"),
        (f'{LEAST}autorite = "absente.pem"\n', "absente.pem n'existe pas"),
        (f'{LEAST}[sms]\nrecueil = "sms.example"\n', "Écrivez une adresse http(s)://… qui rend les SMS"),
        (f'{LEAST}[sms]\nadresse = "{{numero}}@a"\nrecueil = "https://a"\n', "adresse et recueil s'excluent"),
        (f'{LEAST}[sms]\nrecueil = "https://a"\njeton = "clair"\n', "[sms] jeton est écrit en clair"),
        (f'{LEAST}[sms]\njeton = "${{JETON}}"\n', "ligne 7 : [sms] jeton ne sert qu'avec recueil"),
        (
            f'{LEAST}[elements]\n"identification.contct" = "css=#a"\n',
            "ligne 7 : [elements] identification.contct est inconnu. Au plus près : identification.contact,",
        ),
        (
            f'{LEAST}[elements]\nx = "css=#a"\n',
            "x est inconnu. Toutes les clés sont dans targets/ELEMENTS.md",
        ),
        (f'{LEAST}[elements]\ncode.code = "css=#a"\n', "Écrivez la clé entre guillemets et un sélecteur"),
        (f"{LEAST}[inconnue]\n", "[inconnue] est inconnu"),
        ('boite = "imap"\nnom = "x"\n', "ce doit être une table"),
        ("nom =", "illisible"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    assert said in refusal_of(tmp_path, text)


def test_a_file_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"introuvable.*exemple, reference"):
        read_profile("absent")


def test_what_the_guide_does_not_know_is_refused_with_its_line(tmp_path: Path) -> None:
    text = f'{LEAST}[lectures]\nA09 = "autre"\nA99 = "x"\n[sans_objet]\n"EX-9" = "raison"\n'
    for line, told in (
        (7, "[lectures] A09 vaut « autre », lecture inconnue. Choisissez parmi : ancien_"),
        (8, "[lectures] A99 est inconnu."),
        (10, "[sans_objet] EX-9 est inconnu."),
    ):
        assert f"ligne {line} : {told}" in refusal_of(tmp_path, text)
