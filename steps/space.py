"""The member space, and who is kept out of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, Response
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from pytest_bdd import given, then

from fixtures.checks import Checks, Table, arranging, rows_of
from fixtures.members import Member, Members
from fixtures.site import Site
from pages.screen import go_to
from pages.space import SpaceScreen
from pages.terms import TermsScreen, shows_terms
from steps.login import log_in_again, space_closed
from steps.terms import Reader

SERVICES = ("fetch", "xhr")
"""What a page asks for by itself, once it is shown."""
LOG_IN_FIELD = 'type="password"'
OK, ERROR, FAILURE = 200, 400, 500


@dataclass(frozen=True)
class Space:
    """Where the space is, as a member who accepted the terms found it."""

    home: str
    private: tuple[str, ...]
    """Its pages and the services that they call, without what anyone may see."""


@pytest.fixture(scope="session")
def surveyed() -> dict[str, Space]:
    """The space of each site, by its address, once this run has found it."""
    return {}


@given("les adresses de l'espace, relevées par un autre adhérent", target_fixture="space")
def space_found(
    request: pytest.FixtureRequest, site: Site, members: Members, surveyed: dict[str, Space]
) -> Space:
    if site.url not in surveyed:
        surveyed[site.url] = survey(request.getfixturevalue("other_page"), site, members.active())
    return surveyed[site.url]


def survey(page: Page, site: Site, member: Member) -> Space:
    """Open the space of a member, and visit the pages to which it leads."""
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    log_in_again(page, site, member)
    terms = TermsScreen.shown_in(page)
    terms.read_to_the_end()
    terms.tick_both()
    terms.submit(terms.accept)
    home = SpaceScreen.shown_in(page).page.url
    linked = [address for address in SpaceScreen(page).linked() if address != home]
    for address in linked:
        go_to(page, address)
        with suppress(PlaywrightTimeoutError):  # a page that never stops asking was heard long enough
            page.wait_for_load_state("networkidle")
    services = [
        each.url
        for each in asked
        if each.method == "GET" and each.resource_type in SERVICES and same_site(each.url, home)
    ]
    page.context.clear_cookies()
    found = dict.fromkeys((home, *linked, *services))
    private = [address for address in found if not answers(page, address)]
    return Space(home, tuple(private))


def same_site(address: str, other: str) -> bool:
    """Tell whether two addresses are of one site."""
    return urlsplit(address).netloc == urlsplit(other).netloc


def answers(page: Page, address: str) -> bool:
    """Tell whether an address, asked for by a program with the session of the page, gives what it holds.

    An error, a redirection, the terms and the way to log in are not what it holds.
    """
    answer = page.context.request.get(address, max_redirects=0)
    source = plain(answer.text()) if answer.status == OK else ""
    return answer.status == OK and LOG_IN_FIELD not in source and not shows_terms(source)


def plain(text: str) -> str:
    """Return a text with its letters as they are read, of which JSON may write but the numbers."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except json.JSONDecodeError:
        return text


def see_closed(page: Page, answer: Response | None) -> None:
    """See that the page is not the space: an error, the terms, or the way to log in."""
    if answer is None or answer.status < ERROR:
        space_closed(page)


def address_closed(page: Page, space: Space) -> None:
    see_closed(page, go_to(page, space.home))


def back_closed(page: Page, _space: Space) -> None:
    see_closed(page, page.go_back())


def tab_closed(page: Page, space: Space) -> None:
    tab = page.context.new_page()
    address_closed(tab, space)
    tab.close()


def address_closed_after_refusal(page: Page, space: Space) -> None:
    TermsScreen(page).refuse_terms()
    address_closed(page, space)


def back_closed_after_refusal(page: Page, space: Space) -> None:
    TermsScreen(page).refuse_terms()
    back_closed(page, space)


WAYS: Mapping[str, Callable[[Page, Space], None]] = {
    "son adresse": address_closed,
    "le retour arrière": back_closed,
    "un second onglet": tab_closed,
    "son adresse, après avoir refusé": address_closed_after_refusal,
    "le retour arrière, après avoir refusé": back_closed_after_refusal,
}
"""How someone might enter the space without accepting the terms."""


@then("sans acceptation, rien n'ouvre mon espace")
def kept_out(reader: Reader, space: Space, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                reader.arrive()
                reader.read = None  # wherever it leads, what the page keeps of the reading is unknown
            WAYS[row["par"]](reader.page, space)


@then("sans acceptation, aucune page ni aucun service de l'espace ne répond")
def nothing_answers(reader: Reader, space: Space) -> None:
    with arranging():
        reader.arrive()
        others = [address for address in space.private if address != space.home]
        assert others, f"aucune autre page de l'espace n'a été trouvée depuis {space.home}"
    open_to_all = [address for address in space.private if answers(reader.page, address)]
    assert not open_to_all, f"accessible sans acceptation : {', '.join(open_to_all)}"


@then("aucune page à laquelle il mène n'est en panne")
def nothing_fails(page: Page) -> None:
    broken = [
        address
        for address in SpaceScreen(page).linked()
        if page.context.request.get(address, max_redirects=0).status >= FAILURE
    ]
    assert not broken, f"en panne : {', '.join(broken)}"


@then("ma connexion dans une session neuve ouvre aussi mon espace")
def opens_elsewhere(other_page: Page, site: Site, member: Member) -> None:
    log_in_again(other_page, site, member)
    SpaceScreen.shown_in(other_page)
