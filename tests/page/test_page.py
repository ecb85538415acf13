"""The page of verdicts, read as a person reads it, in a real browser."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from guide.register import requirements
from reports.page import render, write_page
from reports.verdict import RunVerdict

from . import samples
from .samples import Data

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EXPLAINED = "results => results.violations.map(each => `${each.help} : ${each.nodes.map(node => node.html)}`)"


def words(page: Page, selector: str) -> str:
    """Return the words of a part of the page, with plain spaces."""
    return " ".join(page.locator(selector).inner_text().split())


@pytest.mark.parametrize("sample", ["rich", "green"])
def test_has_no_accessibility_violation(
    page: Page, axe: str, sample: str, request: pytest.FixtureRequest
) -> None:
    file: Path = request.getfixturevalue(sample)
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.evaluate(axe)
    found = page.evaluate(f"rules => axe.run({{runOnly: rules}}).then({EXPLAINED})", RULES)
    assert found == []


@pytest.mark.parametrize("sample", ["rich", "green"])
def test_fits_in_the_width(page: Page, sample: str, request: pytest.FixtureRequest) -> None:
    file: Path = request.getfixturevalue(sample)
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow == 0


def test_asks_nothing_of_anyone_and_breaks_nothing_of_its_own_policy(desktop: Page, rich: Path) -> None:
    asked: list[str] = []
    said: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url))
    desktop.on("console", lambda message: said.append(message.text))
    desktop.on("pageerror", lambda error: said.append(error.message))
    desktop.goto(rich.as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [rich.as_uri()]
    assert said == []
    assert words(desktop, ".deviation .miss:first-of-type .seen").startswith("Vu : <script>alert('page')")


def test_its_policy_stops_whatever_would_be_slipped_in(desktop: Page, rich: Path) -> None:
    desktop.goto(rich.as_uri())
    desktop.evaluate(
        "() => { const script = document.createElement('script');"
        " script.textContent = 'window.slippedIn = true'; document.body.append(script); }"
    )
    assert desktop.evaluate("() => window.slippedIn === undefined")


@pytest.mark.parametrize("sample", [samples.all_green, samples.every_verdict])
def test_agrees_with_the_verdicts(desktop: Page, tmp_path: Path, sample: Callable[[], Data]) -> None:
    data = sample()
    desktop.goto(write_page(data, tmp_path).as_uri())
    assert words(desktop, "#verdict") == f"Verdict : {data['run']['verdict']}"
    shown = desktop.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('[data-place]')]"
        ".map(cell => [cell.dataset.place, cell.querySelector('.tag').textContent.replace(/\\s+/g, ' ').trim()]))"
    )
    assert shown == samples.verdicts_of(data)
    for anchor in (*shown, *(each["id"] for each in data["requirements"])):
        expect(desktop.locator(f'[id="{anchor}"]')).to_be_attached()
    counts = desktop.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('[data-count]')].map(row =>"
        " [row.dataset.count, [...row.querySelectorAll('.number')].map(cell => Number(cell.textContent))]))"
    )
    known = data["run"]["counts"].keys() | data["run"]["places"].keys()
    assert counts == {
        verdict: [data["run"]["counts"].get(verdict, 0), data["run"]["places"].get(verdict, 0)]
        for verdict in known
    }
    for problem in data["run"]["problems"]:
        assert problem in words(desktop, ".verdict")


@pytest.mark.parametrize("sample", ["rich", "green"])
def test_every_link_has_its_target_and_every_id_is_its_own(
    desktop: Page, sample: str, request: pytest.FixtureRequest
) -> None:
    file: Path = request.getfixturevalue(sample)
    desktop.goto(file.as_uri())
    ids = desktop.evaluate("() => [...document.querySelectorAll('[id]')].map(each => each.id)")
    links = desktop.evaluate("() => [...document.links].map(each => each.getAttribute('href').slice(1))")
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)


def test_an_address_opens_what_it_names_whatever_is_filtered(desktop: Page, rich: Path) -> None:
    desktop.goto(rich.as_uri())
    requirement = desktop.locator("#EX-1\\.2-4-16")
    desktop.get_by_role("radio", name="CONFORME 1", exact=True).check()
    expect(requirement).to_be_hidden()
    desktop.goto(f"{rich.as_uri()}#EX-1.2-4-16")
    expect(requirement).to_be_in_viewport()
    expect(
        requirement.get_by_text("Une cellule suffit : le serveur seul tient l'état du code.")
    ).to_be_visible()


def test_a_verdict_leads_to_the_checks_of_its_cell(desktop: Page, rich: Path) -> None:
    desktop.goto(rich.as_uri())
    requirement = desktop.locator("#EX-1\\.2-5-01")
    requirement.get_by_role("link", name="NON VÉRIFIÉ").first.click()
    expect(requirement.get_by_role("columnheader", name="Chrome · ordinateur")).to_be_in_viewport()
    expect(requirement.get_by_text("bloqué").first).to_be_visible()


def test_filters_by_verdict_from_the_keyboard(desktop: Page, rich: Path) -> None:
    desktop.goto(rich.as_uri())
    desktop.get_by_role("radio", name="toutes").focus()
    desktop.keyboard.press("ArrowRight")
    expect(desktop.locator("tbody.requirement:visible")).to_have_attribute("id", "EX-1.1-0-01")
    expect(desktop.get_by_role("heading", name="1.3 Première connexion")).to_be_hidden()


def test_carries_each_screenshot_once_and_says_which_one_is_missing(desktop: Page, rich: Path) -> None:
    desktop.goto(rich.as_uri())
    images = desktop.locator("img")
    expect(images).to_have_count(2)
    assert images.evaluate_all("images => images.every(image => image.naturalWidth === 683)")
    expect(desktop.locator("#capture-1 img")).to_be_visible()
    expect(desktop.locator("#capture-2")).to_contain_text("le fichier preuves/perdue.png est absent")
    first = desktop.locator("#capture-1")
    before = first.bounding_box()
    first.get_by_label("Agrandir la capture 1").check()
    after = first.bounding_box()
    assert before
    assert after
    assert after["height"] > 2 * before["height"]


def test_says_what_was_not_verified_and_why(desktop: Page, rich: Path, green: Path) -> None:
    desktop.goto(rich.as_uri())
    told = words(desktop, "#non-verifie")
    assert "Cette cellule n'a pas été jouée. EX-1.2-5-01 Chrome · tablette, Firefox · ordinateur" in told
    assert "Le guide laisse la question ouverte. EX-1.2-4-16" in told
    assert "Le site n'envoie pas de SMS. EX-T-0-01" in told
    desktop.goto(green.as_uri())
    assert "Rien : 3 exigences ont été vérifiées, partout où cela était requis." in words(
        desktop, "#non-verifie"
    )


def test_says_which_reading_judges_and_what_the_site_does(desktop: Page, rich: Path) -> None:
    desktop.goto(rich.as_uri())
    undecided, by_default, chosen = (desktop.locator(f"#A{number}") for number in ("09", "10", "11"))
    expect(undecided).to_contain_text("aucune lecture choisie")
    expect(undecided.get_by_text("suivie par le site", exact=True)).to_be_visible()
    expect(by_default).to_contain_text("retenue par défaut")
    expect(by_default).to_contain_text("Le guide n'en dit rien.")
    expect(chosen).to_contain_text("choisie par le profil du site")
    expect(chosen.locator("tr", has_text="L'ancien code reste valable.")).to_contain_text("non suivie")


def test_on_paper_what_did_not_hold_is_open_and_the_rest_is_short(
    desktop: Page, rich: Path, tmp_path: Path
) -> None:
    desktop.goto(rich.as_uri())
    desktop.get_by_role("radio", name="SANS OBJET 1").check()
    desktop.locator("#EX-1\\.3-1-02 summary").evaluate("summary => { summary.parentElement.open = true }")
    desktop.pdf(path=tmp_path / "recette.pdf", prefer_css_page_size=True)
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(tmp_path / "recette.pdf").pages]
    assert "NON CONFORME" in pages[0]
    assert f"Page 1 sur {len(pages)}" in pages[0]
    paper = " ".join(pages)
    for shown in (
        "La qualité de la langue revient à une personne.",
        "EX-1.3-1-02",
        "Camille Martin",
        "Mailpit v1.30.5",
        "Recette prononcée par",
        "Signature",
    ):
        assert shown in paper
    assert paper.count("bloqué") >= 1
    assert "Montrer les exigences" not in paper
    assert "Sources, bornes et contrôles" not in paper


@pytest.mark.parametrize(
    ("verdict", "counts", "sentence"),
    [
        (RunVerdict.CONFORMING, {"CONFORME": 135}, "l'a été, sans écart."),
        (
            RunVerdict.CONFORMING,
            {"CONFORME": 134, "DÉROGATION": 1},
            "hormis les écarts admis par dérogation.",
        ),
        (RunVerdict.DEVIATING, {"NON CONFORME": 1}, "le guide : 1 exigence n'est pas tenue."),
        (RunVerdict.DEVIATING, {"NON CONFORME": 2}, "le guide : 2 exigences ne sont pas tenues."),
        (RunVerdict.INCOMPLETE, {"NON VÉRIFIÉ": 1}, "ne suffit pas à accepter le site."),
        (RunVerdict.INCIDENT, {"INCIDENT": 1}, "ne permet pas de se prononcer sur le site."),
    ],
)
def test_says_in_one_sentence_what_the_verdict_means(
    tmp_path: Path, verdict: RunVerdict, counts: dict[str, int], sentence: str
) -> None:
    page = render(samples.run(verdict, [], counts=counts), tmp_path)
    assert f"{sentence}</p>".replace("'", "&#39;").replace(" :", "\N{NO-BREAK SPACE}:") in page


def test_is_quick_and_light_for_the_whole_guide(desktop: Page, tmp_path: Path) -> None:
    checks = [samples.check(expected=f"champ : Date de naissance, valeur : {number}") for number in range(8)]
    data = samples.run(
        RunVerdict.CONFORMING,
        [
            samples.requirement(name, *(samples.place(cell, "CONFORME", *checks) for cell in samples.TITLES))
            for name in requirements()
        ],
    )
    begin = time.perf_counter()
    file = write_page(data, tmp_path)
    assert time.perf_counter() - begin < 5  # 0.2 s on an idle machine
    assert file.stat().st_size < 2_000_000
    desktop.goto(file.as_uri())
    expect(desktop.locator("tbody.requirement")).to_have_count(len(requirements()))
