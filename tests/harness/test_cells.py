"""Every scenario in every cell, unless its tags or the options restrict it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest_plugins = ["pytester"]

FEATURE = """\
# language: fr
Fonctionnalité: Essai

  Scénario: Partout
    Quand rien ne se passe

  @tablette
  Scénario: Tablette
    Quand rien ne se passe

  @firefox @ordinateur
  Scénario: Une seule cellule
    Quand rien ne se passe

  Plan du scénario: Deux exemples
    Quand rien ne se passe <fois> fois

    Exemples:
      | fois |
      | une  |
      | deux |
"""
MODULE = """\
from pytest_bdd import parsers, scenarios, when

scenarios(".")

@when("rien ne se passe")
@when(parsers.parse("rien ne se passe {fois} fois"))
def _(cell):
    print("joué dans", cell.title)

def test_ordinary():
    pass
"""


Collect = Callable[..., list[str]]


@pytest.fixture
def collected(pytester: pytest.Pytester) -> Collect:
    pytester.makefile(".feature", essai=FEATURE)
    pytester.makepyfile(test_essai=MODULE)
    pytester.makeini("[pytest]\nstrict_markers = true\n")

    def collected(*options: str) -> list[str]:
        result = pytester.runpytest_inprocess("-p", "fixtures.cells", "--collect-only", "-q", *options)
        return [line.partition("::test_")[2] for line in result.outlines if "::test_" in line]

    return collected


def test_the_whole_matrix_cell_after_cell(collected: Collect) -> None:
    assert collected() == [
        "ordinary",
        "partout[chrome-ordinateur]",
        "deux_exemples[chrome-ordinateur-une]",
        "deux_exemples[chrome-ordinateur-deux]",
        "partout[chrome-tablette]",
        "tablette[chrome-tablette]",
        "deux_exemples[chrome-tablette-une]",
        "deux_exemples[chrome-tablette-deux]",
        "partout[firefox-ordinateur]",
        "une_seule_cellule[firefox-ordinateur]",
        "deux_exemples[firefox-ordinateur-une]",
        "deux_exemples[firefox-ordinateur-deux]",
        "partout[firefox-tablette]",
        "tablette[firefox-tablette]",
        "deux_exemples[firefox-tablette-une]",
        "deux_exemples[firefox-tablette-deux]",
    ]


def test_options_restrict_and_leave_no_skip(collected: Collect) -> None:
    assert collected("--browser", "chrome", "--device", "tablette") == [
        "ordinary",
        "partout[chrome-tablette]",
        "tablette[chrome-tablette]",
        "deux_exemples[chrome-tablette-une]",
        "deux_exemples[chrome-tablette-deux]",
    ]


@pytest.mark.usefixtures("collected")
def test_a_scenario_is_played_in_its_cell(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_inprocess(
        "-p", "fixtures.cells", "-s", "--browser", "firefox", "-k", "partout"
    )
    result.assert_outcomes(passed=2, deselected=7)
    result.stdout.fnmatch_lines(["*joué dans Firefox · ordinateur*", "*joué dans Firefox · tablette*"])


@pytest.mark.usefixtures("collected")
def test_an_unknown_cell_is_refused(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_inprocess("-p", "fixtures.cells", "--browser", "opera")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*opera*"])
