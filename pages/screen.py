"""What every screen has: a way to recognise it, one way to wait, and one to tell a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Self
from weakref import WeakKeyDictionary

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page, Response, expect

from pages import consent, patience
from pages.failures import NotShownError
from pages.finding import Element

CONTENT = ":is(form, main, [role=form], [role=main], [role=dialog])"
"""What holds what a screen is about: neither its header nor its footer."""
ERRORS = '[role="alert"], [aria-live="assertive"], [aria-invalid="true"][aria-describedby]'
_SEEN = "data-recette-vu"
_SEE = """(nodes, seen) => nodes.filter(node => node.innerText?.trim() || node.ariaInvalid).forEach(node => {
  node.setAttribute(seen, "");
  new MutationObserver((_, observer) => { node.removeAttribute(seen); observer.disconnect(); })
    .observe(node, {childList: true, characterData: true, subtree: true});
})"""
"""Marks what tells an error, until something else is written there."""
_TIED = """nodes => nodes.flatMap(node => node.matches("[role=alert], [aria-live]") ? [node]
  : ["aria-describedby", "aria-errormessage"].flatMap(name => (node.getAttribute(name) || "").split(" "))
    .map(id => document.getElementById(id))
).filter(text => {
  if (!text?.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
  const {right, bottom, width, height} = text.getBoundingClientRect();
  return width > 1 && height > 1 && right > 0 && bottom + scrollY > 0;  // else it is but read aloud
}).map(text => text.innerText.trim()).filter(Boolean)"""
"""What a person reads of an error: itself, or the texts tied to the field at fault."""
_INVALID = "data-recette-invalide"
_NOTICE = """invalid => {
  document.querySelectorAll(`[${invalid}]`).forEach(node => node.removeAttribute(invalid));
  const notice = event => setTimeout(() => event.defaultPrevented || event.target.setAttribute(invalid, ""));
  document.addEventListener("invalid", notice, {capture: true});
}"""
"""Marks the fields that the browser itself will refuse to send, which it tells in a bubble out of the page."""
_WATCH = f"""([errors, seen, invalid]) => {{
  ({_SEE})([...document.querySelectorAll(errors)], seen);
  ({_NOTICE})(invalid);
  return ({_TIED})([...document.querySelectorAll(`${{errors}}, [aria-describedby]`)]);
}}"""
"""All of it at once, for each question to a browser takes its time; it answers what a person reads already."""
_TOLD = f"(nodes, invalid) => nodes.some(node => node.hasAttribute(invalid)) ? null : ({_TIED})(nodes)"
"""What a person reads of refusals; nothing is to be judged of what the browser says by itself."""
_AT_FAULT = """(node, [errors, invalid]) => {
  const shown = element => element?.checkVisibility() && element.innerText.trim();
  const boxes = ["radio", "checkbox"].includes(node.type);
  const group = boxes ? node.closest("fieldset, [role=radiogroup], [role=group]") : node.closest("select");
  const holders = [node, group].filter(Boolean);
  const tied = (holder, attribute) =>
    (holder.getAttribute(attribute) || "").split(" ").map(id => document.getElementById(id)).filter(shown);
  const links = [...document.querySelectorAll(`:is(${errors}) a`)].filter(shown).map(link => link.hash);
  return holders.some(holder =>
    holder.matches(`[aria-invalid=true], [${invalid}]`)
    || tied(holder, "aria-errormessage").length > 0
    || tied(holder, "aria-describedby").some(text => text.matches(errors) || text.querySelector(errors))
    || (holder.id && links.includes(`#${holder.id}`)));
}"""
"""Whether an error designates a field: by its state, by a text tied to it, or by a link from the error."""
_PAUSE = 30
"""Milliseconds between the clicks of a double click: of clicks that take no time, Chrome sends but the last."""
_CLICK_TWICE = """(node, pause) => [0, pause].forEach(delay => setTimeout(() => node.click(), delay))"""
_SET_BY_ITS_WORDS = """(node, ticked) => {
  const {width, height} = node.getBoundingClientRect();
  const drawn = width > 1 && height > 1 && getComputedStyle(node).clipPath === "none";
  if (drawn || !node.labels?.length) return false;
  if (node.checked !== ticked) node.labels[0].click();
  return true;
}"""
"""Tick or untick a box that the site hides to draw another in its place, which its words set as well."""
_NEXT_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SOURCE = "() => [...document.childNodes].map(node => node.outerHTML ?? node.nodeValue).join('')"
_OVERFLOWS = """() => {
  const width = document.documentElement.clientWidth;
  const parts = [...document.querySelectorAll("a, button, input, select, label, h1, h2, h3, p, li, img, [role]")]
    .filter(node => node.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .filter(node => {
      const {left, right} = node.getBoundingClientRect();
      return right > width + 1 || (left < -1 && right > 0);  // wholly at the left: hidden on purpose
    })
    .map(node => `« ${(node.innerText || node.alt || node.name || node.tagName).trim().slice(0, 60)} »`);
  return document.documentElement.scrollWidth > width + 1 ? ["la page entière", ...parts] : parts;
}"""


def ask(locator: Locator, script: str, argument: object = None) -> Any:
    """Return what a function of an element, and of an argument, says in the page.

    Not Locator.evaluate, which takes seven times longer in Firefox.
    """
    try:
        expect(locator.first).to_be_attached(timeout=patience.milliseconds())
    except AssertionError:
        raise NotShownError(f"Absent de la page : {locator.description or locator}") from None
    return locator.evaluate_all(f"([node], argument) => ({script})(node, argument)", argument)


def go_to(page: Page, address: str) -> Response | None:
    """Open an address once the page that is shown has come whole, and return what the site answers.

    Not Page.goto alone: what ends of one page while the next one is asked for, Firefox may take for the latter, and
    then tells its opening under another name, which Playwright takes for another navigation.
    """
    page.wait_for_load_state()
    return page.goto(address)


def let_answer(page: Page) -> None:
    """Let a page answer a gesture, or a change of its window: it is told of them before it is drawn again."""
    page.evaluate(_NEXT_FRAMES)


def source(page: Page) -> str:
    """Return all that a page holds, seen or not, and its address.

    Not Page.content, which leaves out what comes before or after the element that holds the rest.
    """
    held: str = page.evaluate(_SOURCE)
    return held + page.url


def double_click(button: Locator) -> None:
    """Click twice on the same page, the second time unless it has given way.

    Not Locator.dblclick, which begins again when the page gives way in the middle of it, nor the mouse, whose button
    Firefox then leaves pressed.
    """
    button.click(trial=True)
    ask(button, _CLICK_TWICE, _PAUSE)


def set_box(box: Locator, *, ticked: bool) -> None:
    """Tick or untick a box as a person does: on itself, or by its words when the site draws another in its place."""
    if not ask(box, _SET_BY_ITS_WORDS, ticked):
        box.set_checked(ticked)


class Screen:
    """One screen of the guide. Subclasses declare its elements and the actions a person takes there."""

    key: ClassVar[str]
    """By which the profile of a site names the screen, short and for good."""
    title: ClassVar[str]
    """How reports name the screen, in French."""
    landmark: ClassVar[Element]
    """The element by which a person knows that this is the screen."""
    reached_by: ClassVar[str] = ""
    """The requirement that leads to the screen: a journey that does not get there broke at it."""
    deed: ClassVar[str] = ""
    """What sending it does to the site for good, if anything: a key of ``pages.consent.DEEDS``."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def shown_in(cls, page: Page) -> Self:
        """Wait until the page shows this screen, and return it."""
        screen = cls(page)
        broken = f" ; le parcours s'arrête à {cls.reached_by}" if cls.reached_by else ""
        screen.wait_for(screen.landmark, f"{cls.title} ({cls.landmark.sought}{broken})")
        return screen

    def wait_for(self, locator: Locator, awaited: str, budget: float | None = None) -> None:
        """Wait until a person would see the locator; a time-out says what was awaited and what was seen."""
        budget = patience.milliseconds() if budget is None else min(budget, patience.milliseconds())
        try:
            # Not Locator.wait_for, which takes ten times longer on what is there already.
            expect(locator.first).to_be_visible(timeout=budget)
        except AssertionError:
            raise NotShownError(
                f"Attendu : {awaited}, en {budget / 1000:.0f} s. Vu : {self.described()}"
            ) from None

    def described(self) -> str:
        """Say in French what the page shows: address, title, headings and errors."""
        try:
            headings = self.page.get_by_role("heading").all_inner_texts()
            errors = [message for message in self.page.locator(ERRORS).all_inner_texts() if message.strip()]
            seen = [f"« {self.page.title()} » à l'adresse {self.page.url}"]
        except PlaywrightError:  # the page is leaving: it must not hide what was awaited
            return self.page.url
        if headings:
            seen.append("titres : " + " ; ".join(headings))
        if errors:
            seen.append("erreurs : " + " ; ".join(" ".join(error.split()) for error in errors))
        return ", ".join(seen)

    def overflows(self) -> list[str]:
        """Name the parts that a person would have to scroll sideways to see."""
        parts: list[str] = self.page.evaluate(_OVERFLOWS)
        return parts

    def submit(self, button: Locator) -> None:
        """Click a button that sends what was entered; errors shown until now no longer count as refusals."""
        self.about_to_send()
        button.click()

    def about_to_send(self) -> None:
        """See that what is entered may be sent, and note the errors shown until now."""
        if self.deed:
            consent.need(self.deed)
        self._see_errors()

    def _see_errors(self) -> None:
        """Mark the errors shown until now, which no longer count as refusals, and note what the screen always says."""
        said = self.page.evaluate(_WATCH, [ERRORS, _SEEN, _INVALID])
        _SAID.setdefault(self.page, {}).setdefault(
            type(self), set(said)
        )  # later, a refusal may be among them

    @property
    def refusal(self) -> Locator:
        """What tells a refusal: an error that was not there before, in the page or in a bubble of the browser."""
        return self.page.locator(f":is({ERRORS}):not([{_SEEN}]):visible, [{_INVALID}]:visible")

    def refused(self) -> None:
        """Wait for a refusal: a new error that can be perceived, on the same screen (ambiguity A29)."""
        awaited = "un refus avec une erreur perceptible"
        self.wait_for(self.refusal, awaited)
        self.page.wait_for_load_state("domcontentloaded")
        if self._says_nothing_new():
            self.refusal.evaluate_all(_SEE, _SEEN)
            self.wait_for(self.refusal, awaited)
            if self._says_nothing_new():
                raise NotShownError(
                    "Attendu : une erreur qui se lit. Vu : une erreur sans texte, ou qui est toujours là."
                )
        self.wait_for(self.landmark, f"rester sur {self.title}")

    def _says_nothing_new(self) -> bool:
        said = _SAID.get(self.page, {}).get(type(self), set())
        news = self.refusal.evaluate_all(_TOLD, _INVALID)
        return news is not None and not set(news) - said

    def in_error(self, name: str) -> bool:
        """Tell whether an error designates the element of that name."""
        return bool(ask(getattr(self, name), _AT_FAULT, [ERRORS, _INVALID]))


_SAID: WeakKeyDictionary[Page, dict[type[Screen], set[str]]] = WeakKeyDictionary()
"""What each screen of a page says whatever is entered: its hints, and alerts that are always there."""


def elements_of(screen: type[Screen]) -> Iterator[tuple[str, Element]]:
    """Yield the elements of a screen, each with its name there; not its landmark, another name for some of them."""
    names = {name: each for parent in screen.__mro__ for name, each in vars(parent).items()}
    yield from (
        (name, each) for name, each in names.items() if isinstance(each, Element) and name != "landmark"
    )
