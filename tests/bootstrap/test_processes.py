"""Programs called by the set-up."""

from __future__ import annotations

from pathlib import Path

import pytest

from bootstrap.machine import Machine
from bootstrap.processes import Outcome, run, run_to_the_end

from .conftest import Heard, Program


def test_outputs_and_errors_come_line_by_line_with_the_exit_code(machine: Machine, program: Program) -> None:
    heard = Heard()
    path = program("it", "echo un; echo; echo deux é >&2; exit 7")
    outcome = run([path], environ=machine.environ, on_line=heard)
    assert outcome == Outcome(7, ("un", "deux é"))
    assert heard == ["un", "deux é"]


def test_a_program_gets_its_arguments_folder_and_environment(
    machine: Machine, program: Program, tmp_path: Path
) -> None:
    path = program("it", 'echo "$1|$PWD|$FOO"')
    outcome = run([path, "un mot"], environ={**machine.environ, "FOO": "bar"}, cwd=tmp_path)
    assert outcome.lines == (f"un mot|{tmp_path}|bar",)


def test_a_package_manager_writes_into_its_log(machine: Machine, program: Program, tmp_path: Path) -> None:
    log = tmp_path / "tools" / "log"
    outcome = run_to_the_end([program("it", "echo E: non; exit 100")], environ=machine.environ, log=log)
    assert outcome == Outcome(100, ("E: non",))
    assert log.read_text(encoding="utf-8") == "E: non\n"


@pytest.mark.parametrize(
    ("lines", "cause"),
    [
        (("bruit", "E: Unable to locate package", "bruit"), "E: Unable to locate package"),
        (("un", "deux"), "deux"),
        ((), "code 4"),
    ],
)
def test_the_cause_is_the_error_line_else_the_last(lines: tuple[str, ...], cause: str) -> None:
    assert Outcome(4, lines).cause == cause
