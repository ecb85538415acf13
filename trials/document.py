"""The trials as data: what ``faults.json`` holds. Its shape is ``faults.schema.json``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reports.document import own_version
from trials.score import Trial

FILE = "faults.json"
FORMAT = 1


def document(trials: Sequence[Trial], started: float, seconds: float) -> dict[str, Any]:
    """Return the trials as plain values; ``started`` is in seconds since the epoch."""
    return {
        "format": FORMAT,
        "started": datetime.fromtimestamp(started).astimezone().isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "versions": own_version(),
        "trials": [
            trial.packed() | {"wrongly_accused": trial.wrongly_accused}
            for trial in sorted(trials, key=lambda trial: trial.name)
        ],
    }
