"""The site to click through by hand: what it prints, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys

import pytest

from fixtures.mailbox.client import Mailpit
from fixtures.processes import ROOT

COMMAND = [sys.executable, "-m", "fixtures.serve"]


@pytest.mark.skipif(os.name == "nt", reason="signaux POSIX")
def test_it_introduces_itself_and_stops_at_ctrl_c() -> None:
    with subprocess.Popen(COMMAND, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        shown: dict[str, str] = {}
        for line in process.stdout:
            if "Ctrl-C" in line:
                break
            label, _, value = line.strip().partition("  ")
            shown[label] = value.strip()
        assert re.fullmatch(r"https://localhost:\d+/login", shown["Site"])
        assert Mailpit(shown["Messagerie"]).version()
        assert re.fullmatch(r"\d{8}", shown["N° d'adhérent"])
        assert re.fullmatch(r"063998\d{4}", shown["Téléphone"])
        assert re.fullmatch(r"\d\d/\d\d/\d{4}", shown["Date de naissance"])
        assert shown["Adresse e-mail"].endswith("@recette.example")
        process.send_signal(signal.SIGINT)
        assert process.stdout.read().split("\n") == ["", "Site et messagerie arrêtés.", ""]
        assert process.wait(10) == 0


def test_a_taken_port_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = subprocess.run(
            [*COMMAND, "--port", port], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
        )
    assert result.returncode == 3
    (told,) = result.stderr.splitlines()
    assert port in told
    assert "Choisissez un autre port" in told


def test_a_wrong_choice_of_mailbox_is_said() -> None:
    result = subprocess.run(
        COMMAND,
        cwd=ROOT,
        env=os.environ | {"RECETTE_MAILBOX": "outlook"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert result.returncode == 3
    assert result.stderr == "RECETTE_MAILBOX vaut « outlook » : donnez « mailpit » ou « catcher ».\n"
