"""How long a site is given to show what is awaited: one budget, which a run may change."""

from __future__ import annotations

USUAL = 10.0
"""Seconds."""

_granted = USUAL


def grant(seconds: float) -> None:
    """Give the site so much time from now on."""
    global _granted
    _granted = seconds


def seconds() -> float:
    """Return the time given to what a page has to show."""
    return _granted


def milliseconds() -> float:
    """Return the same, in the unit of the browser's own waits."""
    return _granted * 1000
