"""The requirements drawn from the guide, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from guide.cells import expand
from guide.files import read_table

REGISTER = Path(__file__).with_name("exigences.csv")
COLUMNS = (
    "id",
    "section",
    "etape",
    "nature",
    "enonce",
    "citation",
    "cellules",
    "cellules_jouees",
    "parcimonie",
    "verification",
    "motif",
    "bornes",
    "ambiguites",
    "note",
)


class Nature(StrEnum):
    """Where a requirement comes from."""

    STATED = "énoncé"
    """The guide says it in words, in its own text or in a rule that a screen displays."""
    SHOWN = "montré"
    """A screenshot shows it, and no sentence says it."""
    DEDUCED = "déduit"
    """It follows from what the guide wants, without a word of it."""


class Verification(StrEnum):
    """How a requirement is verified."""

    AUTO = "auto"
    REVIEW = "revue"
    """By a person."""
    UNTESTABLE = "non_testable"


@dataclass(frozen=True)
class Requirement:
    """One sentence of the guide that a site keeps or breaks. Texts are French, as reports show them."""

    id: str
    """``EX-<section>-<step>-<number>``, stable for ever."""
    section: str
    step: str
    nature: str
    """Values of :class:`Nature`, joined by ``+``."""
    statement: str
    quotes: tuple[str, ...]
    """The guide's own words; none for what is only deduced."""
    applies_to: tuple[str, ...]
    """Cells, browsers or devices that the guide restricts it to; none when it applies everywhere."""
    played_in: tuple[str, ...]
    """Cells that suffice by default, because the others would only repeat them; none for all that apply."""
    thrift: str
    """Why the default run does less than everything everywhere."""
    verification: str
    """A value of :class:`Verification`."""
    reason: str
    """Why it is not verified automatically."""
    boundaries: str
    ambiguities: tuple[str, ...]
    """Ids of the ambiguities that bear on it."""
    note: str
    """What its verdict does not cover, or how its row was read in the guide."""

    @property
    def natures(self) -> tuple[str, ...]:
        return tuple(self.nature.split("+"))

    @property
    def cells(self) -> tuple[str, ...]:
        """Where the requirement has a meaning: the full matrix."""
        return expand(self.applies_to)

    @property
    def default_cells(self) -> tuple[str, ...]:
        """Where the default run must check it."""
        played = expand(self.played_in)
        return tuple(cell for cell in self.cells if cell in played)


@cache
def requirements() -> dict[str, Requirement]:
    """Return every requirement by id, in the order of the guide.

    Raises :class:`guide.files.GuideError` when the register cannot be read.
    """
    return {requirement.id: requirement for requirement in read_requirements()}


def read_requirements(path: Path = REGISTER) -> list[Requirement]:
    """Read the register as it is written; :mod:`guide.validation` judges it."""
    return [_requirement(row) for row in read_table(path, COLUMNS)]


def _requirement(row: dict[str, str]) -> Requirement:
    return Requirement(
        id=row["id"],
        section=row["section"],
        step=row["etape"],
        nature=row["nature"],
        statement=row["enonce"],
        quotes=_several(row["citation"], " | "),
        applies_to=_several(row["cellules"]),
        played_in=_several(row["cellules_jouees"]),
        thrift=row["parcimonie"],
        verification=row["verification"],
        reason=row["motif"],
        boundaries=row["bornes"],
        ambiguities=_several(row["ambiguites"]),
        note=row["note"],
    )


def _several(text: str, separator: str = "+") -> tuple[str, ...]:
    return tuple(text.split(separator)) if text else ()
