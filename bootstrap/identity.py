"""Which browser a program is, and in which version, by asking it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from bootstrap.browsers import TITLES, Browser
from bootstrap.errors import SetupError
from bootstrap.machine import Machine

ANSWERS = {
    "chrome": re.compile(r"(?:Google Chrome|Chromium)\D* (\d[\d.]*)"),
    "firefox": re.compile(r"Firefox\D* (\d[\d.]*\w*)"),
}
SECONDS = 30


def version(browser: Browser, machine: Machine) -> str | None:
    """Return the version of a browser that has a path, or None when it does not say."""
    if browser.path is None:
        return None
    if machine.platform == "win32":
        return _windows_version(browser.name, browser.path)
    found = ANSWERS[browser.name].search(_answer(browser.path, machine))
    return found and found[1]


def verify(browser: Browser, machine: Machine) -> None:
    """Raise SetupError unless the program that the user designates is that browser."""
    if version(browser, machine) is not None or browser.path is None:
        return
    title = TITLES[browser.name]
    said = "" if machine.platform == "win32" else f" : il répond « {_answer(browser.path, machine)} »"
    raise SetupError(
        f"{browser.origin} : {browser.path} n'est pas {title}{said}. "
        f"Indiquez le chemin d'un {title}, ou retirez {browser.origin} pour laisser chercher."
    )


def _answer(path: Path, machine: Machine) -> str:
    """Return what the program says of itself in one line, or why it says nothing."""
    try:
        done = subprocess.run(
            [path, "--version"],
            env=dict(machine.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"rien en {SECONDS} s"
    except OSError as error:
        return str(error.strerror)
    lines = done.stdout.strip().splitlines()
    return lines[0].strip() if lines else f"rien (code {done.returncode})"


def _windows_version(name: str, path: Path) -> str | None:
    """Read the version beside the program, since asking Windows' Chrome for it opens a window."""
    if name == "chrome":
        folders = sorted(folder.name for folder in path.parent.glob("[0-9]*.*") if folder.is_dir())
        return folders[-1] if folders and path.stem.lower() == "chrome" else None
    settings = path.with_name("application.ini")
    if not settings.is_file():
        return None
    found = re.search(r"^Version=(.+)$", settings.read_text(encoding="utf-8"), re.MULTILINE)
    return found and found[1]
