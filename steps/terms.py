"""The terms: read, declared, accepted, refused, downloaded."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pytest_bdd import given, then, when

from fixtures.checks import Checks, Table, arranging, rows_of
from fixtures.members import Member, Members
from fixtures.site import Site
from pages.labels import text_pattern
from pages.login import LoginScreen
from pages.screen import go_to, set_box
from pages.space import SpaceScreen
from pages.terms import COMMITMENTS, TITLE, TermsScreen
from steps.login import space_closed
from steps.windows import Window, opened_beside

GESTURES = {
    "la molette": TermsScreen.read_to_the_end,
    "le clavier": TermsScreen.read_with_keyboard,
    "le doigt": TermsScreen.read_with_finger,
    "la molette, les cases déjà cochées": TermsScreen.tick_then_read,
    "le défilement, à deux pixels de la fin": TermsScreen.read_to_two_pixels,
}
"""The ways to read the document, by the words of the tables."""
READ = {"non": 0.0, "la moitié": 0.5, "95 %": 0.95, "tout": 1.0}
"""How much of the document is read, by the words of the tables."""
BOXES = {"première": "terms", "seconde": "health_data"}
"""The declarations, by their rank in the guide: what the names of their elements begin with."""


class Reader:
    """A member before the terms, whom another replaces once the site has taken an acceptance."""

    def __init__(self, page: Page, site: Site, member: Member, members: Members) -> None:
        self.page = page
        self.member = member
        self._site = site
        self._members = members
        self.read: float | None = None
        """How much of the document is read on the page, if it is known."""
        self.address = self.log_in()

    def arrive(self) -> TermsScreen:
        """Return the terms as they are on arrival."""
        self.read = 0
        go_to(self.page, self.address)
        terms, space = TermsScreen(self.page), SpaceScreen(self.page)
        terms.wait_for(
            terms.landmark.or_(LoginScreen(self.page).landmark).or_(space.landmark), "un écran du site"
        )
        if not terms.landmark.is_visible():
            self.member = self._members.active()
            self.log_in()
        return terms

    def at_terms(self, read: float) -> TermsScreen:
        """Return the terms, read so far and no further, even when the previous gesture left them."""
        screen = TermsScreen(self.page)
        if self.read is None or self.read > read or not screen.landmark.is_visible():
            self.arrive()
        if self.read != read:
            screen.read(read)
            self.read = read
        return screen

    def log_in(self) -> str:
        """Log in as a new visitor, and return the address of the terms, which must then be shown."""
        self.read = 0
        self.page.context.clear_cookies()
        go_to(self.page, self._site.login)
        LoginScreen.shown_in(self.page).log_in(self.member.number, self.member.password)
        return TermsScreen.shown_in(self.page).page.url


@given("ses conditions générales, présentées à nouveau pour chaque contrôle", target_fixture="reader")
def terms_shown_again(page: Page, site: Site, member: Member, members: Members) -> Reader:
    return Reader(page, site, member, members)


@when("je parcours tout le document et coche les deux cases")
def read_and_tick(page: Page) -> None:
    screen = TermsScreen(page)
    screen.read_to_the_end()
    screen.tick_both()


@when("j'accepte les conditions générales")
def accept(page: Page) -> None:
    TermsScreen(page).accept_terms()


@when("je refuse les conditions générales")
def refuse(page: Page) -> None:
    TermsScreen(page).refuse_terms()


@then("les conditions générales s'affichent")
def terms_shown(page: Page) -> None:
    TermsScreen.shown_in(page)


@then("les deux cases sont décochées")
def boxes_unticked(reader: Reader, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = reader.arrive()
                reader.read = None
                COMEBACKS[row["moment"]](screen)
                TermsScreen.shown_in(screen.page)
            ticked = [box for box in screen.boxes if box.is_checked()]
            assert not ticked, f"{len(ticked)} case(s) cochée(s) d'avance"


def stay(_screen: TermsScreen) -> None:
    """Neither tick nor leave."""


def reload(screen: TermsScreen) -> None:
    """Read, tick, and load the terms again."""
    screen.read_to_the_end()
    screen.tick_both()
    screen.page.reload()


def leave_and_come_back(screen: TermsScreen) -> None:
    """Read, tick, leave the terms, and come back to them."""
    screen.read_to_the_end()
    screen.tick_both()
    go_to(screen.page, "about:blank")
    screen.page.go_back()


COMEBACKS = {
    "à l'arrivée": stay,
    "après un rechargement": reload,
    "après un retour arrière": leave_and_come_back,
}


@then("je ne peux pas accepter")
def cannot_accept(reader: Reader, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = reader.at_terms(READ[row["parcouru"]])
                tick(screen, row)
            if not is_complete(screen, row):
                screen.cannot_accept()


@then("télécharger le document ne suffit pas pour accepter")
def downloading_is_not_reading(reader: Reader, tmp_path: Path) -> None:
    with arranging():
        screen = reader.at_terms(0)
        screen.download_terms(tmp_path)
        tick(screen, dict.fromkeys((f"{rank} case" for rank in BOXES), "cochée"))
    if not screen.is_read():  # the way to the button may have led through the document
        screen.cannot_accept()


def is_complete(screen: TermsScreen, row: dict[str, str]) -> bool:
    """Tell whether what a row leaves unread is nothing: the document may be shown whole (ambiguity A22)."""
    ticked = all(row[f"{rank} case"] == "cochée" for rank in BOXES)
    return ticked and (READ[row["parcouru"]] == 1 or screen.fits())


def tick(screen: TermsScreen, row: dict[str, str]) -> None:
    """Set the boxes as the row tells, as far as the site lets them be (ambiguity A21)."""
    for rank, name in BOXES.items():
        box, wanted = getattr(screen, f"{name}_box"), row[f"{rank} case"]
        if not box.is_enabled():
            continue
        screen.set_where_it_is(box, ticked=wanted != "décochée")
        if wanted == "cochée puis décochée":
            screen.set_where_it_is(box, ticked=False)
    for rank, name in BOXES.items():  # a box may have changed the other
        ticked = getattr(screen, f"{name}_box").is_checked()
        assert not ticked or row[f"{rank} case"] == "cochée", f"la {rank} case s'est cochée d'elle-même"


@then("un clic sur le texte d'une case coche cette case, et elle seule")
def words_tick(reader: Reader, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = reader.at_terms(1)
                for box in screen.boxes:
                    set_box(box, ticked=False)
            name = BOXES[row["case"]]
            getattr(screen, f"{name}_words").click()
            ticked = [other for other in BOXES.values() if getattr(screen, f"{other}_box").is_checked()]
            assert ticked == [name], "la case reste décochée" if name not in ticked else "l'autre l'est aussi"


@then("une acceptation incomplète, envoyée directement, est refusée")
def refused_directly(reader: Reader, site: Site, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                reader.arrive()
                screen = reader.at_terms(READ[row["parcouru"]])
                if is_complete(screen, row):
                    continue
            ticked = {f"{name}_box": row[f"{rank} case"] == "cochée" for rank, name in BOXES.items()}
            screen.send_incomplete(ticked, read=READ[row["parcouru"]] == 1)
            screen.refused()
            nothing_recorded(site, reader.member)


@then("tout parcourir et cocher les deux cases rend « J'accepte » opérant")
def operative_by_gesture(reader: Reader, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = reader.arrive()
                reader.read = None
            becomes_operative(screen, row["geste"])


@then("tout parcourir et cocher les deux cases rend « J'accepte » opérant dans ces fenêtres")
def operative_in_windows(reader: Reader, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row), opened_beside(reader.page, Window.of(row)) as page:
            with arranging():
                go_to(page, reader.address)
                screen = TermsScreen.shown_in(page)
            becomes_operative(screen, row["geste"])
            if not screen.landmark.is_visible():  # it was accepted
                with arranging():
                    reader.arrive()


@then("un document plus court que sa zone est réputé parcouru : cocher les deux cases suffit")
def short_document_counts_as_read(reader: Reader) -> None:
    with arranging():
        script, height = reader.arrive().room()
        reader.read = None
        size = reader.page.viewport_size
        assert size is not None, "la fenêtre n'a pas de taille"
    with opened_beside(reader.page, Window(size["width"], height)) as page:
        with arranging():
            page.add_init_script(script)
            go_to(page, reader.address)
            screen = TermsScreen.shown_in(page)
            assert screen.fits(), "le document défile encore"
        screen.tick_both()
        screen.accept_terms()


def becomes_operative(screen: TermsScreen, gesture: str) -> None:
    """Read and tick; a button that was operative before has to open the space to prove that it is."""
    operative_before = screen.operative()
    GESTURES[gesture](screen)
    screen.tick_both()
    screen.wait_until_operative()
    if operative_before:
        screen.submit(screen.accept)
        SpaceScreen.shown_in(screen.page)


@then("accepter d'un double clic ouvre mon espace")
def accept_twice(reader: Reader, site: Site) -> None:
    with arranging():
        screen = reader.at_terms(1)
        screen.tick_both()
        screen.wait_until_operative()
    screen.accept_twice()
    SpaceScreen.shown_in(reader.page)
    assert site.support.member(reader.member.number)["terms_accepted"], "rien n'est enregistré"


@then("je télécharge les conditions générales dans un PDF lisible, avec le titre et les huit engagements")
def download(reader: Reader, checks: Checks, datatable: Table, tmp_path: Path) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = reader.at_terms(READ[row["parcouru"]])
            readable_pdf(screen.download_terms(tmp_path))


def readable_pdf(file: Path) -> None:
    """See that the file is a PDF with the words of the guide."""
    assert file.read_bytes().startswith(b"%PDF-"), f"{file.name} n'est pas un PDF"
    try:
        words = "\n".join(page.extract_text() for page in PdfReader(file).pages)
    except PyPdfError as error:
        raise AssertionError(f"{file.name} est illisible : {error}") from error
    missing = [sentence for sentence in (TITLE, *COMMITMENTS) if not text_pattern(sentence).search(words)]
    assert not missing, f"absent du PDF : {' ; '.join(missing)}"


@then("refuser n'ouvre pas l'espace et n'enregistre rien, et les conditions générales reviennent")
def refusal_leaves_nothing(reader: Reader, site: Site, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                screen = reader.at_terms(READ[row["parcouru"]])
                tick(screen, row)
            screen.refuse_terms()
            space_closed(reader.page)
            nothing_recorded(site, reader.member)
            reader.log_in()


@then("aucun consentement n'est enregistré, et mon compte reste actif")
def refusal_recorded_nothing(site: Site, member: Member) -> None:
    nothing_recorded(site, member)


def nothing_recorded(site: Site, member: Member) -> None:
    """See that the site holds no acceptance of this member, and keeps the account active."""
    state = site.support.member(member.number)
    assert not state["terms_accepted"], "les conditions générales sont enregistrées comme acceptées"
    assert state["terms_version"] is None, f"version {state['terms_version']} enregistrée comme acceptée"
    assert state["state"] == "active", f"le compte est « {state['state']} »"
