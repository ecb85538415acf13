"""What the recette can detect, laid out for a reader: each change that was tried, and where the suite is weakest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Data = Mapping[str, Any]
"""An object of ``faults.schema.json``, or of ``verdicts.schema.json``."""

FAULT = "défaut"
ENOUGH = 2
"""How many faults it takes, for a requirement, to try more than one way of breaking it."""


@dataclass(frozen=True)
class Row:
    """A change that was tried."""

    trial: Data
    cells: tuple[str, ...]
    """Their titles."""
    scenarios: tuple[str, ...]
    """Those that accuse what the change breaks."""


@dataclass(frozen=True)
class Weakness:
    """Something that the measure does not prove."""

    title: str
    requirements: Sequence[str]


class Detection:
    """A measure, and what it leaves unproved among the requirements of a run."""

    def __init__(self, measure: Data, requirements: Sequence[Data], titles: Mapping[str, str]) -> None:
        self.measure = measure
        self._titles = titles
        self._automatic = [each["id"] for each in requirements if each["verification"] == "auto"]
        self._targets = Counter(
            trial["requirements"][0] for trial in measure["trials"] if trial["kind"] == FAULT
        )
        self.kinds = dict.fromkeys(trial["kind"] for trial in measure["trials"])

    def rows(self, kind: str) -> list[Row]:
        """Return the changes of a kind."""
        return [self._row(trial) for trial in self.measure["trials"] if trial["kind"] == kind]

    def results(self, kind: str) -> Mapping[str, int]:
        """Return how many changes of a kind came to each result, the most frequent first."""
        return dict(
            Counter(
                trial["result"] for trial in self.measure["trials"] if trial["kind"] == kind
            ).most_common()
        )

    def versions(self, kind: str) -> list[str]:
        """Return the versions of the recette that tried the changes of a kind."""
        return sorted({trial["version"] for trial in self.measure["trials"] if trial["kind"] == kind})

    @property
    def missed(self) -> list[Row]:
        """The changes that did not come to what they had to."""
        return [self._row(trial) for trial in self.measure["trials"] if not trial["good"]]

    @property
    def narrowed(self) -> int:
        """How many changes were tried on the rows of what they break alone."""
        return sum(not trial["whole_scenarios"] for trial in self.measure["trials"])

    def weaknesses(self) -> Iterator[Weakness]:
        """Yield what the measure does not prove, the gravest first."""
        never = [name for name in self._automatic if not self._targets[name]]
        once = [name for name in self._automatic if 0 < self._targets[name] < ENOUGH]
        if never:
            yield Weakness("Aucun défaut provoqué ne vise ces exigences", never)
        if once:
            yield Weakness("Un seul défaut provoqué vise ces exigences", once)

    def _row(self, trial: Data) -> Row:
        targets = trial["requirements"][:1] or [each["requirement"] for each in trial["accusations"]]
        seen_by = (each["scenario"] for each in trial["accusations"] if each["requirement"] in targets)
        return Row(
            trial,
            tuple(self._titles.get(cell, cell) for cell in trial["cells"]),
            tuple(dict.fromkeys(seen_by)),
        )
