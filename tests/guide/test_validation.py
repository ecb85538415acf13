"""Each thing that can be wrong in the data is told in French, and all of it at once."""

from dataclasses import replace
from typing import Any

import pytest

from guide.ambiguities import Ambiguity, Quote, Reading
from guide.register import Requirement
from guide.validation import problems
from guide.waivers import Waiver

REQUIREMENT = Requirement(
    id="EX-1.2-4-09",
    section="1.2",
    step="4",
    nature="énoncé+déduit",
    statement="Le code vaut une fois.",
    quotes=("usage unique",),
    applies_to=("chrome",),
    played_in=("chrome-ordinateur",),
    thrift="Le serveur seul tient le code.",
    verification="auto",
    reason="",
    boundaries="",
    ambiguities=("A07",),
    note="",
)
AMBIGUITY = Ambiguity(
    id="A07",
    type="omission",
    title="Combien de fois ?",
    quotes=(Quote("1.2, étape 4", "usage unique"),),
    readings=(
        Reading("une", "Une fois.", "le second est refusé"),
        Reading("deux", "Deux.", "il est accepté"),
    ),
    default="une",
    executable=True,
    effect="Une fois.",
    scope="",
    requirements=("EX-1.2-4-09",),
)
WAIVER = Waiver(
    requirement="EX-1.2-4-09",
    cells=("chrome-tablette",),
    ticket="R-1",
    owner="Camille Martin",
    reason="Prévu.",
    until="2027-03-31",
)


def test_sound_data_has_no_problem() -> None:
    everywhere = replace(WAIVER, cells=("toutes",))
    assert problems([REQUIREMENT], [AMBIGUITY], []) == []
    assert problems([REQUIREMENT], [AMBIGUITY], [WAIVER]) == []
    assert problems([REQUIREMENT], [AMBIGUITY], [everywhere]) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": "EX-1.2-4-9"}, "id mal formé"),
        ({"id": "ex-1.2-4-09"}, "id mal formé"),
        ({"section": "1.3"}, "section « 1.3 »"),
        ({"step": "5"}, "étape « 5 »"),
        ({"statement": ""}, "énoncé absent"),
        ({"nature": "E"}, "nature « E »"),
        ({"nature": ""}, "nature «  »"),
        ({"nature": "montré+devinée"}, "nature « devinée »"),
        ({"quotes": ()}, "citation absente"),
        ({"quotes": ("usage", "")}, "citation absente"),
        ({"nature": "déduit"}, "citation d'une exigence seulement déduite"),
        ({"applies_to": ("chrome", "safari")}, "cellule « safari »"),
        ({"played_in": ("chrome",)}, "cellule « chrome »"),
        ({"played_in": ("firefox-tablette",)}, "jouée dans firefox-tablette, où elle ne s'applique pas"),
        ({"thrift": ""}, "sans raison. Remplissez « parcimonie »"),
        ({"verification": "automatique"}, "vérification « automatique »"),
        ({"verification": "revue"}, "vérification « revue » sans raison"),
        ({"verification": "non_testable"}, "vérification « non_testable » sans raison"),
        ({"ambiguities": ("A07", "A99")}, "ambiguïté « A99 » inconnue"),
        ({"ambiguities": ()}, "A07 la nomme sans retour"),
    ],
)
def test_a_requirement_to_correct_is_told(change: dict[str, Any], words: str) -> None:
    found = problems([replace(REQUIREMENT, **change)], [AMBIGUITY], [])
    assert any(words in problem for problem in found), found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": "A7"}, "A7 : id mal formé"),
        ({"type": "doute"}, "type « doute »"),
        ({"title": " "}, "« titre » est absent ou vide"),
        ({"effect": ""}, "« effet » est absent ou vide"),
        ({"quotes": (Quote("", "usage"),)}, "« ou » est absent ou vide"),
        ({"quotes": (Quote("1.2", ""),)}, "« citation » est absent ou vide"),
        ({"readings": AMBIGUITY.readings[:1]}, "lectures « une »"),
        ({"readings": (AMBIGUITY.readings[0],) * 2}, "lectures « une, une »"),
        ({"default": "trois"}, "lecture retenue « trois »"),
        ({"readings": (AMBIGUITY.readings[0], Reading("deux", "Deux.", ""))}, "« montre » est absent"),
        ({"requirements": ()}, "aucune exigence concernée"),
        ({"requirements": ()}, "EX-1.2-4-09 la nomme sans retour"),
        ({"requirements": ("EX-1.2-4-09", "EX-1.2-4-99")}, "exigence « EX-1.2-4-99 » inconnue"),
    ],
)
def test_an_ambiguity_to_correct_is_told(change: dict[str, Any], words: str) -> None:
    found = problems([REQUIREMENT], [replace(AMBIGUITY, **change)], [])
    assert any(words in problem for problem in found), found


def test_a_reading_that_is_not_played_need_not_say_what_a_site_shows() -> None:
    silent = tuple(replace(reading, shows="") for reading in AMBIGUITY.readings)
    assert problems([REQUIREMENT], [replace(AMBIGUITY, executable=False, readings=silent)], []) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"requirement": "EX-1.2-4-98"}, "dérogation sur EX-1.2-4-98 : exigence inconnue"),
        ({"requirement": ""}, "dérogation sur ? : « exigence » est absent"),
        ({"cells": ()}, "« cellules » est absent"),
        ({"cells": ("safari-tablette",)}, "cellule « safari-tablette »"),
        ({"cells": ("firefox-tablette",)}, "cellule « firefox-tablette »"),
        ({"cells": ("toutes", "chrome-tablette")}, "cellule « toutes »"),
        ({"ticket": ""}, "« ticket » est absent"),
        ({"owner": "  "}, "« responsable » est absent"),
        ({"reason": ""}, "« motif » est absent"),
        ({"until": ""}, "« fin » est absent"),
        ({"until": "31/03/2027"}, "date « 31/03/2027 » illisible"),
        ({"until": "2027-02-29"}, "date « 2027-02-29 » illisible"),
    ],
)
def test_a_waiver_to_correct_is_told(change: dict[str, Any], words: str) -> None:
    found = problems([REQUIREMENT], [AMBIGUITY], [replace(WAIVER, **change)])
    assert any(words in problem for problem in found), found


def test_ids_given_twice_are_told_once() -> None:
    found = problems([REQUIREMENT, REQUIREMENT], [AMBIGUITY, AMBIGUITY], [])
    assert found == [
        "EX-1.2-4-09 : 2 fois dans le registre. Donnez à chaque exigence son propre id.",
        "A07 : 2 fois dans le registre. Donnez à chaque ambiguïté son propre id.",
    ]


def test_two_waivers_for_the_same_place_are_told() -> None:
    found = problems([REQUIREMENT], [AMBIGUITY], [WAIVER, replace(WAIVER, cells=("toutes",))])
    assert found == ["dérogation sur EX-1.2-4-09 : deux fois pour chrome-tablette. Gardez-en une."]


def test_all_problems_are_told_at_once() -> None:
    found = problems(
        [replace(REQUIREMENT, nature="E", thrift="")],
        [replace(AMBIGUITY, default="trois")],
        [replace(WAIVER, ticket="", until="demain")],
    )
    assert len(found) == 5
