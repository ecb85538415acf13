"""The members prepared by hand on a site: who they are, and that each serves once."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from faker import Faker

from fixtures.mailbox.mailbox import NOTHING_SEEN, Mark
from fixtures.members import Members, fictional_phones
from fixtures.prepared_members import PreparedMembers
from fixtures.roll import ACTIVE, COLUMNS, REGISTERED, NobodyLeftError, PreparedError, Roll, rows_of
from fixtures.secrets import Secrets
from fixtures.site import Site
from pages.failures import ArrangementError

HEADER = ";".join(COLUMNS)
JEANNE = "00412237;Jeanne;Roux;05/03/1984;jeanne@recette.example;0639980012;inscrit;"
PAUL = '00412238;Paul;Le Gall;21/11/1979;paul@recette.example;0639980013;actif;"Un;mot"'


def written(folder: Path, *lines: str) -> Path:
    file = folder / "adherents.csv"
    file.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    return file


def test_each_serves_once_whoever_asks(tmp_path: Path) -> None:
    file = written(tmp_path, JEANNE, PAUL)
    assert Roll(file).take(REGISTERED)["prenom"] == "Jeanne"
    assert Roll(file).left(REGISTERED) == 0
    assert Roll(file).take(ACTIVE)["mot_de_passe"] == "Un;mot"
    with pytest.raises(
        NobodyLeftError, match=r"Plus aucun adhérent « inscrit » à prendre dans adherents\.csv"
    ):
        Roll(file).take(REGISTERED)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (JEANNE.replace("00412237", "412237"), "identifiant vaut « 412237 », écrivez huit chiffres"),
        (
            JEANNE.replace("0639980012", "+33639980012"),
            "portable vaut « +33639980012 », écrivez dix chiffres",
        ),
        (JEANNE.replace("05/03/1984", ""), "date_de_naissance est vide, écrivez JJ/MM/AAAA"),
        (JEANNE.replace("inscrit", "nouveau"), "etat vaut « nouveau », écrivez inscrit ou actif"),
        (JEANNE.replace("inscrit;", "actif;"), "mot_de_passe est vide"),
        (PAUL.replace('"', ""), "plus de valeurs que de colonnes"),
    ],
)
def test_what_is_wrong_of_a_member_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(PreparedError) as refused:
        rows_of(written(tmp_path, line))
    assert f"ligne 2 : {told}" in str(refused.value)
    assert str(refused.value).count("ligne") == 1


def test_what_two_members_share_is_told(tmp_path: Path) -> None:
    other = PAUL.replace("paul@", "jeanne@")
    with pytest.raises(
        PreparedError, match=r"ligne 3 : courriel vaut « jeanne@recette\.example », comme à la ligne 2"
    ):
        rows_of(written(tmp_path, JEANNE, other))


def test_a_file_without_its_columns_is_told_what_it_has(tmp_path: Path) -> None:
    file = tmp_path / "adherents.csv"
    for text, told in (("", "le fichier est vide"), ("numero;nom\n", "elle est « numero;nom »")):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(PreparedError, match=told):
            rows_of(file)


class Mailbox:
    """A mailbox that holds messages to some addresses."""

    def __init__(self, *addresses: str) -> None:
        self._addresses = addresses

    def mark(self, address: str) -> Mark:
        return Mark(frozenset({"1"})) if address in self._addresses else NOTHING_SEEN


def test_a_member_with_former_messages_serves_nobody(tmp_path: Path) -> None:
    site = Site("https://a.example/", "", "http://a.example", None, "{numero}@sms.example", "", "", (), "")
    secrets = Secrets()
    drawing = Members(site, Faker("fr_FR"), fictional_phones(), secrets)

    def prepared(*lines: str, mailbox: Mailbox) -> PreparedMembers:
        return PreparedMembers(drawing, Roll(written(tmp_path, *lines)), site, cast(Any, mailbox), secrets)

    member = prepared(JEANNE, mailbox=Mailbox()).registered()
    assert (member.number, member.first_name) == ("00412237", "Jeanne")
    with pytest.raises(
        ArrangementError, match=r"00412238 a déjà reçu des messages à 33639980013@sms\.example"
    ):
        prepared(PAUL, mailbox=Mailbox("33639980013@sms.example")).active()
