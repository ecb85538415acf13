"""Which scenario is played first against a mechanical change."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_bdd.feature import get_feature

from trials.likelihood import Likelihood

FEATURE = """\
# language: fr
Fonctionnalité: Essai
  Scénario: Les boutons
    Alors l'écran montre
      | nature | élément     |
      | bouton | Annuler     |
      | champ  | Identifiant |
  Scénario: Les refus
    Alors un identifiant de 254 caractères est refusé
"""


@pytest.fixture
def likelihood(tmp_path: Path) -> Likelihood:
    (tmp_path / "essai.feature").write_text(FEATURE, encoding="utf-8")
    templates = get_feature(str(tmp_path), "essai.feature").scenarios
    return Likelihood(tmp_path, {name: template.render({}) for name, template in templates.items()})


@pytest.mark.parametrize(
    ("changed", "likelier", "than"),
    [
        ('<button form="cancel">Annuler</button>', "Les boutons", "Les refus"),
        ("MAX_LENGTH = 254", "Les refus", "Les boutons"),
    ],
)
def test_words_that_few_scenarios_share_with_the_change_tell(
    likelihood: Likelihood, changed: str, likelier: str, than: str
) -> None:
    assert likelihood.kinship(likelier, changed) > likelihood.kinship(than, changed)


def test_what_every_scenario_says_tells_nothing_of_one(likelihood: Likelihood) -> None:
    assert likelihood.kinship("Les boutons", "identifiant") == likelihood.kinship("Les refus", "identifiant")


def test_what_saw_a_change_is_known_to_all_for_others_of_its_file(likelihood: Likelihood) -> None:
    assert likelihood.finders("rules-grades-1") == set()
    likelihood.found("Les refus", "rules-grades-0")
    likelihood.found("Les boutons", "rules-grades-extra-0")
    assert likelihood.finders("rules-grades-1") == {"Les refus"}
