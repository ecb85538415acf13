"""Labels as a person compares them: neither capitals nor the shape of an apostrophe or a space matter."""

from __future__ import annotations

import re
import unicodedata

_VARIANTS = {
    "'": "['’ʼ]",
    "-": r"[\s‐‑–-]",
    " ": r"\s+",
    "*": r"\s*\*\s*",
    "/": r"\/",  # bare, it would end the pattern on its way to the browser
}
_LABELS: dict[str, str] = {}
"""The first label of each pattern, by the way Playwright writes the pattern."""
_GLYPHS = r"[\s✓✔✕✖×☐☑☒□○◉●]*"
_ENDING = r"[\s:.*?!…]*"


def label_pattern(*labels: str) -> re.Pattern[str]:
    """Match any of the labels, whole, as a reader of the guide would (ambiguity A37).

    Ignored: case, Unicode composition, the shape of apostrophes, hyphens and spaces, a leading ✓ or ☐, the
    final punctuation and the asterisk of mandatory fields. The pattern is valid in Python and in JavaScript.
    """
    choices = "|".join(_tolerant(label) for label in labels)
    return _known(f"^{_GLYPHS}(?:{choices}){_ENDING}$", labels)


def text_pattern(*texts: str) -> re.Pattern[str]:
    """Match any of the texts anywhere, with the tolerances of ``label_pattern``."""
    return _known("|".join(_tolerant(text) for text in texts), texts)


def with_labels(message: str) -> str:
    """Put the labels back in a message of Playwright, in place of the patterns that stand for them."""
    for written, label in _LABELS.items():
        message = message.replace(written, f"« {label} »")
    return message


def _known(pattern: str, labels: tuple[str, ...]) -> re.Pattern[str]:
    _LABELS[f're.compile(r"{pattern}", re.IGNORECASE)'] = labels[0]
    return re.compile(pattern, re.IGNORECASE)


def _tolerant(text: str) -> str:
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip(" :.*?!…✓✕")
    return "".join(_character(character) for character in words)


def _character(character: str) -> str:
    if character in _VARIANTS:
        return _VARIANTS[character]
    decomposed = unicodedata.normalize("NFD", character)
    return re.escape(character) if decomposed == character else f"(?:{character}|{decomposed})"
