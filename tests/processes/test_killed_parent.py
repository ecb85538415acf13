"""Whatever kills a run, its services end and their ports are free again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from fixtures.processes import ROOT
from tests.mailbox.conftest import needs_mailpit

PARENT = """
import json, sys, time
from fixtures.mailbox.launch import started_mailbox

with started_mailbox({"RECETTE_MAILBOX": sys.argv[1]}) as mailbox:
    print(json.dumps([mailbox.client.url.removeprefix("http://"), mailbox.smtp]), flush=True)
    time.sleep(60)
"""
FORKED_PARENT = """
import json, sys, time
from fixtures.forked import QUICKEST
from fixtures.processes import Service

CODE = '''
import json, socket, time
with socket.create_server(("127.0.0.1", 0)) as server:
    print(json.dumps({"address": "127.0.0.1:%d" % server.getsockname()[1]}), flush=True)
    time.sleep(60)
'''
command = [sys.executable, "-m", "tests.processes.program", CODE]
with Service("essai", command, start=QUICKEST) as service:
    print(json.dumps([service.ready()["address"]]), flush=True)
    time.sleep(60)
"""
DEADLINE = 10  # seconds


def listens(address: str) -> bool:
    host, _, port = address.partition(":")
    with socket.socket() as client:
        return client.connect_ex((host, int(port))) == 0


@pytest.mark.skipif(os.name == "nt", reason="signaux POSIX")
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize(
    ("code", "kind"),
    [(PARENT, "catcher"), pytest.param(PARENT, "mailpit", marks=needs_mailpit), (FORKED_PARENT, "")],
    ids=["catcher", "mailpit", "bifurqué"],
)
def test_no_port_is_left(code: str, kind: str, ending: signal.Signals) -> None:
    command = [sys.executable, "-c", code, kind]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout is not None
        addresses = json.loads(parent.stdout.readline())
        assert all(listens(address) for address in addresses)
        parent.send_signal(ending)
        parent.wait(DEADLINE)
    deadline = time.monotonic() + DEADLINE
    while any(listens(address) for address in addresses):
        assert time.monotonic() < deadline, "un port écoute encore"
        time.sleep(0.05)
