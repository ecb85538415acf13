"""Get the browsers that the machine lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from bootstrap.browsers import (
    PLAYWRIGHT,
    PLAYWRIGHT_NAMES,
    TITLES,
    VARIABLES,
    WINDOWLESS,
    Browser,
    designation,
    locate,
    windowless,
)
from bootstrap.errors import SetupError
from bootstrap.identity import verify
from bootstrap.machine import Machine
from bootstrap.processes import Argument, run, run_to_the_end

Say = Callable[[str], None]

APT_PACKAGES = {
    "chrome": ("chromium", "chromium-browser"),
    "firefox": ("firefox-esr", "firefox"),
    WINDOWLESS: (WINDOWLESS,),
}


def ensure(
    names: Sequence[str], explicit: Mapping[str, str], machine: Machine, say: Say, progress: Say
) -> dict[str, Browser]:
    """Return the browsers by name, after installing those that the machine lacks.

    The Python environment must be ready, the set-up lock held and what the user designates checked. Raises SetupError
    when one cannot be had.
    """
    found = located(names, explicit, machine)
    tried: list[str] = []
    for install in (_with_apt, _with_playwright):
        missing = [name for name in names if name not in found]
        if missing:
            tried.append(install(missing, machine, say, progress))
            found |= located(missing, explicit, machine)
    missing = [name for name in names if name not in found]
    if missing:
        raise SetupError(_none_to_be_had(missing, tried))
    return found


def ensure_windowless(machine: Machine, say: Say, progress: Say) -> None:
    """Install Chromium without windows, which trials do without where it can't be had, and say what came of it."""
    outcome = "" if windowless(machine) else _with_apt([WINDOWLESS], machine, say, progress)
    found = windowless(machine)
    say(f"{TITLES[WINDOWLESS]} : {found.path if found else f'absent ({outcome}), « faults » prendra Chrome'}")


def located(names: Sequence[str], explicit: Mapping[str, str], machine: Machine) -> dict[str, Browser]:
    """Return those of the browsers that the machine has."""
    found = {name: locate(name, explicit.get(name), machine) for name in names}
    return {name: browser for name, browser in found.items() if browser}


def check_designated(names: Sequence[str], explicit: Mapping[str, str], machine: Machine) -> None:
    """Raise SetupError when a path given by the user is not that browser; it needs nothing to be installed."""
    for name in names:
        designated = designation(name, explicit.get(name), machine)
        by_path = designated is not None and designated[0] != PLAYWRIGHT
        if by_path and (browser := locate(name, explicit.get(name), machine)):
            verify(browser, machine)


def _with_apt(missing: Sequence[str], machine: Machine, say: Say, _progress: Say) -> str:
    """Install the distribution's packages, and return what came of it in French."""
    apt_get = machine.which("apt-get")
    if machine.platform != "linux" or apt_get is None:
        return "apt-get : absent de cette machine"
    if not machine.is_root:
        return "apt-get : réservé à root"
    say(f"Installation par apt-get de {_titles(missing)} (quelques minutes)…")
    environ = {**machine.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    log = machine.tools / "apt.log"
    update = run_to_the_end([apt_get, "update"], environ=environ, log=log)
    if update.code:
        return f"apt-get update : échec ({update.cause})"
    offers = [offer for name in missing if (offer := _apt_offer(name, machine, environ))]
    if not offers:
        return f"apt-get : aucun paquet pour {_titles(missing)} (les snaps ne comptent pas)"
    options = ("-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300")
    install = run_to_the_end([apt_get, "install", *options, *offers], environ=environ, log=log)
    ending = f"échec ({install.cause}), voir {log}" if install.code else "installé"
    return f"apt-get install {' '.join(offers)} : {ending}"


def _apt_offer(name: str, machine: Machine, environ: Mapping[str, str]) -> str | None:
    """Return the package that holds the browser, not the one that only fetches a snap."""
    apt_cache = machine.which("apt-cache")
    if apt_cache is None:
        return None
    for package in APT_PACKAGES[name]:
        policy = run([apt_cache, "policy", package], environ=environ)
        candidate = re.search(r"Candidate: (\S+)", "\n".join(policy.lines))
        if candidate and candidate[1] != "(none)" and "snap" not in candidate[1]:
            return package
    return None


def _with_playwright(missing: Sequence[str], machine: Machine, say: Say, progress: Say) -> str:
    """Install the browsers that Playwright builds, and return what came of it in French."""
    say(f"Téléchargement par Playwright de {_titles(missing)} (quelques minutes)…")
    names = [PLAYWRIGHT_NAMES[name] for name in missing]
    playwright: list[Argument] = [machine.python, "-m", "playwright"]
    if machine.is_root and machine.which("apt-get"):
        libraries = [*playwright, "install-deps", *names]
        run_to_the_end(libraries, environ=machine.environ, log=machine.tools / "apt.log")
    outcome = run(
        [*playwright, "install", *names], environ=machine.environ, cwd=machine.project, on_line=progress
    )
    ending = f"échec ({outcome.cause})" if outcome.code else "installé"
    return f"playwright install {' '.join(names)} : {ending}"


def _titles(names: Sequence[str]) -> str:
    return " et ".join(TITLES[name] for name in names)


def _none_to_be_had(missing: Sequence[str], tried: Sequence[str]) -> str:
    unset = [f"--{name} et {VARIABLES[name]} : non renseignés" for name in missing]
    steps = [*unset, "emplacements habituels et PATH : rien trouvé", *tried]
    options = " ou ".join(f"--{name} CHEMIN" for name in missing)
    return (
        f"Aucun navigateur {_titles(missing)} utilisable. Essayé :\n"
        + "\n".join(f"  - {step}" for step in steps)
        + f"\nInstallez {_titles(missing)}, ou indiquez son chemin avec {options}, puis relancez."
    )
