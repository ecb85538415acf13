"""What the command line asks for, and what of it goes to pytest."""

from __future__ import annotations

import pytest

from bootstrap.errors import SetupError
from bootstrap.options import Request, parse


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", Request("run")),
        ("run", Request("run")),
        ("-m EX-1.2-4-14", Request("run", ("-m", "EX-1.2-4-14"))),
        ("run -k code --headed", Request("run", ("-k", "code", "--headed"))),
        (
            "--browser firefox --device tablette",
            Request("run", ("--browser", "firefox", "--device", "tablette")),
        ),
        ("--browser=firefox", Request("run", ("--browser", "firefox"))),
        ("-n 2 --slowmo 250", Request("run", ("-n", "2", "--slowmo", "250"))),
        ("-n auto", Request("run", ("-n", "auto"))),
        ("-- --lf -x", Request("run", ("--lf", "-x"))),
        ("-k code -- --lf", Request("run", ("-k", "code", "--lf"))),
        ("-- -- x", Request("run", ("--", "x"))),
        ("--chrome /c --firefox=/f", Request("run", (), {"chrome": "/c", "firefox": "/f"})),
        ("test", Request("test")),
        ("test -- -k lock", Request("test", ("-k", "lock"))),
        ("setup", Request("setup")),
        ("setup --mailpit", Request("setup", parts=("mailpit",))),
        ("setup --mailpit --browsers", Request("setup", parts=("browsers", "mailpit"))),
        ("serve --port 8443", Request("serve", ("--port=8443",))),
        ("check-target essai", Request("check-target", ("essai",))),
        ("doctor", Request("doctor")),
    ],
)
def test_a_command_line_is_understood(line: str, expected: Request) -> None:
    assert parse(line.split()) == expected


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("", True),
        ("--full-matrix --target reference --reading A09=ancien_invalide", True),
        ("-k code", False),
        ("--browser chrome", False),
        ("--headed", False),
        ("-n 1", False),
        ("-- --lf", False),
        ("faults", True),
        ("faults --generic --shard 1/4", True),
        ("faults --whole-scenarios", True),
        ("faults --fault unchanged", False),
        ("test", False),
    ],
)
def test_only_a_whole_run_plays_the_browsers_side_by_side(line: str, whole: bool) -> None:
    assert parse(line.split()).whole is whole


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "lancer",
            "Commande inconnue : lancer. Au choix : run, test, faults, setup, check-target, serve, doctor.",
        ),
        ("--lf", "Option inconnue : --lf. Une option de pytest se place après « -- »"),
        ("--browser safari", "option --browser : 'safari' est inconnu"),
        ("--device montre", "option --device : 'montre' est inconnu"),
        ("--slowmo vite", "option --slowmo : 'vite' n'est pas un nombre entier"),
        ("--chrome", "option --chrome : une valeur est attendue"),
        ("--headed=1", "option --headed : aucune valeur n'est attendue ('1')"),
        ("--head", "Option inconnue : --head"),
        ("doctor --mailpit", "Option inconnue : --mailpit"),
        ("setup mailpit", "Option inconnue : mailpit"),
        ("doctor -- --lf", "La commande doctor ne lance pas pytest : retirez « -- --lf »"),
        ("serve --port douze", "option --port : 'douze' n'est pas un nombre entier"),
        ("serve --port 99999", "option --port : 99999 n'est pas un port : donnez un nombre de 0 à 65535"),
        ("serve --foo", "Option inconnue : --foo. Voir « recette.py serve --help »"),
        ("check-target", "il manque NOM. Voir « recette.py check-target --help »"),
        ("serve -- x", "La commande serve ne lance pas pytest : retirez « -- x »"),
    ],
)
def test_bad_usage_is_refused_in_french_by_name(line: str, message: str) -> None:
    with pytest.raises(SetupError) as caught:
        parse(line.split())
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        "-h",
        "--help",
        "run --help",
        "test -h",
        "faults -h",
        "setup -h",
        "serve -h",
        "check-target -h",
        "doctor -h",
    ],
)
def test_help_is_in_french(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(line.split())
    assert caught.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith("usage : recette.py")
    assert "affiche cette aide" in shown
    assert "show this help" not in shown


@pytest.mark.parametrize(
    ("arguments", "browsers"),
    [
        ((), ("chrome", "firefox")),
        (("-k", "chrome"), ("chrome", "firefox")),
        (("--browser", "firefox"), ("firefox",)),
        (("--browser=chrome",), ("chrome",)),
        (("--browser", "firefox", "--browser", "chrome"), ("chrome", "firefox")),
        (("--browser", "safari"), ()),
    ],
)
def test_only_the_browsers_asked_for_are_needed(
    arguments: tuple[str, ...], browsers: tuple[str, ...]
) -> None:
    assert Request("run", arguments).browsers == browsers


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ("tests",)),
        (("-k", "lock"), ("tests", "-k", "lock")),
        (("tests/bootstrap",), ("tests/bootstrap",)),
        (("-x", "tests/bootstrap/test_lock.py::test_x"), ("-x", "tests/bootstrap/test_lock.py::test_x")),
    ],
)
def test_the_tests_are_all_run_unless_some_are_named(
    arguments: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert Request("test", arguments).test_arguments == expected
