"""The Python environment of the project, built from the lock file and never trusted by halves."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from bootstrap.errors import SetupError
from bootstrap.machine import Machine
from bootstrap.processes import Outcome, base_python, run

LOCK_FILE = "requirements.lock"
STAMP = "recette.json"

Say = Callable[[str], None]

# Wheels only: what building from sources would download is not in the lock file, so has no hash.
PIP_INSTALL = ("install", "--no-input", "--progress-bar=off", "--only-binary=:all:", "--require-hashes")

CHANGES = {
    "lock": f"périmé : {LOCK_FILE} a changé",
    "python": "fait pour une autre version de Python ou une autre machine",
    "folder": "déplacé depuis un autre dossier",
}
"""Why an environment is no longer the one that is needed, by key of its fingerprint."""

ADVICE = (
    ("No space left on device", "Libérez de la place sur le disque, puis relancez."),
    (
        "DO NOT MATCH THE HASHES",
        "Un paquet reçu n'est pas celui attendu : ne passez pas outre. "
        "Vérifiez l'index de paquets (pip config list) et le proxy, puis relancez.",
    ),
    (
        "",
        "Vérifiez le réseau, le proxy (HTTPS_PROXY) et l'index de paquets (pip config list), puis relancez.",
    ),
)


@dataclass(frozen=True)
class State:
    """Whether the environment may be trusted, and why not."""

    ready: bool
    reason: str


def state(machine: Machine) -> State:
    """Judge the environment by its files alone: no process, no network."""
    if not (machine.project / LOCK_FILE).is_file():
        return State(False, f"impossible : {LOCK_FILE} n'existe pas")
    if not machine.venv.exists():
        return State(False, "pas encore installé")
    stamp = _read_stamp(machine)
    if stamp is None:
        return State(False, "incomplet : une installation a été interrompue")
    if not machine.python.is_file() or not _base_exists(machine):
        return State(False, "cassé : son interpréteur Python a disparu")
    for key, value in fingerprint(machine).items():
        if stamp.get(key) != value:
            return State(False, CHANGES[key])
    return State(True, "à jour")


def ensure(machine: Machine, say: Say, progress: Say) -> None:
    """Build the environment unless it is ready; hold the set-up lock around this.

    Raises SetupError when Python cannot make environments or pip fails; nothing is then trusted.
    """
    current = state(machine)
    if current.ready:
        return
    _refuse_impossible(machine)
    say(f"Environnement Python {current.reason}. Installation dans {machine.venv} (une minute environ)…")
    stamp = machine.venv / STAMP
    stamp.unlink(missing_ok=True)
    _create(machine)
    _install(machine, progress)
    # Last and whole: its presence says that everything before it is done.
    partial = stamp.with_suffix(".partial")
    partial.write_text(json.dumps(fingerprint(machine)), encoding="utf-8")
    partial.replace(stamp)
    say("Environnement Python prêt.")


def fingerprint(machine: Machine) -> dict[str, str]:
    """Return what a ready environment must have been made for."""
    return {
        "lock": hashlib.sha256((machine.project / LOCK_FILE).read_bytes()).hexdigest(),
        # The suffix of compiled modules names the version of Python and, but on macOS, the machine.
        "python": f"{EXTENSION_SUFFIXES[0]} {platform.machine()}",
        # Environments hold absolute paths: one that has moved still calls the place that it comes from.
        "folder": os.fspath(machine.venv),
    }


def locked(machine: Machine) -> list[str]:
    """Return the libraries that the lock file names, with their versions."""
    lines = (machine.project / LOCK_FILE).read_text(encoding="utf-8").splitlines()
    return [line.split()[0] for line in lines if line[:1].isalnum()]


def _refuse_impossible(machine: Machine) -> None:
    lock = machine.project / LOCK_FILE
    if not lock.is_file():
        raise SetupError(f"{lock} n'existe pas : rétablissez ce fichier depuis le dépôt, puis relancez.")
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            f"{base_python()} ne sait pas créer d'environnement : son module ensurepip manque. "
            "Sur Debian et Ubuntu : apt install python3-venv, puis relancez."
        )
    if machine.venv.is_symlink() or (machine.venv.exists() and not machine.venv.is_dir()):
        raise SetupError(f"{machine.venv} n'est pas un dossier : supprimez-le, puis relancez.")


def _create(machine: Machine) -> None:
    outcome = run([base_python(), "-I", "-m", "venv", "--clear", machine.venv], environ=machine.environ)
    if outcome.code:
        raise SetupError(
            f"L'environnement {machine.venv} n'a pas pu être créé avec {base_python()} : {outcome.cause}. "
            "Vérifiez la place et les droits, fermez ce qui utilise ce dossier, puis relancez."
        )


def _install(machine: Machine, progress: Say) -> None:
    total = len(locked(machine))
    done = 0

    def follow(line: str) -> None:
        nonlocal done
        if line.startswith(("Collecting ", "Ignoring ")):
            done += 1
            name = line.split()[1].partition("==")[0].rstrip(":")
            progress(f"Bibliothèques Python : {done}/{total} ({name})")
        elif line.startswith("Installing collected packages"):
            progress(f"Bibliothèques Python : installation des {total}…")

    # A "--user" from someone's pip configuration is refused inside an environment.
    environ = {**machine.environ, "PIP_USER": "0"}
    pip = (machine.python, "-I", "-m", "pip", *PIP_INSTALL, "-r", machine.project / LOCK_FILE)
    outcome = run(pip, environ=environ, on_line=follow)
    if outcome.code:
        raise SetupError(_pip_failure(outcome))


def _pip_failure(outcome: Outcome) -> str:
    telling = [line for line in outcome.lines if line.startswith(("ERROR:", "WARNING: Retrying"))]
    useful = "\n".join(f"  {line}" for line in (telling or outcome.lines)[-3:])
    everything = "\n".join(outcome.lines)
    advice = next(text for sign, text in ADVICE if sign in everything)
    return f"L'installation des bibliothèques de {LOCK_FILE} a échoué ; pip dit :\n{useful}\n{advice}"


def _read_stamp(machine: Machine) -> dict[str, str] | None:
    path = machine.venv / STAMP
    if not path.is_file():
        return None
    try:
        stamp: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None
    return stamp


def _base_exists(machine: Machine) -> bool:
    """Tell whether the interpreter that the environment was made from, as it has noted it, is still there."""
    config = machine.venv / "pyvenv.cfg"
    if not config.is_file():
        return False
    lines = config.read_text(encoding="utf-8").splitlines()
    return any(
        key == "executable" and Path(value).is_file()
        for key, _, value in (line.partition(" = ") for line in lines)
    )
