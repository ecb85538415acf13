"""The screenshots of a page that is one file: each is carried once, and named wherever else it serves."""

from __future__ import annotations

import base64
import mimetypes
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Picture:
    """A screenshot at one of the points of the page that show it."""

    number: int
    path: str
    cell: str
    """Where it was taken."""
    first: bool
    """Whether this point carries it; the others link there."""
    source: str = ""
    """The image itself, empty when its file is missing or when another point carries it."""


class Pictures:
    """Numbers the screenshots of a folder in the order in which the page meets them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers: dict[str, int] = {}

    def met(self, path: str, cell: str) -> Picture:
        """Return the screenshot at this point of the page."""
        if path in self._numbers:
            return Picture(self._numbers[path], path, cell, first=False)
        number = self._numbers[path] = len(self._numbers) + 1
        return Picture(number, path, cell, first=True, source=_inline(self._folder / path))


def _inline(file: Path) -> str:
    if not file.is_file():
        return ""
    kind, _ = mimetypes.guess_type(file.name)
    return f"data:{kind or 'image/png'};base64,{base64.b64encode(file.read_bytes()).decode()}"
