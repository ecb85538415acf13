"""Whole runs of the suite, as a user makes them: real browsers, a real site, files on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bootstrap.browsers import Browser as Installed

ROOT = Path(__file__).resolve().parents[2]
TEST_MODULE = 'from pytest_bdd import scenarios\n\nscenarios(".")\n'


@dataclass(frozen=True)
class Run:
    """What a run left behind."""

    code: int
    output: str
    """What it printed, on both streams."""
    artefacts: Path

    def files(self) -> list[Path]:
        return [path for path in self.artefacts.rglob("*") if path.is_file()]

    def counts(self) -> tuple[int, int]:
        """Return how many scenarios held, and how many deviated, as the last row of the table says."""
        (total,) = (line for line in self.output.splitlines() if line.startswith("  Total"))
        held, deviating = total.split()[1:3]
        return int(held), int(deviating)


Player = Callable[..., Run]


def scenarios(parent: Path, feature: str, plugin: str) -> Path:
    """Write a feature and the plugin that comes with it in a folder, and return the folder."""
    folder = parent / "scenarios"
    folder.mkdir()
    (folder / "test_scenarios.py").write_text(TEST_MODULE, encoding="utf-8")
    (folder / "scenarios.feature").write_text(feature, encoding="utf-8")
    (folder / "espion.py").write_text(plugin, encoding="utf-8")
    return folder


def using(folder: Path) -> list[str]:
    """Return the options that play the scenarios of a folder instead of those of the guide."""
    elsewhere = [str(folder), "-c", "pytest.ini", "--rootdir", ".", "-o", f"pythonpath=. {folder}"]
    return [*elsewhere, "-p", "conftest", "-p", "espion"]


@pytest.fixture
def play(chrome: Installed, tmp_path: Path) -> Player:
    """Play scenarios of the guide, or those of a feature written on the spot, in Chrome on a desktop."""

    def play(*options: str, feature: str = "", env: Mapping[str, str] | None = None, plugin: str = "") -> Run:
        artefacts = tmp_path / "artefacts"
        command = [sys.executable, "-m", "pytest", "--browser", "chrome", "--device", "ordinateur"]
        # In one word: pytest would seek its settings around a path that stands alone.
        command += [f"--alluredir={artefacts / 'allure-results'}", f"--junitxml={artefacts / 'junit.xml'}"]
        if feature or plugin:
            command += using(scenarios(tmp_path, feature, plugin))
        done = subprocess.run(
            [*command, *options],
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return Run(done.returncode, done.stdout, artefacts)

    return play
