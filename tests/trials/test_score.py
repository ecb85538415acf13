"""The truth table of detection, a test for each of its rows."""

from __future__ import annotations

import pytest

from reference.faults.catalogue import Kind
from reports.verdict import Verdict
from trials.score import Accusation, Result, Trial, of_equivalent, result_of

CHROME, FIREFOX = "chrome-ordinateur", "firefox-ordinateur"
BROKEN, ALSO, OTHER, JOURNEY = "EX-1.2-4-14", "EX-1.2-4-16", "EX-1.2-4-17", "EX-1.1-0-02"


def accused(requirement: str = BROKEN, cell: str = CHROME, *, by_assertion: bool = True) -> Accusation:
    return Accusation(requirement, cell, "Un scénario", "Alors il refuse", "", "il accepte", by_assertion)


@pytest.mark.parametrize(
    ("accusations", "result"),
    [
        ([], Result.SURVIVED),
        ([accused()], Result.KILLED),
        ([accused(), accused(ALSO)], Result.KILLED),
        ([accused(), accused(JOURNEY)], Result.KILLED),
        ([accused(), accused(OTHER)], Result.MISACCUSED),
        ([accused(ALSO)], Result.OTHERWISE),
        ([accused(OTHER)], Result.OTHERWISE),
        ([accused(by_assertion=False)], Result.OTHERWISE),
        ([accused(by_assertion=False), accused()], Result.KILLED),
    ],
)
def test_a_fault_is_killed_by_what_it_breaks(accusations: list[Accusation], result: Result) -> None:
    verdicts = {(each.requirement, each.cell): Verdict.DEVIATING for each in accusations}
    assert result_of(Kind.FAULT, (BROKEN, ALSO), (CHROME,), verdicts, accusations, hits=1) is result


def test_a_fault_is_to_be_killed_wherever_it_shows() -> None:
    cells = (CHROME, FIREFOX)
    assert result_of(Kind.FAULT, (BROKEN,), cells, {}, [accused()], hits=1) is Result.OTHERWISE
    both = [accused(), accused(cell=FIREFOX)]
    assert result_of(Kind.FAULT, (BROKEN,), cells, {}, both, hits=1) is Result.KILLED


@pytest.mark.parametrize("kind", Kind)
def test_what_never_ran_proves_nothing(kind: Kind) -> None:
    verdicts = {(BROKEN, CHROME): Verdict.CONFORMING}
    assert result_of(kind, (BROKEN,), (CHROME,), verdicts, [], hits=0) is Result.UNREACHED


@pytest.mark.parametrize("kind", set(Kind) - {Kind.MUTANT})
def test_a_crash_is_neither_a_kill_nor_an_acquittal(kind: Kind) -> None:
    verdicts = {(BROKEN, CHROME): Verdict.DEVIATING, (OTHER, CHROME): Verdict.INCIDENT}
    assert result_of(kind, (BROKEN,), (CHROME,), verdicts, [accused()], hits=1) is Result.INCIDENT


@pytest.mark.parametrize(
    ("kind", "verdict", "result"),
    [
        (Kind.HEALTHY, Verdict.CONFORMING, Result.SPARED),
        (Kind.HEALTHY, Verdict.UNVERIFIED, Result.HINDERED),
        (Kind.HEALTHY, Verdict.UNDECIDED, Result.HINDERED),
        (Kind.READING, Verdict.UNDECIDED, Result.UNDECIDED),
        (Kind.READING, Verdict.CONFORMING, Result.HINDERED),
    ],
)
def test_what_conforms_is_to_be_verified_and_left_in_peace(
    kind: Kind, verdict: Verdict, result: Result
) -> None:
    verdicts = {(BROKEN, CHROME): verdict}
    assert result_of(kind, (BROKEN,), (CHROME,), verdicts, [], hits=1) is result
    assert result_of(kind, (BROKEN,), (CHROME,), verdicts, [accused(OTHER)], hits=1) is Result.ACCUSED


@pytest.mark.parametrize(
    ("verdict", "accusations", "result"),
    [
        (Verdict.CONFORMING, [], Result.SURVIVED),
        (Verdict.UNVERIFIED, [], Result.SURVIVED),
        (Verdict.INCIDENT, [], Result.INCIDENT),
        (Verdict.DEVIATING, [accused()], Result.KILLED),
        (Verdict.INCIDENT, [accused()], Result.KILLED),
        (Verdict.DEVIATING, [accused(by_assertion=False)], Result.OTHERWISE),
    ],
)
def test_a_mutant_is_killed_by_any_assertion(
    verdict: Verdict, accusations: list[Accusation], result: Result
) -> None:
    assert result_of(Kind.MUTANT, (), (CHROME,), {(OTHER, CHROME): verdict}, accusations, hits=1) is result


def test_what_was_not_looked_at_is_not_spared() -> None:
    assert result_of(Kind.HEALTHY, (BROKEN,), (CHROME,), {}, [], hits=1) is Result.HINDERED


def test_a_trial_travels_between_processes() -> None:
    trial = Trial(
        "code-lives-too-long",
        Kind.FAULT.value,
        "Le code reste valide.",
        (BROKEN, ALSO),
        (CHROME,),
        Result.MISACCUSED,
        (accused(), accused(OTHER)),
        hits=2,
        scenarios=1,
        seconds=3.5,
    )
    assert Trial.unpacked(trial.packed()) == trial
    assert trial.wrongly_accused == [OTHER]
    assert not trial.good


@pytest.mark.parametrize(
    ("result", "becomes"),
    [
        (Result.KILLED, Result.ACCUSED),
        (Result.SURVIVED, Result.EQUIVALENT),
        (Result.UNREACHED, Result.UNREACHED),
        (Result.INCIDENT, Result.INCIDENT),
    ],
)
def test_an_equivalent_change_may_be_detected_by_nothing(result: Result, becomes: Result) -> None:
    assert of_equivalent(result) is becomes
