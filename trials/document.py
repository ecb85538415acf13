"""The trials as data: what ``faults.json`` holds. Its shape is ``faults.schema.json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from reports.document import own_version
from trials.score import Trial

FORMAT = 1


def document(
    trials: Sequence[Trial],
    started: float,
    seconds: float,
    known: Mapping[str, int],
    browsers: Mapping[str, str],
) -> dict[str, Any]:
    """Return the trials as plain values.

    ``started`` is in seconds since the epoch; ``known`` is how many changes of each kind there are to try,
    ``browsers`` which program stood for each browser.
    """
    versions = {**own_version(), **browsers}
    return {
        "format": FORMAT,
        "started": datetime.fromtimestamp(started).astimezone().isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "known": dict(known),
        "versions": versions,
        "trials": [
            _trial(trial, versions.get("recette", ""))
            for trial in sorted(trials, key=lambda trial: trial.name)
        ],
    }


def _trial(trial: Trial, version: str) -> dict[str, Any]:
    told = {"good": trial.good, "wrongly_accused": trial.wrongly_accused, "version": version}
    return trial.packed() | told


def merged(measure: dict[str, Any], former: Mapping[str, Any]) -> dict[str, Any]:
    """Return a measure, with what a former one says of the changes that it did not try.

    Of the kinds that it tried, this is kept only from the very same version of the recette: parts add up, and so do
    the times that they took.
    """
    names = {trial["name"] for trial in measure["trials"]}
    kinds = {trial["kind"] for trial in measure["trials"]}
    same = _is_known(measure["versions"]) and measure["versions"] == former["versions"]
    kept = [
        trial
        for trial in former["trials"]
        if trial["name"] not in names and (same or trial["kind"] not in kinds)
    ]
    whole = {**measure, "trials": measure["trials"] + kept}
    if same and kept:
        whole |= {"started": former["started"], "seconds": round(former["seconds"] + measure["seconds"], 1)}
    return whole


def _is_known(versions: Mapping[str, str]) -> bool:
    """Tell whether the versions say all of what was played: neither outside of a clone, nor with changes."""
    return not versions.get("recette", "-dirty").endswith("-dirty")
