"""Which scenarios run which places of the site: the only ones worth playing against a mechanical change there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from bootstrap import lock
from trials.likelihood import file_of

FILE = "atteint.json"
"""Among the files of the run, removed when it begins."""

Probe = Callable[[], Iterable[tuple[str, Mapping[str, int]]]]
"""Plays every scenario, and tells how often each runs which places: 0 when only the start of the site did."""


class Reach:
    """What the scenarios run, found out by the first process that asks, for all of them."""

    def __init__(self, folder: Path, probe: Probe) -> None:
        self._file = folder / FILE
        self._probe = probe

    def scenarios(self, place: str) -> set[str]:
        """Return the scenarios that run a place, by node id."""
        return {scenario for scenario, places in self._known.items() if place in places}

    def runs(self, place: str) -> dict[str, tuple[int, int]]:
        """Return how often each scenario runs a place, and any of its file: what is run at the start has users too."""
        file = file_of(place)
        return {
            scenario: (
                places.get(place, 0),
                sum(count for each, count in places.items() if file_of(each) == file),
            )
            for scenario, places in self._known.items()
        }

    @cached_property
    def _known(self) -> dict[str, dict[str, int]]:
        with lock.held(self._file.with_suffix(".lock"), lambda _: None, ""):
            if not self._file.exists():
                self._file.write_text(json.dumps(dict(self._probe())), encoding="utf-8")
        known: dict[str, dict[str, int]] = json.loads(self._file.read_text(encoding="utf-8"))
        return known
