"""The real Mailpit: found, built, downloaded, and never taken unchecked."""

from __future__ import annotations

import hashlib
import io
import json
import platform
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bootstrap import mailpit, mailpit_release
from bootstrap.errors import SetupError
from bootstrap.machine import Machine

from .conftest import Heard, Program


def own(machine: Machine) -> Path:
    return machine.tools / "bin" / "mailpit"


def test_the_project_s_own_comes_before_the_path_s(bare: Machine, program: Program) -> None:
    assert mailpit.locate(bare) is None
    other = program("mailpit", "")
    assert mailpit.locate(bare) == other
    mine = program(own(bare), "")
    assert mailpit.locate(bare) == mine


def go(described: dict[str, str], version: str = "go1.26.8") -> str:
    """A Go that answers so, and whose build makes a script out of its arguments."""
    return (
        f'case "$1" in env) echo {version};; '
        f"mod) echo 'go: downloading'; echo '{json.dumps(described)}';; "
        'build) while [ "$1" != -o ]; do shift; done; echo "built" > "$2"; chmod +x "$2";; esac'
    )


SOURCE = {"Dir": "/modules/mailpit", "Sum": mailpit.MODULE_SUM}


@pytest.fixture
def without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailpit_release, "RELEASES", "http://127.0.0.1:1/")
    monkeypatch.setenv("no_proxy", "*")


def test_go_builds_it(machine: Machine, program: Program) -> None:
    program("go", go(SOURCE))
    assert mailpit.install(machine, Heard()) == own(machine)
    assert own(machine).read_text(encoding="utf-8") == "built\n"
    assert list(own(machine).parent.iterdir()) == [own(machine)]


def test_the_pinned_version_is_kept_and_another_replaced(machine: Machine, program: Program) -> None:
    program("go", go(SOURCE))
    program(own(machine), f"echo mailpit {mailpit.VERSION} compiled")
    mailpit.install(machine, Heard())
    assert own(machine).read_text(encoding="utf-8") != "built\n"
    program(own(machine), "echo mailpit v1.29.0 compiled")
    mailpit.install(machine, Heard())
    assert own(machine).read_text(encoding="utf-8") == "built\n"


@pytest.mark.usefixtures("without_network")
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (go(SOURCE, "go1.24.9"), "go1.24.9 est trop ancien"),
        (go({"Error": "dial tcp: refused"}), r"a échoué \(dial tcp: refused\)"),
        (go({**SOURCE, "Sum": "h1:autre"}), r"n'a pas l'empreinte attendue \(h1:autre\)"),
        (
            '[ "$1" = build ] && { echo "no space left"; exit 1; };' + go(SOURCE),
            r"construction a échoué \(no space left\)",
        ),
    ],
)
def test_when_neither_way_works_both_are_told(
    machine: Machine, program: Program, script: str, reason: str
) -> None:
    program("go", script)
    with pytest.raises(SetupError, match=reason) as caught:
        mailpit.install(machine, Heard())
    assert "version publiée : le téléchargement" in str(caught.value)
    assert "brew install mailpit" in str(caught.value)
    assert mailpit.locate(replace(machine, environ={"PATH": ""})) is None


def archive_of(content: bytes, member: str = "mailpit", kind: str = "tar.gz") -> bytes:
    box = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(box, "w") as zipped:
            zipped.writestr(member, content)
    else:
        with tarfile.open(fileobj=box, mode="w:gz") as tarred:
            entry = tarfile.TarInfo(member)
            entry.size = len(content)
            tarred.addfile(entry, io.BytesIO(content))
    return box.getvalue()


class ReleaseServer:
    """Stands for the project's releases: a description, and one file."""

    def __init__(self) -> None:
        self.file = archive_of(b"#!/bin/sh\necho mailpit v1.30.5\n")
        self.asset: dict[str, Any] = {"name": mailpit_release.asset_name("linux", "x86_64")}
        self.asset["digest"] = f"sha256:{hashlib.sha256(self.file).hexdigest()}"
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                description = json.dumps({"assets": [{"name": "LICENSE"}, server.asset]}).encode()
                answer = {"/tags/v1.30.5": description, "/file": server.file}[self.path]
                self.send_response(200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_arguments: object) -> None:
                """Keep quiet."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self.asset["browser_download_url"] = f"{self.url}/file"


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReleaseServer]:
    server = ReleaseServer()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setattr(mailpit_release, "RELEASES", f"{server.url}/tags/")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setenv("no_proxy", "*")
    yield server
    server.http.shutdown()
    server.http.server_close()
    thread.join()


def test_without_go_the_release_is_taken(bare: Machine, release: ReleaseServer) -> None:
    assert mailpit.install(bare, Heard()) == own(bare)
    assert mailpit.version(own(bare), replace(bare, environ={"PATH": "/bin"})) == "v1.30.5"
    assert list(own(bare).parent.iterdir()) == [own(bare)]


def test_windows_release_is_a_zip(bare: Machine, release: ReleaseServer) -> None:
    release.file = archive_of(b"program", "mailpit.exe", "zip")
    digest = f"sha256:{hashlib.sha256(release.file).hexdigest()}"
    release.asset |= {"name": "mailpit-windows-amd64.zip", "digest": digest}
    path = mailpit.install(replace(bare, platform="win32"), Heard())
    assert path == bare.tools / "bin" / "mailpit.exe"
    assert path.read_bytes() == b"program"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"digest": "sha256:0000"}, "n'a pas l'empreinte annoncée"),
        ({"digest": None}, "aucune empreinte n'est publiée"),
        ({"digest": "md5:0000"}, "aucune empreinte n'est publiée"),
        ({"name": "mailpit-plan9-amd64.tar.gz"}, "elle ne contient pas mailpit-linux-amd64.tar.gz"),
    ],
)
def test_what_cannot_be_checked_is_refused_and_leaves_nothing(
    bare: Machine, release: ReleaseServer, change: dict[str, Any], reason: str
) -> None:
    release.asset |= change
    with pytest.raises(SetupError, match=reason):
        mailpit.install(bare, Heard())
    assert list(own(bare).parent.iterdir()) == []


def test_an_archive_without_the_program_is_refused(bare: Machine, release: ReleaseServer) -> None:
    release.file = archive_of(b"", "README.md")
    release.asset["digest"] = f"sha256:{hashlib.sha256(release.file).hexdigest()}"
    with pytest.raises(SetupError, match="ne contient pas mailpit"):
        mailpit.install(bare, Heard())


@pytest.mark.parametrize(
    ("system", "processor", "name"),
    [
        ("linux", "aarch64", "mailpit-linux-arm64.tar.gz"),
        ("darwin", "arm64", "mailpit-darwin-arm64.tar.gz"),
        ("win32", "AMD64", "mailpit-windows-amd64.zip"),
    ],
)
def test_each_platform_has_its_file(system: str, processor: str, name: str) -> None:
    assert mailpit_release.asset_name(system, processor) == name


def test_a_platform_without_release_is_told() -> None:
    with pytest.raises(SetupError, match="aucune pour linux riscv64"):
        mailpit_release.asset_name("linux", "riscv64")
