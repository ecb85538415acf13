"""Labels as a person compares them: neither capitals nor the shape of an apostrophe or a space matter."""

from __future__ import annotations

import re
import unicodedata

_VARIANTS = {
    "'": "['’ʼ]",
    "-": r"[\s‐‑–-]",
    " ": r"\s+",
    "*": r"\s*\*\s*",
}
_GLYPHS = r"[\s✓✔✕✖×]*"
_ENDING = r"[\s:.*?!…]*"


def label_pattern(*labels: str) -> re.Pattern[str]:
    """Match any of the labels, whole, as a reader of the guide would (ambiguity A37).

    Ignored: case, Unicode composition, the shape of apostrophes, hyphens and spaces, a leading ✓ or ✕, the
    final punctuation and the asterisk of mandatory fields. The pattern is valid in Python and in JavaScript.
    """
    choices = "|".join(_tolerant(label) for label in labels)
    return re.compile(f"^{_GLYPHS}(?:{choices}){_ENDING}$", re.IGNORECASE)


def text_pattern(*texts: str) -> re.Pattern[str]:
    """Match any of the texts anywhere, with the tolerances of ``label_pattern``."""
    return re.compile("|".join(_tolerant(text) for text in texts), re.IGNORECASE)


def _tolerant(text: str) -> str:
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip(" :.*?!…✓✕")
    return "".join(_character(character) for character in words)


def _character(character: str) -> str:
    if character in _VARIANTS:
        return _VARIANTS[character]
    decomposed = unicodedata.normalize("NFD", character)
    return re.escape(character) if decomposed == character else f"(?:{character}|{decomposed})"
