"""What every screen has: elements declared once, a way to recognise it, and one way to wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Self, overload

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page, expect

from pages import patience
from pages.labels import label_pattern, text_pattern, with_labels

ERRORS = '[role="alert"], [aria-live="assertive"], [aria-invalid="true"][aria-describedby]'
_SEEN = "data-recette-vu"
_ENTER = """(node, value) => {
  if (typeof value === "boolean") { node.checked = value; return; }
  if (!["text", "password"].includes(node.type)) node.type = "text";  // a date field would refuse « 30/02 »
  node.removeAttribute("maxlength");
  node.value = value;
}"""
_OVERFLOWS = """() => {
  const width = document.documentElement.clientWidth;
  const parts = [...document.querySelectorAll("a, button, input, label, h1, h2, h3, p, li, img")]
    .filter(node => node.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .filter(node => {
      const {left, right} = node.getBoundingClientRect();
      return right > width + 1 || (left < -1 && right > 0);  // wholly at the left: hidden on purpose
    })
    .map(node => `« ${(node.innerText || node.alt || node.name || node.tagName).trim().slice(0, 60)} »`);
  return document.documentElement.scrollWidth > width + 1 ? ["la page entière", ...parts] : parts;
}"""


class NotShownError(AssertionError):
    """The site did not show what the guide leads to expect."""


@dataclass(frozen=True)
class Element:
    """A part of a screen, found as a person finds it; read on a screen, it is a locator."""

    find: Callable[[Page], Locator]
    label: str
    """What a person calls it, in French."""

    @overload
    def __get__(self, screen: None, owner: type[Screen]) -> Self: ...
    @overload
    def __get__(self, screen: Screen, owner: type[Screen]) -> Locator: ...
    def __get__(self, screen: Screen | None, owner: type[Screen]) -> Self | Locator:
        return self if screen is None else self.find(screen.page)


def field(*labels: str) -> Element:
    """Declare an input by its visible label; several labels are accepted synonyms."""
    pattern = label_pattern(*labels)
    return Element(lambda page: page.get_by_label(pattern), f"le champ « {labels[0]} »")


def action(*labels: str) -> Element:
    """Declare what a person clicks, whether the site made it a button or a link."""
    pattern = label_pattern(*labels)
    return Element(
        lambda page: page.get_by_role("button", name=pattern).or_(page.get_by_role("link", name=pattern)),
        f"le bouton « {labels[0]} »",
    )


def text(*texts: str) -> Element:
    """Declare a text shown on the screen."""
    pattern = text_pattern(*texts)
    return Element(lambda page: page.get_by_text(pattern).first, f"le texte « {texts[0]} »")


def ask(locator: Locator, script: str, argument: object = None) -> Any:
    """Return what a function of an element, and of an argument, says in the page.

    Not Locator.evaluate, which takes seven times longer in Firefox.
    """
    try:
        expect(locator.first).to_be_attached(timeout=patience.milliseconds())
    except AssertionError:
        raise NotShownError(f"Absent de la page : {with_labels(str(locator))}") from None
    return locator.evaluate_all(f"([node], argument) => ({script})(node, argument)", argument)


class Screen:
    """One screen of the guide. Subclasses declare its elements and the actions a person takes there."""

    title: ClassVar[str]
    """How reports name the screen, in French."""
    landmark: ClassVar[Element]
    """The element by which a person knows that this is the screen."""
    reached_by: ClassVar[str] = ""
    """The requirement that leads to the screen: a journey that does not get there broke at it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def shown_in(cls, page: Page) -> Self:
        """Wait until the page shows this screen, and return it."""
        screen = cls(page)
        broken = f" ; le parcours s'arrête à {cls.reached_by}" if cls.reached_by else ""
        screen.wait_for(screen.landmark, f"{cls.title} ({cls.landmark.label}{broken})")
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
        self._see_errors()
        button.click()

    def send_directly(self, button: Locator, **values: str | bool) -> None:
        """Send the form of a button as a program would: whatever the browser or the page's scripts would refuse.

        ``values`` are the entries to change, by the names of the screen's elements: the text of a field, or
        whether a box is ticked.
        """
        for name, value in values.items():
            ask(getattr(self, name), _ENTER, value)
        self._see_errors()
        with self.page.expect_navigation():
            ask(button, "button => HTMLFormElement.prototype.submit.call(button.form)")

    def _see_errors(self) -> None:
        """Mark the errors shown until now: they no longer count as refusals."""
        self.page.locator(ERRORS).evaluate_all(
            "(nodes, seen) => nodes.forEach(node => node.setAttribute(seen, ''))", _SEEN
        )

    def refused(self) -> None:
        """Wait for a refusal: a new error that can be perceived, on the same screen (ambiguity A29)."""
        new = self.page.locator(f":is({ERRORS}):not([{_SEEN}]):visible")
        self.wait_for(new, "un refus avec une erreur perceptible")
        self.wait_for(self.landmark, f"rester sur {self.title}")
