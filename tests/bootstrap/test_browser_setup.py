"""Browsers that are missing are installed, by the distribution first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bootstrap import browser_setup
from bootstrap.browsers import NAMES, WINDOWLESS, Browser
from bootstrap.errors import SetupError
from bootstrap.machine import Machine

from .conftest import Heard, Program


def ensure(machine: Machine, names: Sequence[str] = NAMES) -> dict[str, Browser]:
    return browser_setup.ensure(names, {}, machine, Heard(), Heard())


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """The file where the fake programs note how they are called."""
    path = tmp_path / "calls"
    path.touch()
    return path


@pytest.fixture
def debian(machine: Machine, program: Program, calls: Path, tmp_path: Path) -> Machine:
    """Root on a machine whose packages chromium and firefox-esr hold browsers."""
    browser = tmp_path / "path"
    program("apt-cache", 'echo "$2:"; echo "  Candidate: 156.0-1"')
    program(
        "apt-get",
        f'echo "apt-get $*" >> {calls}\n'
        f'for word; do case $word in chromium|firefox*) printf "#!/bin/sh\\n" > {browser}/$word;'
        f" chmod +x {browser}/$word;; esac; done",
    )
    environ = {"PATH": f"{browser}:/bin"}
    return replace(machine, is_root=True, environ=environ)


@pytest.fixture
def without_system_browsers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the browsers of the machine that runs the tests, whose PATH the scripts need for the shell."""
    which = Machine.which

    def only_ours(machine: Machine, command: str) -> Path | None:
        found = which(machine, command)
        return found if found and found.is_relative_to(machine.files.parent) else None

    monkeypatch.setattr(Machine, "which", only_ours)


pytestmark = pytest.mark.usefixtures("without_system_browsers")


def test_nothing_is_installed_where_both_are(debian: Machine, program: Program, calls: Path) -> None:
    program("chromium", "")
    program("firefox", "")
    assert [browser.origin for browser in ensure(debian).values()] == ["Chromium", "Firefox"]
    assert calls.read_text(encoding="utf-8") == ""


def test_root_on_debian_gets_the_packages(debian: Machine, calls: Path) -> None:
    assert [browser.origin for browser in ensure(debian).values()] == ["Chromium", "Firefox ESR"]
    update, install = calls.read_text(encoding="utf-8").splitlines()
    assert update == "apt-get update"
    assert install.startswith("apt-get install -y --no-install-recommends")
    assert install.endswith("chromium firefox-esr")


def test_only_the_missing_browser_is_installed(debian: Machine, program: Program, calls: Path) -> None:
    program("google-chrome", "")
    ensure(debian)
    assert "chromium" not in calls.read_text(encoding="utf-8")


def test_only_the_browsers_asked_for_are_installed(debian: Machine, calls: Path) -> None:
    assert list(ensure(debian, ["firefox"])) == ["firefox"]
    assert "chromium" not in calls.read_text(encoding="utf-8")


def test_a_package_that_only_fetches_a_snap_is_left_aside(debian: Machine, program: Program) -> None:
    program("apt-cache", 'echo "$2:"; echo "  Candidate: 1:1snap1-0ubuntu5"')
    program(debian.python, "exit 1")
    with pytest.raises(SetupError, match=r"apt-get : aucun paquet pour Chrome et Firefox"):
        ensure(debian)


def test_playwright_s_browsers_come_after_the_distribution_s(
    machine: Machine, program: Program, tmp_path: Path
) -> None:
    package = machine.site_packages / "playwright/driver/package"
    package.mkdir(parents=True)
    (package / "browsers.json").write_text(
        '{"browsers": [{"name": "firefox", "revision": "7", "browserVersion": "157.0"}]}', encoding="utf-8"
    )
    folder = machine.home / ".cache/ms-playwright/firefox-7"
    program(machine.python, f"mkdir -p {folder} && touch {folder}/INSTALLATION_COMPLETE")
    assert ensure(machine, ["firefox"]) == {"firefox": Browser("firefox", None, "Playwright (firefox 157.0)")}


def test_everything_tried_is_named_when_no_browser_can_be_had(debian: Machine, program: Program) -> None:
    program("apt-get", '[ "$1" = update ] || { echo "E: Unable to fetch some archives"; exit 100; }')
    program(debian.python, "echo 'Error: connect ECONNREFUSED'; exit 1")
    with pytest.raises(SetupError) as caught:
        ensure(debian)
    message = str(caught.value)
    for part in (
        "Aucun navigateur Chrome et Firefox utilisable",
        "--chrome et RECETTE_CHROME : non renseignés",
        "emplacements habituels et PATH : rien trouvé",
        "apt-get install chromium firefox-esr : échec (E: Unable to fetch some archives)",
        "playwright install chromium firefox : échec (Error: connect ECONNREFUSED)",
        "indiquez son chemin avec --chrome CHEMIN ou --firefox CHEMIN",
    ):
        assert part in message


def test_an_ordinary_user_is_not_given_packages(machine: Machine, program: Program, calls: Path) -> None:
    program("apt-get", f"echo called >> {calls}")
    program(machine.python, "exit 1")
    with pytest.raises(SetupError, match="apt-get : réservé à root"):
        ensure(machine)
    assert calls.read_text(encoding="utf-8") == ""


def test_chromium_without_windows_is_done_without_where_it_cannot_be_had(
    machine: Machine, program: Program
) -> None:
    program("apt-get", "")
    heard = Heard()
    browser_setup.ensure_windowless(machine, heard, heard)
    absent = "absent (apt-get : réservé à root), « faults » prendra Chrome"
    assert heard == [f"Chromium sans fenêtres : {absent}"]
    found = program(machine.files / "usr" / "lib" / "chromium" / WINDOWLESS, "")
    browser_setup.ensure_windowless(machine, heard, heard)
    assert heard[-1] == f"Chromium sans fenêtres : {found}"


def test_a_wrong_browser_is_refused_before_anything_is_installed(bare: Machine, program: Program) -> None:
    wrong = program("ls", "echo ls 9.1")
    with pytest.raises(SetupError, match=f"--chrome : {wrong} n'est pas Chrome"):
        browser_setup.check_designated(NAMES, {"chrome": str(wrong)}, bare)
    by_variable = replace(bare, environ={**bare.environ, "RECETTE_FIREFOX": str(wrong)})
    with pytest.raises(SetupError, match=f"RECETTE_FIREFOX : {wrong} n'est pas Firefox"):
        browser_setup.check_designated(NAMES, {}, by_variable)


def test_what_is_yet_to_be_installed_is_not_refused(bare: Machine) -> None:
    environ = {**bare.environ, "RECETTE_CHROME": "playwright"}
    browser_setup.check_designated(NAMES, {}, replace(bare, environ=environ))
