"""Who is at fault when a check does not hold, and why."""

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from fixtures.codes import NoCodeError
from fixtures.findings import Status, explained, status_of
from pages.failures import ArrangementError, NotShownError
from pages.labels import label_pattern


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
        (AssertionError("… Target page, context or browser has been closed"), "then", Status.INCIDENT),
        (AssertionError("… Target page, context or browser has been closed"), "given", Status.INCIDENT),
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


BUTTON = f'get_by_role("button", name=re.compile(r"{label_pattern("Valider").pattern}", re.IGNORECASE))'
LOG = f"Locator.click: Timeout 3000ms exceeded.\nCall log:\n  - waiting for {BUTTON}"
FOUND = f"{LOG}\n    - locator resolved to <button>Valider</button>\n  - attempting click action"


@pytest.mark.parametrize(
    ("log", "told"),
    [
        (LOG, "sur « Valider », absent ou invisible"),
        (f"{FOUND}\n      - element is not enabled", "sur « Valider », désactivé"),
        (
            f"{FOUND}\n      - <div></div> intercepts pointer events",
            "sur « Valider », recouvert par autre chose",
        ),
        (
            f"{FOUND}\n      - element is not stable\n      - element is not enabled",
            "sur « Valider », désactivé",
        ),
        (FOUND, "sur « Valider »"),
        (LOG.replace(BUTTON, 'locator("form img")'), 'sur locator("form img"), absent ou invisible'),
        ("Page.goto: Timeout 3000ms exceeded.", ": Page.goto: Timeout 3000ms exceeded."),
    ],
)
def test_a_gesture_that_was_not_made_is_told_with_its_cause(log: str, told: str) -> None:
    error = PlaywrightTimeoutError(log)
    error.add_note("Vu : la page de connexion")
    assert explained(error) == f"Le geste n'a pas abouti {told}\nVu : la page de connexion"
