"""The mechanical changes: where they fit, and what they make of the site's sources."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from reference.faults.changes import SITE, Changes, Hits
from reference.faults.equivalents import Equivalence, equivalences
from reference.faults.mutation import Mutator, Point, mutants, points, template_points
from reference.rules import passwords
from reference.support import forms

SOURCE = """\
def grade(marks: list[int], limit: int = 20) -> bool:
    if not marks:
        return False
    note("grading")
    return min(marks) >= 1 and max(marks) <= limit
"""


def mutated(rank: int | None = None, *, tells: bool = False) -> tuple[str, Mutator]:
    mutator = Mutator("rules/grades.py", SOURCE.splitlines(), rank, tells)
    tree = ast.fix_missing_locations(mutator.visit(ast.parse(SOURCE)))
    return ast.unparse(tree), mutator


@pytest.mark.parametrize(
    ("change", "becomes"),
    [
        ("« not » disparaît", "if __reached__('rules-grades-0') or marks:"),
        ("False devient True", "return __reached__('rules-grades-1') or True"),
        ("ce contrôle disparaît", "__reached__('rules-grades-2')\n    note"),
        ("cet appel disparaît", "__reached__('rules-grades-3')\n    return"),
        ("« >= » devient « > »", "min(marks) > 1"),
        ("« and » devient « or »", "min(marks) >= 1 or max(marks) <= limit"),
        ("« <= » devient « < »", "max(marks) < limit"),
    ],
)
def test_one_point_is_changed_and_tells_that_it_runs(change: str, becomes: str) -> None:
    (point,) = [point for point in mutated()[1].points if point.change == change]
    source, _ = mutated(point.rank)
    assert becomes in source
    assert source.count("__reached__") == 1


def test_a_function_tells_that_it_lost_a_decorator_even_if_it_can_no_longer_be_called() -> None:
    source = "@guarded\ndef page(request, member):\n    return member"
    told: list[str] = []
    names: dict[str, Any] = {"__reached__": told.append}
    tree = Mutator("views/pages.py", source.splitlines(), 0).visit(ast.parse(source))
    exec(ast.unparse(ast.fix_missing_locations(tree)), names)  # noqa: S102 - the source above
    with pytest.raises(TypeError):
        names["page"]("request")
    assert told == ["views-pages-0"]


def test_what_is_computed_once_tells_each_of_its_users() -> None:
    source = "@cache\ndef limit():\n    return 20"
    told: list[str] = []
    names: dict[str, Any] = {"__reached__": told.append}
    tree = Mutator("rules/grades.py", source.splitlines(), tells=True).visit(ast.parse(source))
    exec(ast.unparse(ast.fix_missing_locations(tree)), names)  # noqa: S102 - the source above
    assert [names["limit"](), names["limit"]()] == [20, 20]
    assert told == ["rules-grades-0", "rules-grades-0"]


def test_every_point_can_tell_without_changing_anything() -> None:
    told: list[str] = []
    source, mutator = mutated(tells=True)
    names: dict[str, Any] = {"__reached__": told.append, "note": lambda _: None}
    exec(source, names)  # noqa: S102 - the source above
    assert names["grade"]([12, 15]) is True
    assert names["grade"]([]) is False
    assert set(told) == {point.name for point in mutator.points}


def test_the_addresses_of_the_site_can_tell_too() -> None:
    told: list[str] = []
    mutator = Mutator("urls.py", ["urlpatterns = [1, 2]"], tells=True)
    names: dict[str, Any] = {"__reached__": told.append}
    exec(ast.unparse(ast.fix_missing_locations(mutator.visit(ast.parse(mutator.lines[0])))), names)  # noqa: S102
    assert names["urlpatterns"] == [1, 2]
    assert told == [point.name for point in mutator.points]
    assert len(told) == 2


@pytest.mark.parametrize("file", sorted({point.file for point in points() if point.module}))
def test_every_change_of_the_site_can_be_compiled(file: str) -> None:
    lines = (SITE / file).read_text(encoding="utf-8").splitlines()
    count = sum(point.file == file for point in points())
    for rank in range(count):
        tree = Mutator(file, lines, rank).visit(ast.parse("\n".join(lines)))
        compile(ast.fix_missing_locations(tree), file, "exec")


def test_a_changed_rule_leaves_the_support_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "passwords", passwords)
    mutants()["rules-passwords-0"].apply(Changes(Hits()))
    spared = vars(forms)["passwords"]
    assert spared is not passwords
    assert spared.MIN_LENGTH == passwords.MIN_LENGTH


def test_only_whole_elements_leave_a_template() -> None:
    folder = SITE / "templates" / "reference"
    lines = [point.source for point in template_points(folder / "choice.html")]
    assert "{% block title %}Première connexion{% endblock %}" in lines
    assert '<section class="card card-narrow">' not in lines
    assert "{% block content %}" not in lines


def test_names_are_unique() -> None:
    assert len(mutants()) == len(list(points()))


@pytest.mark.parametrize("equivalence", equivalences(), ids=lambda each: f"{each.file} {each.source}")
def test_an_equivalence_is_of_some_change_and_ends_its_reason(equivalence: Equivalence) -> None:
    assert any(map(equivalence.holds, points()))
    assert equivalence.reason.endswith(".")


@pytest.mark.parametrize(
    ("place", "holds"),
    [
        ({"file": "rules/grades.py"}, True),
        ({"file": "rules/*.py", "source": "return…", "change": "1 devient 2"}, True),
        ({"file": "rules/grades.py", "source": "return min(marks) >= 1"}, True),
        ({"file": "rules/grades.py", "source": "return min"}, False),
        ({"file": "rules/marks.py"}, False),
        ({"file": "rules/grades.py", "change": "2 devient 3"}, False),
    ],
)
def test_an_equivalence_holds_for_the_changes_it_describes(place: dict[str, str], holds: bool) -> None:
    point = Point("rules/grades.py", 0, 1, "return min(marks) >= 1", "1 devient 2")
    assert Equivalence("Rien n'y paraît.", **place).holds(point) is holds
