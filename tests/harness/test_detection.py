"""What a measure of detection is read back for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports import detection
from reports.detection import FILE, accusations, measured, score, told_score


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "shipped.json"
    monkeypatch.setattr(detection, "SHIPPED", file)
    return file


def write(file: Path, known: int, **scenarios: str) -> None:
    trials: list[dict[str, Any]] = [
        {"name": name, "kind": "défaut", "accusations": [{"scenario": scenario}]}
        for name, scenario in scenarios.items()
    ]
    file.write_text(json.dumps({"known": {"défaut": known}, "trials": trials}), encoding="utf-8")


def test_without_any_measure_nothing_is_known(tmp_path: Path, shipped: Path) -> None:
    assert not shipped.exists()
    assert measured(tmp_path) is None
    assert accusations(tmp_path) == {}


def test_a_partial_measure_gives_way_to_the_whole_one_of_the_project(tmp_path: Path, shipped: Path) -> None:
    write(tmp_path / FILE, 2, one="Mine")
    write(shipped, 2, one="Theirs", two="Theirs")
    whole = measured(tmp_path)
    assert whole is not None
    assert {trial["name"] for trial in whole["trials"]} == {"one", "two"}


def test_the_newest_measure_tells_what_was_accused(tmp_path: Path, shipped: Path) -> None:
    write(tmp_path / FILE, 2, one="Mine")
    write(shipped, 2, one="Theirs", two="Theirs")
    assert accusations(tmp_path) == {"one": [{"scenario": "Mine"}], "two": [{"scenario": "Theirs"}]}


def test_what_changes_nothing_is_counted_apart() -> None:
    results = {"défaut": ["détecté"], "mutant": ["détecté", "non détecté", "équivalent", "équivalent"]}
    trials = [
        {"kind": kind, "result": result, "good": result in ("détecté", "équivalent")}
        for kind, several in results.items()
        for result in several
    ]
    counts = score({"started": "2026-11-26T12:00:00+01:00", "trials": trials})
    assert counts["kinds"]["mutant"] == {"tried": 2, "good": 1, "equivalent": 2}
    assert told_score(counts) == (
        "1 défauts provoqués détectés sur 1, 1 mutants détectés sur 2 (outre 2 équivalents)"
    )
