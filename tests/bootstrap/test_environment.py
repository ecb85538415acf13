"""The environment is trusted when it is whole and the one needed, and repaired otherwise."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from bootstrap import environment
from bootstrap.errors import SetupError
from bootstrap.machine import ROOT, Machine

from .conftest import Heard, Program, make_ready

GOOD_PIP = 'echo "Collecting six==1.17.0 (from -r x)"; echo "Installing collected packages: six"'
DEADLINE_SECONDS = 5


@pytest.fixture
def venv_maker(machine: Machine, program: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Replace the base Python by one that makes an environment whose pip is the given script."""

    def install(pip: str) -> Path:
        script = (
            f"rm -rf {machine.venv}; mkdir -p {machine.venv}/bin\n"
            f"echo 'executable = {sys.executable}' > {machine.venv}/pyvenv.cfg\n"
            f"cat > {machine.python} <<'END'\n#!/bin/sh\n{pip}\nEND\n"
            f"chmod +x {machine.python}"
        )
        path = program("base-python", script)
        monkeypatch.setattr(environment, "base_python", lambda: path)
        return path

    return install


def test_a_fresh_project_has_no_environment(machine: Machine) -> None:
    assert environment.state(machine) == environment.State(False, "pas encore installé")


def test_a_whole_one_is_trusted_without_starting_anything(machine: Machine, program: Program) -> None:
    make_ready(machine, "exit 1", program)
    heard = Heard()
    environment.ensure(machine, heard, heard)
    assert environment.state(machine).ready
    assert heard == []


def changed_lock(machine: Machine) -> None:
    (machine.project / environment.LOCK_FILE).write_text("six==1.18.0\n", encoding="utf-8")


def lost_interpreter(machine: Machine) -> None:
    machine.python.unlink()


def lost_base(machine: Machine) -> None:
    (machine.venv / "pyvenv.cfg").write_text("executable = /nulle/part/python3\n", encoding="utf-8")


def lost_settings(machine: Machine) -> None:
    (machine.venv / "pyvenv.cfg").unlink()


def interrupted(machine: Machine) -> None:
    (machine.venv / environment.STAMP).unlink()


def damaged_stamp(machine: Machine) -> None:
    (machine.venv / environment.STAMP).write_text("", encoding="utf-8")


def other_python(machine: Machine) -> None:
    stamp = machine.venv / environment.STAMP
    text = stamp.read_text(encoding="utf-8").replace(EXTENSION_SUFFIXES[0], ".cpython-310.so")
    stamp.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (changed_lock, "requirements.lock a changé"),
        (lost_interpreter, "interpréteur Python a disparu"),
        (lost_base, "interpréteur Python a disparu"),
        (lost_settings, "interpréteur Python a disparu"),
        (interrupted, "interrompue"),
        (damaged_stamp, "interrompue"),
        (other_python, "une autre version de Python"),
    ],
)
def test_a_doubtful_one_is_said_and_rebuilt(
    machine: Machine,
    program: Program,
    venv_maker: Callable[[str], Path],
    damage: Callable[[Machine], None],
    reason: str,
) -> None:
    make_ready(machine, "exit 1", program)
    damage(machine)
    found = environment.state(machine)
    assert not found.ready
    assert reason in found.reason
    venv_maker(GOOD_PIP)
    heard = Heard()
    environment.ensure(machine, heard, Heard())
    assert environment.state(machine).ready
    assert found.reason in heard[0]


def test_one_that_was_moved_is_not_trusted(machine: Machine, program: Program) -> None:
    make_ready(machine, "", program)
    elsewhere = machine.project.rename(machine.project.with_name("elsewhere"))
    assert environment.state(replace(machine, project=elsewhere)).reason == "déplacé depuis un autre dossier"


def test_progress_counts_the_libraries(machine: Machine, venv_maker: Callable[[str], Path]) -> None:
    venv_maker(GOOD_PIP)
    progress = Heard()
    environment.ensure(machine, Heard(), progress)
    assert progress == ["Bibliothèques Python : 1/1 (six)", "Bibliothèques Python : installation des 1…"]


@pytest.mark.parametrize(
    ("says", "advice"),
    [
        ("ERROR: Could not find a version that satisfies the requirement six==1.17.0", "Vérifiez le réseau"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "ne passez pas outre"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "Libérez de la place"),
    ],
)
def test_when_pip_fails_its_reason_is_told_and_nothing_trusted(
    machine: Machine, venv_maker: Callable[[str], Path], says: str, advice: str
) -> None:
    venv_maker(f"echo bruit; echo '{says}'; echo bruit; exit 1")
    with pytest.raises(SetupError) as caught:
        environment.ensure(machine, Heard(), Heard())
    assert says in str(caught.value)
    assert advice in str(caught.value)
    assert "bruit" not in str(caught.value)
    assert not environment.state(machine).ready


def test_when_no_environment_can_be_made_the_reason_is_told(
    machine: Machine, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = program("base-python", "echo 'Error: Permission denied'; exit 1")
    monkeypatch.setattr(environment, "base_python", lambda: path)
    with pytest.raises(SetupError, match="Permission denied"):
        environment.ensure(machine, Heard(), Heard())


def test_debian_without_its_venv_package_is_told_which(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SetupError, match="apt install python3-venv"):
        environment.ensure(machine, Heard(), Heard())


def test_a_missing_lock_file_is_named(machine: Machine) -> None:
    (machine.project / environment.LOCK_FILE).unlink()
    with pytest.raises(SetupError, match=r"requirements\.lock n'existe pas"):
        environment.ensure(machine, Heard(), Heard())


def test_someone_else_s_link_is_never_emptied(machine: Machine, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").touch()
    machine.venv.symlink_to(precious)
    with pytest.raises(SetupError, match="n'est pas un dossier"):
        environment.ensure(machine, Heard(), Heard())
    assert (precious / "file").exists()


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "rien n'est venu à temps"
        time.sleep(0.02)


def test_killed_in_the_middle_it_leaves_no_process_and_is_repaired(
    machine: Machine, venv_maker: Callable[[str], Path], tmp_path: Path
) -> None:
    mark = tmp_path / "pip"
    base = venv_maker(f"echo $$ > {mark}.partial; mv {mark}.partial {mark}; exec sleep 60")
    code = (
        "import sys; from pathlib import Path; from bootstrap import environment, machine\n"
        f"environment.base_python = lambda: {str(base)!r}\n"
        f"here = machine.Machine('linux', {dict(machine.environ)!r}, Path('/'), False,"
        f" Path('/'), Path({str(machine.project)!r}))\n"
        "environment.ensure(here, print, print)"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.DEVNULL) as builder:
        wait_until(mark.exists)
        pip = int(mark.read_text(encoding="utf-8"))
        builder.send_signal(signal.SIGKILL)
    wait_until(lambda: not alive(pip))
    assert environment.state(machine).reason == "incomplet : une installation a été interrompue"
    venv_maker(GOOD_PIP)
    environment.ensure(machine, Heard(), Heard())
    assert environment.state(machine).ready


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        if not Path("/proc/self/stat").exists():
            return True
        # An orphan that nobody has buried yet is dead all the same; it may be buried while this looks at it.
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
