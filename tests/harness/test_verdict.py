"""From the outcomes of scenarios to the verdict and the exit code."""

from dataclasses import replace

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from fixtures.codes import NoCodeError
from pages.screen import NotShownError
from reports.outcomes import Outcome, Status, explained, status_of
from reports.verdict import Verdict, held_requirements, verdict_of, verdict_of_run

HELD = Outcome("1.2", "Activer", "Chrome · ordinateur", ("EX-1.2-1-08",), Status.HELD, 1.0)
DEVIATION = replace(HELD, status=Status.DEVIATION, cell="Chrome · tablette")
BLOCKED = replace(HELD, status=Status.BLOCKED)
INCIDENT = replace(HELD, status=Status.INCIDENT)


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        ([HELD], Verdict.CONFORMING),
        ([HELD, BLOCKED], Verdict.INCOMPLETE),
        ([HELD, BLOCKED, INCIDENT], Verdict.INCIDENT),
        ([HELD, BLOCKED, INCIDENT, DEVIATION], Verdict.DEVIATING),
        ([], Verdict.INCOMPLETE),
    ],
)
def test_the_gravest_outcome_decides(outcomes: list[Outcome], verdict: Verdict) -> None:
    assert verdict_of(outcomes) is verdict


@pytest.mark.parametrize(
    ("engine", "outcomes", "planned", "verdict"),
    [
        (pytest.ExitCode.OK, [HELD], 1, Verdict.CONFORMING),
        (pytest.ExitCode.OK, [HELD], 2, Verdict.INCOMPLETE),  # a scenario was skipped
        (pytest.ExitCode.OK, [], 0, Verdict.INCOMPLETE),
        (pytest.ExitCode.TESTS_FAILED, [HELD, DEVIATION], 2, Verdict.DEVIATING),
        (pytest.ExitCode.TESTS_FAILED, [BLOCKED], 1, Verdict.INCOMPLETE),
        (pytest.ExitCode.TESTS_FAILED, [INCIDENT], 1, Verdict.INCIDENT),
        (pytest.ExitCode.TESTS_FAILED, [HELD], 1, Verdict.INCIDENT),  # a worker crashed
        (pytest.ExitCode.NO_TESTS_COLLECTED, [], 0, Verdict.INCIDENT),
        (pytest.ExitCode.USAGE_ERROR, [], 0, Verdict.INCIDENT),
        (pytest.ExitCode.INTERNAL_ERROR, [HELD], 1, Verdict.INCIDENT),
        (pytest.ExitCode.INTERRUPTED, [HELD], 2, Verdict.INCIDENT),
        (pytest.ExitCode.INTERRUPTED, [DEVIATION], 2, Verdict.DEVIATING),
    ],
)
def test_verdict_of_a_run(engine: int, outcomes: list[Outcome], planned: int, verdict: Verdict) -> None:
    assert verdict_of_run(engine, outcomes, planned) is verdict


@pytest.mark.parametrize(
    ("error", "step_type", "status"),
    [
        (None, "then", Status.HELD),
        (NotShownError("vu autre chose"), "then", Status.DEVIATION),
        (NotShownError("vu autre chose"), "when", Status.DEVIATION),
        (NoCodeError("aucun message"), "then", Status.DEVIATION),
        (PlaywrightTimeoutError("bouton absent"), "when", Status.DEVIATION),
        (NotShownError("vu autre chose"), "given", Status.BLOCKED),
        (PlaywrightTimeoutError("bouton absent"), "given", Status.BLOCKED),
        (PlaywrightError("Target crashed"), "then", Status.INCIDENT),
        (PlaywrightError("Target crashed"), "given", Status.INCIDENT),
        (KeyError("x"), "when", Status.INCIDENT),
        (PlaywrightTimeoutError("contexte"), None, Status.INCIDENT),
    ],
)
def test_who_is_at_fault(error: BaseException | None, step_type: str | None, status: Status) -> None:
    assert status_of(error, step_type) is status


def test_a_requirement_that_failed_in_one_cell_is_not_held() -> None:
    other = replace(HELD, requirements=("EX-1.2-2-05", "EX-1.2-1-08"))
    assert held_requirements([HELD, other]) == {"EX-1.2-1-08", "EX-1.2-2-05"}
    assert held_requirements([HELD, other, DEVIATION]) == {"EX-1.2-2-05"}


def test_the_reason_is_what_the_step_says() -> None:
    assert explained(AssertionError("un seul attendu\nassert 2 == 1")) == "un seul attendu"
    assert "KeyError" in explained(KeyError("x"))
    assert "AssertionError" in explained(AssertionError())


def test_an_outcome_travels_between_processes() -> None:
    packed = DEVIATION.packed()
    assert {type(value) for value in packed.values()} <= {str, float, tuple}
    assert Outcome.unpacked(packed) == DEVIATION
