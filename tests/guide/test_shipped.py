"""The data that the project ships: whole, coherent and readable."""

from collections import Counter
from itertools import groupby

import pytest

from fixtures.cells import CELLS as MATRIX
from guide.ambiguities import ambiguities
from guide.cells import CELLS
from guide.register import Nature, Verification, requirements
from guide.validation import shipped_problems
from guide.waivers import read_waivers

COUNTS = {
    ("1.1", "0"): 7,
    ("1.2", "1"): 9,
    ("1.2", "2"): 8,
    ("1.2", "3"): 18,
    ("1.2", "4"): 19,
    ("1.2", "5"): 26,
    ("1.2", "6"): 7,
    ("1.2.2", "1"): 12,
    ("1.2.2", "2"): 8,
    ("1.3", "1"): 18,
    ("T", "0"): 3,
}
"""How many requirements each step of the guide has; ids are stable, so this changes only by addition."""


def test_there_is_nothing_to_correct() -> None:
    assert shipped_problems() == []


def test_the_135_requirements_keep_their_ids_in_the_order_of_the_guide() -> None:
    expected = [
        f"EX-{section}-{step}-{number:02}"
        for (section, step), count in COUNTS.items()
        for number in range(1, count + 1)
    ]
    assert list(requirements()) == expected
    assert len(expected) == 135


def test_the_40_ambiguities_keep_their_ids() -> None:
    assert list(ambiguities()) == [f"A{number:02}" for number in range(1, 41)]


def test_no_waiver_is_shipped() -> None:
    assert read_waivers() == []


def test_cells_have_the_names_of_the_matrix() -> None:
    assert list(CELLS) == [f"{cell.browser.name}-{cell.device.name}" for cell in MATRIX]


@pytest.mark.parametrize(
    ("number", "cells"),
    [
        ("02", ["chrome-ordinateur", "chrome-tablette"]),
        ("03", ["firefox-ordinateur", "firefox-tablette"]),
        ("04", ["chrome-ordinateur", "firefox-ordinateur"]),
        ("05", ["chrome-tablette", "firefox-tablette"]),
        ("06", list(CELLS)),
    ],
)
def test_a_requirement_about_a_browser_or_a_device_applies_there_only(number: str, cells: list[str]) -> None:
    requirement = requirements()[f"EX-1.1-0-{number}"]
    assert list(requirement.cells) == list(requirement.default_cells) == cells


def test_what_the_server_alone_decides_is_played_once_and_keeps_its_full_matrix() -> None:
    once = [each for each in requirements().values() if each.played_in]
    assert len(once) == 16
    for requirement in once:
        assert requirement.default_cells == ("chrome-ordinateur",)
        assert requirement.cells == CELLS


def test_everything_is_verified_automatically() -> None:
    assert Counter(each.verification for each in requirements().values()) == {Verification.AUTO: 135}


def test_what_is_only_shown_is_left_to_the_reading_of_screenshots() -> None:
    shown = {name for name, each in requirements().items() if each.natures == (Nature.SHOWN,)}
    assert set(ambiguities()["A40"].requirements) == shown


def test_each_sentence_is_one_line_that_a_spreadsheet_takes_for_text() -> None:
    for requirement in requirements().values():
        texts = (requirement.statement, *requirement.quotes, requirement.boundaries, requirement.note)
        assert not any(character in text for text in texts for character in "\r\n\t"), requirement.id
        assert not any(text.startswith(("=", "+", "-", "@")) for text in texts), requirement.id
        assert requirement.statement.endswith("."), requirement.id


def test_requirements_of_a_step_stand_together() -> None:
    steps = [key for key, _ in groupby(requirements().values(), key=lambda each: (each.section, each.step))]
    assert steps == list(COUNTS)
