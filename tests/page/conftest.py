from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bootstrap.machine import ROOT
from reports.page import write_page

from . import samples

MILLISECONDS = 60_000
AXE = ROOT / ".tools" / "allure" / "node_modules" / "axe-core"


@pytest.fixture(scope="session")
def axe() -> str:
    """What judges the accessibility of a page, and its words in French."""
    if not AXE.is_dir():
        pytest.skip("axe-core n'est pas installé dans .tools/allure : lancez « python3 recette.py setup »")
    locale = (AXE / "locales" / "fr.json").read_text(encoding="utf-8")
    return f"{(AXE / 'axe.min.js').read_text(encoding='utf-8')};axe.configure({{locale: {locale}}});"


@pytest.fixture(params=[(1366, 768), (768, 1024), (320, 640)], ids=["ordinateur", "tablette", "étroit"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of each width that the verdicts may be read on."""
    width, height = request.param
    page = chromium.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(MILLISECONDS)
    yield page
    page.close()


@pytest.fixture
def desktop(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(MILLISECONDS)
    yield page
    page.close()


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a run with every verdict."""
    folder = tmp_path_factory.mktemp("riche")
    samples.take_screenshots(folder)
    return write_page(samples.every_verdict(), folder, samples.measure())


@pytest.fixture(scope="session")
def green(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a run where everything held."""
    return write_page(samples.all_green(), tmp_path_factory.mktemp("verte"))
