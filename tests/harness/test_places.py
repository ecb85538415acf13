"""From checks to places: readings, what was not played, what a site does not offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fixtures.findings import Finding, Status
from fixtures.plan import Play
from guide.register import requirements
from guide.waivers import Waiver
from reports.outcomes import Outcome
from reports.places import Check, Place, places_of, settled
from reports.verdict import Verdict
from targets.profile import Profile

OLD_CODE, SHOWN_ONLY = "EX-1.2-4-17", "EX-1.2-6-02"
CELL = "chrome-ordinateur"
TODAY = date(2026, 11, 24)
HELD, DEVIATION, BLOCKED = Status.HELD, Status.DEVIATION, Status.BLOCKED


def outcome(requirement: str, status: Status, reading: str = "", cell: str = CELL) -> Outcome:
    finding = Finding(requirement, status, "Alors le code est refusé", seen="accepté")
    return Outcome("1.2-4", "Le code", cell, (finding,), status, 1.0, reading=reading)


def come_to(requirement: str, readings: dict[str, str], *outcomes: Outcome) -> set[Status]:
    checks = [Check(finding, each) for each in outcomes for finding in each.findings]
    return set(settled(requirements()[requirement], checks, readings))


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (HELD, HELD, HELD),
        (DEVIATION, DEVIATION, DEVIATION),
        (HELD, DEVIATION, Status.UNDECIDED),
        (HELD, BLOCKED, BLOCKED),
        (DEVIATION, Status.INCIDENT, Status.INCIDENT),
    ],
)
def test_without_a_choice_the_readings_are_compared(first: Status, second: Status, status: Status) -> None:
    one = outcome(OLD_CODE, first, "A09.ancien_invalide")
    other = outcome(OLD_CODE, second, "A09.ancien_valable")
    assert come_to(OLD_CODE, {}, one, other) == {status}


@pytest.mark.parametrize(("other", "status"), [(HELD, Status.UNDECIDED), (DEVIATION, BLOCKED)])
def test_a_reading_that_the_site_departs_from_hides_no_other(other: Status, status: Status) -> None:
    # A deviation from another requirement ended the scenario.
    stopped = replace(outcome(OLD_CODE, BLOCKED, "A09.ancien_invalide"), status=DEVIATION)
    assert come_to(OLD_CODE, {}, stopped, outcome(OLD_CODE, other, "A09.meme_code")) == {status}


def test_the_chosen_reading_judges() -> None:
    site_differs = outcome(OLD_CODE, DEVIATION, "A09.ancien_invalide")
    assert come_to(OLD_CODE, {"A09": "ancien_invalide"}, site_differs) == {DEVIATION}


@pytest.mark.parametrize(
    ("readings", "status"),
    [({"A40": "exige"}, DEVIATION), ({"A40": "indicatif"}, Status.UNDECIDED), ({}, Status.UNDECIDED)],
)
def test_what_only_a_screenshot_shows_weighs_as_the_profile_says(
    readings: dict[str, str], status: Status
) -> None:
    assert come_to(SHOWN_ONLY, readings, outcome(SHOWN_ONLY, DEVIATION)) == {status}


def test_what_a_sentence_says_is_no_mere_screenshot() -> None:
    assert come_to("EX-1.2-4-14", {"A40": "indicatif"}, outcome("EX-1.2-4-14", DEVIATION)) == {DEVIATION}


def places(
    outcomes: dict[str, Outcome],
    *,
    not_offered: dict[str, str] | None = None,
    waivers: tuple[Waiver, ...] = (),
) -> dict[str, Place]:
    plan = {name: Play(each.scenario, each.cell, (OLD_CODE,)) for name, each in outcomes.items()}
    plan["unplayed"] = Play("Un autre cas", "firefox-ordinateur", (SHOWN_ONLY,))
    profile = Profile("essai", {"A09": "ancien_invalide"}, not_offered or {})
    found = places_of(outcomes, plan, profile, waivers, TODAY, everywhere=False)
    return {f"{place.requirement.id} {place.cell}": place for place in found}


def test_every_place_that_is_due_has_a_verdict_and_a_reason() -> None:
    found = places({"a": outcome(OLD_CODE, HELD)})
    due = {f"{each.id} {cell}" for each in requirements().values() for cell in each.default_cells}
    assert due == found.keys()
    assert found[f"{OLD_CODE} {CELL}"].verdict is Verdict.CONFORMING
    assert all(place.reason for place in found.values() if place.verdict is not Verdict.CONFORMING)
    assert "scénarios prévus" in found[f"{SHOWN_ONLY} firefox-ordinateur"].reason


def test_what_is_checked_where_it_was_not_due_is_told_apart() -> None:
    found = places({"a": outcome(OLD_CODE, HELD, cell="firefox-tablette")})
    assert not found[f"{OLD_CODE} firefox-tablette"].due


def test_what_the_site_does_not_offer_says_why() -> None:
    place = places({}, not_offered={OLD_CODE: "Pas de nouveau code."})[f"{OLD_CODE} {CELL}"]
    assert (place.verdict, place.reason) == (Verdict.NOT_OFFERED, "Pas de nouveau code.")


def test_a_waiver_covers_a_deviation_and_nothing_else() -> None:
    waiver = Waiver(OLD_CODE, (CELL,), "R-1", "Camille Martin", "Prévu.", "2027-03-31")
    deviating = places({"a": outcome(OLD_CODE, DEVIATION)}, waivers=(waiver,))[f"{OLD_CODE} {CELL}"]
    assert (deviating.verdict, deviating.waiver) == (Verdict.WAIVED, waiver)
    blocked = places({"a": outcome(OLD_CODE, BLOCKED)}, waivers=(waiver,))[f"{OLD_CODE} {CELL}"]
    assert (blocked.verdict, blocked.waiver) == (Verdict.UNVERIFIED, None)
