"""The explanations that links lead to. Their contents are free, provided that they speak of it (ambiguity A28)."""

from __future__ import annotations

from playwright.sync_api import Locator

from pages.failures import NotShownError
from pages.labels import text_pattern
from pages.screen import Screen

_READ = "data-recette-lu"
_STATUS = "() => performance.getEntriesByType('navigation')[0]?.responseStatus"
_FIRST_ERROR = 400  # among HTTP statuses


def is_contact(link: Locator) -> bool:
    """Tell whether a link leads to people, by mail or by telephone: another program then takes over."""
    return bool(link.and_(link.page.locator('[href^="mailto:"], [href^="tel:"]')).count())


def follow(screen: Screen, link: Locator, *words: str, by_key: bool = False) -> None:
    """Follow a link to something new that says one of the words, on another page or on this one."""
    about = screen.page.get_by_text(text_pattern(*words)).filter(visible=True)
    about.evaluate_all("(nodes, read) => nodes.forEach(node => node.setAttribute(read, ''))", _READ)
    if by_key:
        link.press("Enter")
    else:
        link.click()
    screen.wait_for(
        about.and_(screen.page.locator(f":not([{_READ}])")), f"une explication qui dit « {words[0]} »"
    )
    status = screen.page.evaluate(_STATUS)
    if status >= _FIRST_ERROR:
        raise NotShownError(f"la page est une erreur {status} : {screen.described()}")
