"""Plays, for each change, the scenarios that can see it.

Each change is an item of pytest's session, so that it is selected, spread over processes and reported as a test is.
The scenarios are played inside it, against a site of their own; the browsers stay open from one to the next.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from _pytest.runner import runtestprotocol
from pytest_bdd.parser import Scenario

from fixtures.cells import cell_of
from fixtures.findings import Status
from fixtures.forked import QUICKEST
from fixtures.processes import ServiceError
from fixtures.scenarios import checked_by, scenario_of
from fixtures.site import BundledSite
from fixtures.stage import STAGE
from fixtures.target import PROFILE, judges
from guide.cells import expand
from reference.faults.catalogue import USUAL_CELL, Fault, Kind
from reference.faults.mutation import PROBE
from reference.faults.site import HITS
from reports.artefacts import output_folder
from reports.detection import accusations
from reports.outcomes import Outcome, gravest, outcome_in
from reports.places import Place, places_of
from reports.verdict import Verdict
from targets.profile import Profile
from trials.choice import TRIED
from trials.likelihood import Likelihood
from trials.narrowing import Sight, length, seek
from trials.reach import Reach
from trials.score import Accusation, Result, Trial, is_found, of_equivalent, result_of

ATTRIBUTE = "recette_trial"
"""Where a test report carries its trial from the worker that made it."""
PLAYER = pytest.StashKey["Player"]()


class TrialItem(pytest.Item):
    """A change to try."""

    fault: Fault

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.name

    def runtest(self) -> None:
        """Nothing: a trial is played outside of pytest's own protocol, which can't nest scenarios in a test."""


@dataclass(frozen=True)
class Try:
    """A scenario to play, reduced to what is sought in it, and to where it was seen before if anything was."""

    item: pytest.Item
    sought: frozenset[str]
    seen: Sight | None = None


@dataclass(frozen=True)
class Play:
    """A scenario in a cell."""

    item: pytest.Item
    scenario: Scenario
    cell: str
    checks: frozenset[str]

    def length(self, sought: frozenset[str]) -> int:
        """Return how many steps and rows it has to play for these requirements, for all when there is none."""
        return length(self.scenario, sought or self.checks)


def plays_of(items: Sequence[pytest.Item]) -> Iterator[Play]:
    """Yield what there is to play."""
    for item in items:
        scenario, cell = scenario_of(item), cell_of(item)
        if scenario and cell:
            yield Play(item, scenario, cell.name, frozenset(checked_by(item, scenario)))


class Player:
    """Plays scenarios against changed sites."""

    def __init__(self, config: pytest.Config, plays: Sequence[Play]) -> None:
        self._config = config
        self._reach = Reach(output_folder(config), self._reached)
        scenarios = {play.item.nodeid: play.scenario for play in plays}
        self._likelihood = Likelihood(output_folder(config), scenarios)
        self._former = accusations(output_folder(config).parent)
        self._plays = plays

    def tried(self, fault: Fault) -> Trial:
        """Return what the scenarios make of a change."""
        started = time.monotonic()
        if fault.equivalent and fault.name not in self._config.getoption("fault"):
            return self._trial(fault, Result.EQUIVALENT, 0, reason=fault.equivalent)
        try:
            if fault.kind is Kind.MUTANT and not self._reach.scenarios(fault.name):
                return self._trial(fault, Result.UNREACHED, 0)
            with self._served(fault.name) as hits:
                outcomes = self._outcomes(fault)
                count = len(hits.read_text(encoding="utf-8").splitlines()) if hits.exists() else 0
        except ServiceError as error:
            return self._trial(fault, Result.INCIDENT, time.monotonic() - started, reason=str(error))
        return self._judged(fault, outcomes, count, time.monotonic() - started)

    def _outcomes(self, fault: Fault) -> dict[str, Outcome]:
        """Play the scenarios that can see a change, until it is found where it had to be."""
        outcomes: dict[str, Outcome] = {}
        cells = expand(fault.cells)
        profile = self._profile(fault)
        for each in self._tries(fault, self._seeing(fault, cells, profile)):
            seek(self._config, each.sought, each.seen, any_other=fault.kind is Kind.MUTANT)
            outcomes[each.item.nodeid] = self._play(each.item)
            found = accusations_of(self._places(outcomes, profile))
            if is_found(fault.kind, fault.requirements, cells, found):
                self._likelihood.found(each.item.nodeid, fault.name)
                break
        return outcomes

    def _sought(self, fault: Fault) -> frozenset[str]:
        """Return the requirement to which the scenarios are reduced, none when they are played whole."""
        narrowed = fault.kind is Kind.FAULT and not self._config.getoption("whole_scenarios")
        return frozenset(fault.requirements[:1] if narrowed else ())

    def _seeing(self, fault: Fault, cells: Collection[str], profile: Profile) -> list[Play]:
        """Return the scenarios that can see a change: the likeliest to see it first, then the shortest."""
        seeing = [
            play
            for play in self._plays
            if play.cell in cells and judges(play.item, profile) and self._concerns(play, fault)
        ]
        seeing.sort(key=lambda play: play.length(self._sought(fault)))
        if fault.kind is Kind.MUTANT:
            finders = self._likelihood.finders(fault.name)
            runs = self._reach.runs(fault.name)

            def likelihood(play: Play) -> tuple[float, bool, tuple[int, int]]:
                name = play.item.nodeid
                often = (0, 0) if fault.text else runs[name]  # to show a page often tells nothing of it
                return self._likelihood.kinship(name, fault.text), name in finders, often

            seeing.sort(key=likelihood, reverse=True)
        return seeing

    def _tries(self, fault: Fault, seeing: Sequence[Play]) -> Iterator[Try]:
        """Yield what to play, one after the other: what saw the change before, where it did, then all."""
        sought = self._sought(fault)
        for each in self._former.get(fault.name, ()):
            telling = fault.kind is Kind.MUTANT or each["requirement"] in sought
            for play in seeing if each["by_assertion"] and telling else ():
                if (each["scenario"], each["cell"]) == (play.scenario.name, play.cell):
                    sight = Sight(each["step"], each["expected"])
                    yield Try(play.item, frozenset([each["requirement"]]), sight)
        yield from (Try(play.item, sought) for play in seeing)

    def _concerns(self, play: Play, fault: Fault) -> bool:
        if fault.kind is Kind.MUTANT:
            return play.item.nodeid in self._reach.scenarios(fault.name)
        return not play.checks.isdisjoint(self._sought(fault) or fault.requirements)

    def _reached(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        """Yield each scenario, in the usual cell, with how often it runs the places of the unchanged site."""
        profile = self._config.stash[PROFILE]
        seek(self._config, frozenset())
        with self._served(PROBE) as hits:
            self._config.stash[STAGE].site.support.version()  # the first answer imports all that is left to
            at_start = dict.fromkeys(hits.read_text(encoding="utf-8").split(), 0)
            for play in self._plays:
                if play.cell == USUAL_CELL and judges(play.item, profile):
                    hits.unlink(missing_ok=True)
                    self._play(play.item)
                    told = Counter(hits.read_text(encoding="utf-8").split())
                    yield play.item.nodeid, {**at_start, **told}

    @contextmanager
    def _served(self, name: str) -> Iterator[Path]:
        """Put on stage the site with a change, and give the file where it tells that the change runs."""
        stage = self._config.stash[STAGE]
        with TemporaryDirectory(prefix="alteration-", ignore_cleanup_errors=True) as folder:
            hits = Path(folder) / "hits"
            program = ("reference.faults", name)
            environ = {HITS: str(hits)}
            with BundledSite(stage.mailbox.smtp, program=program, environ=environ, start=QUICKEST) as bundled:
                stage.receive(bundled.site())
                yield hits

    def _play(self, item: pytest.Item) -> Outcome:
        # Another scenario comes next as far as pytest knows, so that only what belongs to this one ends with it.
        other = next(play.item for play in self._plays if play.item is not item)
        reports = runtestprotocol(item, log=False, nextitem=other)
        return reduce(gravest, filter(None, map(outcome_in, reports)))

    def _profile(self, fault: Fault) -> Profile:
        """Return the profile of the bundled site, without the reading that a change puts in doubt."""
        profile = self._config.stash[PROFILE]
        kept = {name: key for name, key in profile.readings.items() if name != fault.ambiguity}
        return replace(profile, readings=kept)

    def _places(self, outcomes: dict[str, Outcome], profile: Profile) -> list[Place]:
        return list(places_of(outcomes, {}, profile, (), date.today(), everywhere=True))

    def _judged(self, fault: Fault, outcomes: dict[str, Outcome], hits: int, seconds: float) -> Trial:
        places = [place for place in self._places(outcomes, self._profile(fault)) if place.checks]
        found = tuple(accusations_of(places))
        verdicts = {(place.requirement.id, place.cell): place.verdict for place in places}
        result = result_of(fault.kind, fault.requirements, expand(fault.cells), verdicts, found, hits)
        reasons = {place.reason for place in places if place.verdict is Verdict.INCIDENT}
        if result is Result.HINDERED:
            reasons = {place.reason for place in places if place.verdict is not Verdict.CONFORMING}
        if fault.equivalent:  # asked for by its name, to see that nothing detects it
            result = of_equivalent(result)
            reasons.add(fault.equivalent)
        reason = "\n".join(sorted(reasons))
        return self._trial(fault, result, seconds, found, hits, len(outcomes), reason=reason)

    def _trial(
        self,
        fault: Fault,
        result: Result,
        seconds: float,
        accusations: Sequence[Accusation] = (),
        hits: int = 0,
        scenarios: int = 0,
        *,
        reason: str = "",
    ) -> Trial:
        return Trial(
            fault.name,
            fault.kind.value,
            fault.description,
            fault.requirements,
            expand(fault.cells),
            result,
            tuple(accusations),
            hits,
            scenarios,
            round(seconds, 1),
            reason,
            whole_scenarios=not self._sought(fault),
        )


def accusations_of(places: Sequence[Place]) -> list[Accusation]:
    """Return each check that found a requirement not conforming."""
    return [
        Accusation(
            place.requirement.id,
            place.cell,
            check.outcome.scenario,
            check.finding.step,
            check.finding.expected,
            check.finding.seen,
            by_assertion=not check.finding.timed_out,
        )
        for place in places
        if place.verdict is Verdict.DEVIATING
        for check in place.checks
        if check.finding.status is Status.DEVIATION
    ]


@pytest.hookimpl(trylast=True)  # once the scenarios are laid out in cells
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Put the changes in the place of the scenarios, which they will play."""
    if config.stash[TRIED]:
        config.stash[PLAYER] = Player(config, list(plays_of(items)))
        items[:] = list(_trial_items(session, config.stash[TRIED]))


def _trial_items(session: pytest.Session, faults: Sequence[Fault]) -> Iterator[TrialItem]:
    for fault in faults:
        item: TrialItem = TrialItem.from_parent(session, name=fault.name, nodeid=fault.name)
        item.fault = fault
        yield item


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> bool | None:
    if not isinstance(item, TrialItem):
        return None
    hook = item.ihook
    hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    trial = item.config.stash[PLAYER].tried(item.fault)
    held = trial.good
    report = pytest.TestReport(
        item.nodeid,
        item.location,
        {},
        "passed" if held else "failed",
        None if held else f"{trial.result} : {trial.description}\n{trial.reason}",
        "call",
        duration=trial.seconds,
    )
    setattr(report, ATTRIBUTE, trial.packed())
    hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
