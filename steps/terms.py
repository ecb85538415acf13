"""The terms: read, declared, accepted, refused, downloaded."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from pypdf import PdfReader
from pytest_bdd import then, when

from pages.labels import text_pattern
from pages.terms import COMMITMENTS, TITLE, TermsScreen


@then("les conditions générales s'affichent")
def terms_shown(page: Page) -> None:
    TermsScreen.shown_in(page)


@when("je parcours la moitié du document")
def read_half(page: Page) -> None:
    TermsScreen(page).read_half()


@when("je parcours tout le document")
def read_all(page: Page) -> None:
    TermsScreen(page).read_to_the_end()


@when("je coche les deux cases")
def tick_both(page: Page) -> None:
    TermsScreen(page).tick_both()


@when("je coche la première case")
def tick_terms(page: Page) -> None:
    TermsScreen(page).terms_box.check()


@when("je coche la seconde case")
def tick_health_data(page: Page) -> None:
    TermsScreen(page).health_data_box.check()


@when("je décoche la première case")
def untick_terms(page: Page) -> None:
    TermsScreen(page).terms_box.uncheck()


@when("je parcours tout le document et coche les deux cases")
def read_and_tick(page: Page) -> None:
    read_all(page)
    tick_both(page)


@when("j'accepte les conditions générales")
def accept(page: Page) -> None:
    TermsScreen(page).accept.click()


@when("je refuse les conditions générales")
def refuse(page: Page) -> None:
    TermsScreen(page).refuse_terms()


@when("je télécharge les conditions générales", target_fixture="downloaded")
def download(page: Page, tmp_path: Path) -> Path:
    return TermsScreen(page).download_terms(tmp_path)


@then("je ne peux pas accepter")
def cannot_accept(page: Page) -> None:
    assert not TermsScreen(page).can_accept(), "« J'accepte » est opérant"


@then("je peux accepter")
def can_accept(page: Page) -> None:
    TermsScreen(page).wait_until_acceptable()


@then("les deux cases sont décochées")
def boxes_unticked(page: Page) -> None:
    screen = TermsScreen(page)
    ticked = [box for box in (screen.terms_box, screen.health_data_box) if box.is_checked()]
    assert not ticked, f"{len(ticked)} case(s) cochée(s) d'avance"


@then("j'obtiens un PDF lisible qui contient le titre et les huit engagements")
def readable_pdf(downloaded: Path) -> None:
    assert downloaded.read_bytes().startswith(b"%PDF-"), f"{downloaded.name} n'est pas un PDF"
    words = "\n".join(page.extract_text() for page in PdfReader(downloaded).pages)
    missing = [sentence for sentence in (TITLE, *COMMITMENTS) if not text_pattern(sentence).search(words)]
    assert not missing, f"absent du PDF : {' ; '.join(missing)}"
