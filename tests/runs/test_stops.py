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

from bootstrap import lock
from fixtures.mailbox.launch import started_mailbox
from reports.artefacts import LOCK
from tests.mailbox.conftest import needs_mailpit
from tests.mailbox.test_failures import real
from tests.runs.conftest import ROOT, Player, Run, scenarios, using

LOGIN = """\
# language: fr
Fonctionnalité: Un scénario

  @EX-1.2-1-08
  Scénario: La page de connexion
    Quand j'ouvre l'adresse de l'espace adhérent
    Alors la page de connexion s'affiche
"""
CLOSED_PORT = "127.0.0.1:9"


ENGLISH = ("Traceback", "INTERNALERROR", "Warning", "Error", "Exit:", "tests ran", "passed in", "failed in")
one_or_two_processes = pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["un processus", "deux"])


def assert_stopped(run: Run, *words: str, code: int = 3) -> None:
    """See that the run ended on one sentence, which has these words."""
    assert run.code == code, run.output
    assert not [word for word in ENGLISH if word in run.output], run.output
    _, *reasons = run.output.split("ARRÊT : ")
    assert len(reasons) == 1, run.output
    for word in words:
        assert word in reasons[0], run.output


@one_or_two_processes
def test_mailbox_away(play: Player, processes: tuple[str, ...]) -> None:
    run = play(*processes, feature=LOGIN, env={"MAILPIT_URL": f"http://{CLOSED_PORT}"})
    assert_stopped(run, f"http://{CLOSED_PORT}", "MAILPIT_URL")


def test_smtp_away(play: Player) -> None:
    with started_mailbox({"RECETTE_MAILBOX": "catcher"}) as mailbox:
        run = play(feature=LOGIN, env={"MAILPIT_URL": mailbox.client.url, "MAILPIT_SMTP": CLOSED_PORT})
    assert_stopped(run, CLOSED_PORT, "MAILPIT_SMTP")


@needs_mailpit
def test_smtp_refusing_mail(play: Player) -> None:
    with real("--enable-chaos") as mailbox:
        triggers = {"Recipient": {"ErrorCode": 451, "Probability": 100}}
        requests.put(f"{mailbox.client.url}/api/v1/chaos", json=triggers, timeout=10).raise_for_status()
        run = play(feature=LOGIN, env={"MAILPIT_URL": mailbox.client.url, "MAILPIT_SMTP": mailbox.smtp})
    assert_stopped(run, "refuse", "451")


@one_or_two_processes
@pytest.mark.parametrize("path", ["/nulle/part/chrome", "/bin/true"])
def test_wrong_path_to_a_browser(play: Player, path: str, processes: tuple[str, ...]) -> None:
    run = play("--chrome", path, *processes, feature=LOGIN)
    assert_stopped(run, path)
    assert len(run.output.splitlines()) < 8


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-m", "EX-9"), ("-m EX-9", "guide/exigences.csv")),
        (("-k", "mot de passe"), ("-k « mot de passe »", "« mot and de and passe »")),
        (("-k", "introuvable"), ("Aucun scénario", "-k introuvable")),
        (("-n", "2", "-k", "introuvable"), ("Aucun scénario", "-k introuvable")),
        (("nulle_part",), ("nulle_part", "recette.py --help")),
        (("-n", "2", "nulle_part"), ("nulle_part", "recette.py --help")),
        (("--inconnue",), ("option inconnue : --inconnue", "recette.py --help")),
        (("--slowmo", "vite"), ("option --slowmo", "'vite'")),
        (("--target", "ailleurs"), ("ailleurs", "reference")),
    ],
)
def test_a_choice_that_cannot_be_made(play: Player, options: tuple[str, ...], words: tuple[str, ...]) -> None:
    run = play(*options, feature=LOGIN)
    assert_stopped(run, *words)
    if options[0] != "-n":  # else the site starts while scenarios are looked for
        assert "Site" not in run.output


def test_feature_with_an_error(tmp_path: Path) -> None:
    """The lint covers each error; here, that a run with one stops before any browser."""
    copy = tmp_path / "projet"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".tools", ".git", "output"))
    broken = copy / "features" / "erreur.feature"
    broken.write_text("# language: fr\nFonctionnalité: Essai\n  Scénario: Vide\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest"],
        cwd=copy,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert_stopped(Run(done.returncode, done.stdout, copy), "features/erreur.feature:3")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "artefacts"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("il faut pouvoir monter un disque pour le remplir")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.usefixtures("tiny_disk")
@one_or_two_processes
def test_disk_full(play: Player, processes: tuple[str, ...]) -> None:
    examples = "".join(f"      | {number} |\n" for number in range(6))
    feature = LOGIN.replace("Scénario:", "Plan du scénario:") + f"\n    Exemples:\n      | n |\n{examples}"
    assert_stopped(play(*processes, feature=feature), "Impossible d'écrire", "artefacts", "plus de place")


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    results = tmp_path / "allure-results" / "premier-result.json"
    results.parent.mkdir()
    results.touch()
    with lock.held(tmp_path / LOCK, lambda _: None, ""), suite(tmp_path, "-k", "introuvable") as second:
        assert second.stdout is not None
        assert f"Une autre recette écrit dans {tmp_path} : attente de sa fin" in second.stdout.readline()
        assert results.exists()
        os.killpg(second.pid, signal.SIGINT)
        assert second.stdout.read() == "ARRÊT : recette interrompue, sans verdict.\n"
    assert second.returncode == 130
    with suite(tmp_path, "-k", "introuvable") as third:
        assert third.stdout is not None
        assert "Une autre recette" not in third.stdout.read()
    assert not results.exists()


def suite(artefacts: Path, *options: str, **environ: str) -> subprocess.Popen[str]:
    """Start the suite in a session of its own."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "pytest", *options),
            *(f"--alluredir={artefacts / 'allure-results'}", f"--junitxml={artefacts / 'junit.xml'}"),
        ],
        cwd=ROOT,
        env={**os.environ, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


WAITING = """\
# language: fr
Fonctionnalité: Un long scénario

  @EX-1.2-1-08
  Scénario: La page de connexion, longtemps
    Quand j'attends longtemps sur la page de connexion
"""
WAIT = """\
from pathlib import Path
from playwright.sync_api import expect
from pytest_bdd import when

@when("j'attends longtemps sur la page de connexion")
def _(page, site, navigateur):
    page.goto(site.login)
    Path(__file__).with_name(navigateur).touch()
    expect(page.get_by_text("jamais")).to_be_visible(timeout=600_000)
"""


@pytest.fixture(params=[["--browser", "firefox"], ["-n", "2"]], ids=["firefox", "côte à côte"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A run whose browsers are all in the middle of a scenario."""
    folder = scenarios(tmp_path, WAITING, WAIT)
    awaited = [folder / "firefox"] if "firefox" in request.param else [folder / "firefox", folder / "chrome"]
    with suite(tmp_path / "artefacts", *using(folder), "--device", "ordinateur", *request.param) as run:
        try:
            deadline = time.monotonic() + 180
            while not all(mark.exists() for mark in awaited):
                assert run.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.1)
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
    assert "VERDICT" not in output
    assert "exception" not in output
    assert_stopped(Run(130, output, Path()), "recette interrompue, sans verdict.", code=130)
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
    with suppress(FileNotFoundError, ProcessLookupError):
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
