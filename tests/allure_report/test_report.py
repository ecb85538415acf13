"""The report that comes out of real results, read as a person reads it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reports import allure_report
from reports.allure_report import ReportError, generate

TITLE = "Recette de conformité — première connexion"
MILLISECONDS = 20_000
CELLS = ["Chrome · ordinateur", "Chrome · tablette", "Firefox · ordinateur", "Firefox · tablette"]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture(scope="module")
def report(allure_installed: None, results: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rapport") / "nouveau dossier" / "allure.html"
    assert generate(results, path) == path
    return path


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    expect.set_options(timeout=MILLISECONDS)
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(MILLISECONDS)
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext, report: Path) -> tuple[Page, list[str]]:
    """The report opened from disk, and the address of everything that it asks for from then on."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(report.as_uri())
    return page, asked


def test_is_one_file(report: Path) -> None:
    assert [path.name for path in report.parent.iterdir()] == ["allure.html"]


def test_is_named_speaks_french_and_has_an_environment_per_cell(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    expect(page).to_have_title(TITLE)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_placeholder("Rechercher des tests")).to_be_visible()
    for cell in CELLS:
        expect(page.get_by_text(f'Environnement: "{cell}"')).to_be_attached()
    page.get_by_text("Tous", exact=True).click()
    page.get_by_text(CELLS[3], exact=True).click()
    expect(page.get_by_text("Scénario 14", exact=True)).to_have_count(1)


def test_tells_a_deviation_from_an_incident(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.get_by_text("Catégories").first.click()
    expect(page.get_by_text("Écart de conformité").first).to_be_visible()
    expect(page.get_by_text("Incident d'outillage").first).to_be_visible()


def test_a_failure_shows_its_steps_and_its_picture_and_asks_nothing_outside(
    opened: tuple[Page, list[str]],
) -> None:
    page, asked = opened
    page.get_by_text("Scénario 1", exact=True).first.click()
    expect(page.get_by_text("Bouton « Valider » absent").first).to_be_visible()
    expect(page.get_by_text("Étant donné un adhérent", exact=True)).to_be_visible()
    page.get_by_text("Capture", exact=True).click()
    page.wait_for_function("() => [...document.images].some(image => image.naturalWidth === 640)")
    assert {url.partition(":")[0] for url in asked} <= {"file", "data", "blob"}


def test_an_attached_page_cannot_ask_anything_outside(
    opened: tuple[Page, list[str]], outside: tuple[str, list[str]]
) -> None:
    page, _ = opened
    address, visits = outside
    with page.context.expect_event("requestfailed", lambda request: request.url.startswith(address)):
        page.get_by_text("Scénario 3", exact=True).first.click()
        page.get_by_text("Page", exact=True).click()
    expect(page.frame_locator("iframe").get_by_text("Page jointe")).to_be_visible()
    assert visits == []


def test_is_quick(allure_installed: None, results: Path, tmp_path: Path) -> None:
    """About 1.2 s on an idle machine; the bound leaves room for a busy one."""
    begin = time.perf_counter()
    generate(results, tmp_path / "allure.html")
    assert time.perf_counter() - begin < 15


@pytest.mark.parametrize("exists", [True, False])
def test_without_results_one_line_and_no_report(tmp_path: Path, said: list[str], exists: bool) -> None:
    folder = tmp_path / "allure-results"
    if exists:
        folder.mkdir()
    assert generate(folder, tmp_path / "allure.html", said.append) is None
    assert said == [f"Pas de rapport Allure : aucun résultat dans {folder}."]
    assert not (tmp_path / "allure.html").exists()


def test_an_older_report_does_not_pass_for_this_one(tmp_path: Path, said: list[str]) -> None:
    older = tmp_path / "allure.html"
    older.write_text("hier", encoding="utf-8")
    generate(tmp_path, older, said.append)
    assert not older.exists()


def test_without_allure_one_line_and_no_report(
    results: Path, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allure_report, "ROOT", tmp_path)
    (tmp_path / "reports" / "allure").mkdir(parents=True)
    (tmp_path / "reports" / "allure" / "package-lock.json").touch()
    assert generate(results, tmp_path / "allure.html", said.append) is None
    (line,) = said
    assert "Allure n'est pas installé" in line


def test_a_report_that_cannot_be_written_is_said_in_french(
    allure_installed: None, results: Path, tmp_path: Path
) -> None:
    (tmp_path / "occupé").write_text("un fichier là où il faudrait un dossier", encoding="utf-8")
    with pytest.raises(ReportError, match=r"impossible à écrire dans .*occupé"):
        generate(results, tmp_path / "occupé" / "allure.html")


def test_what_the_command_line_refuses_is_said(
    allure_installed: None, results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "allurerc.mjs"
    config.write_text("export default { inconnu: 1 };", encoding="utf-8")
    monkeypatch.setattr(allure_report, "CONFIG", config)
    with pytest.raises(ReportError, match=r"impossible à produire : .*inconnu$"):
        generate(results, tmp_path / "allure.html")
    assert not (tmp_path / "allure.html").exists()
