"""Who answers for what: from the steps that were played to one finding for each requirement and check."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from fixtures.findings import Finding, Status

Named = tuple[int, str, str]
"""Which step of the scenario it is, from 0, its sentence, and a requirement that its table names."""


def attributed(
    noted: Sequence[Finding], tags: Sequence[str], named: Collection[Named], whole: Finding
) -> Iterator[Finding]:
    """Yield every finding of a scenario.

    ``noted`` is what its tables found, ``named`` what they speak of, ``tags`` what the scenario checks as a whole,
    and ``whole`` how it ended, at which step. A step that names requirements answers for them alone: those of the
    tags, and those of steps that were not reached, are then blocked there.
    """
    yield from noted
    speakers = [each.requirement for each in noted if each.rank == whole.rank and each.status is whole.status]
    # What could not be arranged is the reason of all that follows; a deviation is told where it was found.
    cause = whole.seen.partition("\n")[0] if whole.status is Status.BLOCKED else ""
    stopped = replace(
        whole,
        status=Status.INCIDENT if whole.status is Status.INCIDENT else Status.BLOCKED,
        seen=f"Parcours arrêté à « {whole.step} »"
        + (f" ({', '.join(speakers)})" if speakers else "")
        + (f" : {cause}" if cause else ""),
    )
    for requirement in tags:
        blocked = whole.status is not Status.HELD and speakers
        yield replace(stopped if blocked else whole, requirement=requirement)
    reached = {(each.rank, each.requirement) for each in noted}
    for rank, step, requirement in named:
        if (rank, requirement) not in reached:
            yield replace(stopped, requirement=requirement, expected=step)
