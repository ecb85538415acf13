"""A whole pytest run: what is printed, and the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[2]

STEPS = """
from pytest_bdd import given, parsers, then, when

@given("un adhérent")
def member(): ...

@when(parsers.parse("il saisit {what}"))
def types(what): ...

@then("il entre")
def enters(): ...
"""
FEATURE = """\
# language: fr
Fonctionnalité: Entrée
  Contexte:
    Étant donné un adhérent

  @EX-1.2-4-14
  Plan du scénario: Entrée par <code>
    Quand il saisit <code>
    Alors il entre

    Exemples:
      | code |
      | A    |
      | B    |
"""


class Project:
    """A project that uses the plugin, with one feature file and one module of steps."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.features = pytester.mkdir("features")
        self.feature("entree", FEATURE)
        self.write("features/test_guide.py", 'from pytest_bdd import scenarios\nscenarios(".")\n')
        self.write("etapes.py", STEPS)
        self.write(
            "pytest.ini",
            "[pytest]\ntestpaths = features\nstrict_markers = true\n"
            f"pythonpath = . {ROOT}\nmarkers =\n    EX-1.2-4-14: connue\n"
            "addopts = -p no:cacheprovider\n",
        )
        self.write("conftest.py", 'pytest_plugins = ["etapes", "fixtures.feature_lint", "fixtures.stops"]\n')

    def write(self, name: str, text: str) -> None:
        (self.pytester.path / name).write_text(text, encoding="utf-8")

    def feature(self, name: str, text: str) -> None:
        self.write(f"features/{name}.feature", text)

    def run(self, *arguments: str) -> pytest.RunResult:
        return self.pytester.runpytest_inprocess(*arguments)


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    return Project(pytester)


def lines(result: pytest.RunResult) -> list[str]:
    """What is said of feature files, header included."""
    told = (line.removeprefix("ARRÊT : ") for line in result.outlines)
    said = [line for line in told if line.startswith(("Fichiers de scénarios", "features/"))]
    assert "Traceback" not in result.stdout.str() + result.stderr.str()
    return said


def test_a_healthy_project_runs(project: Project) -> None:
    result = project.run("-q")
    assert result.ret == 0
    result.assert_outcomes(passed=2)


def test_every_finding_of_every_file_is_listed_at_once_with_code_3(project: Project) -> None:
    project.feature("b_syntaxe", FEATURE + "    charabia\n")
    project.feature("a_etiquette", FEATURE.replace("-14", "-99").replace("il entre", "il vole"))
    result = project.run("-q")
    assert result.ret == 3
    assert lines(result) == [
        "Fichiers de scénarios à corriger (3) :",
        "features/a_etiquette.feature:6: exigence inconnue : @EX-1.2-4-99",
        "features/a_etiquette.feature:9: étape non définie : « Alors il vole »",
        "features/b_syntaxe.feature:15: ligne inattendue ici : « charabia »",
    ]
    result.assert_outcomes()


def test_undefined_steps_are_found_in_backgrounds_and_examples_each_once(project: Project) -> None:
    text = FEATURE.replace("un adhérent", "une adhérente").replace("il saisit <code>", "il <code>")
    project.feature("entree", text.replace("| A    |", "| saisit A |"))
    result = project.run()
    assert lines(result)[1:] == [
        "features/entree.feature:4: étape non définie : « Étant donné une adhérente »",
        "features/entree.feature:8: étape non définie : « Quand il B »",
    ]


def test_a_definition_of_another_type_does_not_count(project: Project) -> None:
    project.feature("entree", FEATURE.replace("Alors il entre", "Et il entre"))
    assert lines(project.run())[1:] == ["features/entree.feature:9: étape non définie : « Et il entre »"]


def test_ambiguous_steps_name_their_definitions(project: Project) -> None:
    other = '\n@when(parsers.re("il saisit [AC]"))\ndef types_a_letter(): ...\n'
    project.write("etapes.py", STEPS + other)
    result = project.run()
    assert result.ret == 3
    assert lines(result)[1:] == [
        "features/entree.feature:8: étape définie plusieurs fois : « Quand il saisit A » "
        "(etapes.py:13 et etapes.py:7)"
    ]


def test_two_sentences_for_one_function_are_not_ambiguous(project: Project) -> None:
    project.write("etapes.py", STEPS.replace('@then("il entre")', '@then("il entre")\n@then("il est entré")'))
    assert project.run("-q").ret == 0


def test_a_file_that_only_pytest_bdd_refuses_is_said_without_a_traceback(project: Project) -> None:
    project.feature("entree", FEATURE.replace("Quand il", "Et il"))
    result = project.run()
    assert result.ret == 3
    assert [line.split(":")[1] for line in lines(result)[1:]] == ["8", "8"]


@pytest.mark.parametrize("argument", [".", "features", "features/test_guide.py"])
def test_checks_whatever_the_way_to_the_features(project: Project, argument: str) -> None:
    project.feature("entree", FEATURE.replace("-14", "-99"))
    assert project.run(argument).ret == 3


def test_a_run_of_something_else_does_not_check(project: Project) -> None:
    project.feature("entree", FEATURE.replace("-14", "-99"))
    project.write("test_autre.py", "def test_other(): ...\n")
    assert project.run("test_autre.py").ret == 0


def test_collection_alone_checks_too(project: Project) -> None:
    project.feature("entree", FEATURE.replace("-14", "-99"))
    assert project.run("--collect-only", "-q").ret == 3


def test_workers_check_once(project: Project) -> None:
    assert project.run("-n", "1").ret == 0
    project.feature("refusee", FEATURE.replace("-14", "-99"))
    result = project.run("-n", "1")
    assert result.ret == 3
    assert lines(result) == [
        "Fichiers de scénarios à corriger (1) :",
        "features/refusee.feature:6: exigence inconnue : @EX-1.2-4-99",
    ]
