"""The trials as data: what ``faults.json`` holds. Its shape is ``faults.schema.json``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reports.document import own_version
from trials.score import Trial

FORMAT = 1


def document(trials: Sequence[Trial], started: float, seconds: float, *, whole: bool) -> dict[str, Any]:
    """Return the trials as plain values.

    ``started`` is in seconds since the epoch; ``whole`` says that every known change was tried.
    """
    return {
        "format": FORMAT,
        "started": datetime.fromtimestamp(started).astimezone().isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "whole": whole,
        "versions": own_version(),
        "trials": [
            trial.packed() | {"good": trial.good, "wrongly_accused": trial.wrongly_accused}
            for trial in sorted(trials, key=lambda trial: trial.name)
        ],
    }
