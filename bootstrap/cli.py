"""The commands of ``recette.py``."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

from bootstrap import allure, browser_setup, doctor, environment, lock, mailpit
from bootstrap.browsers import NAMES, PLAYWRIGHT, VARIABLES, Browser, designation, windowless
from bootstrap.console import make_printable, progress, say
from bootstrap.errors import SetupError, in_french
from bootstrap.machine import Machine
from bootstrap.options import Request, parse

CONFIGURATION = 3
INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Do what the command line asks and return the exit code, unless another program takes our place."""
    make_printable()
    try:
        return _obey(parse(argv), Machine.here())
    except SetupError as error:
        say(f"Erreur : {error}")
        return CONFIGURATION
    except OSError as error:
        culprit = error.filename or "système"
        say(f"Erreur : {culprit} : {in_french(error)}. Vérifiez la place et les droits.")
        return CONFIGURATION
    except KeyboardInterrupt:
        say("Interrompu.")
        return INTERRUPTED


def _obey(request: Request, machine: Machine) -> int:
    if request.command == "doctor":
        return doctor.examine(machine)
    browser_setup.check_designated(_browsers(request), request.explicit, machine)
    with lock.held(machine.tools / "setup.lock", say, "Une autre commande prépare déjà ce dossier"):
        environment.ensure(machine, say, progress)
        if request.command == "setup":
            _set_up(request, machine)
        found = _prepare_run(request, machine) if request.command in ("run", "faults") else {}
    if request.command == "setup":
        return 0
    return _become(_command(request, machine.cores), _environ(found, machine), machine)


def _browsers(request: Request) -> list[str]:
    """Return the browsers that the command needs."""
    if request.command == "setup":
        return list(NAMES) if not request.parts or "browsers" in request.parts else []
    if request.command not in ("run", "faults"):
        return []
    return [name for name in NAMES if name in request.browsers or name in request.explicit]


def _set_up(request: Request, machine: Machine) -> None:
    found = browser_setup.ensure(_browsers(request), {}, machine, say, progress)
    for browser in found.values():
        say(f"{browser.name.capitalize()} : {browser.path or browser.origin}")
    if found:
        browser_setup.ensure_windowless(machine, say, progress)
    if "mailpit" in request.parts:
        mailpit.install(machine, say)
    if not request.parts:
        allure.ensure(machine.project, say)
    say("Prêt.")


def _prepare_run(request: Request, machine: Machine) -> dict[str, Browser]:
    found = browser_setup.ensure(_browsers(request), request.explicit, machine, say, progress)
    allure.ensure(machine.project, say)
    if request.command == "faults" and not designation("chrome", None, machine):
        lean = windowless(machine)
        return found | ({"chrome": lean} if lean else {})
    return found


def _command(request: Request, cores: int) -> list[str]:
    if request.command == "serve":
        return ["-m", "fixtures.serve", *request.arguments]
    if request.command == "check-target":
        return ["-m", "fixtures.check_target", *request.arguments]
    arguments = request.test_arguments if request.command == "test" else request.arguments
    return ["-m", "pytest", *_side_by_side(request, cores), *arguments]


def _side_by_side(request: Request, cores: int) -> list[str]:
    """Say over how many processes to spread the run: one for each of its browsers; a trial waits for half its time."""
    wanted = len(NAMES) if request.command == "run" else 2 * cores + 1
    return ["-n", str(wanted)] if request.whole and cores > 1 else []


def _environ(found: Mapping[str, Browser], machine: Machine) -> dict[str, str]:
    # Libraries that the user has elsewhere must not come before the locked ones.
    environ = {
        key: value for key, value in machine.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")
    }
    return environ | {VARIABLES[name]: str(browser.path or PLAYWRIGHT) for name, browser in found.items()}


def _become(arguments: Sequence[str], environ: Mapping[str, str], machine: Machine) -> int:
    """Let the environment's Python take our place, so that no parent is left that could die without it."""
    command = [str(machine.python), *arguments]
    os.chdir(machine.project)
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(command[0], command, environ)  # noqa: S606 - a list, so no shell is needed
    with subprocess.Popen(command, env=dict(environ)) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the child has received it too, and ends in its own way
                continue
