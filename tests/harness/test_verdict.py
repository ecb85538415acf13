"""The truth tables, a case for each row."""

from __future__ import annotations

from typing import Any

import pytest

from fixtures.findings import Status
from reports.verdict import BY_GRAVITY, RunVerdict, Verdict, gravest, verdict_of, verdict_of_run

HELD, DEVIATION, BLOCKED = Status.HELD, Status.DEVIATION, Status.BLOCKED
INCIDENT, UNDECIDED = Status.INCIDENT, Status.UNDECIDED


@pytest.mark.parametrize(
    ("statuses", "circumstances", "verdict"),
    [
        ([HELD, HELD], {}, Verdict.CONFORMING),
        ([HELD, DEVIATION], {}, Verdict.DEVIATING),
        ([HELD, UNDECIDED], {}, Verdict.UNDECIDED),
        ([], {}, Verdict.UNVERIFIED),
        ([HELD, BLOCKED], {}, Verdict.UNVERIFIED),
        ([HELD], {"complete": False}, Verdict.UNVERIFIED),
        ([], {"automatic": False}, Verdict.UNVERIFIED),
        ([], {"offered": False}, Verdict.NOT_OFFERED),
        ([HELD, INCIDENT], {}, Verdict.INCIDENT),
        ([DEVIATION], {"waived": True}, Verdict.WAIVED),
        ([HELD], {"waived": True}, Verdict.CONFORMING),
        # What outweighs what.
        ([DEVIATION, INCIDENT, UNDECIDED, BLOCKED], {"complete": False}, Verdict.DEVIATING),
        ([INCIDENT, UNDECIDED, BLOCKED], {}, Verdict.INCIDENT),
        ([UNDECIDED, BLOCKED], {}, Verdict.UNDECIDED),
        ([DEVIATION, BLOCKED], {"waived": True}, Verdict.WAIVED),
        ([DEVIATION], {"offered": False}, Verdict.NOT_OFFERED),
        ([HELD], {"automatic": False}, Verdict.UNVERIFIED),
    ],
)
def test_verdict_of_a_requirement_in_a_cell(
    statuses: list[Status], circumstances: dict[str, Any], verdict: Verdict
) -> None:
    assert verdict_of(statuses, **circumstances) is verdict


def test_a_requirement_is_as_its_gravest_cell() -> None:
    assert set(BY_GRAVITY) == set(Verdict)
    assert gravest([Verdict.CONFORMING, Verdict.UNVERIFIED, Verdict.DEVIATING]) is Verdict.DEVIATING
    assert gravest([]) is Verdict.UNVERIFIED


@pytest.mark.parametrize(
    ("engine", "due", "verdict"),
    [
        (pytest.ExitCode.OK, [Verdict.CONFORMING], RunVerdict.CONFORMING),
        (pytest.ExitCode.OK, [Verdict.CONFORMING, Verdict.NOT_OFFERED], RunVerdict.CONFORMING),
        (pytest.ExitCode.TESTS_FAILED, [Verdict.CONFORMING, Verdict.WAIVED], RunVerdict.CONFORMING),
        (pytest.ExitCode.OK, [Verdict.CONFORMING, Verdict.UNVERIFIED], RunVerdict.INCOMPLETE),
        (pytest.ExitCode.TESTS_FAILED, [Verdict.CONFORMING, Verdict.UNDECIDED], RunVerdict.INCOMPLETE),
        (pytest.ExitCode.OK, [], RunVerdict.INCOMPLETE),
        (pytest.ExitCode.OK, [Verdict.NOT_OFFERED], RunVerdict.INCOMPLETE),
        (pytest.ExitCode.TESTS_FAILED, [Verdict.UNVERIFIED, Verdict.INCIDENT], RunVerdict.INCIDENT),
        (pytest.ExitCode.TESTS_FAILED, [Verdict.INCIDENT, Verdict.DEVIATING], RunVerdict.DEVIATING),
        (pytest.ExitCode.NO_TESTS_COLLECTED, [], RunVerdict.INCIDENT),
        (pytest.ExitCode.USAGE_ERROR, [], RunVerdict.INCIDENT),
        (pytest.ExitCode.INTERNAL_ERROR, [Verdict.CONFORMING], RunVerdict.INCIDENT),
        (pytest.ExitCode.INTERRUPTED, [Verdict.CONFORMING], RunVerdict.INCIDENT),
        (pytest.ExitCode.INTERRUPTED, [Verdict.DEVIATING], RunVerdict.DEVIATING),
    ],
)
def test_verdict_of_a_run(engine: int, due: list[Verdict], verdict: RunVerdict) -> None:
    assert verdict_of_run(engine, due) is verdict


def test_what_was_seen_beyond_what_was_due_counts_when_it_is_wrong() -> None:
    due = [Verdict.CONFORMING]
    assert verdict_of_run(0, due, [Verdict.UNVERIFIED]) is RunVerdict.CONFORMING
    assert verdict_of_run(0, due, [Verdict.DEVIATING]) is RunVerdict.DEVIATING
    assert verdict_of_run(0, due, [Verdict.INCIDENT]) is RunVerdict.INCIDENT


def test_a_run_that_is_not_sound_does_not_conform() -> None:
    assert verdict_of_run(0, [Verdict.CONFORMING], sound=False) is RunVerdict.INCIDENT
    assert verdict_of_run(1, [Verdict.DEVIATING], sound=False) is RunVerdict.DEVIATING
