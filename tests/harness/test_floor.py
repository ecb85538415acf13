"""The suite is only compared with a script that plays as much, and a failure of either shows its own words."""

from __future__ import annotations

import pytest

from benchmarks.floor import compare, scenarios_played, timed

SAID = """\
  1/12  0:02  ✓ réussi   Chrome · ordinateur    1.7 s  Un parcours

                          réussis     écarts    bloqués  incidents    durée
  Chrome · ordinateur           6          0          0          0     0:16
  Chrome · tablette             5          1          0          0     0:12
  Total                        11          1          0          0     0:38

Exigences du guide (135) : 135 NON VÉRIFIÉ.
"""


def test_the_scenarios_are_counted_in_the_table() -> None:
    assert scenarios_played(SAID) == 12


def test_a_script_that_plays_less_is_no_floor() -> None:
    compare(12, 12)
    with pytest.raises(SystemExit, match="plays 10 journeys and the suite 12 scenarios"):
        compare(10, 12)


def test_a_failure_shows_the_end_of_what_was_said() -> None:
    with pytest.raises(SystemExit) as caught:
        timed("pytest", "--inconnue")
    assert "« pytest --inconnue » ended with code 3:\n" in str(caught.value)
    assert "option inconnue : --inconnue" in str(caught.value)
