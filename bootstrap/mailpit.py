"""Mailpit, the real mailbox: where it is, and how to get it."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from bootstrap.errors import SetupError
from bootstrap.machine import Machine, is_executable
from bootstrap.processes import Argument, run

VERSION = "v1.30.5"
MODULE = "github.com/axllent/mailpit"
MODULE_SUM = "h1:kHsdTXPogfMQcVvec40fefiveD9VQkg4x2HU8RcQnts="
"""The checksum of that version in Go's public data base."""
OLDEST_GO = (1, 25)

Say = Callable[[str], None]


def locate(machine: Machine | None = None) -> Path | None:
    """Return the project's Mailpit, else the one on the PATH."""
    machine = machine or Machine.here()
    own = _own(machine)
    return own if is_executable(own) else machine.which("mailpit")


def version(path: Path, machine: Machine) -> str | None:
    """Return the version of a Mailpit, such as ``v1.30.5``, without letting it look for a newer one."""
    outcome = run([path, "version", "--no-release-check"], environ=machine.environ)
    found = re.search(r"\bv\d[\w.-]*", "\n".join(outcome.lines))
    return found and found[0]


def install(machine: Machine, say: Say) -> Path:
    """Bring the pinned version into the tools folder; hold the set-up lock around this.

    Built by Go where there is one, else taken from the project's release, both checked.
    Raises SetupError when neither works, saying how to do it by hand.
    """
    own = _own(machine)
    if is_executable(own) and version(own, machine) == VERSION:
        say(f"Mailpit {VERSION} est déjà là : {own}")
        return own
    own.parent.mkdir(parents=True, exist_ok=True)
    failures = []
    for get in (_build, _download):
        try:
            get(own, machine, say)
        except SetupError as error:
            failures.append(str(error))
            continue
        say(f"Mailpit {VERSION} installé : {own}")
        return own
    raise SetupError(
        f"Mailpit {VERSION} n'a pas pu être installé. Essayé :\n"
        + "\n".join(f"  - {failure}" for failure in failures)
        + f"\nInstallez-le à la main (brew install mailpit, ou https://mailpit.axllent.org/docs/install/), "
        f"sur le PATH ou sous le nom {own}. Sans lui, la boîte aux lettres intégrée sert."
    )


def _own(machine: Machine) -> Path:
    return machine.tools / "bin" / ("mailpit.exe" if machine.platform == "win32" else "mailpit")


def _build(own: Path, machine: Machine, say: Say) -> None:
    go = machine.which("go")
    if go is None:
        raise SetupError("Go : absent de cette machine")
    with tempfile.TemporaryDirectory() as outside_any_module:
        scratch = Path(outside_any_module)
        found = run([go, "env", "GOVERSION"], environ=machine.environ, cwd=scratch)
        if _go_version(found.lines) < OLDEST_GO:
            raise SetupError(f"Go : {' '.join(found.lines)} est trop ancien, il faut 1.25 ou plus récent")
        say(f"Construction de Mailpit {VERSION} avec Go (une à deux minutes)…")
        source = _go_source(go, scratch, machine)
    partial = own.with_name(own.name + ".partial")
    flags = ("-trimpath", "-ldflags", f"-s -w -X {MODULE}/config.Version={VERSION}")
    build: list[Argument] = [go, "build", "-C", source, *flags, "-o", partial, "."]
    built = run(build, environ={**machine.environ, "CGO_ENABLED": "0"})
    if built.code:
        raise SetupError(f"Go : la construction a échoué ({built.cause})")
    partial.replace(own)


def _go_source(go: Path, scratch: Path, machine: Machine) -> str:
    """Return the folder of the module's sources, once downloaded and checked.

    Not by ``go install``, which asks for the list of versions: some module proxies refuse it.
    """
    command: list[Argument] = [go, "mod", "download", "-json", f"{MODULE}@{VERSION}"]
    outcome = run(command, environ=machine.environ, cwd=scratch)
    text = "\n".join(outcome.lines)
    described, start, rest = text.partition("{")
    module = json.JSONDecoder().raw_decode(start + rest)[0] if start else {"Error": described}
    if "Error" in module:
        raise SetupError(f"Go : le téléchargement de {MODULE} a échoué ({module['Error']})")
    if module["Sum"] != MODULE_SUM:
        raise SetupError(f"Go : {MODULE} {VERSION} n'a pas l'empreinte attendue ({module['Sum']})")
    return str(module["Dir"])


def _go_version(lines: tuple[str, ...]) -> tuple[int, int]:
    found = re.search(r"go(\d+)\.(\d+)", " ".join(lines))
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _download(own: Path, machine: Machine, say: Say) -> None:
    from bootstrap import mailpit_release  # here, for its imports would slow every start down

    say(f"Téléchargement de Mailpit {VERSION}…")
    mailpit_release.download(VERSION, own, machine.platform)
