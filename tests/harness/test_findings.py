"""Who is at fault when a check does not hold, and why."""

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from fixtures.codes import NoCodeError
from fixtures.findings import ArrangementError, Status, explained, status_of
from pages.screen import NotShownError


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
        (ArrangementError("formulaire perdu"), "then", Status.BLOCKED),
        (PlaywrightError("Target crashed"), "then", Status.INCIDENT),
        (PlaywrightError("Target crashed"), "given", Status.INCIDENT),
        (KeyError("x"), "when", Status.INCIDENT),
        (PlaywrightTimeoutError("contexte"), None, Status.INCIDENT),
    ],
)
def test_who_is_at_fault(error: BaseException | None, step_type: str | None, status: Status) -> None:
    assert status_of(error, step_type) is status


def test_the_reason_is_what_the_step_says() -> None:
    assert explained(AssertionError("un seul attendu\nassert 2 == 1")) == "un seul attendu"
    assert explained(ArrangementError("formulaire perdu")) == "formulaire perdu"
    assert "KeyError" in explained(KeyError("x"))
    assert "AssertionError" in explained(AssertionError())
