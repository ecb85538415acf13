"""Which scenarios are likely to see a mechanical change: they are worth playing first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from pytest_bdd.parser import Scenario

FILE = "vu.txt"
"""Among the files of the run, removed when it begins."""
_WORD = re.compile(r"\w{2,}")


class Likelihood:
    """What tells it beforehand: the words that a scenario shares with what a page loses, and what it found before."""

    def __init__(self, folder: Path, scenarios: Mapping[str, Scenario]) -> None:
        self._file = folder / FILE
        self._words = {name: _words(_text(scenario)) for name, scenario in scenarios.items()}
        self._scenarios_of = Counter(word for words in self._words.values() for word in words)

    def found(self, scenario: str, place: str) -> None:
        """Tell every process that a scenario, by its node id, saw a change."""
        with self._file.open("a", encoding="utf-8") as file:  # a short line is written whole
            file.write(f"{file_of(place)} {scenario}\n")

    def finders(self, place: str) -> set[str]:
        """Return the scenarios that saw a change in the same file."""
        told = self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
        prefix = f"{file_of(place)} "
        return {line.removeprefix(prefix) for line in told if line.startswith(prefix)}

    def kinship(self, scenario: str, text: str) -> float:
        """Return how much a scenario shares words with a text: more when few scenarios have them."""
        shared = self._words[scenario] & _words(text)
        return sum(1 / self._scenarios_of[word] for word in shared)


def file_of(place: str) -> str:
    """Return what the names of all places of a file have in common."""
    return place.rpartition("-")[0]


def _text(scenario: Scenario) -> str:
    return " ".join([scenario.name, *(step.name for step in scenario.steps), *_cells(scenario)])


def _cells(scenario: Scenario) -> Iterator[str]:
    for step in scenario.steps:
        for row in step.datatable.raw() if step.datatable else ():
            yield from map(str, row)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
