"""The one way in which setting up fails."""

from __future__ import annotations


class SetupError(Exception):
    """A set-up that cannot go on; its text, in French, names the culprit, its value and what to do."""
