"""What a run leaves behind tells the cause of a failure, and no secret."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

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

  @EX-1.2-1-08
  Scénario: Une attente tenue
    Quand j'ouvre l'adresse de l'espace adhérent
    Alors la page de connexion s'affiche
"""
SPY = """\
import pytest
from pytest_bdd import given
from fixtures.secrets import SECRETS
from pages.identification import ChoiceScreen, IdentificationScreen
from pages.login import LoginScreen

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

def pytest_sessionfinish(session):
    with open("{spied}", "w") as file:
        file.write("\\n".join(session.config.stash[SECRETS].values))
"""


def test_no_secret_in_any_artefact(play: Player, tmp_path: Path) -> None:
    spied = tmp_path / "secrets.txt"
    run = play("--patience", "1", feature=FAILING, plugin=SPY.replace("{spied}", str(spied)))
    secrets = spied.read_text(encoding="utf-8").split("\n")
    assert len(secrets) >= 5  # two captcha answers, two passwords, a code
    assert run.code == 1
    assert "2 failed, 1 passed" in run.output
    assert not [secret for secret in secrets if secret in run.output]
    leaks = [
        path.name
        for path in run.files()
        if path.suffix != ".png" and any(secret.encode() in path.read_bytes() for secret in secrets)
    ]
    assert leaks == []


def test_two_workers_share_one_site(play: Player) -> None:
    run = play("-n", "2", "-k", "adresse_de or page_publique")
    assert run.code == 2, run.output  # what was not played was not verified
    assert "2 passed" in run.output
    assert "2/2" in run.output
    assert len(list(run.artefacts.rglob("*-result.json"))) == 2


def test_a_failure_brings_its_evidence(play: Player, tmp_path: Path) -> None:
    run = play(
        "--patience", "1", feature=FAILING, plugin=SPY.replace("{spied}", str(tmp_path / "secrets.txt"))
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
    assert len(cases) == 3
    assert sum(case.find("failure") is not None for case in cases) == 2
