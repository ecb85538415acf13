"""The words of the console: one paragraph for a scenario, one table for the run."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator

from fixtures.cells import CELLS, cell_title
from fixtures.findings import Status
from guide.register import requirements
from reports.detection import Data, score, told_score
from reports.outcomes import Outcome
from reports.results import Results
from reports.verdict import POSITIVE

MARKS = {Status.HELD: "✓", Status.DEVIATION: "✗", Status.BLOCKED: "■", Status.INCIDENT: "!"}
COLUMNS = {
    Status.HELD: "réussis",
    Status.DEVIATION: "écarts",
    Status.BLOCKED: "bloqués",
    Status.INCIDENT: "incidents",
}
WIDTH = 110
MOST_NAMED = 40
"""Beyond, the names say less than the count: the report has them."""


def told(outcome: Outcome) -> Iterator[str]:
    """Tell what became of a scenario: one line if it held, else the step and the reason below."""
    yield (
        f"{MARKS[outcome.status]} {outcome.status:<8} {cell_title(outcome.cell):<20} {outcome.seconds:>5.1f} s  "
        f"{outcome.scenario}"
    )
    if outcome.status is not Status.HELD:
        yield f"      {outcome.step}"
        for line in unbroken_quotes(outcome.reason).splitlines():
            yield from textwrap.wrap(line, WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 8)


def unbroken_quotes(text: str) -> str:
    """Keep French quotation marks on the line of what they quote."""
    return text.replace("« ", "«\N{NO-BREAK SPACE}").replace(" »", "\N{NO-BREAK SPACE}»")


def summary(
    results: Results, outcomes: Collection[Outcome], seconds: float, measure: Data | None
) -> Iterator[str]:
    """Lay out the run: a row for each cell, the requirements, what was not verified, what can be detected."""
    yield ""
    yield f"{'':<22}" + "".join(f"{title:>11}" for title in COLUMNS.values()) + f"{'durée':>9}"
    for cell in CELLS:
        played = [outcome for outcome in outcomes if outcome.cell == cell.name]
        if played:
            yield row(cell.title, played, sum(outcome.seconds for outcome in played))
    yield row("Total", outcomes, seconds)
    yield ""
    counts = ", ".join(f"{count} {verdict}" for verdict, count in results.counts.items())
    yield f"Exigences du guide ({len(requirements())}) : {counts}."
    yield from named(results)
    yield from results.problems
    if measure:
        where = f"sur le site de référence, le {measure['started'][:10]}"
        yield f"Détection mesurée {where} : {told_score(score(measure))}."


def named(results: Results) -> Iterator[str]:
    """Name the requirements of each verdict that leaves something to do."""
    for verdict in results.counts.keys() - POSITIVE:
        names = [name for name, each in results.by_requirement.items() if each is verdict]
        told = f"{verdict} : {', '.join(names)}" if len(names) <= MOST_NAMED else ""
        yield from textwrap.wrap(told, WIDTH, initial_indent="  ", subsequent_indent="    ")


def row(title: str, outcomes: Collection[Outcome], seconds: float) -> str:
    """Count the outcomes of a cell, by status."""
    counts = (sum(outcome.status is status for outcome in outcomes) for status in COLUMNS)
    return f"  {title:<20}" + "".join(f"{count:>11}" for count in counts) + f"{clock(seconds):>9}"


def clock(seconds: float) -> str:
    """Write a duration as minutes and seconds."""
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes}:{seconds:02}"
