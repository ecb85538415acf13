"""When a waiver holds, and when a run must not let it pass."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guide.waivers import (
    WAIVERS,
    Waiver,
    expired,
    in_force,
    needless_cells,
    read_waivers,
    unused,
    waiver_findings,
    waiver_for,
)

COLOUR = "EX-1.2-6-02"
WAIVER = Waiver(
    COLOUR, ("chrome-tablette", "firefox-tablette"), "R-1", "Camille Martin", "Prévu.", "2027-03-31"
)
EVERYWHERE = replace(WAIVER, cells=("toutes",))
LAST_DAY = date(2027, 3, 31)
DAY_AFTER = date(2027, 4, 1)
CHROME, FIREFOX = (COLOUR, "chrome-tablette"), (COLOUR, "firefox-tablette")
DESKTOP = (COLOUR, "chrome-ordinateur")


def test_a_waiver_holds_until_the_end_of_its_last_day() -> None:
    assert in_force(WAIVER, LAST_DAY)
    assert not in_force(WAIVER, DAY_AFTER)
    assert expired([WAIVER], LAST_DAY) == []
    assert expired([WAIVER], DAY_AFTER) == [WAIVER]


def test_a_waiver_is_found_for_its_cells_only() -> None:
    assert waiver_for([WAIVER], CHROME, LAST_DAY) == WAIVER
    assert waiver_for([WAIVER], DESKTOP, LAST_DAY) is None
    assert waiver_for([WAIVER], ("EX-1.2-6-01", "chrome-tablette"), LAST_DAY) is None
    assert waiver_for([WAIVER], CHROME, DAY_AFTER) is None
    assert waiver_for([EVERYWHERE], DESKTOP, LAST_DAY) == EVERYWHERE


def test_a_waiver_is_unused_when_all_that_was_checked_holds() -> None:
    assert unused([WAIVER], {CHROME, FIREFOX}, set()) == [WAIVER]
    assert unused([WAIVER], {CHROME}, {FIREFOX}) == []
    assert unused([WAIVER], {DESKTOP}, set()) == []


@pytest.mark.parametrize(
    ("waiver", "held", "deviating", "needless"),
    [
        (WAIVER, {CHROME}, {FIREFOX}, ("chrome-tablette",)),
        (WAIVER, {DESKTOP}, {CHROME, FIREFOX}, ()),
        (EVERYWHERE, {DESKTOP, FIREFOX}, {CHROME}, ("chrome-ordinateur", "firefox-tablette")),
        (EVERYWHERE, set(), {CHROME}, ()),
        (WAIVER, {CHROME, FIREFOX}, {DESKTOP}, ()),
    ],
)
def test_a_waiver_is_too_broad_where_its_requirement_holds(
    waiver: Waiver, held: set[tuple[str, str]], deviating: set[tuple[str, str]], needless: tuple[str, ...]
) -> None:
    assert needless_cells(waiver, held, deviating) == needless


@pytest.mark.parametrize(
    ("held", "deviating", "today", "words"),
    [
        (set(), {CHROME, FIREFOX}, DAY_AFTER, "échue depuis le 31/03/2027"),
        ({CHROME, FIREFOX}, set(), LAST_DAY, "inutile"),
        ({CHROME, FIREFOX}, set(), DAY_AFTER, "échue"),
        ({CHROME}, {FIREFOX}, LAST_DAY, "trop large, l'exigence est tenue dans chrome-tablette"),
    ],
)
def test_a_run_is_told_once_of_a_waiver_it_must_not_let_pass(
    held: set[tuple[str, str]], deviating: set[tuple[str, str]], today: date, words: str
) -> None:
    (finding,) = waiver_findings([WAIVER], held, deviating, today)
    assert words in finding
    assert "R-1 de Camille Martin sur EX-1.2-6-02" in finding


def test_a_waiver_that_fits_is_not_mentioned() -> None:
    assert list(waiver_findings([WAIVER], {DESKTOP}, {CHROME, FIREFOX}, LAST_DAY)) == []


def test_the_commented_example_is_a_waiver_once_uncommented(tmp_path: Path) -> None:
    lines = WAIVERS.read_text(encoding="utf-8").splitlines()
    start = lines.index("# [[derogation]]")
    example = lines[start : lines.index("#", start)]
    file = tmp_path / "derogations.toml"
    file.write_text("\n".join(line.removeprefix("# ") for line in example), encoding="utf-8")
    (waiver,) = read_waivers(file)
    assert (waiver.requirement, waiver.cells, waiver.end) == (
        COLOUR,
        ("firefox-tablette",),
        date(2027, 3, 31),
    )


@pytest.mark.parametrize("end", ["2027-03-31", '"2027-03-31"'])
def test_a_date_may_be_written_with_or_without_quotes(tmp_path: Path, end: str) -> None:
    file = tmp_path / "derogations.toml"
    file.write_text(
        f'[[derogation]]\nexigence = "{COLOUR}"\ncellules = "toutes"\nfin = {end}\n', encoding="utf-8"
    )
    (waiver,) = read_waivers(file)
    assert waiver.end == LAST_DAY
    assert waiver.covers(DESKTOP)
