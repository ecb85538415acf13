"""Every known change, by name, each declared beside the code that makes it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reference.faults.changes import Changes

DECLARED = Path(__file__).with_name("declared")
USUAL_CELL = "chrome-ordinateur"


class Kind(StrEnum):
    """What a change is meant to show."""

    FAULT = "défaut"
    """The site breaks a requirement, which must be found."""
    HEALTHY = "variante saine"
    """Another design that keeps every requirement: nothing may be accused."""
    READING = "autre lecture"
    """The site follows another reading of an ambiguity, which is for people to settle."""
    MUTANT = "mutant"
    """A mechanical change that nobody designed: something must be accused, unless it changes nothing."""


@dataclass(frozen=True)
class Fault:
    """A change of the site, and what it does to the requirements of the guide."""

    name: str
    description: str
    """What the site does then, in one French sentence."""
    kind: Kind
    requirements: tuple[str, ...]
    """What it breaks, the one that must be accused first; for other kinds, what is to be looked at."""
    cells: tuple[str, ...]
    """Where it can be seen: cells, browsers or devices, as the register of requirements names them."""
    ambiguity: str
    """The ambiguity of which the site follows another reading; empty for other kinds."""
    apply: Callable[[Changes], None]
    equivalent: str = ""
    """Why a mechanical change leaves the guide's requirements as they were, if a person found that it does."""
    text: str = ""
    """What a mechanical change takes out of a page, if it does."""


_known: dict[str, Fault] = {}

Declaration = Callable[[Callable[["Changes"], None]], Callable[["Changes"], None]]


def fault(expected: str, *also: str, seen_in: tuple[str, ...] = (USUAL_CELL,)) -> Declaration:
    """Declare what breaks a requirement, ``expected``, and perhaps others with it."""
    return _declaration(Kind.FAULT, (expected, *also), seen_in)


def healthy(*requirements: str, seen_in: tuple[str, ...] = (USUAL_CELL,)) -> Declaration:
    """Declare another design, and the requirements that a careless check would accuse."""
    return _declaration(Kind.HEALTHY, requirements, seen_in)


def reading(ambiguity: str, *requirements: str) -> Declaration:
    """Declare what follows another reading of an ambiguity, and the requirements left undecided by it."""
    return _declaration(Kind.READING, requirements, (USUAL_CELL,), ambiguity)


def _declaration(
    kind: Kind, requirements: tuple[str, ...], cells: tuple[str, ...], ambiguity: str = ""
) -> Declaration:
    def declare(apply: Callable[[Changes], None]) -> Callable[[Changes], None]:
        name = apply.__name__.replace("_", "-")
        if name in _known:
            raise ValueError(f"two changes are named {name}")
        description = inspect.getdoc(apply) or ""
        _known[name] = Fault(name, description, kind, requirements, cells, ambiguity, apply)
        return apply

    return declare


@cache
def catalogue() -> dict[str, Fault]:
    """Return every change by name, in the order of their modules."""
    for file in sorted(DECLARED.glob("[!_]*.py")):
        import_module(f"reference.faults.declared.{file.stem}")
    return dict(_known)
