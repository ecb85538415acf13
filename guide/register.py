"""The requirements drawn from the guide, as data."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REGISTER = Path(__file__).with_name("exigences.csv")


@dataclass(frozen=True)
class Requirement:
    """One sentence of the guide that a site keeps or breaks."""

    id: str
    """``EX-<section>-<step>-<number>``, stable for ever."""
    nature: str
    """``E`` stated by the guide, ``M`` shown on a screenshot, ``D`` deduced, or several joined by ``/``."""
    statement: str
    """The requirement in French, as reports show it."""


@cache
def requirements() -> dict[str, Requirement]:
    """Return every requirement by id, in the order of the guide."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["id"]: Requirement(row["id"], row["nature"], row["enonce"]) for row in rows}
