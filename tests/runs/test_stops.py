"""What keeps a run from working is said in one clear message, with an exit code that is not 0."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from fixtures.mailbox.launch import started_mailbox
from tests.mailbox.conftest import needs_mailpit
from tests.mailbox.test_failures import real
from tests.runs.conftest import ROOT, Player, Run

LOGIN = """\
# language: fr
Fonctionnalité: Un scénario

  @EX-1.2-1-08
  Scénario: La page de connexion
    Quand j'ouvre l'adresse de l'espace adhérent
    Alors la page de connexion s'affiche
"""
CLOSED_PORT = "127.0.0.1:9"


def assert_stopped(run: Run, *words: str, code: int = 3) -> None:
    assert run.code == code, run.output
    assert "Traceback" not in run.output
    assert "INTERNALERROR" not in run.output
    for word in words:
        assert word in run.output


def test_mailbox_away(play: Player) -> None:
    run = play(feature=LOGIN, env={"MAILPIT_URL": f"http://{CLOSED_PORT}"})
    assert_stopped(run, "ARRÊT", f"http://{CLOSED_PORT}", "MAILPIT_URL")


def test_smtp_away(play: Player) -> None:
    with started_mailbox({"RECETTE_MAILBOX": "catcher"}) as mailbox:
        run = play(feature=LOGIN, env={"MAILPIT_URL": mailbox.client.url, "MAILPIT_SMTP": CLOSED_PORT})
    assert_stopped(run, "ARRÊT", CLOSED_PORT, "MAILPIT_SMTP")


@needs_mailpit
def test_smtp_refusing_mail(play: Player) -> None:
    with real("--enable-chaos") as mailbox:
        triggers = {"Recipient": {"ErrorCode": 451, "Probability": 100}}
        requests.put(f"{mailbox.client.url}/api/v1/chaos", json=triggers, timeout=10).raise_for_status()
        run = play(feature=LOGIN, env={"MAILPIT_URL": mailbox.client.url, "MAILPIT_SMTP": mailbox.smtp})
    assert_stopped(run, "ARRÊT", "refuse", "451")


@pytest.mark.parametrize("path", ["/nulle/part/chrome", sys.executable])
def test_wrong_path_to_a_browser(play: Player, path: str) -> None:
    assert_stopped(play("--chrome", path, feature=LOGIN), path)


def test_feature_with_an_error(tmp_path: Path) -> None:
    """The lint covers each error; here, that a run with one stops before any browser."""
    copy = tmp_path / "projet"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".tools", ".git", "output"))
    broken = copy / "features" / "erreur.feature"
    broken.write_text("# language: fr\nFonctionnalité: Essai\n  Scénario: Vide\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest"], cwd=copy, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "features/erreur.feature:3" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "artefacts"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("il faut pouvoir monter un disque pour le remplir")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.usefixtures("tiny_disk")
def test_disk_full(play: Player) -> None:
    run = play(feature=LOGIN)
    assert_stopped(run, "Impossible d'écrire", "artefacts")


def test_nothing_selected_is_not_a_success(play: Player) -> None:
    assert_stopped(play("-k", "introuvable", feature=LOGIN))


@pytest.fixture(params=[["--browser", "firefox"], ["-n", "2"]], ids=["firefox", "côte à côte"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The suite in a session of its own, once a first scenario was played in Firefox."""
    options = [
        *request.param,
        f"--alluredir={tmp_path / 'results'}",
        f"--junitxml={tmp_path / 'junit.xml'}",
    ]
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as run:
        try:
            assert run.stdout is not None
            assert any("✓ réussi   Firefox" in line for line in run.stdout)
            yield run
        finally:
            run.kill()


def test_killed_run_leaves_nothing_behind(run: subprocess.Popen[str]) -> None:
    family = descendants(run.pid)
    run.kill()
    assert any("firefox" in command for command in family.values())
    assert any("reference" in command for command in family.values())
    assert_ended(family)


def test_interrupted_run_says_so_and_leaves_nothing_behind(run: subprocess.Popen[str]) -> None:
    family = descendants(run.pid)
    os.killpg(run.pid, signal.SIGINT)  # as the terminal does at Ctrl-C
    assert run.stdout is not None
    output = run.stdout.read()
    assert run.wait() == 130
    assert "ARRÊT : recette interrompue, sans verdict." in output
    assert "VERDICT" not in output
    assert "Traceback" not in output
    assert "exception" not in output
    assert_ended(family)


def assert_ended(family: dict[int, str]) -> None:
    """Wait for ten seconds at most until none of these processes runs any more."""
    deadline = time.monotonic() + 10
    while (left := alive(family)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == {}


def descendants(pid: int) -> dict[int, str]:
    """Return the command lines of every process below this one, by process id."""
    found: dict[int, str] = {}
    for child in children(pid):
        found |= {child: command_line(child), **descendants(child)}
    return found


def children(pid: int) -> list[int]:
    with suppress(FileNotFoundError):
        return [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    return []


def command_line(pid: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""


def alive(family: dict[int, str]) -> dict[int, str]:
    """Return those of the processes that still run the same command."""
    return {pid: line for pid, line in family.items() if line and command_line(pid) == line}
