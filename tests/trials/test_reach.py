"""Which scenarios are worth playing against a mechanical change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trials.reach import Reach

IMPORTED = {"rules-grades-0", "views-home-0"}


def played() -> Iterator[tuple[str, set[str]]]:
    yield "one", {*IMPORTED, "rules-grades-1", "rules-grades-2"}
    yield "other", {*IMPORTED, "views-home-1"}


def test_a_place_is_reached_by_the_scenarios_that_run_it(tmp_path: Path) -> None:
    reach = Reach(tmp_path, played)
    assert reach.scenarios("rules-grades-1") == {"one"}
    assert reach.scenarios("rules-grades-0") == {"one", "other"}
    assert reach.scenarios("rules-grades-9") == set()


def test_what_is_run_at_the_import_is_used_by_those_that_run_the_rest_of_its_file(tmp_path: Path) -> None:
    reach = Reach(tmp_path, played)
    assert reach.around("rules-grades-0") == {"one": 2, "other": 0}
    assert reach.around("views-home-0") == {"one": 0, "other": 1}
