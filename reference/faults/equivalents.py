"""The mechanical changes that leave every requirement of the guide as it was, each with the reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reference.faults.mutation import Point

_AND_SO_ON = "…"


@dataclass(frozen=True)
class Equivalence:
    """A place, or several alike, where changes are equivalent."""

    reason: str
    file: str
    """From the folder of the site; ``*`` stands for anything."""
    source: str = _AND_SO_ON
    """The line as written, or how it begins."""
    change: str = _AND_SO_ON
    function: str = _AND_SO_ON

    def holds(self, point: Point) -> bool:
        """Tell whether a change is among those."""
        return (
            fnmatchcase(point.file, self.file)
            and _says(point.source, self.source)
            and _says(point.change, self.change)
            and _says(point.function, self.function)
        )


def _says(text: str, said: str) -> bool:
    return text.startswith(said[:-1]) if said.endswith(_AND_SO_ON) else text == said


@cache
def equivalences() -> tuple[Equivalence, ...]:
    """Return all of them, as written in ``equivalents.toml``."""
    return tuple(_read())


def _read() -> Iterator[Equivalence]:
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for each in read["equivalent"]:
        for place in each["places"]:
            yield Equivalence(each["reason"], **place)


def why_equivalent(point: Point) -> str:
    """Return the reason, empty for a change that something must detect."""
    return next((each.reason for each in equivalences() if each.holds(point)), "")
