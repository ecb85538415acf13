"""Which scenarios are worth playing against a mechanical change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from trials.reach import Reach

AT_START = {"rules-grades-0": 0, "views-home-0": 0}


def played() -> Iterator[tuple[str, Mapping[str, int]]]:
    yield "one", {**AT_START, "rules-grades-1": 3, "rules-grades-2": 1}
    yield "other", {**AT_START, "views-home-1": 1}


def test_a_place_is_reached_by_the_scenarios_that_run_it(tmp_path: Path) -> None:
    reach = Reach(tmp_path, played)
    assert reach.scenarios("rules-grades-1") == {"one"}
    assert reach.scenarios("rules-grades-0") == {"one", "other"}
    assert reach.scenarios("rules-grades-9") == set()


def test_what_is_run_at_the_start_is_used_by_those_that_run_the_rest_of_its_file(tmp_path: Path) -> None:
    reach = Reach(tmp_path, played)
    assert reach.runs("rules-grades-1") == {"one": (3, 4), "other": (0, 0)}
    assert reach.runs("views-home-0") == {"one": (0, 0), "other": (0, 1)}
