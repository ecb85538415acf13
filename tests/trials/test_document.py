"""What is kept of one measure when another follows it."""

from __future__ import annotations

from typing import Any

import pytest

from trials.document import merged


def measure(version: str | None, **kinds: str) -> dict[str, Any]:
    trials = [{"name": name, "kind": kind} for name, kind in kinds.items()]
    when = {"started": f"on {len(kinds)}", "seconds": len(kinds) + 0.5}
    return {"versions": {"recette": version} if version else {}, "trials": trials, **when}


def names(of: dict[str, Any]) -> list[str]:
    return [trial["name"] for trial in of["trials"]]


FORMER = {"one": "défaut", "two": "défaut", "three": "mutant"}


def test_parts_of_a_measure_add_up() -> None:
    assert names(merged(measure("1a2b3c", two="défaut"), measure("1a2b3c", **FORMER))) == [
        "two",
        "one",
        "three",
    ]


def test_the_times_of_parts_add_up_from_the_first_one() -> None:
    whole = merged(measure("1a2b3c", two="défaut"), measure("1a2b3c", **FORMER))
    assert (whole["started"], whole["seconds"]) == ("on 3", 5.0)
    other = merged(measure("1a2b3c", two="défaut"), measure("4d5e6f", **FORMER))
    assert (other["started"], other["seconds"]) == ("on 1", 1.5)


@pytest.mark.parametrize(
    ("version", "former"), [("1a2b3c", "4d5e6f"), ("1a2b-dirty", "1a2b-dirty"), (None, None)]
)
def test_what_another_version_says_of_the_same_kind_is_dropped(
    version: str | None, former: str | None
) -> None:
    assert names(merged(measure(version, two="défaut"), measure(former, **FORMER))) == ["two", "three"]
