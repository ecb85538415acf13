"""The date of birth of the form without an identifier: how it is entered, and from where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page
from pytest_bdd import then

from fixtures.browsers import visit
from fixtures.checks import Checks, arranging, rows_of
from pages.identification import BirthDateIdentificationScreen
from steps.counter import Counter
from steps.identification import assert_gone_on

TIME_ZONES = {"UTC-5": "Etc/GMT+5", "UTC+14": "Etc/GMT-14"}
"""Zones that never changed: Kiritimati was on the other side of the date line until 1995. Their sign is inverted."""


@then("la date de naissance se remplit")
def birth_date_filled(
    form: BirthDateIdentificationScreen, counter: Counter, checks: Checks, datatable: list[list[str]]
) -> None:
    with arranging():
        counter.open(form)
    for row in rows_of(datatable):
        with checks.row(row):
            DATE_ENTRIES[row["avec"]](form)


@then("ma date de naissance est comprise telle quelle, où que je sois")
def birth_date_everywhere(page: Page, counter: Counter, checks: Checks, datatable: list[list[str]]) -> None:
    for row in rows_of(datatable):
        with checks.row(row), abroad(page, TIME_ZONES[row["fuseau"]]) as there:
            form = BirthDateIdentificationScreen(there)
            with arranging():
                counter.open(form)
                counter.fill(form, {})
            form.submit(form.confirm)
            assert_gone_on(form)


@contextmanager
def abroad(page: Page, time_zone: str) -> Iterator[Page]:
    """Open a page to a visitor of another time zone."""
    browser = page.context.browser
    assert browser, "la page est celle d'un navigateur"
    with visit(browser, viewport=page.viewport_size, timezone_id=time_zone) as context:
        yield context.new_page()


def date_typed(form: BirthDateIdentificationScreen) -> None:
    """See that the keyboard is enough. The day is the month: a browser may ask for either first."""
    expected = form.written("05/05/1980")
    typed = form.type_birth_date("05/05/1980")
    assert typed == expected, f"le champ contient « {typed} »"


def date_picked(form: BirthDateIdentificationScreen) -> None:
    """See that a day can be picked."""
    assert form.offers_days(), "ni champ de date du navigateur, ni calendrier qui s'ouvre sur des jours"


DATE_ENTRIES: dict[str, Callable[[BirthDateIdentificationScreen], None]] = {
    "le clavier": date_typed,
    "un sélecteur": date_picked,
}
