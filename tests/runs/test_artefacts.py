"""What a run leaves behind tells the cause of a failure, and no secret."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

from tests.runs.conftest import Player

FAILING = """\
# language: fr
Fonctionnalité: Des attentes fausses

  @EX-1.2-4-11
  Scénario: Une attente fausse après le code
    Étant donné un adhérent qui ne s'est jamais connecté
    Et un code demandé par e-mail
    Et le code affiché en clair
    Alors la page de connexion s'affiche

  @EX-1.2-5-10
  Scénario: Une attente fausse sur la vérification et le mot de passe
    Étant donné un adhérent dont le compte est activé
    Et des secrets saisis dans les champs
    Alors mon espace adhérent s'ouvre

  @EX-1.2-5-12
  Scénario: Une attente fausse après des valeurs proches des vraies
    Étant donné un adhérent qui ne s'est jamais connecté
    Et des valeurs proches des vraies, affichées en clair
    Alors mon espace adhérent s'ouvre

  @EX-1.2-1-08
  Scénario: Une attente tenue
    Quand j'ouvre l'adresse de l'espace adhérent
    Alors la page de connexion s'affiche
"""
SPY = """\
import json
import pytest
from pytest_bdd import given
from fixtures.secrets import SECRETS
from pages.identification import ChoiceScreen, IdentificationScreen
from pages.login import LoginScreen
from steps.entries import altered
from steps.people import People, entries

NEAR, LEFT = [], []

@given("le code affiché en clair")
def _(page, codes):
    page.evaluate("code => document.querySelector('h1').append(' ' + code)", codes.received[-1])
    page.evaluate("() => document.querySelector('input[type=password]').type = 'text'")
    page.get_by_label("Code personnel").fill(codes.received[-1])

@given("des secrets saisis dans les champs")
def _(page, site, member, solve):
    page.goto(site.login)
    LoginScreen.shown_in(page).first_connection.click()
    ChoiceScreen.shown_in(page).with_identifier.click()
    screen = IdentificationScreen.shown_in(page)
    screen.copy_captcha(solve)
    screen.contact.fill(member.password)

@given("des valeurs proches des vraies, affichées en clair")
def _(page, site, members, member, visitor, solve, secrets):
    visitor.ask()
    passwords = {"password": member.password}
    for words in ("en inversant majuscules et minuscules", "66 caractères, dont les 32 signes ASCII"):
        NEAR.append(altered(passwords, ("password",), words, secrets)["password"])
    NEAR.append(visitor.wrong_code())
    form = visitor.enter()
    row = {"vérification": "fausse"}
    NEAR.append(entries(form, row, People(members, site, row), solve)["captcha_answer"])
    page.goto(site.login)
    screen = LoginScreen.shown_in(page)
    page.evaluate("texts => document.querySelector('h1').append(' ' + texts.join(' '))", NEAR)
    screen.identifier.fill(NEAR[1])
    screen.password.fill("Jamais-garde-9")

@pytest.hookimpl(trylast=True)
def pytest_bdd_step_error(request):
    fields = request.getfixturevalue("page").locator("input[type=password]")
    LEFT.extend(fields.evaluate_all("nodes => nodes.map(node => node.value)"))

def pytest_sessionfinish(session):
    known = session.config.stash[SECRETS].values
    with open("{spied}", "w") as file:
        json.dump({"known": [*known, *NEAR, "Jamais-garde-9"], "left": LEFT}, file)
"""


def test_no_secret_in_any_artefact(play: Player, tmp_path: Path) -> None:
    spied = tmp_path / "secrets.txt"
    run = play("--patience", "6", feature=FAILING, plugin=SPY.replace("{spied}", str(spied)))
    spy = json.loads(spied.read_text(encoding="utf-8"))
    secrets = spy["known"]
    assert len(secrets) >= 13  # captcha answers, passwords and codes, and what is close to them
    assert run.code == 1
    assert run.counts() == (1, 3)
    assert not [secret for secret in secrets if secret in run.output]
    leaks = [
        path.name
        for path in run.files()
        if path.suffix != ".png" and any(written in path.read_text("utf-8") for written in forms(secrets))
    ]
    assert leaks == []
    assert "Jamais-garde-9" in spy["left"]  # the page is given back as it was


def forms(secrets: list[str]) -> set[str]:
    """Return the secrets as texts, data and pages hold them, with every sign or without any."""
    words = {max(re.split(r"\W+|_", secret), key=len) for secret in secrets}
    written = {form for secret in secrets for form in (secret, json.dumps(secret)[1:-1], escape(secret))}
    return written | {word for word in words if len(word) > 7}


def test_two_workers_share_one_site(play: Player) -> None:
    run = play("-n", "2", "-k", "adresse_de or page_publique")
    assert run.code == 2, run.output  # what was not played was not verified
    assert run.counts() == (2, 0)
    assert "2/2" in run.output
    assert len(list(run.artefacts.rglob("*-result.json"))) == 2


def test_a_failure_brings_its_evidence(play: Player, tmp_path: Path) -> None:
    run = play(
        "--patience", "6", feature=FAILING, plugin=SPY.replace("{spied}", str(tmp_path / "secrets.txt"))
    )
    results = {
        result["name"]: result
        for path in run.artefacts.rglob("*-result.json")
        for result in [json.loads(path.read_text(encoding="utf-8"))]
    }
    failed = results["Une attente fausse après le code"]
    assert failed["status"] == "failed"
    assert failed["statusDetails"]["message"].startswith("Attendu : la page de connexion")
    assert [parameter["value"] for parameter in failed["parameters"]] == ["chrome", "ordinateur"]
    *held, last = failed["steps"]
    assert {step["status"] for step in held} == {"passed"}
    assert last["name"] == "Alors la page de connexion s'affiche"
    assert {each["name"] for each in last["attachments"]} == {
        "Adresse de la page",
        "Arbre d'accessibilité",
        "Capture de l'écran",
    }
    assert results["Une attente tenue"]["status"] == "passed"
    cases = ET.parse(run.artefacts / "junit.xml").findall(".//testcase")  # noqa: S314  (our own file)
    assert len(cases) == 4
    assert sum(case.find("failure") is not None for case in cases) == 3
