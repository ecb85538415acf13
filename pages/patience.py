"""How long a site is given: one budget for what a page has to show, another for a message."""

from __future__ import annotations

SCREEN = 10.0
MESSAGE = 20.0
"""Seconds given to a site of which nothing else is known."""

_granted = (SCREEN, MESSAGE)


def grant(screen: float, message: float) -> None:
    """Give the site so much time from now on, in seconds."""
    global _granted
    _granted = (screen, message)


def seconds() -> float:
    """Return the time given to what a page has to show."""
    return _granted[0]


def milliseconds() -> float:
    """Return the same, in the unit of the browser's own waits."""
    return seconds() * 1000


def message_seconds() -> float:
    """Return the time given to a message to arrive."""
    return _granted[1]
