"""Which scenarios are likely to see a mechanical change: they are worth playing first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from pytest_bdd.parser import Scenario

_WORD = re.compile(r"[^\W\d_]{4,}")


class Likelihood:
    """What tells it beforehand: the words that a scenario shares with the changed line, and former finds."""

    def __init__(self, scenarios: Mapping[str, Scenario]) -> None:
        self._words = {name: _words(_text(scenario)) for name, scenario in scenarios.items()}
        self._scenarios_of = Counter(word for words in self._words.values() for word in words)
        self._finders: defaultdict[str, set[str]] = defaultdict(set)

    def of(self, scenario: str, place: str, description: str) -> tuple[bool, float]:
        """Return what sorts a scenario, by node id, among others: more when it is likelier to see a change there."""
        shared = self._words[scenario] & _words(description)
        rarity = sum(1 / self._scenarios_of[word] for word in shared)
        return scenario in self._finders[file_of(place)], rarity

    def found(self, scenario: str, place: str) -> None:
        """Note that a scenario saw a change: others of the same file are likely to be seen by it too."""
        self._finders[file_of(place)].add(scenario)


def file_of(place: str) -> str:
    """Return what the names of all places of a file have in common."""
    return place.rpartition("-")[0]


def _text(scenario: Scenario) -> str:
    cells = (
        str(cell) for step in scenario.steps if step.datatable for row in step.datatable.raw() for cell in row
    )
    return " ".join([scenario.name, *(step.name for step in scenario.steps), *cells])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
