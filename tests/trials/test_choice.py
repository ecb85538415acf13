"""Which changes a run tries."""

from __future__ import annotations

import pytest

from reference.faults.catalogue import catalogue
from trials.choice import ChoiceError, chosen

NAMES = list(catalogue())


def names(*asked: str, shard: str | None = None) -> list[str]:
    return [fault.name for fault in chosen(catalogue(), asked, shard)]


def test_every_change_is_tried_unless_some_are_named() -> None:
    assert names() == NAMES
    assert names(NAMES[2], NAMES[0]) == [NAMES[0], NAMES[2]]


def test_shards_share_the_changes_out() -> None:
    parts = [names(shard=f"{part}/3") for part in (1, 2, 3)]
    assert sorted(name for part in parts for name in part) == sorted(NAMES)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.parametrize("shard", ["0/3", "4/3", "1", "un/trois", "1/0"])
def test_a_part_that_does_not_exist_is_refused(shard: str) -> None:
    with pytest.raises(ChoiceError, match=f"--shard {shard}"):
        names(shard=shard)


def test_an_unknown_change_is_refused_by_name() -> None:
    with pytest.raises(ChoiceError, match=r"--fault code-valid-to-long.*Peut-être : code-valid-too-long, "):
        names("code-valid-to-long")
    with pytest.raises(ChoiceError, match="--fault 42 : altération inconnue"):
        names("42")
