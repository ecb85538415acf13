"""How elements are found on a site where their labels are not enough: by the selectors of its profile."""

from __future__ import annotations

from collections.abc import Mapping

_granted: Mapping[str, str] = {}


def grant(selectors: Mapping[str, str]) -> None:
    """Find elements by these selectors of Playwright from now on; ``pages.elements`` has their keys."""
    global _granted
    _granted = selectors


def granted() -> Mapping[str, str]:
    """Return the selectors by the keys of their elements."""
    return _granted


def of(key: str) -> str | None:
    """Return the selector of an element, if it has one."""
    return _granted.get(key)
