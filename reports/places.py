"""From the checks that were made to a verdict for each requirement in each cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fixtures.findings import Finding, Status
from fixtures.plan import Plan
from fixtures.target import SHOWN_ONLY
from guide.register import Nature, Requirement, Verification, requirements
from guide.waivers import Waiver, waiver_for
from reports.outcomes import Outcome
from reports.verdict import Verdict, verdict_of
from targets.profile import Profile

UNCHOSEN = "Le guide laisse la question ouverte, et le profil du site n'a choisi aucune lecture."
SHOWN_REASON = (
    "Seule une capture d'écran du guide le montre : à une personne de dire si l'écart compte (A40)."
)
BINDING = "exige"
"""The reading of that ambiguity under which a screenshot binds the site."""


@dataclass(frozen=True)
class Check:
    """A finding, and the scenario that made it."""

    finding: Finding
    outcome: Outcome


@dataclass(frozen=True)
class Place:
    """A requirement in a cell: what was checked there, and the verdict."""

    requirement: Requirement
    cell: str
    due: bool
    """Whether the run had to verify it there; else it was checked along the way."""
    verdict: Verdict
    reason: str
    """Why it is not conforming, in French."""
    checks: tuple[Check, ...]
    waiver: Waiver | None


def places_of(
    outcomes: Mapping[str, Outcome],
    plan: Plan,
    profile: Profile,
    waivers: Sequence[Waiver],
    today: date,
    *,
    everywhere: bool,
) -> Iterator[Place]:
    """Yield every place that the run had to verify or came to check, in the order of the guide."""
    checks, unplayed = _by_place(outcomes), _unplayed(outcomes, plan)
    for requirement in requirements().values():
        due = requirement.cells if everywhere else requirement.default_cells
        for cell in requirement.cells:
            key = requirement.id, cell
            if cell not in due and key not in checks:
                continue
            statuses = list(settled(requirement, checks[key], profile.readings))
            waiver = waiver_for(waivers, key, today)
            verdict = verdict_of(
                statuses,
                complete=key not in unplayed,
                waived=waiver is not None,
                offered=requirement.id not in profile.not_offered,
                automatic=requirement.verification == Verification.AUTO,
            )
            yield Place(
                requirement,
                cell,
                cell in due,
                verdict,
                _reason(requirement, verdict, checks[key], profile, planned=key in unplayed),
                tuple(checks[key]),
                waiver if verdict is Verdict.WAIVED else None,
            )


def settled(
    requirement: Requirement, checks: Sequence[Check], readings: Mapping[str, str]
) -> Iterator[Status]:
    """Yield what the checks of a requirement come to, once the readings of the guide have had their say.

    Checks under a reading that the profile chose judge like any other. Where it chose none, a site that suits
    every reading of an ambiguity is right, one that suits none is wrong, and the rest is undecided. What a scenario
    did not reach because the site departs from its reading keeps nobody from settling.
    """
    compared: dict[str, dict[str, set[Status]]] = defaultdict(lambda: defaultdict(set))
    for check in checks:
        ambiguity, _, key = check.outcome.reading.partition(".")
        if ambiguity and ambiguity not in readings:
            departed = check.outcome.status is Status.DEVIATION and check.finding.status is Status.BLOCKED
            compared[ambiguity][key].add(Status.UNDECIDED if departed else check.finding.status)
        else:
            yield _weighed(check.finding.status, requirement, readings.get(SHOWN_ONLY))
    for by_reading in compared.values():
        yield _compared(list(by_reading.values()))


def _weighed(status: Status, requirement: Requirement, shown_only: str | None) -> Status:
    """Weigh a deviation from what is only known by a screenshot (ambiguity A40)."""
    if status is not Status.DEVIATION or requirement.natures != (Nature.SHOWN,):
        return status
    return Status.DEVIATION if shown_only == BINDING else Status.UNDECIDED


def _compared(readings: Collection[set[Status]]) -> Status:
    """Return what the readings of one ambiguity come to together, from the statuses of each."""
    for obstacle in (Status.INCIDENT, Status.BLOCKED):
        if any(obstacle in statuses for statuses in readings):
            return obstacle
    if all(Status.DEVIATION in statuses for statuses in readings):
        return Status.DEVIATION
    held = sum(statuses == {Status.HELD} for statuses in readings)
    if held == len(readings):
        return Status.HELD
    return Status.UNDECIDED if held else Status.BLOCKED


def _by_place(outcomes: Mapping[str, Outcome]) -> dict[tuple[str, str], list[Check]]:
    checks: dict[tuple[str, str], list[Check]] = defaultdict(list)
    for outcome in outcomes.values():
        for finding in outcome.findings:
            checks[finding.requirement, outcome.cell].append(Check(finding, outcome))
    return checks


def _unplayed(outcomes: Mapping[str, Outcome], plan: Plan) -> set[tuple[str, str]]:
    """Return the requirements and cells of which a planned scenario was not played."""
    return {
        (requirement, play.cell)
        for name, play in plan.items()
        if name not in outcomes
        for requirement in play.requirements
    }


def _reason(
    requirement: Requirement,
    verdict: Verdict,
    checks: Sequence[Check],
    profile: Profile,
    *,
    planned: bool,
) -> str:
    """Say in French why a place is not conforming."""
    if verdict is Verdict.CONFORMING:
        return ""
    if verdict is Verdict.NOT_OFFERED:
        return profile.not_offered[requirement.id]
    if requirement.verification != Verification.AUTO:
        return requirement.reason
    missed = [each for each in checks if each.finding.status is not Status.HELD]
    # A list never tells twice what stopped several checks at once.
    seen = "\n".join(dict.fromkeys(each.finding.seen for each in missed))
    if verdict is Verdict.UNDECIDED:
        by_reading = any(each.outcome.reading for each in missed)
        return UNCHOSEN if by_reading else f"{SHOWN_REASON}\n{seen}"
    if missed:
        return seen
    if planned:
        return "Une partie au moins des scénarios prévus n'a pas été jouée."
    return "Cette cellule n'a pas été jouée."
