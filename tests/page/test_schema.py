"""The shape of verdicts.json: what the harness writes, and what it must never write."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bootstrap.machine import ROOT
from reports.document import document
from reports.page import write_page
from reports.places import places_of
from reports.results import Results
from reports.verdict import RunVerdict
from targets.profile import read_profile

from . import samples
from .samples import Data

SCHEMA, MEASURE = (
    json.loads((ROOT / "reports" / f"{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("verdicts", "faults")
)


def problems(data: Data, schema: Data = SCHEMA) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path} : {error.message}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("schema", [SCHEMA, MEASURE])
def test_is_itself_a_schema(schema: Data) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("schema", [SCHEMA, MEASURE])
def test_describes_or_refers_to_each_of_its_objects(schema: Data) -> None:
    objects = [schema, *schema["$defs"].values()]
    assert all("description" in each for each in objects if each.get("type") == "object")
    assert all(each["additionalProperties"] is not True for each in objects if each.get("type") == "object")


@pytest.mark.parametrize("sample", [samples.all_green, samples.every_verdict])
def test_fits_the_samples(sample: Callable[[], Data]) -> None:
    assert problems(sample()) == []


def test_fits_a_measure_of_what_is_detected() -> None:
    assert problems(samples.measure(), MEASURE) == []


def test_fits_what_the_harness_writes_of_a_run_that_played_nothing(tmp_path: Path) -> None:
    profile = read_profile("reference")
    places = tuple(places_of({}, {}, profile, [], date(2026, 11, 24), everywhere=False))
    written: dict[str, Any] = document(
        Results(places, {}, (), RunVerdict.INCOMPLETE),
        [],
        profile,
        url="https://localhost:48673",
        version="",
        mailbox="Mailpit",
        started=datetime(2026, 11, 24, 4, tzinfo=UTC),
        seconds=1.5,
        options=[],
        full_matrix=False,
        detection=None,
    )
    read = json.loads(json.dumps(written))
    assert problems(read) == []
    assert write_page(read, tmp_path).stat().st_size < 2_000_000


def unknown_verdict(data: Data) -> None:
    data["requirements"][0]["places"][0]["verdict"] = "PRESQUE CONFORME"


def unknown_field(data: Data) -> None:
    data["requirements"][0]["places"][0]["checks"][0]["password"] = "secret"


def missing_field(data: Data) -> None:
    del data["run"]["target"]


def conforming_with_a_reason(data: Data) -> None:
    data["requirements"][0]["places"][0]["reason"] = "Pour une raison."


def deviating_without_a_reason(data: Data) -> None:
    data["requirements"][0]["places"][0]["verdict"] = "NON CONFORME"


def waived_without_a_waiver(data: Data) -> None:
    data["requirements"][0]["places"][0].update(verdict="DÉROGATION", reason="Le bouton est absent.")


def chosen_by_nobody(data: Data) -> None:
    data["ambiguities"][0]["chosen_by"] = "aucun"


def no_day(data: Data) -> None:
    data["waivers"].append(samples.every_verdict()["waivers"][0] | {"until": "2027-02-30"})


@pytest.mark.parametrize(
    "spoil",
    [
        unknown_verdict,
        unknown_field,
        missing_field,
        conforming_with_a_reason,
        deviating_without_a_reason,
        waived_without_a_waiver,
        chosen_by_nobody,
        no_day,
    ],
)
def test_refuses(spoil: Callable[[Data], None]) -> None:
    data = samples.all_green()
    spoil(data)
    assert problems(data)
