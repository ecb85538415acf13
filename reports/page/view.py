"""What the page shows, drawn from the verdicts: they say everything once, the page by what a reader looks for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reports.page.detection import Detection
from reports.page.pictures import Picture, Pictures
from reports.page.words import SECTIONS, STATUSES, UNVERIFIED

Data = Mapping[str, Any]
"""An object of ``verdicts.schema.json``."""

HELD = "réussi"
DEVIATION = "écart"


@dataclass(frozen=True)
class Column:
    """A cell of the matrix of browsers and devices."""

    name: str
    title: str


@dataclass(frozen=True)
class Member:
    """A requirement among those that share a reason."""

    id: str
    cells: tuple[str, ...]
    """The titles of the cells where the reason holds; none when it does wherever the requirement was due."""


@dataclass(frozen=True)
class Unverified:
    """What leaves some requirements without an answer."""

    verdict: str
    reasons: Mapping[str, Sequence[Member]]

    @property
    def requirements(self) -> int:
        """How many requirements have no answer, in one cell at least."""
        return len({member.id for members in self.reasons.values() for member in members})


@dataclass(frozen=True)
class Line:
    """A check as its scenario makes it, with what it came to in each cell."""

    check: Data
    statuses: Mapping[str, str]

    @property
    def held(self) -> bool:
        return set(self.statuses.values()) == {HELD}


@dataclass(frozen=True)
class Scenario:
    """A scenario among the checks of a requirement."""

    name: str
    feature: str
    reading: str
    lines: Sequence[Line]

    @property
    def held(self) -> bool:
        return all(line.held for line in self.lines)


@dataclass(frozen=True)
class Miss:
    """A check that did not hold, seen alike in several cells."""

    check: Data
    cells: tuple[str, ...]
    """Their titles."""
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Remark:
    """Why a requirement is not conforming in some cells, when its checks don't tell."""

    verdict: str
    reason: str
    waiver: Data | None
    cells: tuple[str, ...]
    """Their titles."""


@dataclass(frozen=True)
class Sheet:
    """A requirement, with all there is to say about it."""

    requirement: Data
    places: Mapping[str, Data]
    """By name of cell."""
    scenarios: Sequence[Scenario]
    remarks: Sequence[Remark]
    misses: Sequence[Miss]

    @property
    def id(self) -> str:
        name: str = self.requirement["id"]
        return name


@dataclass(frozen=True)
class Step:
    """A step of a section of the guide."""

    number: str
    """Zero when the section has no steps."""
    sheets: Sequence[Sheet]

    @property
    def verdicts(self) -> set[str]:
        return {sheet.requirement["verdict"] for sheet in self.sheets}


@dataclass(frozen=True)
class Section:
    """A section of the guide."""

    number: str
    title: str
    steps: Sequence[Step]

    @property
    def verdicts(self) -> set[str]:
        return set().union(*(step.verdicts for step in self.steps))


