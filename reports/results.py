"""The answer of a run: its places, what is wrong with it as a whole, and its verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pytest

from fixtures.findings import Status
from fixtures.plan import PLAN
from fixtures.target import PROFILE
from guide.waivers import Waiver, read_waivers, state_of, waiver_findings
from reports.outcomes import LOST, OUTCOMES
from reports.places import Place, places_of, settled
from reports.verdict import BY_GRAVITY, RunVerdict, Verdict, gravest, verdict_of_run


@dataclass(frozen=True)
class Results:
    """What a run has to say, once it has ended."""

    places: tuple[Place, ...]
    waivers: Mapping[Waiver, str]
    """What became of each, in French."""
    problems: tuple[str, ...]
    """What keeps the run from being sound, in French."""
    verdict: RunVerdict

    @cached_property
    def by_requirement(self) -> dict[str, Verdict]:
        """The gravest verdict of each requirement, over the cells where it was due or was checked."""
        verdicts: dict[str, list[Verdict]] = {}
        for place in self.places:
            verdicts.setdefault(place.requirement.id, []).append(place.verdict)
        return {name: gravest(several) for name, several in verdicts.items()}

    @cached_property
    def counts(self) -> dict[Verdict, int]:
        """How many requirements came to each verdict, the gravest first."""
        verdicts = list(self.by_requirement.values())
        return {verdict: verdicts.count(verdict) for verdict in BY_GRAVITY if verdict in verdicts}


def results_of(config: pytest.Config, engine: int, *problems: str) -> Results:
    """Return what the run that has just ended says.

    ``engine`` is pytest's own exit code, ``problems`` what is known already to spoil the run, in French.
    """
    waivers, today, outcomes = read_waivers(), date.today(), config.stash[OUTCOMES]
    places = tuple(
        places_of(
            outcomes,
            config.stash[PLAN],
            config.stash[PROFILE],
            waivers,
            today,
            everywhere=config.getoption("full_matrix"),
        )
    )
    held, deviating = _checked(places, config.stash[PROFILE].readings)
    problems = (*problems, *_lost(config), *waiver_findings(waivers, held, deviating, today))
    verdict = verdict_of_run(
        engine,
        [place.verdict for place in places if place.due],
        [place.verdict for place in places if not place.due],
        sound=not problems,
    )
    states = {waiver: state_of(waiver, held, deviating, today) for waiver in waivers}
    return Results(places, states, problems, verdict)


def _lost(config: pytest.Config) -> Iterator[str]:
    for name in config.stash[LOST]:
        play = config.stash[PLAN].get(name)
        yield f"Scénario perdu, sans résultat : {play.title if play else name}."


def _checked(
    places: Sequence[Place], readings: Mapping[str, str]
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the requirements and cells that conform, all played, and those of which a check deviated."""
    held = {(place.requirement.id, place.cell) for place in places if place.verdict is Verdict.CONFORMING}
    deviating = {
        (place.requirement.id, place.cell)
        for place in places
        if Status.DEVIATION in settled(place.requirement, place.checks, readings)
    }
    return held, deviating
