"""Deviations that a named person accepts until a date, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from guide.files import read_tables, words

WAIVERS = Path(__file__).with_name("derogations.toml")
EVERYWHERE = "toutes"

Place = tuple[str, str]
"""A requirement id and a cell."""


@dataclass(frozen=True)
class Waiver:
    """A deviation accepted in some cells. Texts are as written: :mod:`guide.validation` judges them."""

    requirement: str
    cells: tuple[str, ...]
    """Names of cells, or ``EVERYWHERE`` alone."""
    ticket: str
    owner: str
    """The person who answers for it."""
    reason: str
    until: str
    """The last day on which it holds, ISO 8601."""

    @property
    def end(self) -> date | None:
        """The last day on which it holds, or None when ``until`` is not a date."""
        try:
            return date.fromisoformat(self.until)
        except ValueError:
            return None

    def covers(self, place: Place) -> bool:
        requirement, cell = place
        return requirement == self.requirement and bool({cell, EVERYWHERE} & set(self.cells))

    def __str__(self) -> str:
        return f"dérogation {self.ticket} de {self.owner} sur {self.requirement}"


def read_waivers(path: Path = WAIVERS) -> list[Waiver]:
    """Read the waivers as they are written.

    Raises :class:`guide.files.GuideError` when the file cannot be read.
    """
    return [_waiver(table) for table in read_tables(path, "derogation")]


def _waiver(table: dict[str, Any]) -> Waiver:
    return Waiver(
        requirement=str(table.get("exigence", "")),
        cells=words(table.get("cellules")),
        ticket=str(table.get("ticket", "")),
        owner=str(table.get("responsable", "")),
        reason=str(table.get("motif", "")),
        until=str(table.get("fin", "")),  # a bare TOML date is written in ISO 8601 too
    )


def in_force(waiver: Waiver, today: date) -> bool:
    """Tell whether a waiver holds on a day, its last one included."""
    return waiver.end is not None and today <= waiver.end


def waiver_for(waivers: Iterable[Waiver], place: Place, today: date) -> Waiver | None:
    """Return the waiver in force for a requirement in a cell, if there is one."""
    return next((waiver for waiver in waivers if waiver.covers(place) and in_force(waiver, today)), None)


def expired(waivers: Iterable[Waiver], today: date) -> list[Waiver]:
    """Return the waivers whose last day is past."""
    return [waiver for waiver in waivers if waiver.end is not None and waiver.end < today]


def unused(waivers: Iterable[Waiver], held: Set[Place], deviating: Set[Place]) -> list[Waiver]:
    """Return the waivers of which everything that was checked held. What was not checked says nothing."""
    return [
        waiver
        for waiver in waivers
        if any(map(waiver.covers, held)) and not any(map(waiver.covers, deviating))
    ]


def needless_cells(waiver: Waiver, held: Set[Place], deviating: Set[Place]) -> tuple[str, ...]:
    """Return the cells in which a waiver is too broad: the requirement holds there, and deviates elsewhere."""
    if not any(map(waiver.covers, deviating)):
        return ()
    return tuple(sorted(cell for requirement, cell in held if waiver.covers((requirement, cell))))


def state_of(waiver: Waiver, held: Set[Place], deviating: Set[Place], today: date) -> str:
    """Name in French what became of a waiver in a run."""
    if expired([waiver], today):
        return "échue"
    if unused([waiver], held, deviating):
        return "inutile"
    return "trop large" if needless_cells(waiver, held, deviating) else "en vigueur"


def waiver_findings(
    waivers: Iterable[Waiver], held: Set[Place], deviating: Set[Place], today: date
) -> Iterator[str]:
    """Yield a French sentence for each waiver that a run must not let pass.

    ``held`` and ``deviating`` are the places that were checked, and what the checks said before any waiver.
    """
    outdated = expired(waivers, today)
    for waiver in outdated:
        yield f"La {waiver} est échue depuis le {waiver.end:%d/%m/%Y} : corrigez l'écart ou prolongez-la."
    current = [waiver for waiver in waivers if waiver not in outdated]
    for waiver in unused(current, held, deviating):
        yield f"La {waiver} est inutile, l'exigence est tenue : supprimez-la."
    for waiver in current:
        if cells := needless_cells(waiver, held, deviating):
            yield f"La {waiver} est trop large, l'exigence est tenue dans {', '.join(cells)} : retirez ces cellules."
