"""Installing the Allure command line, with a stand-in for npm on the PATH."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bootstrap.allure import ensure, installed


class Npm:
    """A program named ``npm`` that notes each call and installs, or complains."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"

    def write(self, body: str) -> None:
        program = self.folder / "npm"
        program.write_text(f"#!/bin/sh\necho \"$@\" >> '{self.calls}'\n{body}\n", encoding="utf-8")
        program.chmod(0o755)

    def count(self) -> int:
        return len(self.calls.read_text(encoding="utf-8").splitlines()) if self.calls.exists() else 0


INSTALLS = "mkdir -p node_modules/allure && touch node_modules/allure/cli.js"
COMPLAINS = "echo 'npm error code ECONNREFUSED' >&2; echo 'npm error registre injoignable' >&2; exit 1"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="le faux npm est un script de shell")


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Npm:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.defpath}")
    stand_in = Npm(folder)
    stand_in.write(INSTALLS)
    return stand_in


@pytest.fixture
def root(tmp_path: Path) -> Path:
    sources = tmp_path / "projet" / "reports" / "allure"
    sources.mkdir(parents=True)
    (sources / "package.json").write_text("{}", encoding="utf-8")
    (sources / "package-lock.json").write_text('{"version": 1}', encoding="utf-8")
    return tmp_path / "projet"


@pytest.fixture
def said() -> list[str]:
    return []


def tools(root: Path) -> set[str]:
    return {path.name for path in (root / ".tools").iterdir()}


def test_installs_what_the_lock_file_names(root: Path, npm: Npm, said: list[str]) -> None:
    assert installed(root) is None
    assert ensure(root, said.append)
    entry = installed(root)
    assert entry is not None
    assert entry.is_file()
    assert npm.calls.read_text(encoding="utf-8").startswith("ci --omit=dev --ignore-scripts")
    assert tools(root) == {"allure"}
    assert said == ["Installation d'Allure…"]


def test_when_ready_nothing_is_started_nor_said(
    root: Path, npm: Npm, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure(root, said.append)
    said.clear()
    monkeypatch.setenv("PATH", "")
    assert ensure(root, said.append)
    assert npm.count() == 1
    assert said == []


def test_a_new_lock_file_brings_a_new_installation(root: Path, npm: Npm, said: list[str]) -> None:
    ensure(root, said.append)
    (root / "reports" / "allure" / "package-lock.json").write_text('{"version": 2}', encoding="utf-8")
    assert installed(root) is None
    assert ensure(root, said.append)
    assert npm.count() == 2


def test_an_interrupted_installation_is_done_again(root: Path, npm: Npm, said: list[str]) -> None:
    leftover = root / ".tools" / "allure.partial" / "node_modules" / "allure"
    leftover.mkdir(parents=True)
    assert installed(root) is None
    assert ensure(root, said.append)
    assert tools(root) == {"allure"}


def test_without_npm_one_line_says_how_to_get_the_report(
    root: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert not ensure(root, said.append)
    (line,) = said
    assert "npm est introuvable" in line
    assert "Node.js" in line
    assert "junit.xml" in line


def test_a_failure_is_said_with_its_cause_and_leaves_nothing_half_made(
    root: Path, npm: Npm, said: list[str]
) -> None:
    npm.write(COMPLAINS)
    assert not ensure(root, said.append)
    assert installed(root) is None
    assert "(registre injoignable)" in said[-1]
    assert "\n" not in said[-1]
    assert tools(root) == {"allure.echec"}


def test_a_failure_is_not_tried_again_at_every_run(root: Path, npm: Npm, said: list[str]) -> None:
    npm.write(COMPLAINS)
    ensure(root, said.append)
    assert not ensure(root, said.append)
    assert npm.count() == 1
    assert "supprimez .tools/allure.echec" in said[-1]


@pytest.mark.parametrize("forget", ["a day later", "mark deleted"])
def test_a_failure_is_tried_again_in_time_or_on_demand(
    root: Path, npm: Npm, said: list[str], forget: str
) -> None:
    npm.write(COMPLAINS)
    ensure(root, said.append)
    mark = root / ".tools" / "allure.echec"
    if forget == "a day later":
        os.utime(mark, (0, 0))
    else:
        mark.unlink()
    npm.write(INSTALLS)
    assert ensure(root, said.append)
    assert tools(root) == {"allure"}
