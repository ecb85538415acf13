"""A made-up machine: its files, its PATH and its project are folders of the test."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bootstrap import environment
from bootstrap.machine import ROOT, Machine

Program = Callable[[Path | str, str], Path]


class Heard(list[str]):
    """What was said to the user."""

    def __call__(self, message: str) -> None:
        self.append(message)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Write an executable shell script, at a path or under a name on the PATH."""

    def write(where: Path | str, script: str) -> Path:
        path = where if isinstance(where, Path) else tmp_path / "path" / where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n" + script + "\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return write


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """An ordinary user's Linux without any browser, and a project that is not set up."""
    project = tmp_path / "project"
    (tmp_path / "path").mkdir()
    (project / "bootstrap").mkdir(parents=True)
    (project / environment.LOCK_FILE).write_text("six==1.17.0 \\\n    --hash=sha256:0\n", encoding="utf-8")
    environ = {"PATH": f"{tmp_path / 'path'}:/usr/bin:/bin"}
    return Machine("linux", environ, tmp_path / "home", False, tmp_path / "files", project)


@pytest.fixture
def bare(machine: Machine, tmp_path: Path) -> Machine:
    """The same machine, where the PATH holds nothing but what the test puts there."""
    return replace(machine, environ={"PATH": str(tmp_path / "path")})


def make_ready(machine: Machine, python: str, program: Program) -> None:
    """Give the machine an environment that is trusted, whose interpreter is a shell script."""
    program(machine.python, python)
    (machine.venv / "pyvenv.cfg").write_text(f"executable = {sys.executable}\n", encoding="utf-8")
    stamp = json.dumps(environment.fingerprint(machine))
    (machine.venv / environment.STAMP).write_text(stamp, encoding="utf-8")


def copy_of_the_commands(machine: Machine) -> Path:
    """Put the real commands into the made-up project, and return the script."""
    shutil.copytree(
        ROOT / "bootstrap",
        machine.project / "bootstrap",
        ignore=shutil.ignore_patterns("__pycache__"),
        dirs_exist_ok=True,
    )
    return Path(shutil.copy(ROOT / "recette.py", machine.project))
