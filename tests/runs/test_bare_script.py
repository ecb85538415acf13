"""The floor is no floor once its script no longer gets to the end of the journeys."""

import pytest

from benchmarks.floor import SCRIPT, timed


@pytest.mark.usefixtures("chrome")
def test_the_bare_script_makes_every_journey() -> None:
    _, told = timed(*SCRIPT, "chrome")
    assert told.split()[-1] == "12"
