"""What the recette was measured to detect, on the bundled site altered on purpose: ``faults.json``, read back.

Its shape is ``faults.schema.json``. The newest whole measure of this folder counts; without one, that of the project.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

FILE = "faults.json"
MUTANT = "mutant"
EQUIVALENT = "équivalent"
SHIPPED = Path(__file__).with_name(FILE)

Data = Mapping[str, Any]


def measured(folder: Path) -> Data | None:
    """Return the measure to show in a report of this folder, if there is any."""
    return next(filter(is_whole, _measures(folder)), None)


def accusations(folder: Path) -> dict[str, Sequence[Data]]:
    """Return what was accused of each change, by its name, when it was last tried."""
    trials = [trial for measure in _measures(folder) for trial in measure["trials"]]
    return {
        trial["name"]: trial["accusations"] for trial in reversed(trials)
    }  # the first measure is the newest


def _measures(folder: Path) -> Iterator[Data]:
    for file in (folder / FILE, SHIPPED):
        if file.is_file():
            yield json.loads(file.read_text(encoding="utf-8"))


def is_whole(measure: Data) -> bool:
    """Tell whether every designed change was tried; of the mechanical ones, a part is worth telling too."""
    tried = Counter(trial["kind"] for trial in measure["trials"])
    return all(tried[kind] == count for kind, count in measure["known"].items() if kind != MUTANT)


def score(measure: Data) -> dict[str, Any]:
    """Return how many changes of each kind were tried, and how many came to what they had to.

    Those known to change nothing were not tried: they are counted apart.
    """
    equivalent = Counter(trial["kind"] for trial in measure["trials"] if trial["result"] == EQUIVALENT)
    tried = Counter(trial["kind"] for trial in measure["trials"]) - equivalent
    good = Counter(trial["kind"] for trial in measure["trials"] if trial["good"]) - equivalent
    return {
        "measured": measure["started"],
        "kinds": {
            kind: {"tried": count, "good": good[kind], "equivalent": equivalent[kind]}
            for kind, count in tried.items()
        },
    }


def told_score(counts: Data) -> str:
    """Say a score in one French sentence, each count with what it is out of."""
    said = {
        "mutant": "mutants détectés",
        "défaut": "défauts provoqués détectés",
        "variante saine": "variantes saines épargnées",
        "autre lecture": "autres lectures laissées à arbitrer",
    }
    parts = (
        f"{each['good']} {said[kind]} sur {each['tried']}"
        + (f" (outre {each['equivalent']} équivalents)" if each["equivalent"] else "")
        for kind, each in counts["kinds"].items()
        if kind in said
    )
    return ", ".join(parts)
