"""Which scenarios run which places of the site: the only ones worth playing against a mechanical change there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from bootstrap import lock
from trials.likelihood import file_of

FILE = "atteint.json"
"""Among the files of the run, removed when it begins."""

Probe = Callable[[], Iterable[tuple[str, set[str]]]]
"""Plays every scenario, and tells the places that each runs."""


class Reach:
    """What the scenarios run, found out by the first process that asks, for all of them."""

    def __init__(self, folder: Path, probe: Probe) -> None:
        self._file = folder / FILE
        self._probe = probe

    def scenarios(self, place: str) -> set[str]:
        """Return the scenarios that run a place, by node id."""
        return {scenario for scenario, places in self._known.items() if place in places}

    def around(self, place: str) -> dict[str, int]:
        """Return how many other places of the same file each scenario runs, by node id.

        What a module computes as it is imported is run by all of them: this tells those that use it.
        """
        file = file_of(place)
        counts = {
            scenario: sum(file_of(each) == file for each in places)
            for scenario, places in self._known.items()
        }
        least = min(counts.values(), default=0)  # what is run at the import, whatever is played
        return {scenario: count - least for scenario, count in counts.items()}

    @cached_property
    def _known(self) -> dict[str, set[str]]:
        with lock.held(self._file.with_suffix(".lock"), lambda _: None, ""):
            if not self._file.exists():
                found = {scenario: sorted(places) for scenario, places in self._probe()}
                self._file.write_text(json.dumps(found), encoding="utf-8")
        read = json.loads(self._file.read_text(encoding="utf-8"))
        return {scenario: set(places) for scenario, places in read.items()}
