"""A page that ends in the middle of a wait."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from fixtures.findings import Status, explained, status_of
from pages.login import LoginScreen


def test_a_page_that_ends_is_an_incident_and_accuses_nobody(chromium: Browser) -> None:
    with chromium.new_context() as context:
        opener = context.new_page()
        with context.expect_page() as opened:
            opener.evaluate("() => { window.open('about:blank'); }")
        opened.value.evaluate("() => { setTimeout(() => window.close(), 200); }")
        with pytest.raises(AssertionError) as told:
            LoginScreen.shown_in(opened.value)
    assert status_of(told.value, "then") is Status.INCIDENT
    assert explained(told.value).startswith("Le navigateur s'est arrêté")
