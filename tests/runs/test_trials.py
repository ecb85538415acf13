"""The measure of what is detected, measured: real browsers, on the reference really altered."""

from __future__ import annotations

import json

from jsonschema import validate

from tests.runs.conftest import ROOT, Player, Run

SCHEMA = json.loads((ROOT / "reports" / "faults.schema.json").read_text(encoding="utf-8"))


def results_of(run: Run) -> dict[str, str]:
    """Return what became of each change, once its file is seen to have the shape that is documented."""
    measure = json.loads((run.artefacts / "faults.json").read_text(encoding="utf-8"))
    validate(measure, SCHEMA)
    return {trial["name"]: trial["result"] for trial in measure["trials"]}


def test_the_witness_is_spared_and_the_blatant_fault_is_found(play: Player) -> None:
    run = play("--faults", "--patience", "3", "--fault", "unchanged", "--fault", "blank-pages")
    assert results_of(run) == {"blank-pages": "détecté", "unchanged": "rien d'accusé"}
    assert run.code == 0
    assert not (run.artefacts / "verdicts.json").exists()


def test_what_fails_the_second_time_a_sentence_comes_is_found(play: Player) -> None:
    run = play("--faults", "--patience", "3", "--fault", "same-code-sent-again-once-expired")
    assert results_of(run) == {"same-code-sent-again-once-expired": "détecté"}


def test_the_changes_are_listed_without_being_tried(play: Player) -> None:
    run = play("--faults", "--collect-only", "--fault", "unchanged")
    assert run.code == 0
    assert run.output.splitlines()[0] == "unchanged"
    assert "ARRÊT" not in run.output
    assert "SCORE" not in run.output


def test_an_unknown_change_stops_at_once(play: Player) -> None:
    run = play("--faults", "--fault", "inconnue")
    assert run.code == 3
    assert run.output.startswith("ARRÊT : --fault inconnue")
    assert "Traceback" not in run.output
