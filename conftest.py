"""The plugins of the harness, and the markers that scenarios may carry."""

from __future__ import annotations

import pytest

from guide.register import requirements

pytest_plugins = [
    "fixtures.feature_lint",
    "fixtures.cells",
    "fixtures.secrets",
    "fixtures.site",
    "fixtures.browsers",
    "fixtures.members",
    "fixtures.codes",
    "fixtures.evidence",
    "steps.access",
    "steps.identification",
    "steps.code",
    "steps.activation",
    "steps.login",
    "steps.terms",
    "steps.layout",
    "reports.artefacts",
    "reports.outcomes",
    "reports.gherkin_allure",
    "reports.console",
]


def pytest_configure(config: pytest.Config) -> None:
    for requirement in requirements().values():
        config.addinivalue_line("markers", f"{requirement.id}: {requirement.statement}")
    config.addinivalue_line("markers", "nominal: un parcours complet, sans erreur")
