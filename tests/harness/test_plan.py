"""What a run owes, and where."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.plan import due_cells
from guide.cells import CELLS
from guide.register import Verification, requirements

ROOT = Path(__file__).resolve().parents[2]
SERVER_ONLY, EVERYWHERE, FIREFOX = "EX-1.2-4-15", "EX-1.2-4-12", "EX-1.1-0-03"
WAITING = """\
nom = "un site qui ne vieillit pas ses codes"
[site]
connexion = "https://recette.example/login"
[boite]
adresse = "https://recette.example/messages"
[code]
attente_reelle = true
"""
SPY = """\
import pytest
from fixtures.plan import PLAN

@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    for play in session.config.stash[PLAN].values():
        for requirement in play.requirements:
            print("PLAN", requirement, play.cell)
"""


@pytest.mark.parametrize(
    ("names", "once", "everywhere", "cells"),
    [
        ((SERVER_ONLY,), False, False, {"chrome-ordinateur"}),
        ((SERVER_ONLY,), False, True, set(CELLS)),
        ((SERVER_ONLY, EVERYWHERE), False, False, set(CELLS)),
        ((EVERYWHERE,), True, False, {"chrome-ordinateur"}),
        ((EVERYWHERE,), True, True, set(CELLS)),
        ((FIREFOX,), False, False, {"firefox-ordinateur", "firefox-tablette"}),
        ((FIREFOX,), True, False, {"firefox-ordinateur"}),
        ((), True, False, set()),
    ],
)
def test_where_a_scenario_is_due(
    names: tuple[str, ...], *, once: bool, everywhere: bool, cells: set[str]
) -> None:
    assert due_cells(names, once=once, everywhere=everywhere) == cells


@pytest.mark.parametrize("option", ["--full-matrix", "", "--target={folder}/attente.toml"])
def test_every_requirement_is_planned_wherever_it_is_due(tmp_path: Path, option: str) -> None:
    (tmp_path / "espion.py").write_text(SPY, encoding="utf-8")
    (tmp_path / "attente.toml").write_text(WAITING, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--collect-only", "-s", "-p", "espion"]
    command += ["-o", f"pythonpath=. {tmp_path}", *filter(None, [option.format(folder=tmp_path)])]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
    planned = {tuple(line.split()[1:]) for line in done.stdout.splitlines() if line.startswith("PLAN")}
    due = {
        (requirement.id, cell)
        for requirement in requirements().values()
        if requirement.verification == Verification.AUTO
        for cell in (requirement.cells if option == "--full-matrix" else requirement.default_cells)
    }
    assert due - planned == set(), done.stdout + done.stderr


def test_what_the_plan_leaves_out_is_counted_so() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-m", "nominal"],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )
    told = re.search(r"(\d+)/(\d+) tests collected \((\d+) deselected\)", done.stdout)
    assert told, done.stdout + done.stderr
    listed, every, left_out = map(int, told.groups())
    assert listed == done.stdout.count("::test_")
    assert listed + left_out == every
