"""Where the browsers are: a look-up in the files, without starting anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bootstrap.errors import SetupError
from bootstrap.machine import Machine, is_executable

NAMES = ("chrome", "firefox")
WINDOWLESS = "chromium-headless-shell"
"""Chromium without its windows, a package of its own: the same engine, which takes far less of the processor."""
TITLES = {"chrome": "Chrome", "firefox": "Firefox", WINDOWLESS: "Chromium sans fenêtres"}
VARIABLES = {"chrome": "RECETTE_CHROME", "firefox": "RECETTE_FIREFOX"}

PLAYWRIGHT = "playwright"
"""What names, in place of a path, the browser that ``playwright install`` brings."""
PLAYWRIGHT_NAMES = {"chrome": "chromium", "firefox": "firefox"}


@dataclass(frozen=True)
class Browser:
    """A browser that this machine has."""

    name: str
    """``chrome`` or ``firefox``."""
    path: Path | None
    """Its program, or None for the one that Playwright installs and finds by itself."""
    origin: str
    """Where it comes from, in French."""


def locate(name: str, explicit: str | None = None, machine: Machine | None = None) -> Browser | None:
    """Return the browser ``name``: an ``explicit`` path, the environment's, the machine's, or Playwright's.

    Raises SetupError when the path given by the user is not a program.
    """
    machine = machine or Machine.here()
    designated = designation(name, explicit, machine)
    if designated is None:
        return next(_stock(name, machine), None) or playwright_own(name, machine)
    value, origin = designated
    if value != PLAYWRIGHT:
        return Browser(name, _program(value, origin), origin)
    own = playwright_own(name, machine)
    if own is None:
        raise SetupError(
            f"{origin} demande le {TITLES[name]} de Playwright, qui n'est pas installé : "
            f"lancez « {machine.python} -m playwright install {PLAYWRIGHT_NAMES[name]} »."
        )
    return own


def windowless(machine: Machine) -> Browser | None:
    """Return the Chromium without windows of this machine, under which nobody would run a recette, but trials."""
    # The one on the PATH is a script, which would survive a kill.
    program = machine.files / "usr/lib/chromium" / WINDOWLESS
    return Browser("chrome", program, TITLES[WINDOWLESS]) if is_executable(program) else None


def designation(name: str, explicit: str | None, machine: Machine) -> tuple[str, str] | None:
    """Return what the user names as the browser ``name``, and where he does."""
    if explicit:
        return explicit, f"--{name}"
    value = machine.environ.get(VARIABLES[name])
    return (value, VARIABLES[name]) if value else None


def playwright_own(name: str, machine: Machine) -> Browser | None:
    """Return the browser that an earlier ``playwright install`` brought, of the revision that ours wants."""
    package = machine.site_packages / "playwright" / "driver" / "package"
    catalogue = package / "browsers.json"
    if not catalogue.is_file():
        return None
    wanted = PLAYWRIGHT_NAMES[name]
    described = json.loads(catalogue.read_text(encoding="utf-8"))["browsers"]
    entry = next(entry for entry in described if entry["name"] == wanted)
    folder = _playwright_registry(machine, package) / f"{wanted}-{entry['revision']}"
    if not (folder / "INSTALLATION_COMPLETE").is_file():
        return None
    return Browser(name, None, f"Playwright ({wanted} {entry['browserVersion']})")


def _playwright_registry(machine: Machine, package: Path) -> Path:
    chosen = machine.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen == "0":
        return package / ".local-browsers"
    if chosen:
        return machine.project / chosen
    if machine.platform == "darwin":
        return machine.home / "Library" / "Caches" / "ms-playwright"
    if machine.platform == "win32":
        local = machine.environ.get("LOCALAPPDATA")
        return (Path(local) if local else machine.home / "AppData" / "Local") / "ms-playwright"
    cache = machine.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else machine.home / ".cache") / "ms-playwright"


def _program(value: str, origin: str) -> Path:
    path = Path(value).expanduser().absolute()
    if not path.exists():
        raise SetupError(f"{origin} : le fichier {path} n'existe pas. Indiquez le chemin du navigateur.")
    if not is_executable(path):
        raise SetupError(
            f"{origin} : {path} n'est pas un programme exécutable. Indiquez le chemin du navigateur lui-même."
        )
    return path


def _stock(name: str, machine: Machine) -> Iterator[Browser]:
    for origin, path in _places(name, machine):
        if is_executable(path) and not _is_stand_in(path, machine):
            yield Browser(name, path, origin)


def _places(name: str, machine: Machine) -> Iterator[tuple[str, Path]]:
    """Yield where the stock browsers usually are, best first."""
    if machine.platform == "win32":
        return _windows_places(name, machine)
    if machine.platform == "darwin":
        return _macos_places(name, machine)
    return _linux_places(name, machine)


LINUX = {
    "chrome": (
        ("Google Chrome", ("google-chrome-stable", "google-chrome"), "opt/google/chrome/chrome"),
        ("Chromium", ("chromium", "chromium-browser"), "snap/bin/chromium"),
    ),
    "firefox": (
        ("Firefox", ("firefox",), "opt/firefox/firefox"),
        ("Firefox ESR", ("firefox-esr",), "usr/lib/firefox-esr/firefox-esr"),
        ("Firefox (snap)", (), "snap/bin/firefox"),
    ),
}


def _linux_places(name: str, machine: Machine) -> Iterator[tuple[str, Path]]:
    for origin, commands, file in LINUX[name]:
        for command in commands:
            found = machine.which(command)
            if found:
                yield origin, found
        yield origin, machine.files / file


MACOS = {
    "chrome": (
        ("Google Chrome", "Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("Chromium", "Chromium.app/Contents/MacOS/Chromium"),
    ),
    "firefox": (("Firefox", "Firefox.app/Contents/MacOS/firefox"),),
}


def _macos_places(name: str, machine: Machine) -> Iterator[tuple[str, Path]]:
    for origin, file in MACOS[name]:
        for applications in (machine.files / "Applications", machine.home / "Applications"):
            yield origin, applications / file


WINDOWS = {
    "chrome": (
        ("Google Chrome", "Google/Chrome/Application/chrome.exe"),
        ("Chromium", "Chromium/Application/chrome.exe"),
    ),
    "firefox": (("Firefox", "Mozilla Firefox/firefox.exe"),),
}


def _windows_places(name: str, machine: Machine) -> Iterator[tuple[str, Path]]:
    for origin, file in WINDOWS[name]:
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            folder = machine.environ.get(variable)
            if folder:
                yield origin, Path(folder) / file


def _is_stand_in(path: Path, machine: Machine) -> bool:
    """Tell the scripts that distributions install under the name of a browser that they do not package.

    Ubuntu's asks to install a snap, when it is not there; Debian's ``firefox`` starts Firefox ESR.
    """
    with path.open("rb") as file:
        start = file.read(2048)
    if not start.startswith(b"#!"):
        return False
    snap = machine.files / "snap" / "bin" / path.name.removesuffix("-browser")
    starts_esr = path.name == "firefox" and b"exec firefox-esr" in start
    return starts_esr or (b"/snap/bin/" in start and not snap.exists())
