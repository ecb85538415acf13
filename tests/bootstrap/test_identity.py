"""A program is asked which browser it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bootstrap.browsers import Browser
from bootstrap.errors import SetupError
from bootstrap.identity import verify, version
from bootstrap.machine import Machine

from .conftest import Program


@pytest.mark.parametrize(
    ("name", "answer", "expected"),
    [
        ("chrome", "Google Chrome 156.0.8078.79 ", "156.0.8078.79"),
        ("chrome", "Google Chrome for Testing 156.0.8078.4", "156.0.8078.4"),
        ("chrome", "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", "156.0.8078.79"),
        ("firefox", "Mozilla Firefox 153.7.0esr", "153.7.0esr"),
        ("firefox", "Mozilla Firefox 157.0", "157.0"),
    ],
)
def test_a_browser_tells_its_version(
    machine: Machine, program: Program, name: str, answer: str, expected: str
) -> None:
    browser = Browser(name, program("it", f"echo '{answer}'; echo bruit >&2"), "--" + name)
    assert version(browser, machine) == expected
    verify(browser, machine)


@pytest.mark.parametrize(
    ("name", "script", "said"),
    [
        ("firefox", "echo Chromium 156.0", "Chromium 156.0"),
        ("chrome", "echo Mozilla Firefox 157.0", "Mozilla Firefox 157.0"),
        ("chrome", "echo Microsoft Edge 140.0", "Microsoft Edge 140.0"),
        ("chrome", "exit 4", r"rien \(code 4\)"),
    ],
)
def test_another_program_is_refused_with_what_it_says(
    machine: Machine, program: Program, name: str, script: str, said: str
) -> None:
    path = program("it", script)
    with pytest.raises(SetupError, match=f"--{name} : {path} n'est pas .* il répond « {said} »"):
        verify(Browser(name, path, f"--{name}"), machine)


def test_a_file_that_the_system_cannot_start_is_refused(machine: Machine, program: Program) -> None:
    path = program("it", "")
    path.write_bytes(b"\0\0 no program")
    with pytest.raises(SetupError, match=str(path)):
        verify(Browser("chrome", path, "--chrome"), machine)


def test_on_windows_the_version_is_read_beside_the_program(machine: Machine, program: Program) -> None:
    windows = replace(machine, platform="win32")
    chrome = program(machine.files / "Application" / "chrome.exe", "exit 1")
    firefox = program(machine.files / "Mozilla Firefox" / "firefox.exe", "exit 1")
    (chrome.parent / "156.0.8078.79").mkdir()
    firefox.with_name("application.ini").write_text("[App]\nVersion=157.0\n", encoding="utf-8")
    assert version(Browser("chrome", chrome, ""), windows) == "156.0.8078.79"
    assert version(Browser("firefox", firefox, ""), windows) == "157.0"
    with pytest.raises(SetupError, match="n'est pas Firefox"):
        verify(Browser("firefox", chrome, "--firefox"), windows)
