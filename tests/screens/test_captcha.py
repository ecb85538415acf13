"""A person is shown the verification image, and asked what they read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from fixtures.captcha import asked
from pages.failures import ArrangementError

SITE = """<!DOCTYPE html><html lang="fr"><title>Site</title><main>
<svg role="img" width="80" height="30" viewBox="0 0 80 30"><text y="20">ab12</text></svg></main></html>"""
ANSWER = """() => setInterval(() => {
  const field = document.querySelector("input");
  if (!field || !document.querySelector("img").naturalWidth) return;
  field.value = "ab12";
  document.querySelector("form").requestSubmit();
}, 20)"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.set_content(SITE)
    yield page
    context.close()


def test_what_a_person_reads_is_returned(page: Page) -> None:
    page.context.on("page", lambda question: question.evaluate(ANSWER))
    assert asked(page.get_by_role("img"), "un site", seconds=60) == "ab12"
    assert len(page.context.pages) == 1, "the page of the question is closed"


def test_nobody_is_accused_when_nobody_answers(page: Page) -> None:
    with pytest.raises(ArrangementError, match=r"Personne n'a répondu en 1 s à l'image de vérification"):
        asked(page.get_by_role("img"), "un site", seconds=1)
    assert len(page.context.pages) == 1