class View:
    """The verdicts of a run, laid out for a reader."""

    def __init__(self, verdicts: Data, pictures: Pictures, measure: Data | None) -> None:
        self.run: Data = verdicts["run"]
        self.cells: Sequence[Data] = verdicts["cells"]
        self.requirements: Sequence[Data] = verdicts["requirements"]
        self.ambiguities: Sequence[Data] = verdicts["ambiguities"]
        self.waivers: Sequence[Data] = verdicts["waivers"]
        self.columns = list(_columns(self.cells, self.requirements))
        self.titles = {column.name: column.title for column in self.columns}
        self.detection = Detection(measure, self.requirements, self.titles) if measure else None
        self.unverified = list(self._unverified())
        self.left_to_a_person = [each for each in self.requirements if each["note"]]
        self.spared = self._spared()
        self.deviations = list(self._deviations(pictures))  # first, so that they carry their screenshots
        self.sections = list(self._sections(pictures))

    def _unverified(self) -> Iterator[Unverified]:
        for verdict in UNVERIFIED:
            reasons: dict[str, list[Member]] = defaultdict(list)
            for requirement in self.requirements:
                places = [place for place in requirement["places"] if place["verdict"] == verdict]
                for reason in dict.fromkeys(place["reason"] for place in places):
                    cells = [place["cell"] for place in places if place["reason"] == reason]
                    everywhere = len(cells) == len(requirement["places"])
                    reasons[reason].append(
                        Member(requirement["id"], () if everywhere else self._titles(cells))
                    )
            if reasons:
                yield Unverified(verdict, reasons)

    def _spared(self) -> Mapping[str, Sequence[str]]:
        """Return the requirements that were not played in full everywhere, by the reason of it."""
        spared: dict[str, list[str]] = defaultdict(list)
        for requirement in self.requirements:
            if requirement["thrift"] and not self.run["full_matrix"]:
                spared[requirement["thrift"]].append(requirement["id"])
        return spared

    def _deviations(self, pictures: Pictures) -> Iterator[tuple[Data, Sequence[Miss]]]:
        for requirement in self.requirements:
            places = [place for place in requirement["places"] if place["verdict"] == "NON CONFORME"]
            if places:
                yield requirement, list(self._misses(places, pictures, {DEVIATION}))

    def _sections(self, pictures: Pictures) -> Iterator[Section]:
        for number, of_section in groupby(self.requirements, key=lambda each: str(each["section"])):
            steps = [
                Step(step, [self._sheet(each, pictures) for each in of_step])
                for step, of_step in groupby(of_section, key=lambda each: str(each["step"]))
            ]
            yield Section(number, SECTIONS.get(number, ""), steps)

    def _sheet(self, requirement: Data, pictures: Pictures) -> Sheet:
        return Sheet(
            requirement,
            places={place["cell"]: place for place in requirement["places"]},
            scenarios=list(_scenarios(requirement["places"])),
            remarks=list(self._remarks(requirement["places"])),
            misses=list(self._misses(requirement["places"], pictures, STATUSES.keys() - {HELD})),
        )

    def _remarks(self, places: Sequence[Data]) -> Iterator[Remark]:
        alike: dict[tuple[str, str], list[Data]] = defaultdict(list)
        for place in places:
            seen = dict.fromkeys(check["seen"] for check in place["checks"] if check["status"] != HELD)
            reason = "" if place["reason"] == "\n".join(seen) else place["reason"]
            if reason or place["waiver"]:
                alike[place["verdict"], reason].append(place)
        for (verdict, reason), several in alike.items():
            yield Remark(
                verdict, reason, several[0]["waiver"], self._titles([each["cell"] for each in several])
            )

    def _misses(
        self, places: Sequence[Data], pictures: Pictures, statuses: Collection[str]
    ) -> Iterator[Miss]:
        alike: dict[tuple[str, ...], list[tuple[str, Data]]] = defaultdict(list)
        for place in places:
            for check in place["checks"]:
                if check["status"] in statuses:
                    alike[*_identity(check), check["status"], check["seen"]].append((place["cell"], check))
        for several in alike.values():
            yield Miss(
                several[0][1],
                self._titles(list(dict.fromkeys(cell for cell, _ in several))),
                tuple(
                    pictures.met(path, self.titles[cell])
                    for cell, check in several
                    for path in check["evidence"]
                ),
            )

    def _titles(self, cells: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.titles[cell] for cell in cells)


def _columns(cells: Sequence[Data], requirements: Sequence[Data]) -> Iterator[Column]:
    """Yield the cells of the run, then those that requirements name and that nobody played."""
    titles = {cell["name"]: cell["title"] for cell in cells}
    for requirement in requirements:
        played = [place["cell"] for place in requirement["places"]]
        for name in (*played, *requirement["not_repeated"], *requirement["not_applicable"]):
            titles.setdefault(name, name)
    yield from (Column(name, title) for name, title in titles.items())


def _scenarios(places: Sequence[Data]) -> Iterator[Scenario]:
    """Yield the scenarios that checked a requirement, in whatever cells they did."""
    statuses: dict[tuple[tuple[str, ...], int], dict[str, str]] = defaultdict(dict)
    checks: dict[tuple[tuple[str, ...], int], Data] = {}
    for place in places:
        ranks: Counter[tuple[str, ...]] = Counter()
        for check in place["checks"]:
            identity = _identity(check)
            key = identity, ranks[identity]  # the examples of an outline share everything but their values
            ranks[identity] += 1
            statuses[key][place["cell"]] = check["status"]
            checks.setdefault(key, check)
    lines: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for key, check in checks.items():
        lines[check["scenario"], check["feature"], check["reading"]].append(Line(check, statuses[key]))
    yield from (Scenario(*name, lines=several) for name, several in lines.items())


def _identity(check: Data) -> tuple[str, ...]:
    return tuple(check[key] for key in ("feature", "scenario", "reading", "step", "expected"))
