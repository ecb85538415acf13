"""What became of each change: the truth table of detection."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from reference.faults.catalogue import Kind
from reports.verdict import Verdict


class Result(StrEnum):
    """The answer on one change."""

    KILLED = "détecté"
    """The requirement that it breaks was accused by an assertion, and no other that it leaves alone."""
    MISACCUSED = "détecté, mais d'autres accusés à tort"
    OTHERWISE = "détecté pour une autre raison"
    """Something was accused, but not the requirement that it breaks, or only because time ran out."""
    SURVIVED = "non détecté"
    EQUIVALENT = "équivalent"
    """A mechanical change that changes nothing of what the guide says, as a person wrote down with the reason."""
    UNREACHED = "non atteint"
    """The changed code never ran: nothing was proved."""
    SPARED = "rien d'accusé"
    ACCUSED = "accusé à tort"
    HINDERED = "non vérifié à tort"
    """Nothing was accused, but some of what had to be verified was not."""
    UNDECIDED = "à arbitrer"
    """The site follows another reading of an ambiguity, and the verdict says so."""
    INCIDENT = "incident"


GOOD = frozenset({Result.KILLED, Result.EQUIVALENT, Result.SPARED, Result.UNDECIDED})

JOURNEYS = frozenset({"EX-1.1-0-02", "EX-1.1-0-03"})
"""The complete journey in each browser: whatever keeps it from its end breaks it too."""

Place = tuple[str, str]
"""A requirement, and the name of a cell."""


@dataclass(frozen=True)
class Accusation:
    """A requirement found not conforming in a cell, and the check that says so."""

    requirement: str
    cell: str
    scenario: str
    step: str
    expected: str
    seen: str
    by_assertion: bool
    """Whether the site was seen doing otherwise; else time ran out on a gesture."""


@dataclass(frozen=True)
class Trial:
    """A change that was tried, and what the scenarios made of it."""

    name: str
    kind: str
    description: str
    requirements: tuple[str, ...]
    cells: tuple[str, ...]
    result: Result
    accusations: tuple[Accusation, ...]
    hits: int
    """How many times the changed code ran."""
    scenarios: int
    seconds: float
    reason: str = ""
    """What went wrong, in an incident."""
    whole_scenarios: bool = True
    """Whether more was played than the rows of what it breaks: it could make the checks accuse others only then."""

    @property
    def good(self) -> bool:
        """Whether the change came to what it had to."""
        return self.result in GOOD

    @property
    def wrongly_accused(self) -> list[str]:
        """The requirements accused that the change leaves alone."""
        if self.kind == Kind.MUTANT:  # nobody knows what it breaks
            return []
        broken = self.requirements if self.kind == Kind.FAULT else ()
        return sorted(beyond(broken, self.accusations))

    def packed(self) -> dict[str, Any]:
        """Return the trial as plain values."""
        return asdict(self) | {"result": self.result.value}

    @classmethod
    def unpacked(cls, values: Mapping[str, Any]) -> Trial:
        """Return the trial that was packed."""
        accusations = tuple(Accusation(**each) for each in values["accusations"])
        several = {name: tuple(values[name]) for name in ("requirements", "cells")}
        return cls(**{**values, **several, "result": Result(values["result"]), "accusations": accusations})


def result_of(
    kind: Kind,
    requirements: Sequence[str],
    cells: Collection[str],
    verdicts: Mapping[Place, Verdict],
    accusations: Collection[Accusation],
    hits: int,
) -> Result:
    """Return the answer on a change, from the verdicts of what was played.

    ``requirements`` is what the change breaks, the one that must be accused first; for the other kinds, what had to
    be looked at; a mechanical change has none. ``verdicts`` holds every requirement that was checked, in each of the
    ``cells``.
    """
    if not hits:
        return Result.UNREACHED
    if kind is Kind.MUTANT and any(each.by_assertion for each in accusations):
        return Result.KILLED
    if Verdict.INCIDENT in verdicts.values():
        return Result.INCIDENT
    if kind is Kind.MUTANT:
        return Result.OTHERWISE if accusations else Result.SURVIVED
    if kind is Kind.FAULT:
        return _detection(requirements, cells, accusations)
    if accusations:
        return Result.ACCUSED
    awaited = Verdict.UNDECIDED if kind is Kind.READING else Verdict.CONFORMING
    if any(verdicts.get((name, cell)) is not awaited for name in requirements for cell in cells):
        return Result.HINDERED
    return Result.UNDECIDED if kind is Kind.READING else Result.SPARED


def of_equivalent(result: Result) -> Result:
    """Return the answer on a mechanical change that a person found equivalent: nothing may detect it."""
    return {Result.KILLED: Result.ACCUSED, Result.SURVIVED: Result.EQUIVALENT}.get(result, result)


def _detection(
    requirements: Sequence[str], cells: Collection[str], accusations: Collection[Accusation]
) -> Result:
    if not accusations:
        return Result.SURVIVED
    if not set(cells) <= killing_cells(requirements[0], accusations):
        return Result.OTHERWISE
    return Result.MISACCUSED if beyond(requirements, accusations) else Result.KILLED


def beyond(broken: Sequence[str], accusations: Collection[Accusation]) -> set[str]:
    """Return what is accused without being broken by a change."""
    also = JOURNEYS if broken else frozenset()
    return {each.requirement for each in accusations} - set(broken) - also


def is_found(
    kind: Kind, requirements: Sequence[str], cells: Collection[str], accusations: Collection[Accusation]
) -> bool:
    """Tell whether a change has been found already, so that no more scenario is worth playing."""
    if kind is Kind.MUTANT:
        return any(each.by_assertion for each in accusations)
    return kind is Kind.FAULT and set(cells) <= killing_cells(requirements[0], accusations)


def killing_cells(requirement: str, accusations: Collection[Accusation]) -> set[str]:
    """Return the cells in which an assertion accuses the requirement."""
    return {each.cell for each in accusations if each.requirement == requirement and each.by_assertion}
