"""The real command in a made-up project, on a machine that has only what the test gives it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bootstrap.machine import Machine

from .conftest import Program, copy_of_the_commands, make_ready

TELL = (
    'echo "$@"; echo "$PWD"; echo "chrome=$RECETTE_CHROME firefox=$RECETTE_FIREFOX path=$PYTHONPATH"; exit 5'
)


@dataclass
class Project:
    machine: Machine
    script: Path
    outside: Path

    def recette(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run the command from another folder."""
        return subprocess.run(
            [sys.executable, self.script, *arguments],
            cwd=self.outside,
            env={**self.machine.environ, "HOME": str(self.machine.home), **environ},
            capture_output=True,
            encoding="utf-8",
            timeout=20,
            check=False,
        )


@pytest.fixture
def project(bare: Machine, program: Program, tmp_path: Path) -> Project:
    """A project that is set up, whose Python tells how it is called and exits with 5, and two browsers."""
    program("google-chrome", "echo Google Chrome 1.2")
    program("firefox", "echo Mozilla Firefox 3.4")
    script = copy_of_the_commands(bare)
    make_ready(bare, TELL, program)
    return Project(bare, script, tmp_path)


def test_a_run_hands_over_to_pytest_in_the_project(project: Project, tmp_path: Path) -> None:
    done = project.recette(PYTHONPATH="/ailleurs")
    side_by_side = " -n 2" if (os.cpu_count() or 1) > 1 else ""
    assert done.returncode == 5
    assert done.stdout.splitlines() == [
        f"-m pytest{side_by_side}",
        str(project.machine.project),
        f"chrome={tmp_path}/path/google-chrome firefox={tmp_path}/path/firefox path=",
    ]


def test_options_reach_pytest(project: Project) -> None:
    done = project.recette("-m", "EX-1.2-4-14", "--headed", "--", "--lf")
    assert done.stdout.splitlines()[0] == "-m pytest -m EX-1.2-4-14 --headed --lf"


def test_one_browser_is_enough_when_only_that_one_is_asked_for(project: Project, tmp_path: Path) -> None:
    (tmp_path / "path" / "google-chrome").unlink()
    done = project.recette("--browser", "firefox")
    assert done.returncode == 5
    assert done.stdout.splitlines()[-1] == f"chrome= firefox={tmp_path}/path/firefox path="


def test_a_designated_browser_is_the_one_used(project: Project, program: Program, tmp_path: Path) -> None:
    mine = program(tmp_path / "mine", "echo Chromium 9")
    assert f"chrome={mine} " in project.recette("--chrome", "mine").stdout
    assert f"chrome={mine} " in project.recette(RECETTE_CHROME=str(mine)).stdout


def test_the_tests_need_no_browser(project: Project, tmp_path: Path) -> None:
    (tmp_path / "path" / "firefox").unlink()
    done = project.recette("test", "--", "-k", "lock")
    assert done.stdout.splitlines()[0] == "-m pytest tests -k lock"


def test_serving_is_handed_over(project: Project) -> None:
    assert project.recette("serve", "--port", "0").stdout.splitlines()[0] == "-m fixtures.serve --port=0"


def test_checking_a_target_is_handed_over(project: Project) -> None:
    assert project.recette("check-target", "essai").stdout.splitlines()[0] == "-m fixtures.check_target essai"


@pytest.mark.parametrize(
    ("arguments", "culprit"),
    [
        (("--browser", "safari"), "'safari'"),
        (("lancer",), "lancer"),
        (("--chrome", "/nulle/part"), "/nulle/part"),
        (("--firefox", "path/google-chrome"), "Google Chrome 1.2"),
    ],
)
def test_bad_input_is_one_clear_error(project: Project, arguments: tuple[str, ...], culprit: str) -> None:
    done = project.recette(*arguments)
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith("Erreur : ")
    assert culprit in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["run", "setup"])
def test_a_wrong_path_is_told_before_anything_is_installed(project: Project, command: str) -> None:
    shutil.rmtree(project.machine.venv)
    done = project.recette(command, RECETTE_FIREFOX="/nulle/part")
    assert done.returncode == 3
    (told,) = done.stderr.splitlines()
    assert told.startswith("Erreur : RECETTE_FIREFOX : le fichier /nulle/part n'existe pas.")


def test_what_the_system_refuses_is_one_clear_error(project: Project) -> None:
    (project.machine.project / ".tools").write_text("", encoding="utf-8")
    done = project.recette("setup")
    assert done.returncode == 3
    assert f"{project.machine.tools} : autre chose porte déjà ce nom" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_console_without_accents_is_no_obstacle(project: Project) -> None:
    done = project.recette("lancer", PYTHONIOENCODING="ascii")
    assert done.returncode == 3
    assert done.stderr.startswith("Erreur : Commande inconnue")


def test_an_older_python_is_told_so(project: Project) -> None:
    code = (
        "import sys, runpy; sys.version_info = (3, 10, 2)\n"
        f"sys.argv = [{str(project.script)!r}]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert "Python 3.11 ou plus récent" in done.stderr
    assert "3.10.2" in done.stderr
