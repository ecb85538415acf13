"""Mailpit's ready-made program, from its project's release, checked against the digest published there."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import tarfile
import urllib.request
import zipfile
from contextlib import ExitStack
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any

from bootstrap.errors import SetupError

RELEASES = "https://api.github.com/repos/axllent/mailpit/releases/tags/"
SYSTEMS = {"linux": "linux", "darwin": "darwin", "win32": "windows"}
PROCESSORS = {
    "x86_64": "amd64",
    "amd64": "amd64",
    "aarch64": "arm64",
    "arm64": "arm64",
    "i386": "386",
    "i686": "386",
    "armv6l": "arm",
    "armv7l": "arm",
}
SECONDS = 30


def asset_name(system: str, processor: str) -> str:
    """Return the file of the release for a ``sys.platform`` and a ``platform.machine()``.

    Raises SetupError where the project makes none.
    """
    known = SYSTEMS.get(system), PROCESSORS.get(processor.lower())
    if None in known:
        raise SetupError(f"version publiée : aucune pour {system} {processor}")
    return "mailpit-{}-{}".format(*known) + (".zip" if system == "win32" else ".tar.gz")


def download(version: str, own: Path, system: str) -> None:
    """Put the program of the release ``version`` at ``own``, or raise SetupError and leave nothing there."""
    name = asset_name(system, platform.machine())
    archive = own.with_name(name + ".partial")
    partial = own.with_name(own.name + ".partial")
    try:
        asset = _asset(RELEASES + version, name)
        found = _fetch(asset["browser_download_url"], archive)
        if found != _published(asset):
            raise SetupError(
                f"version publiée : {name} n'a pas l'empreinte annoncée ({found}, non {asset['digest']})"
            )
        _extract(archive, own.name, partial)
    except (OSError, ValueError, HTTPException) as error:
        raise SetupError(f"version publiée : le téléchargement de {name} a échoué ({error})") from error
    finally:
        archive.unlink(missing_ok=True)
    partial.chmod(0o755)
    partial.replace(own)


def _asset(url: str, name: str) -> dict[str, Any]:
    with urllib.request.urlopen(url, timeout=SECONDS) as answer:  # noqa: S310 - a constant address
        release = json.load(answer)
    for asset in release["assets"]:
        if asset["name"] == name:
            return dict(asset)
    raise SetupError(f"version publiée : elle ne contient pas {name}")


def _published(asset: dict[str, Any]) -> str:
    digest = asset.get("digest") or ""
    if not digest.startswith("sha256:"):
        raise SetupError(f"version publiée : aucune empreinte n'est publiée pour {asset['name']}")
    return str(digest)


def _fetch(url: str, archive: Path) -> str:
    """Write what ``url`` holds into ``archive`` and return its digest, written as GitHub does."""
    digest = hashlib.sha256()
    with urllib.request.urlopen(url, timeout=SECONDS) as answer, archive.open("wb") as file:  # noqa: S310 - from GitHub's API
        while chunk := answer.read(1 << 16):
            digest.update(chunk)
            file.write(chunk)
    return f"sha256:{digest.hexdigest()}"


def _extract(archive: Path, member: str, target: Path) -> None:
    """Write the one program of an archive that has been checked into ``target``."""
    with ExitStack() as opened:
        source: IO[bytes] | None
        if ".zip" in archive.suffixes:
            zipped = opened.enter_context(zipfile.ZipFile(archive))
            source = zipped.open(member) if member in zipped.namelist() else None
        else:
            tarred = opened.enter_context(tarfile.open(archive))
            source = tarred.extractfile(member) if member in tarred.getnames() else None
        if source is None:
            raise SetupError(f"version publiée : {archive.name} ne contient pas {member}")
        with source, target.open("wb") as file:
            shutil.copyfileobj(source, file)
