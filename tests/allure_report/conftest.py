from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bootstrap.allure import installed

ROOT = Path(__file__).resolve().parents[2]

SUITE = """
import io
import os

import allure
import pytest
from PIL import Image

PICTURE = io.BytesIO()
Image.new("RGB", (640, 400), "navy").save(PICTURE, "png")
PAGE = f'<html><body><p>Page jointe</p><img src="{os.environ["OUTSIDE"]}/pixel.png"></body></html>'


@pytest.mark.parametrize("number", range(15))
@pytest.mark.parametrize("device", ["ordinateur", "tablette"])
@pytest.mark.parametrize("browser", ["chrome", "firefox"])
def test_scenario(browser, device, number):
    allure.dynamic.title(f"Scénario {number}")
    allure.dynamic.epic("Première connexion")
    allure.dynamic.feature("Activation")
    allure.dynamic.story("Par courriel")
    allure.dynamic.label("navigateur", browser)
    allure.dynamic.label("appareil", device)
    with allure.step("Étant donné un adhérent"):
        pass
    with allure.step("Alors il voit son espace"):
        if number == 1:
            allure.attach(PICTURE.getvalue(), "Capture", allure.attachment_type.PNG)
            raise AssertionError("Bouton « Valider » absent")
        if number == 2:
            raise OSError("Boîte aux lettres injoignable")
        if number == 3:
            allure.attach(PAGE, "Page", allure.attachment_type.HTML)
"""


@pytest.fixture(scope="session")
def outside() -> Iterator[tuple[str, list[str]]]:
    """The address of a host that no report may talk to, and who came all the same."""
    visits: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, peer = server.accept()
                except OSError:
                    return
                visits.append(str(peer))
                connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", visits
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory, outside: tuple[str, list[str]]) -> Path:
    """Sixty results in four cells: passed, failed with a picture, broken, with a page that looks outside."""
    folder = tmp_path_factory.mktemp("suite")
    (folder / "test_suite.py").write_text(SUITE, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--alluredir=results", "-p", "no:cacheprovider"],
        cwd=folder,
        env={**os.environ, "OUTSIDE": outside[0]},
        check=False,
        capture_output=True,
        timeout=60,
    )
    return folder / "results"


@pytest.fixture(scope="session")
def allure_installed() -> None:
    if installed(ROOT) is None:
        pytest.skip("Allure n'est pas installé dans .tools/allure")
