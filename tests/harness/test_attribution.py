"""Who answers for a step that fails."""

from __future__ import annotations

from fixtures.findings import Finding, Status
from reports.attribution import attributed

CODE, FORM, JOURNEY = "EX-1.2-4-06", "EX-1.2-4-11", "EX-1.1-0-02"
SENT, SHOWN = "Alors je reçois un code", "Alors le formulaire s'affiche"
NAMED = [(0, SENT, CODE), (1, SHOWN, FORM)]
HELD = Finding(CODE, Status.HELD, SENT, rank=0)


def statuses(noted: list[Finding], whole: Finding, tags: tuple[str, ...] = (JOURNEY,)) -> dict[str, Status]:
    return {each.requirement: each.status for each in attributed(noted, tags, NAMED, whole)}


def test_a_scenario_that_holds_speaks_for_its_tags() -> None:
    noted = [HELD, Finding(FORM, Status.HELD, SHOWN, rank=1)]
    assert set(statuses(noted, Finding("", Status.HELD, "")).values()) == {Status.HELD}


def test_a_step_that_names_requirements_answers_for_them_alone() -> None:
    noted = [Finding(CODE, Status.DEVIATION, SENT, rank=0)]
    assert statuses(noted, Finding("", Status.DEVIATION, SENT, rank=0)) == {
        CODE: Status.DEVIATION,
        JOURNEY: Status.BLOCKED,
        FORM: Status.BLOCKED,
    }


def test_what_is_blocked_says_at_which_requirement() -> None:
    noted = [Finding(CODE, Status.DEVIATION, SENT, rank=0)]
    form = list(attributed(noted, (), NAMED, Finding("", Status.DEVIATION, SENT, rank=0)))[-1]
    assert form.seen == f"Parcours arrêté à « {SENT} » ({CODE})"


def test_a_sentence_that_comes_twice_is_two_checks() -> None:
    named = [(0, SENT, CODE), (2, SENT, CODE)]
    stopped = Finding("", Status.DEVIATION, "Quand je demande un nouveau code", rank=1)
    again = list(attributed([HELD], (), named, stopped))
    assert [each.status for each in again] == [Status.HELD, Status.BLOCKED]
    missed = [HELD, Finding(CODE, Status.DEVIATION, SENT, rank=2)]
    assert list(attributed(missed, (), named, Finding("", Status.DEVIATION, SENT, rank=2))) == missed


def test_a_step_that_names_nobody_answers_for_the_tags() -> None:
    whole = Finding("", Status.DEVIATION, "Quand je saisis le code", seen="champ absent")
    assert statuses([HELD], whole) == {CODE: Status.HELD, JOURNEY: Status.DEVIATION, FORM: Status.BLOCKED}


def test_a_failed_arrangement_blocks_everything() -> None:
    whole = Finding("", Status.BLOCKED, "Étant donné un adhérent")
    assert set(statuses([], whole).values()) == {Status.BLOCKED}


def test_an_incident_is_nobody_s_deviation() -> None:
    whole = Finding("", Status.INCIDENT, "Quand je saisis le code")
    assert statuses([HELD], whole) == {CODE: Status.HELD, JOURNEY: Status.INCIDENT, FORM: Status.INCIDENT}
