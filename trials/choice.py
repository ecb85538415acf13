"""Which changes of the bundled site are tried: the options of ``recette.py faults``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest

from fixtures.stops import StopError, is_worker
from reference.faults.catalogue import Fault, catalogue
from reference.faults.mutation import mutants
from trials.likelihood import FILE as FOUND
from trials.reach import FILE as REACHED

TRIED = pytest.StashKey[Sequence[Fault]]()
"""The changes that this run tries, none in a run that judges a site."""
FOLDER = "alterations"
"""Where the results of scenarios played on a changed site are kept, beside those of a recette."""
RESULTS = "recette_resultats"
"""Where the input of a worker names the file of results."""
SHARD = re.compile(r"([1-9]\d*)/([1-9]\d*)")


class ChoiceError(Exception):
    """The changes asked for can't be told; the message is for the user."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("recette : défauts provoqués")
    group.addoption(
        "--faults", action="store_true", help="éprouve la recette sur le site de référence altéré"
    )
    group.addoption("--fault", action="append", default=[], metavar="NOM", help="seulement cette altération")
    group.addoption(
        "--whole-scenarios",
        action="store_true",
        help="joue les scénarios en entier, et non les seules lignes de l'exigence enfreinte",
    )
    group.addoption("--generic", action="store_true", help="essaie plutôt les altérations mécaniques")
    group.addoption("--shard", metavar="K/N", help="seulement la K-ième part sur N des altérations")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    config.stash[TRIED] = ()
    if config.getoption("faults"):
        _set_results_apart(config)
        try:
            known = mutants() if config.getoption("generic") else catalogue()
            config.stash[TRIED] = chosen(known, config.getoption("fault"), config.getoption("shard"))
        except ChoiceError as error:
            raise StopError(str(error)) from None


def _set_results_apart(config: pytest.Config) -> None:
    """Leave the results of the last recette alone, and Allure out of it: it is made for scenarios played once."""
    if is_worker(config):  # which has read the settings again
        config.option.xmlpath = config.workerinput[RESULTS]  # type: ignore[attr-defined]  # pytest-xdist's
    else:
        usual = Path(config.option.xmlpath)
        config.option.xmlpath = str(usual.parent / FOLDER / usual.name)
        for name in (REACHED, FOUND):
            (usual.parent / FOLDER / name).unlink(missing_ok=True)
    config.option.allure_report_dir = None


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput[RESULTS] = node.config.option.xmlpath


def chosen(known: Mapping[str, Fault], names: Sequence[str], shard: str | None) -> list[Fault]:
    """Return the changes of these names, all when there is none, and of them a part. Raises ``ChoiceError``."""
    if unknown := [name for name in names if name not in known]:
        near = get_close_matches(unknown[0], known, n=5, cutoff=0.4)
        raise ChoiceError(
            f"--fault {unknown[0]} : altération inconnue. "
            + (f"Peut-être : {', '.join(near)}. " if near else "")
            + f"Les {len(known)} noms : python3 recette.py faults -- --collect-only"
        )
    tried = [fault for name, fault in known.items() if name in (names or known)]
    if shard is None:
        return tried
    asked = SHARD.fullmatch(shard)
    if not asked or int(asked[1]) > int(asked[2]):
        raise ChoiceError(f"--shard {shard} : écrivez K/N, avec K de 1 à N, par exemple 1/4.")
    return tried[int(asked[1]) - 1 :: int(asked[2])]
