"""How the elements of a screen are found: each declared once, as a person finds it, or as the site's profile says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, overload

from playwright.sync_api import Locator, Page

from pages import selectors
from pages.labels import label_pattern, text_pattern

if TYPE_CHECKING:
    from pages.screen import Screen


@dataclass(eq=False)
class Element:
    """A part of a screen, found as a person finds it; read on a screen, it is a locator."""

    find: Callable[[Page], Locator]
    label: str
    """What a person calls it, in French."""
    sample: str = ""
    """What a page accepts to be typed there, of an element in which something is typed."""
    is_words: bool = False
    """Whether nothing but its words makes it what it is: it is only found by them."""
    key: str = ""
    """By which the profile of a site may give it a selector: that of the screen that declares it, and its name."""

    def __set_name__(self, owner: type[Screen], name: str) -> None:
        if not self.key and not self.is_words:  # a landmark comes after what it is another name for
            self.key = f"{owner.key}.{name}"

    def locate(self, page: Page) -> Locator:
        """Find it in a page, by the selector that the site's profile gives, else as a person does."""
        selector = selectors.of(self.key)
        return page.locator(selector) if selector else self.find(page)

    @property
    def sought(self) -> str:
        """What a person calls it, and the selector that finds it if the site's profile gives one, in French."""
        selector = selectors.of(self.key)
        return f"{self.label}, cherché par « {selector} » ([elements] {self.key})" if selector else self.label

    @overload
    def __get__(self, screen: None, owner: type[Screen]) -> Self: ...
    @overload
    def __get__(self, screen: Screen, owner: type[Screen]) -> Locator: ...
    def __get__(self, screen: Screen | None, owner: type[Screen]) -> Self | Locator:
        return self if screen is None else self.locate(screen.page).describe(self.sought)


def field(*labels: str, sample: str = "") -> Element:
    """Declare an input by its visible label; several labels are accepted synonyms."""
    pattern = label_pattern(*labels)
    return Element(lambda page: page.get_by_label(pattern), f"le champ « {labels[0]} »", sample=sample)


def tick_box(*labels: str) -> Element:
    """Declare what is ticked, by its visible label."""
    pattern = label_pattern(*labels)
    return Element(
        lambda page: page.get_by_label(pattern).or_(page.get_by_role("checkbox", name=pattern)),
        f"la case « {labels[0]} »",
    )


def choice(*labels: str) -> Element:
    """Declare what is chosen among others: a box, by its visible label, or a line of a list."""
    pattern = label_pattern(*labels)
    return Element(
        lambda page: page.get_by_label(pattern).or_(page.get_by_role("option", name=pattern)),
        f"le choix « {labels[0]} »",
    )


def action(*labels: str) -> Element:
    """Declare what a person clicks, whether the site made it a button or a link."""
    pattern = label_pattern(*labels)
    return Element(
        lambda page: page.get_by_role("button", name=pattern).or_(page.get_by_role("link", name=pattern)),
        f"le bouton « {labels[0]} »",
    )


def either(one: Element, other: Element) -> Element:
    """Declare what may be recognised by one element as well as by another."""
    return Element(
        lambda page: one.locate(page).or_(other.locate(page)).filter(visible=True).first,
        f"{one.label}, ou {other.label}",
    )


def text(*texts: str) -> Element:
    """Declare a text shown on the screen."""
    pattern = text_pattern(*texts)
    return Element(lambda page: page.get_by_text(pattern).first, f"le texte « {texts[0]} »", is_words=True)
