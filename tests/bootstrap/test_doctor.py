"""The table of what is installed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from bootstrap import doctor
from bootstrap.doctor import MISSING, OK, OPTIONAL, Row
from bootstrap.machine import Machine

from .conftest import Program, make_ready


def rows(machine: Machine) -> dict[str, Row]:
    return {row.item: row for row in doctor.examined(machine)}


@pytest.fixture
def complete(bare: Machine, program: Program) -> Machine:
    make_ready(bare, "", program)
    (bare.site_packages / "playwright-1.64.1.dist-info").mkdir(parents=True)
    program("chromium", "echo Chromium 156.0")
    program("firefox-esr", "echo Mozilla Firefox 153.7.0esr")
    program("mailpit", 'echo "mailpit v1.30.5 compiled with go1.26 on linux/amd64"')
    program("node", "echo v20.20.2")
    program("npm", "echo 11.19.1")
    allure = bare.project / ".tools" / "allure"
    (allure / "node_modules" / "allure").mkdir(parents=True)
    (allure / "node_modules" / "allure" / "package.json").write_text(
        '{"version": "3.18.0"}', encoding="utf-8"
    )
    lock = bare.project / "reports" / "allure" / "package-lock.json"
    lock.parent.mkdir(parents=True)
    lock.write_text("{}", encoding="utf-8")
    (allure / "empreinte").write_text(hashlib.sha256(b"{}").hexdigest(), encoding="utf-8")
    return bare


def test_a_complete_machine_can_run(complete: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.examine(complete) == 0
    shown = capsys.readouterr().out
    versions = ("1.64.1", "156.0", "153.7.0esr", "v1.30.5", "v20.20.2, npm 11.19.1", "3.18.0")
    for part in (*versions, "1 bibliothèques"):
        assert part in shown
    assert shown.endswith("La recette peut tourner.\n")


def test_what_a_run_needs_is_missing_and_what_to_do_is_said(
    bare: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert doctor.examine(bare) == 3
    found = rows(bare)
    assert {item for item, row in found.items() if row.state == MISSING} == {
        "Environnement",
        "Chrome",
        "Firefox",
    }
    assert {item for item, row in found.items() if row.state == OPTIONAL} == {
        "Playwright",
        "Chromium sans fenêtres",
        "Mailpit",
        "Node et npm",
        "Allure",
    }
    shown = capsys.readouterr().out
    assert "  - Chrome : installez-le" in shown
    assert "python3 recette.py setup" in shown
    assert shown.endswith("La recette ne peut pas encore tourner.\n")


def test_it_creates_nothing(bare: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(bare.project.rglob("*"))
    doctor.examine(bare)
    assert sorted(bare.project.rglob("*")) == before


def test_a_refused_path_is_a_line_of_the_table(complete: Machine, tmp_path: Path) -> None:
    machine = replace(complete, environ={**complete.environ, "RECETTE_CHROME": str(tmp_path / "non")})
    row = rows(machine)["Chrome"]
    assert row.state == MISSING
    assert str(tmp_path / "non") in row.advice


def test_a_mailbox_elsewhere_needs_no_mailpit(bare: Machine) -> None:
    machine = replace(bare, environ={**bare.environ, "MAILPIT_URL": "http://boite:8025"})
    assert rows(machine)["Mailpit"] == Row("Mailpit", OK, "http://boite:8025 (MAILPIT_URL)")


def test_a_missing_lock_file_is_a_line_of_the_table(bare: Machine) -> None:
    (bare.project / "requirements.lock").unlink()
    assert rows(bare)["Verrou"].state == MISSING


def test_columns_are_aligned() -> None:
    lines = doctor.table([Row("A", OK, "un"), Row("Bien plus long", OPTIONAL, "deux")]).splitlines()
    assert [line.index(word) for line, word in zip(lines, ("Détail", "-", "un", "deux"), strict=False)] == [
        28,
        0,
        28,
        28,
    ]
