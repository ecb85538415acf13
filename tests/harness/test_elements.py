"""A profile may say how to find an element whose label is not enough, which makes no label conform."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page

from fixtures import target
from pages import patience, selectors
from pages.code import CodeScreen
from pages.elements import described, table
from pages.failures import NotShownError
from pages.identification import BirthDateIdentificationScreen, IdentificationScreen
from pages.login import LoginScreen
from pages.screen import Screen
from pages.shown import ShownScreen
from pages.terms import TermsScreen
from targets.profile import FOLDER

FORM = """<form>
  <label>Courriel ou portable <input id="contact"></label>
  <label>Votre Identifiant* <input id="identifier"></label>
  <label>Date de naissance * <input></label>
  <button id="next">Suite</button>
</form>"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_content(FORM)
    patience.grant(0.2, 1)
    yield page
    patience.grant(patience.SCREEN, patience.MESSAGE)
    selectors.grant({})
    page.close()


def test_an_element_is_found_by_its_selector_in_place_of_its_label(page: Page) -> None:
    contact = IdentificationScreen(page).contact
    assert contact.count() == 0
    selectors.grant({"identification.contact": "css=#contact"})
    for screen in (IdentificationScreen(page), BirthDateIdentificationScreen(page)):
        screen.contact.fill("a@b.example")
        assert screen.contact.input_value() == "a@b.example"
    assert IdentificationScreen(page).identifier.get_attribute("id") == "identifier"


@pytest.mark.parametrize(
    ("screen", "key"),
    [
        (IdentificationScreen, "identification.identifier"),  # a landmark that is another name for it
        (LoginScreen, "login.first_connection"),  # one that is it or something else
        (CodeScreen, "code.new_code"),
    ],
)
def test_a_screen_is_recognised_by_the_selector_of_its_landmark(
    page: Page, screen: type[Screen], key: str
) -> None:
    page.set_content("<button id=next>Suite</button>")
    with pytest.raises(NotShownError):
        screen.shown_in(page)
    selectors.grant({key: "css=#next"})
    screen.shown_in(page)


def test_what_is_not_found_is_told_with_its_selector(page: Page) -> None:
    selectors.grant({"identification.identifier": "css=#absent"})
    with pytest.raises(NotShownError, match=r"cherché par « css=#absent » \(\[elements\] identification"):
        IdentificationScreen.shown_in(page)


def test_a_label_that_the_guide_asks_for_is_still_judged(page: Page) -> None:
    selectors.grant({"identification.contact": "css=#contact", "identification.confirm": "css=#next"})
    shown = ShownScreen(page)
    for nature, label in (("champ", IdentificationScreen.contact.label), ("bouton", "Valider")):
        with pytest.raises(AssertionError):
            shown.see(nature, label)


def test_a_run_finds_elements_by_the_selectors_of_its_profile(tmp_path: Path, page: Page) -> None:
    profile = tmp_path / "essai.toml"
    profile.write_text(
        'nom = "essai"\nreference = true\n[elements]\n"identification.contact" = "css=#contact"\n',
        encoding="utf-8",
    )
    options: dict[str, Any] = {"target": str(profile), "reading": []}
    config = SimpleNamespace(stash=pytest.Stash(), getoption=options.get, addinivalue_line=lambda *_: None)
    target.pytest_configure(cast(Any, config))
    assert IdentificationScreen(page).contact.get_attribute("id") == "contact"


def test_what_is_words_has_no_key() -> None:
    assert not LoginScreen.activated.key
    assert not TermsScreen.commitment.key


def test_a_landmark_has_no_key_of_its_own() -> None:
    assert IdentificationScreen.landmark.key == "identification.identifier"
    assert not [key for key in described() if key.endswith("landmark")]


def test_forms_share_the_keys_of_what_both_have() -> None:
    assert len(described()["identification.contact"].screens) == 2
    assert len(described()["identification.birth_date"].screens) == 1


def test_the_list_of_keys_is_that_of_the_screens() -> None:
    written = Path(FOLDER / "ELEMENTS.md").read_text(encoding="utf-8")
    assert written == table(), "lancez « .venv/bin/python -m pages.elements > targets/ELEMENTS.md »"
