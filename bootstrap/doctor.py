"""What is installed, what is missing and what to do, without changing anything."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from bootstrap import allure, environment, mailpit
from bootstrap.browsers import NAMES, TITLES, WINDOWLESS, locate, windowless
from bootstrap.console import columns
from bootstrap.errors import SetupError
from bootstrap.identity import verify, version
from bootstrap.machine import Machine
from bootstrap.processes import run

SETUP = "python3 recette.py setup"
ENVIRONMENT_GIGABYTES = 1.0
"""What the environment, its downloads and the reports take, with a margin."""
OK, MISSING, OPTIONAL = "ok", "MANQUE", "facultatif"


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    item: str
    state: str
    detail: str
    advice: str = ""


def examine(machine: Machine) -> int:
    """Print the table, and return 0 if the suite can run, else 3."""
    rows = examined(machine)
    sys.stdout.write(table(rows))
    return 3 if any(row.state == MISSING for row in rows) else 0


def examined(machine: Machine) -> list[Row]:
    """Return the lines of the table."""
    return [
        Row("Python", OK, f"{platform.python_version()} ({sys.executable})"),
        _environment(machine),
        _lock(machine),
        _playwright(machine),
        *(_browser(name, machine) for name in NAMES),
        _windowless(machine),
        _mailpit(machine),
        _node(machine),
        _allure(machine),
        _disk(machine),
    ]


def table(rows: Sequence[Row]) -> str:
    """Return the lines as text in columns, followed by what there is to do."""
    lines = columns(("Élément", "État", "Détail"), *((row.item, row.state, row.detail) for row in rows))
    advice = [f"  - {row.item} : {row.advice}" for row in rows if row.advice]
    if advice:
        lines += ["", "À faire :", *advice]
    blocked = any(row.state == MISSING for row in rows)
    lines += ["", "La recette ne peut pas encore tourner." if blocked else "La recette peut tourner."]
    return "\n".join(lines) + "\n"


def _environment(machine: Machine) -> Row:
    current = environment.state(machine)
    if current.ready:
        return Row("Environnement", OK, f"{current.reason} ({machine.venv})")
    return Row("Environnement", MISSING, current.reason, f"lancez « {SETUP} »")


def _lock(machine: Machine) -> Row:
    path = machine.project / environment.LOCK_FILE
    if path.is_file():
        return Row("Verrou", OK, f"{path.name}, {len(environment.locked(machine))} bibliothèques")
    return Row("Verrou", MISSING, f"{path} n'existe pas", f"rétablissez {path.name} depuis le dépôt")


def _playwright(machine: Machine) -> Row:
    found = next(machine.site_packages.glob("playwright-*.dist-info"), None)
    if found is None:
        return Row("Playwright", OPTIONAL, "viendra avec l'environnement")
    return Row("Playwright", OK, found.name.removeprefix("playwright-").removesuffix(".dist-info"))


def _browser(name: str, machine: Machine) -> Row:
    title = TITLES[name]
    try:
        browser = locate(name, machine=machine)
        if browser is not None:
            verify(browser, machine)
    except SetupError as error:
        return Row(title, MISSING, "chemin refusé", str(error))
    if browser is None:
        advice = f"installez-le, ou lancez « {SETUP} », ou donnez son chemin avec --{name}"
        return Row(title, MISSING, "introuvable", advice)
    if browser.path is None:
        return Row(title, OK, browser.origin)
    return Row(
        title, OK, f"{version(browser, machine) or 'version inconnue'} ({browser.path}, {browser.origin})"
    )


def _windowless(machine: Machine) -> Row:
    found = windowless(machine)
    if found is None:
        advice = f"sur Debian, « {SETUP} » l'apporte"
        return Row(TITLES[WINDOWLESS], OPTIONAL, "absent : « faults » prend Chrome, plus lent", advice)
    return Row(TITLES[WINDOWLESS], OK, f"{version(found, machine) or 'version inconnue'} ({found.path})")


def _mailpit(machine: Machine) -> Row:
    url = machine.environ.get("MAILPIT_URL")
    if url:
        return Row("Mailpit", OK, f"{url} (MAILPIT_URL)")
    path = mailpit.locate(machine)
    if path is None:
        advice = f"pour le vrai Mailpit, lancez « {SETUP} --mailpit »"
        return Row("Mailpit", OPTIONAL, "absent : la boîte aux lettres intégrée sert", advice)
    return Row("Mailpit", OK, f"{mailpit.version(path, machine) or 'version inconnue'} ({path})")


def _node(machine: Machine) -> Row:
    programs = {name: machine.which(name) for name in ("node", "npm")}
    versions = {
        name: " ".join(run([path, "--version"], environ=machine.environ).lines)
        for name, path in programs.items()
        if path
    }
    if len(versions) == len(programs):
        return Row("Node et npm", OK, f"{versions['node']}, npm {versions['npm']}")
    absent = " et ".join(name for name in programs if name not in versions)
    advice = "pour le rapport Allure, installez Node.js 20 ou plus récent"
    return Row("Node et npm", OPTIONAL, f"sans {absent}", advice)


def _allure(machine: Machine) -> Row:
    entry = allure.installed(machine.project)
    if entry is None:
        return Row("Allure", OPTIONAL, "sera installé au premier lancement, si npm est là")
    return Row("Allure", OK, f"{allure.version(entry)} ({entry})")


def _disk(machine: Machine) -> Row:
    free = shutil.disk_usage(machine.project).free / 1e9
    detail = f"{free:.1f} Go libres".replace(".", ",")
    if free >= ENVIRONMENT_GIGABYTES or environment.state(machine).ready:
        return Row("Espace disque", OK, detail)
    return Row(
        "Espace disque", MISSING, detail, f"libérez {ENVIRONMENT_GIGABYTES:.0f} Go dans {machine.project}"
    )
