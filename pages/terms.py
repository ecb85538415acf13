"""Section 1.3: the terms shown at the first login."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from pages import patience
from pages.failures import NotShownError
from pages.finding import action, either, text, tick_box
from pages.labels import text_pattern
from pages.screen import Screen, ask, double_click, let_answer, set_box
from pages.scripted import send_with
from pages.sending import is_form, send_directly

_AREA = "data-recette-zone"
_MARK_AREA = """(node, mark) => {
  const scrolls = each => ["auto", "scroll"].includes(getComputedStyle(each).overflowY);
  while (node && node !== document.body && !scrolls(node)) node = node.parentElement;
  (node && node !== document.body ? node : document.scrollingElement).setAttribute(mark, "");
}"""
"""Mark the part of the page that scrolls around the text, or the whole page (ambiguity A22)."""
_CENTRE = """node => {
  if (node === document.scrollingElement) return [innerWidth / 2, innerHeight / 2];
  node.scrollIntoView({block: "nearest", behavior: "instant"});
  const {left, right, top, bottom} = node.getBoundingClientRect();
  return [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
}"""
_LEFT = """(node, part) =>
  part < 1 ? Math.floor(part * (node.scrollHeight - node.clientHeight) - node.scrollTop) : node.scrollHeight"""
_READ = """([mark, part]) => {
  const node = document.querySelector(`[${mark}]`);
  const end = node.scrollHeight - node.clientHeight;
  if (end <= 2) return true;
  return part < 1 ? node.scrollTop >= part * end - 2 && node.scrollTop < end - 2 : node.scrollTop >= end - 2;
}"""
"""Two pixels of tolerance: zoom makes the three heights round differently (ambiguity A22)."""
_NEARLY_READ = "node => node.scrollTo({top: node.scrollHeight - node.clientHeight - 2, behavior: 'instant'})"
_ROOM = """node => {
  const height = node.scrollHeight + 200, page = document.scrollingElement.scrollHeight;
  const path = [];
  for (; node.parentElement; node = node.parentElement)
    path.unshift(`${node.localName}:nth-child(${[...node.parentElement.children].indexOf(node) + 1})`);
  const shown = `flex: none !important; min-height: ${height}px !important; max-height: none !important;`;
  return [`${["html", ...path].join(" > ")} { ${shown} }`, page + height];
}"""
"""A style in which the part that scrolls is taller than what it holds, and a window in which it then fits."""
_STYLED = """{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
}"""
"""Styles a page before anything else is loaded."""
_FOCUSED = "node => node === document.scrollingElement || node.contains(document.activeElement)"
_SWIPE = """async (node, [x, y]) => {
  const target = document.elementFromPoint(x, y);
  const touch = (type, clientY) => {
    const touches = [new Touch({identifier: 1, target, clientX: x, clientY})];
    const changes = type === "touchend" ? {changedTouches: touches} : {touches, changedTouches: touches};
    return target.dispatchEvent(new TouchEvent(type, {bubbles: true, cancelable: true, ...changes}));
  };
  const moves = each => ["auto", "pan-y", "manipulation"].some(
    word => getComputedStyle(each).touchAction.split(" ").includes(word));
  for (let each = target; each; each = each.parentElement) {
    if (!moves(each)) return;
    if (each === node) break;
  }
  const step = node.clientHeight / 2;
  const turns = Math.ceil(node.scrollHeight / step);
  for (let turn = 0; turn < turns; turn++) {
    const begun = touch("touchstart", y);
    if (touch("touchmove", y - step) && begun) node.scrollBy({top: step, behavior: "instant"});
    touch("touchend", y - step);
    await new Promise(requestAnimationFrame);
  }
}"""
"""What a page lives through when a finger drags it up, again and again: touches, and the scrolling they allow."""
_STOPS = 40
"""How many times Tab is pressed, at most, to reach the document."""
_DRAGS = 60
"""How many times a finger drags the document up, at most."""

TITLE = "Protection des données personnelles de la Mutuelle MBTP"
COMMITMENTS = (
    "nous ne commercialisons pas vos données",
    "nous hébergeons vos données dans l'Union Européenne",
    "nous protégeons vos données en assurant leur confidentialité",
    "nous ne recueillons que les données nécessaires",
    "nous avons nommé un DPO – Data Protection Officer",
    "nous mettons à jour notre registre des traitements",
    "nous sensibilisons nos collaborateurs au RGPD",
    "nous actualisons nos contrats avec nos clients, nos fournisseurs et nos sous-traitants",
)
"""The eight commitments of the guide (EX-1.3-1-04)."""
_TERMS_LABEL = (
    "Je reconnais que j'ai entièrement pris connaissance des Conditions Générales d'Utilisation "
    "et que je les accepte."
)
_HEALTH_DATA_LABEL = (
    "Je déclare avoir pris connaissance des informations visées ci-dessus et consens de manière "
    "expresse à la collecte et au traitement de mes données de santé pour les finalités ci-avant "
    "exposées de réponse à mes demandes de prise en charge et d'analyses de mes devis médicaux et "
    "plus généralement de mise en œuvre des garanties de mon contrat et accepte que mes données de "
    "santé soient transmises aux destinataires visés."
)


class TermsScreen(Screen):
    key = "terms"
    title = "l'écran des conditions générales d'utilisation"
    deed = "activer"
    reached_by = "EX-1.3-1-01"
    instruction = text(
        "Veillez parcourir tout le document pour accepter les conditions générales.",
        "Veuillez parcourir tout le document pour accepter les conditions générales.",
    )
    commitment = text(COMMITMENTS[0])
    terms_box = tick_box(_TERMS_LABEL)
    terms_words = text(_TERMS_LABEL)
    health_data_box = tick_box(_HEALTH_DATA_LABEL)
    health_data_words = text(_HEALTH_DATA_LABEL)
    download = action("Télécharger les CGU")
    refuse = action("Refuser")
    accept = action("J'accepte")
    landmark = either(accept, terms_words)

    @property
    def boxes(self) -> tuple[Locator, Locator]:
        """The two declarations."""
        return self.terms_box, self.health_data_box

    def read(self, part: float) -> None:
        """Scroll with the wheel until so much of the document is read, from 0 to 1."""
        area = self._area()
        self.page.mouse.move(*ask(area, _CENTRE))
        self.page.mouse.wheel(0, ask(area, _LEFT, part))
        self._wait_until_read(part, "La molette ne fait pas défiler le document jusque-là")

    def read_to_the_end(self) -> None:
        """Scroll the document with the wheel until its last line."""
        self.read(1)

    def read_to_two_pixels(self) -> None:
        """Scroll the document to two pixels before its end, which are not counted (ambiguity A22)."""
        ask(self._area(), _NEARLY_READ)
        self._wait_until_read(1, "Le document ne défile pas jusque-là")

    def read_with_keyboard(self) -> None:
        """Reach the document with Tab alone, and its last line with the End key."""
        area = self._area()
        for _ in range(_STOPS):
            if ask(area, _FOCUSED):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("End")
        self._wait_until_read(1, "Le clavier n'atteint pas la fin du document")

    def read_with_finger(self) -> None:
        """Drag the document up with a finger until its last line.

        Chrome is given real touches. Nothing can give any to Firefox: the page gets the events of a finger
        there, and the document the scrolling that it would allow to one.
        """
        area = self._area()
        x, y = ask(area, _CENTRE)
        browser = self.page.context.browser
        if browser and browser.browser_type.name == "chromium":
            self._drag(area, x, y)
        else:
            ask(area, _SWIPE, [x, y])
        self._wait_until_read(1, "Le doigt n'atteint pas la fin du document")

    def room(self) -> tuple[str, int]:
        """Return a script after which the document is shorter than its area, and a height of window for both."""
        style, height = ask(self._area(), _ROOM)
        return _STYLED.replace("STYLE", json.dumps(style)), height

    def fits(self) -> bool:
        """Tell whether the document is shown whole, without anything to scroll: it is deemed read (ambiguity A22)."""
        return bool(ask(self._area(), "node => node.scrollHeight - node.clientHeight <= 2"))

    def is_read(self) -> bool:
        """Tell whether the document is read to its end, or deemed to be."""
        self._area()
        return bool(self.page.evaluate(_READ, [_AREA, 1]))

    def set_where_it_is(self, box: Locator, *, ticked: bool) -> None:
        """Tick or untick a declaration without scrolling to it, which might read the document."""
        if box.is_checked() != ticked:
            box.dispatch_event("click")

    def operative(self) -> bool:
        """Tell whether « J'accepte » can be used, once the page has answered the last gesture."""
        let_answer(self.page)
        return self.accept.is_visible() and self.accept.is_enabled()

    def cannot_accept(self) -> None:
        """See that « J'accepte » has no effect: out of use, or answered by a refusal."""
        if self.operative():
            self.submit(self.accept)
            self.refused()

    def send_incomplete(self, ticked: Mapping[str, bool], *, read: bool) -> None:
        """Send as a program would an acceptance that lacks something: a box, by its name, or the reading.

        Unread, the document is to be so when it is called.
        """
        sent_with = "accept" if self.accept.count() else "terms_box"  # while the button is not shown
        if is_form(getattr(self, sent_with)):
            send_directly(self, sent_with, ticked)
            return
        self.read_to_the_end()
        self.tick_both()
        self.wait_until_operative()
        self.about_to_send()
        told = [*ticked.values(), read]  # by boxes, then by what the script adds to them
        send_with(self, "accept", [{"rank": rank, "to": False} for rank, yes in enumerate(told) if not yes])

    def wait_until_operative(self) -> None:
        """Wait until « J'accepte » can be used."""
        try:
            expect(self.accept.filter(visible=True)).to_be_enabled(timeout=patience.milliseconds())
        except AssertionError:
            raise NotShownError(f"« J'accepte » reste inopérant. Vu : {self.described()}") from None

    def accept_terms(self) -> None:
        """Accept, and let the site lead elsewhere: it stays on the terms if it refuses."""
        self.wait_until_operative()
        self.submit(self.accept)
        try:
            expect(self.landmark).to_be_hidden(timeout=patience.milliseconds())
        except AssertionError:
            raise NotShownError(f"« J'accepte » n'est pas pris en compte. Vu : {self.described()}") from None

    def accept_twice(self) -> None:
        """Accept with a double click."""
        self.about_to_send()
        double_click(self.accept)

    def refuse_terms(self) -> None:
        """Refuse, and let the site lead elsewhere; it may also stay on the terms (ambiguity A20)."""
        if not self.refuse.is_enabled():
            raise NotShownError(f"« Refuser » est inopérant. Vu : {self.described()}")
        self.refuse.click()
        with suppress(AssertionError):
            expect(self.refuse).to_be_hidden(timeout=patience.milliseconds())

    def tick_both(self) -> None:
        """Tick the two declarations."""
        if self.terms_box.or_(self.health_data_box).count() < len(self.boxes):
            raise NotShownError(f"Attendu : deux cases à cocher distinctes. Vu : {self.described()}")
        for box in self.boxes:
            set_box(box, ticked=True)

    def tick_what_can_be(self) -> None:
        """Tick the declarations, unless the site keeps them for the end of the document (ambiguity A21)."""
        for box in self.boxes:
            if box.is_enabled():
                set_box(box, ticked=True)

    def tick_then_read(self) -> None:
        """Tick the declarations first, if the site lets them be, then read: the order is free (ambiguity A21)."""
        self.tick_what_can_be()
        self.read_to_the_end()

    def download_terms(self, folder: Path) -> Path:
        """Download the terms into the folder, and return the file."""
        if not self.download.is_enabled():
            raise NotShownError(f"« Télécharger les CGU » est inopérant. Vu : {self.described()}")
        try:
            with self.page.expect_download() as pending:
                self.download.click()
        except PlaywrightTimeoutError:
            raise NotShownError(f"Aucun fichier n'est téléchargé. Vu : {self.described()}") from None
        file = folder / pending.value.suggested_filename
        pending.value.save_as(file)
        return file

    def _drag(self, area: Locator, x: float, y: float) -> None:
        session = self.page.context.new_cdp_session(self.page)
        reach = ask(area, "node => Math.min(node.clientHeight, innerHeight)") * 0.4
        for _ in range(_DRAGS):
            if self.page.evaluate(_READ, [_AREA, 1]):
                break
            for kind, *heights in (
                ("touchStart", y + reach),
                ("touchMove", y + reach * 0.9),  # beyond this, a touch is a drag and no longer a tap
                ("touchMove", y - reach),
                ("touchEnd",),
            ):
                points = [{"x": x, "y": height} for height in heights]
                session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        session.detach()

    def _area(self) -> Locator:
        ask(self.commitment, _MARK_AREA, _AREA)
        return self.page.locator(f"[{_AREA}]")

    def _wait_until_read(self, part: float, failure: str) -> None:
        try:
            self.page.wait_for_function(_READ, arg=[_AREA, part], timeout=patience.milliseconds())
        except PlaywrightTimeoutError:
            raise NotShownError(f"{failure}. Vu : {self.described()}") from None


def shows_terms(page: str) -> bool:
    """Tell whether the source of a page holds the terms."""
    return bool(text_pattern(TITLE).search(page))
