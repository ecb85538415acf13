"""Passwords are drawn from a composition; phones are fictional and never shared."""

import string
from itertools import islice

import pytest

from fixtures.members import SPECIALS, compose_password, fictional_phones
from steps.code import duration

CATEGORIES = {
    "upper": string.ascii_uppercase,
    "lower": string.ascii_lowercase,
    "digit": string.digits,
    "special": SPECIALS,
}


@pytest.mark.parametrize("missing", [None, *CATEGORIES])
@pytest.mark.parametrize("length", [9, 10, 128])
def test_a_password_has_just_the_composition_asked_for(missing: str | None, length: int) -> None:
    password = compose_password(length, **({missing: False} if missing else {}))
    assert len(password) == length
    for name, characters in CATEGORIES.items():
        assert bool(set(password) & set(characters)) is (name != missing)


def test_workers_of_a_run_never_draw_the_same_phone() -> None:
    run = {"testrunuid": "f" * 32, "workercount": 3}
    drawn = [
        phone
        for rank in range(3)
        for phone in islice(fictional_phones({**run, "workerid": f"gw{rank}"}), 500)
    ]
    assert len(set(drawn)) == len(drawn)
    assert all(phone.startswith("063998") and len(phone) == 10 for phone in drawn)


@pytest.mark.parametrize(
    ("text", "seconds"), [("4 min 30 s", 270), ("5 min 0 s", 300), ("24 h", 86_400), ("50 s", 50)]
)
def test_durations_are_read_as_written(text: str, seconds: int) -> None:
    assert duration(text) == seconds
