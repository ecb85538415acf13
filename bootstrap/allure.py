"""Bring Allure's command line, which turns results into one HTML report, into the tools folder."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from bootstrap.processes import Outcome, run

PACKAGE_FILES = ("package.json", "package-lock.json")
LOCK = "package-lock.json"
STAMP = "empreinte"
SECONDS_BEFORE_NEW_ATTEMPT = 24 * 3600

# One quick retry, because npm's own defaults wait for more than a minute when there is no network.
NETWORK = ("--prefer-offline", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=15000")
NPM_CI = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", *NETWORK)


class NpmError(Exception):
    """npm could not install; the message is why."""


def installed(root: Path) -> Path | None:
    """Return the command line's JavaScript entry, if the version that the lock file names is installed."""
    home = _home(root)
    stamp = home / STAMP
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != _fingerprint(root):
        return None
    return home / "node_modules" / "allure" / "cli.js"


def version(entry: Path) -> str:
    """Return the version of an installed command line."""
    package = json.loads(entry.with_name("package.json").read_text(encoding="utf-8"))
    return str(package["version"])


def ensure(root: Path, say: Callable[[str], None]) -> bool:
    """Install the Allure command line under ``root`` unless it is there, and tell whether it is ready.

    The report is a comfort: whatever prevents it is said in one French line and never raised.
    """
    if installed(root):
        return True
    npm = shutil.which("npm")
    if npm is None:
        obstacle: str | None = "npm est introuvable ; installez Node.js (20 ou plus récent), puis relancez"
    else:
        obstacle = _recent_failure(root) or _attempt(root, npm, say)
    if obstacle is not None:
        say(f"Pas de rapport Allure : {obstacle}. Les résultats restent dans reports/output/ (junit.xml).")
    return obstacle is None


def _recent_failure(root: Path) -> str | None:
    """Return why the last attempt failed: a machine without a registry must not wait for it at every run."""
    mark = _failure_mark(root)
    if not mark.is_file() or time.time() - mark.stat().st_mtime > SECONDS_BEFORE_NEW_ATTEMPT:
        return None
    cause = mark.read_text(encoding="utf-8")
    return f"{cause} ; pour réessayer avant demain, supprimez {mark.relative_to(root)}"


def _attempt(root: Path, npm: str, say: Callable[[str], None]) -> str | None:
    """Install, and return what prevented it."""
    say("Installation d'Allure…")
    try:
        _install(root, npm)
    except (OSError, NpmError) as error:
        cause = f"« npm ci » a échoué ({error})"
        with contextlib.suppress(OSError):  # on a full disk, only the next run is slower
            _failure_mark(root).write_text(cause, encoding="utf-8")
        return f"{cause} ; vérifiez l'accès au registre npm"
    _failure_mark(root).unlink(missing_ok=True)
    return None


def _install(root: Path, npm: str) -> None:
    """Install aside and rename at the end: an interrupted installation is never taken for a whole one."""
    home = _home(root)
    partial = home.with_name("allure.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        for name in PACKAGE_FILES:
            shutil.copy(_sources(root) / name, partial)
        outcome = run([npm, *NPM_CI], environ=os.environ, cwd=partial)
        if outcome.code:
            raise NpmError(_cause(outcome))
        (partial / STAMP).write_text(_fingerprint(root), encoding="utf-8")
        shutil.rmtree(home, ignore_errors=True)
        partial.rename(home)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _cause(outcome: Outcome) -> str:
    """Return the line that says why, which npm buries among paths to its logs."""
    lines = (line.removeprefix("npm error ") for line in outcome.lines if "npm error" in line)
    telling = (
        line for line in lines if not line.startswith(("code ", "syscall ", "errno ", "A complete log"))
    )
    return next(telling, f"code {outcome.code}")


def _fingerprint(root: Path) -> str:
    return hashlib.sha256((_sources(root) / LOCK).read_bytes()).hexdigest()


def _sources(root: Path) -> Path:
    return root / "reports" / "allure"


def _failure_mark(root: Path) -> Path:
    return root / ".tools" / "allure.echec"


def _home(root: Path) -> Path:
    return root / ".tools" / "allure"
