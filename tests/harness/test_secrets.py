"""Secrets are masked in what pytest and Allure report."""

from __future__ import annotations

import pytest
from allure_commons import model2

from fixtures.secrets import MASK, RedactedResults, Secrets

pytest_plugins = ["pytester"]


def test_the_longest_secret_is_masked_first() -> None:
    secrets = Secrets()
    secrets.keep("k4nf3")
    secrets.keep("k4nf3-et-plus")
    assert secrets.redact("code k4nf3, mot de passe k4nf3-et-plus.") == f"code {MASK}, mot de passe {MASK}."


def test_a_blank_is_no_secret() -> None:
    secrets = Secrets()
    assert secrets.keep("") == ""
    secrets.keep("   ")
    assert secrets.redact("trois   espaces") == "trois   espaces"


@pytest.mark.parametrize(
    "text",
    ["k4\"n'f/3", "k4%22n%27f%2F3", '{"vu": "k4\\"n\'f/3"}', "- 'titre \"k4\\\"n''f/3\"'", "'k4\"n\\'f/3'"],
    ids=["tel quel", "adresse", "JSON", "YAML", "Python"],
)
def test_a_secret_is_masked_however_it_is_written(text: str) -> None:
    redacted = Secrets({"k4\"n'f/3"}).redact(text)
    assert MASK in redacted
    assert "k4" not in redacted


def test_allure_results_are_masked_at_every_depth() -> None:
    secrets = Secrets({"k4nf3"})
    details = model2.StatusDetails(message="vu k4nf3", trace="ligne k4nf3")
    inner = model2.TestStepResult(name="détail", statusDetails=details)
    result = model2.TestResult(name="scénario", steps=[model2.TestStepResult(name="étape", steps=[inner])])
    RedactedResults(secrets).report_result(result)
    assert details.message == f"vu {MASK}"
    assert details.trace == f"ligne {MASK}"


def test_junit_and_console_are_masked(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_failing(secrets):
            code = secrets.keep("k4" + "nf3")
            print("imprimé", code)
            assert not code, f"le code {code} est refusé"
        """
    )
    result = pytester.runpytest_inprocess("-p", "fixtures.secrets", "--junitxml=junit.xml")
    result.assert_outcomes(failed=1)
    for text in (result.stdout.str(), (pytester.path / "junit.xml").read_text()):
        assert "k4nf3" not in text
        assert f"le code {MASK} est refusé" in text
    assert f"imprimé {MASK}" in result.stdout.str()
