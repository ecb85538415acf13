"""What is left of a scenario when a requirement is sought in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_bdd.feature import get_feature
from pytest_bdd.parser import Scenario

from trials.narrowing import Sight, length, narrow

FEATURE = """\
# language: fr
Fonctionnalité: Essai
  Scénario: Plusieurs contrôles
    Étant donné un début
    Alors chaque saisie est refusée
      | exigence                | saisie |
      | EX-1.2-4-12             | fausse |
      | EX-1.2-4-12 EX-1.2-4-13 | vide   |
      | EX-1.2-4-18             | autre  |
    Quand je remplis le formulaire
      | mot de passe  |
      | 10 caractères |
    Alors le formulaire s'affiche
      | exigence    |
      | EX-1.2-4-11 |
      | EX-1.2-4-14 |
    Quand je continue
"""


def scenario_in(folder: Path) -> Scenario:
    (folder / "essai.feature").write_text(FEATURE, encoding="utf-8")
    (template,) = get_feature(str(folder), "essai.feature").scenarios.values()
    return template.render({})


@pytest.mark.parametrize(("sought", "played"), [("EX-1.2-4-13", 3), ("EX-1.2-4-12", 4), ("EX-1.2-4-14", 7)])
def test_the_length_of_a_scenario_counts_the_steps_and_rows_to_play(
    tmp_path: Path, sought: str, played: int
) -> None:
    assert length(scenario_in(tmp_path), {sought}) == played


@pytest.mark.parametrize(
    ("sought", "left"),
    [
        ("EX-1.2-4-13", {"un début": [], "chaque saisie est refusée": ["vide"]}),
        ("EX-1.2-4-12", {"un début": [], "chaque saisie est refusée": ["fausse", "vide"]}),
        (
            "EX-1.2-4-14",
            {
                "un début": [],
                "chaque saisie est refusée": [],
                "je remplis le formulaire": ["10 caractères"],
                "le formulaire s'affiche": ["EX-1.2-4-11", "EX-1.2-4-14"],
            },
        ),
    ],
)
def test_the_rows_of_a_requirement_and_the_steps_that_lead_to_them(
    tmp_path: Path, sought: str, left: dict[str, list[str]]
) -> None:
    scenario = scenario_in(tmp_path)
    narrow(scenario, {sought})
    assert left_in(scenario) == left


@pytest.mark.parametrize(
    ("sought", "seen", "left"),
    [
        (
            "EX-1.2-4-12",
            Sight("Alors chaque saisie est refusée", "saisie : vide"),
            {"un début": [], "chaque saisie est refusée": ["vide"]},
        ),
        (
            "EX-1.2-4-14",
            Sight("Alors le formulaire s'affiche", ""),
            {
                "un début": [],
                "chaque saisie est refusée": [],
                "je remplis le formulaire": ["10 caractères"],
                "le formulaire s'affiche": ["EX-1.2-4-11", "EX-1.2-4-14"],
            },
        ),
    ],
)
def test_what_saw_a_change_before_and_the_steps_that_lead_to_it(
    tmp_path: Path, sought: str, seen: Sight, left: dict[str, list[str]]
) -> None:
    scenario = scenario_in(tmp_path)
    narrow(scenario, {sought}, seen)
    assert left_in(scenario) == left


def left_in(scenario: Scenario) -> dict[str, list[str]]:
    """Return the steps, each with what its rows say last."""
    return {
        step.name: [str(row[-1]) for row in step.datatable.raw()[1:]] if step.datatable else []
        for step in scenario.steps
    }
