"""Where browsers are looked for, and in which order."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bootstrap.browsers import WINDOWLESS, Browser, locate, windowless
from bootstrap.errors import SetupError
from bootstrap.machine import Machine

from .conftest import Program


def origin(name: str, machine: Machine) -> str | None:
    found = locate(name, machine=machine)
    return found.origin if found else None


def test_nothing_is_found_on_a_bare_machine(bare: Machine) -> None:
    assert locate("chrome", machine=bare) is None
    assert locate("firefox", machine=bare) is None


@pytest.mark.parametrize(
    ("name", "worse", "better", "expected"),
    [
        ("chrome", "chromium-browser", "chromium", "Chromium"),
        ("chrome", "chromium", "google-chrome", "Google Chrome"),
        ("chrome", "google-chrome", "google-chrome-stable", "Google Chrome"),
        ("firefox", "firefox-esr", "firefox", "Firefox"),
    ],
)
def test_the_best_of_two_browsers_of_the_path_is_taken(
    bare: Machine, program: Program, name: str, worse: str, better: str, expected: str
) -> None:
    program(worse, "")
    path = program(better, "")
    assert locate(name, machine=bare) == Browser(name, path, expected)


def test_a_browser_without_windows_is_not_one_for_a_recette(bare: Machine, program: Program) -> None:
    assert windowless(bare) is None
    path = program(bare.files / "usr" / "lib" / "chromium" / WINDOWLESS, "")
    assert windowless(bare) == Browser("chrome", path, "Chromium sans fenêtres")
    assert locate("chrome", machine=bare) is None


@pytest.mark.parametrize(
    ("platform", "name", "file", "expected"),
    [
        ("linux", "chrome", "opt/google/chrome/chrome", "Google Chrome"),
        ("linux", "chrome", "snap/bin/chromium", "Chromium"),
        ("linux", "firefox", "opt/firefox/firefox", "Firefox"),
        ("linux", "firefox", "usr/lib/firefox-esr/firefox-esr", "Firefox ESR"),
        ("linux", "firefox", "snap/bin/firefox", "Firefox (snap)"),
        ("darwin", "chrome", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "Google Chrome"),
        ("darwin", "chrome", "Applications/Chromium.app/Contents/MacOS/Chromium", "Chromium"),
        ("darwin", "firefox", "Applications/Firefox.app/Contents/MacOS/firefox", "Firefox"),
    ],
)
def test_the_usual_places_are_looked_at(
    bare: Machine, program: Program, platform: str, name: str, file: str, expected: str
) -> None:
    path = program(bare.files / file, "")
    assert locate(name, machine=replace(bare, platform=platform)) == Browser(name, path, expected)


def test_applications_of_the_user_are_looked_at_on_macos(bare: Machine, program: Program) -> None:
    path = program(bare.home / "Applications" / "Firefox.app" / "Contents" / "MacOS" / "firefox", "")
    assert locate("firefox", machine=replace(bare, platform="darwin")) == Browser("firefox", path, "Firefox")


@pytest.mark.parametrize("variable", ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"])
def test_the_program_folders_are_looked_at_on_windows(bare: Machine, program: Program, variable: str) -> None:
    windows = replace(bare, platform="win32", environ={"PATH": "", variable: str(bare.files)})
    path = program(bare.files / "Google/Chrome/Application/chrome.exe", "")
    assert locate("chrome", machine=windows) == Browser("chrome", path, "Google Chrome")
    program(bare.files / "Mozilla Firefox/firefox.exe", "")
    assert origin("firefox", windows) == "Firefox"


def test_a_file_that_cannot_be_run_is_passed_over(bare: Machine, program: Program) -> None:
    program(bare.files / "opt/google/chrome/chrome", "").chmod(0o644)
    program("chromium", "")
    assert origin("chrome", bare) == "Chromium"


def test_ubuntu_s_request_for_a_snap_is_not_a_browser(bare: Machine, program: Program) -> None:
    path = program("firefox", 'if ! [ -x /snap/bin/firefox ]; then exit 1; fi; exec /snap/bin/firefox "$@"')
    assert locate("firefox", machine=bare) is None
    program(bare.files / "snap/bin/firefox", "")
    assert locate("firefox", machine=bare) == Browser("firefox", path, "Firefox")


def test_debian_s_firefox_script_is_called_by_its_true_name(bare: Machine, program: Program) -> None:
    program("firefox", 'exec firefox-esr "$@"')
    program("firefox-esr", "")
    assert origin("firefox", bare) == "Firefox ESR"


def test_what_the_user_names_comes_first(bare: Machine, program: Program, tmp_path: Path) -> None:
    program("google-chrome", "")
    mine = program(tmp_path / "mine", "")
    other = program(tmp_path / "other", "")
    machine = replace(bare, environ={**bare.environ, "RECETTE_CHROME": str(other)})
    assert locate("chrome", str(mine), machine) == Browser("chrome", mine, "--chrome")
    assert locate("chrome", machine=machine) == Browser("chrome", other, "RECETTE_CHROME")


def test_an_empty_variable_names_nothing(bare: Machine, program: Program) -> None:
    program("chromium", "")
    assert origin("chrome", replace(bare, environ={**bare.environ, "RECETTE_CHROME": ""})) == "Chromium"


def test_a_wrong_path_is_refused_by_name(bare: Machine, tmp_path: Path) -> None:
    wrong = tmp_path / "nulle-part"
    with pytest.raises(SetupError, match=f"--firefox : le fichier {wrong} n'existe pas"):
        locate("firefox", str(wrong), bare)
    machine = replace(bare, environ={"RECETTE_FIREFOX": str(wrong)})
    with pytest.raises(SetupError, match=f"RECETTE_FIREFOX : le fichier {wrong} n'existe pas"):
        locate("firefox", machine=machine)


def test_a_file_or_folder_that_cannot_be_run_is_refused_by_name(bare: Machine, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.touch(mode=0o644)
    for wrong in (file, tmp_path):
        with pytest.raises(SetupError, match=f"--chrome : {wrong} n'est pas un programme"):
            locate("chrome", str(wrong), bare)


def install_playwright(machine: Machine) -> None:
    package = machine.site_packages / "playwright" / "driver" / "package"
    package.mkdir(parents=True)
    entries = [{"name": "chromium", "revision": "1248", "browserVersion": "156.0"}]
    (package / "browsers.json").write_text(json.dumps({"browsers": entries}), encoding="utf-8")


def install_chromium(registry: Path, revision: str = "1248", marker: str = "INSTALLATION_COMPLETE") -> None:
    folder = registry / f"chromium-{revision}"
    folder.mkdir(parents=True)
    (folder / marker).touch()


@pytest.mark.parametrize(
    ("platform", "cache"),
    [
        ("linux", ".cache/ms-playwright"),
        ("darwin", "Library/Caches/ms-playwright"),
        ("win32", "AppData/Local/ms-playwright"),
    ],
)
def test_playwright_s_own_browser_is_the_last_resort(
    bare: Machine, program: Program, platform: str, cache: str
) -> None:
    machine = replace(bare, platform=platform)
    install_playwright(machine)
    install_chromium(machine.home / cache)
    assert locate("chrome", machine=machine) == Browser("chrome", None, "Playwright (chromium 156.0)")
    program("chromium", "")
    assert origin("chrome", replace(machine, platform="linux")) == "Chromium"


def test_playwright_s_folder_may_be_elsewhere(bare: Machine, tmp_path: Path) -> None:
    install_playwright(bare)
    install_chromium(tmp_path / "elsewhere")
    elsewhere = {**bare.environ, "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "elsewhere")}
    assert origin("chrome", replace(bare, environ=elsewhere)) == "Playwright (chromium 156.0)"


@pytest.mark.parametrize(
    ("revision", "marker"), [("1247", "INSTALLATION_COMPLETE"), ("1248", "chrome-linux.zip.part")]
)
def test_another_revision_or_half_a_download_does_not_count(
    bare: Machine, revision: str, marker: str
) -> None:
    install_playwright(bare)
    install_chromium(bare.home / ".cache" / "ms-playwright", revision, marker)
    assert locate("chrome", machine=bare) is None


def test_playwright_s_own_browser_can_be_preferred(bare: Machine, program: Program) -> None:
    program("chromium", "")
    machine = replace(bare, environ={**bare.environ, "RECETTE_CHROME": "playwright"})
    with pytest.raises(SetupError, match="playwright install chromium"):
        locate("chrome", machine=machine)
    install_playwright(machine)
    install_chromium(machine.home / ".cache" / "ms-playwright")
    assert locate("chrome", machine=machine) == Browser("chrome", None, "Playwright (chromium 156.0)")
