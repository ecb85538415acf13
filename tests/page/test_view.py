"""What the page draws from the verdicts."""

from __future__ import annotations

from pathlib import Path

from reports.page.pictures import Pictures
from reports.page.view import Column, View
from reports.verdict import RunVerdict

from .samples import CHROME, FIREFOX, TABLET, Data, check, place, requirement, run


def view(*requirements: Data) -> View:
    return View(run(RunVerdict.DEVIATING, requirements), Pictures(Path()), None)


def test_the_examples_of_an_outline_stay_apart() -> None:
    checks = [check(), check("écart"), check()]
    (section,) = view(
        requirement("EX-1.2-1-01", place(CHROME, "NON CONFORME", *checks), place(TABLET))
    ).sections
    (scenario,) = section.steps[0].sheets[0].scenarios
    assert [line.statuses for line in scenario.lines] == [
        {CHROME: "réussi", TABLET: "réussi"},
        {CHROME: "écart"},
        {CHROME: "réussi"},
    ]
    assert [line.held for line in scenario.lines] == [True, False, True]


def test_what_was_seen_alike_in_several_cells_is_told_once() -> None:
    alike, other = check("écart"), check("écart", seen="Le bouton est grisé.")
    ((_, misses),) = view(
        requirement(
            "EX-1.2-1-01",
            place(CHROME, "NON CONFORME", alike),
            place(TABLET, "NON CONFORME", alike),
            place(FIREFOX, "NON CONFORME", other, check("bloqué")),
        )
    ).deviations
    assert [(miss.cells, miss.check["seen"]) for miss in misses] == [
        (("Chrome · ordinateur", "Chrome · tablette"), alike["seen"]),
        (("Firefox · ordinateur",), other["seen"]),
    ]


def test_a_cell_that_nobody_played_keeps_its_column() -> None:
    data = run(RunVerdict.INCOMPLETE, [requirement("EX-1.2-1-01", place(CHROME), not_repeated=[FIREFOX])])
    data["cells"] = data["cells"][:1]
    assert View(data, Pictures(Path()), None).columns == [
        Column(CHROME, "Chrome · ordinateur"),
        Column(FIREFOX, FIREFOX),
    ]


def test_a_reason_is_told_of_the_cells_where_it_holds() -> None:
    (group,) = view(
        requirement("EX-1.2-1-01", place(CHROME), place(TABLET, "NON VÉRIFIÉ", reason="Non joué.")),
        requirement("EX-1.2-1-02", place(CHROME, "NON VÉRIFIÉ", reason="Non joué.")),
    ).unverified
    assert group.requirements == 2
    (members,) = group.reasons.values()
    assert [(member.id, member.cells) for member in members] == [
        ("EX-1.2-1-01", ("Chrome · tablette",)),
        ("EX-1.2-1-02", ()),
    ]


def test_a_whole_matrix_spares_nothing() -> None:
    spared = requirement("EX-1.2-1-01", place(CHROME), thrift="Une cellule suffit.")
    assert list(view(spared).spared) == ["Une cellule suffit."]
    assert not View(run(RunVerdict.CONFORMING, [spared], full_matrix=True), Pictures(Path()), None).spared
