"""A page that ends in the middle of a wait."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from fixtures.checks import arranging
from fixtures.findings import Status, explained, status_of
from pages.failures import ArrangementError
from pages.login import LoginScreen
from pages.screen import ask


def arrange(page: Page) -> None:
    with arranging():
        LoginScreen.shown_in(page)


@pytest.mark.parametrize(
    "wait", [LoginScreen.shown_in, lambda page: ask(page.locator("b"), "node => node"), arrange]
)
def test_a_page_that_ends_is_an_incident_and_accuses_nobody(
    chromium: Browser, wait: Callable[[Page], object]
) -> None:
    with chromium.new_context() as context:
        opener = context.new_page()
        with context.expect_page() as opened:
            opener.evaluate("() => { window.open('about:blank'); }")
        opened.value.evaluate("() => { setTimeout(() => window.close(), 200); }")
        with pytest.raises((AssertionError, ArrangementError)) as told:
            wait(opened.value)
    assert status_of(told.value, "then") is Status.INCIDENT
    assert explained(told.value).startswith("Le navigateur s'est arrêté")
