"""The plugins of the harness, and the markers that scenarios may carry."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.files import GuideError
from guide.register import requirements
from guide.validation import shipped_problems

pytest.register_assert_rewrite("fixtures", "pages", "reports", "steps")
pytest_plugins = [
    "fixtures.feature_lint",
    "fixtures.cells",
    "fixtures.side_by_side",
    "fixtures.target",
    "fixtures.plan",
    "fixtures.secrets",
    "fixtures.stage",
    "fixtures.captcha",
    "fixtures.browsers",
    "fixtures.members",
    "fixtures.prepared_members",
    "fixtures.codes",
    "fixtures.checks",
    *(f"steps.{file.stem}" for file in sorted(Path(__file__).with_name("steps").glob("[!_]*.py"))),
    "reports.artefacts",
    "reports.outcomes",
    "reports.gherkin_allure",
    "reports.console",
    "trials.choice",
    "trials.narrowing",
    "trials.play",
    "trials.console",
    "fixtures.stops",  # last, and so around all the others
]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    problems = data_problems()
    if problems:
        from fixtures.stops import StopError  # not before the assertions of that room are to be rewritten

        raise StopError("Les données du guide sont à corriger :\n  " + "\n  ".join(problems))
    for requirement in requirements().values():
        config.addinivalue_line("markers", f"{requirement.id}: {requirement.statement}")
    config.addinivalue_line("markers", "nominal: un parcours complet, sans erreur")


def data_problems() -> list[str]:
    """Return all that is wrong in the data of the guide."""
    try:
        return shipped_problems()
    except GuideError as error:
        return [str(error)]
