"""The command line of ``recette.py``: which command, and which options go to pytest."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath
from typing import NoReturn

from bootstrap.browsers import NAMES
from bootstrap.errors import SetupError

COMMANDS = {
    "run": "prépare tout, puis lance la recette (commande par défaut)",
    "test": "lance les tests du harnais lui-même",
    "faults": "éprouve la recette : ce qu'elle détecte sur le site de référence, altéré exprès",
    "setup": "prépare tout à l'avance, pour lancer ensuite sans réseau",
    "check-target": "contrôle le profil d'un site, et ce que ce site offre à ses tests",
    "serve": "démarre le site de référence et sa boîte aux lettres, pour les parcourir à la main",
    "doctor": "dit ce qui est installé, ce qui manque et que faire",
}

EXIT_CODES = """\
  0    CONFORME ; ou la commande a abouti
  1    NON CONFORME ; ou des tests, ou des altérations, n'ont pas le résultat voulu
  2    NON ENTIÈREMENT VÉRIFIÉ
  3    INCIDENT, ou réglage à corriger
  130  interrompu"""

FRENCH = {
    "usage: ": "usage : ",
    "options": "options",
    "show this help message and exit": "affiche cette aide",
    "expected one argument": "une valeur est attendue",
    "ignored explicit argument %r": "aucune valeur n'est attendue (%r)",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r est inconnu (au choix : %(choices)s)",
    "invalid %(type)s value: %(value)r": "%(value)r n'est pas un nombre entier",
    "the following arguments are required: %s": "il manque %s",
    "positional arguments": "arguments",
    "unrecognized arguments: %s": "option inconnue : %s",
    "argument %(argument_name)s: %(message)s": "option %(argument_name)s : %(message)s",
}


@dataclass(frozen=True)
class Request:
    """What the user asks for."""

    command: str
    arguments: tuple[str, ...] = ()
    """What goes through to pytest, or to the module served."""
    explicit: dict[str, str] = field(default_factory=dict)
    """The paths that the user gives, by browser."""
    parts: tuple[str, ...] = ()
    """What ``setup`` is limited to; empty for everything that a run needs."""

    @property
    def browsers(self) -> tuple[str, ...]:
        """Return the browsers that ``--browser`` asks for, both when it does not appear."""
        asked = {value for option, value in pairwise(self.arguments) if option == "--browser"}
        asked |= {option.partition("=")[2] for option in self.arguments if option.startswith("--browser=")}
        return tuple(name for name in NAMES if name in asked) if asked else NAMES

    @property
    def whole(self) -> bool:
        """Whether nothing is selected, to be watched or slowed down: everything is played, in the usual way."""
        options = {argument for argument in self.arguments if argument.startswith("-")}
        return self.command in ("run", "faults") and options <= {*JUDGEMENT, *TRIALS}

    @property
    def test_arguments(self) -> tuple[str, ...]:
        """Return pytest's arguments for the harness's own tests: all of them unless some are named."""
        named = any(PurePath(argument).parts[:1] == ("tests",) for argument in self.arguments)
        return self.arguments if named else ("tests", *self.arguments)


TRIAL_PATIENCE = 3
"""Seconds that the reference, which answers in milliseconds, is given to show what is awaited while it is altered."""
JUDGEMENT = ("--target", "--reading", "--full-matrix")
"""The options that change how scenarios are judged, or where, and not the way in which they are played."""
TRIALS = ("--faults", "--patience", "--shard", "--generic", "--whole-scenarios")
"""The options of every trial of the recette."""
PLAYED = ("run", "faults", "test")
"""The commands that call pytest."""
HIGHEST_PORT = 65535
SEVERAL_TIMES = ("--browser", "--device", "--reading", "--fault")
"""The options that may be given more than once."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise SetupError(f"{message}. Voir « {self.prog} --help ».")


def speak_french() -> None:
    """Make argparse speak French: it keeps its texts for people behind a name, but only looks in catalogues."""
    setattr(argparse, "_", lambda text: FRENCH.get(text, text))  # noqa: B010 - not declared by its type hints


def parse(argv: Sequence[str]) -> Request:
    """Read the command line. Raises SetupError on bad usage; exits after a help that was asked for."""
    speak_french()
    words, through = _split(argv)
    command = "run"
    if words and words[0] in COMMANDS:
        command, *words = words
    elif words and words[0] in ("-h", "--help"):
        _general_parser().parse_args(words)
    elif words and not words[0].startswith("-"):
        raise SetupError(f"Commande inconnue : {words[0]}. Au choix : {', '.join(COMMANDS)}.")
    parser = _parser(command)
    known, unknown = parser.parse_known_args(words)
    if unknown:
        aside = " Une option de pytest se place après « -- »." if command in PLAYED else ""
        raise SetupError(f"Option inconnue : {unknown[0]}.{aside} Voir « {parser.prog} --help ».")
    if through and command not in PLAYED:
        raise SetupError(f"La commande {command} ne lance pas pytest : retirez « -- {' '.join(through)} ».")
    return _request(command, known, through)


def _split(argv: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    if "--" not in argv:
        return list(argv), ()
    at = list(argv).index("--")
    return list(argv[:at]), tuple(argv[at + 1 :])


def _request(command: str, known: argparse.Namespace, through: tuple[str, ...]) -> Request:
    if command == "run":
        explicit = {name: path for name in NAMES if (path := getattr(known, name))}
        return Request(command, (*_pytest_arguments(known), *through), explicit)
    if command == "faults":
        trial = ("--faults", "--patience", str(TRIAL_PATIENCE))
        switches = [
            f"--{name}" for name in ("generic", "whole-scenarios") if vars(known)[name.replace("-", "_")]
        ]
        return Request(command, (*trial, *_given(known, "--fault", "--shard", "-n"), *switches, *through))
    if command == "serve" and known.port is not None:
        return Request(command, (f"--port={known.port}",))
    if command == "check-target":
        return Request(command, (known.target,))
    if command == "setup":
        return Request(command, parts=tuple(part for part in ("browsers", "mailpit") if getattr(known, part)))
    return Request(command, through)


def _pytest_arguments(known: argparse.Namespace) -> list[str]:
    given = _given(known, "-m", "-k", "-n", "--target", "--slowmo", "--browser", "--device", "--reading")
    return [*given, *(option for option, asked in _flags(known).items() if asked)]


def _given(known: argparse.Namespace, *options: str) -> Iterator[str]:
    """Yield the options that were given a value, each followed by it."""
    for option in options:
        values = getattr(known, option.lstrip("-")) or ()
        if len(values) > 1 and option not in SEVERAL_TIMES:
            raise SetupError(f"Option {option} donnée {len(values)} fois : donnez-la une seule fois.")
        for value in values:
            yield from (option, str(value))


def _flags(known: argparse.Namespace) -> dict[str, bool]:
    return {"--headed": known.headed, "--full-matrix": known.full_matrix}


def _general_parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:<{width}}  {text}" for name, text in COMMANDS.items())
    return _Parser(
        prog="recette.py",
        usage="recette.py [commande] [options] [-- options de pytest]",
        description=f"Recette de la première connexion à l'espace adhérent.\n\ncommandes :\n{listed}",
        epilog=f"Options d'une commande : recette.py COMMANDE --help\n\ncodes de sortie :\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _parser(command: str) -> argparse.ArgumentParser:
    text = COMMANDS[command]
    parser = _Parser(
        prog=f"recette.py {command}",
        description=f"{text[0].upper()}{text[1:]}.",
        epilog="Les options placées après « -- » vont à pytest." if command in PLAYED else None,
        allow_abbrev=False,
    )
    if command == "run":
        _add_run_options(parser)
    elif command == "faults":
        _add_trial_options(parser)
    elif command == "setup":
        parser.add_argument(
            "--browsers", action="store_true", help="seulement l'environnement et les navigateurs"
        )
        parser.add_argument(
            "--mailpit", action="store_true", help="seulement l'environnement et le vrai Mailpit"
        )
    elif command == "check-target":
        parser.add_argument("target", metavar="NOM", help="le profil du site, dans targets/, ou son fichier")
    elif command == "serve":
        parser.add_argument("--port", type=_port, metavar="N", help="port du site (un port libre par défaut)")
    return parser


def _port(value: str) -> int:
    number = int(value)
    if not 0 <= number <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(
            f"{value} n'est pas un port : donnez un nombre de 0 à {HIGHEST_PORT}"
        )
    return number


def _add_trial_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fault", metavar="NOM", action="append", help="seulement cette altération")
    parser.add_argument(
        "--generic", action="store_true", help="plutôt les altérations mécaniques, que personne n'a conçues"
    )
    parser.add_argument(
        "--whole-scenarios",
        action="store_true",
        help="joue les scénarios en entier, et non les seules lignes de l'exigence enfreinte",
    )
    parser.add_argument("--shard", metavar="K/N", action="append", help="seulement la K-ième part sur N")
    parser.add_argument("-n", metavar="N", action="append", help="nombre de processus")


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--chrome", metavar="CHEMIN", help="programme de Google Chrome ou de Chromium")
    parser.add_argument("--firefox", metavar="CHEMIN", help="programme de Firefox")
    cells = parser.add_argument_group("choix des scénarios")
    cells.add_argument("-m", metavar="MARQUES", action="append", help="exigences, par exemple EX-1.2-4-14")
    cells.add_argument("-k", metavar="MOTS", action="append", help="mots du nom des scénarios")
    cells.add_argument("--browser", choices=NAMES, action="append", help="un seul navigateur")
    cells.add_argument(
        "--device", choices=("ordinateur", "tablette"), action="append", help="un seul type d'appareil"
    )
    cells.add_argument(
        "--full-matrix", action="store_true", help="joue tout partout, même ce qu'une cellule juge"
    )
    judged = parser.add_argument_group("jugement")
    judged.add_argument(
        "--target", metavar="NOM", action="append", help="profil du site (reference par défaut)"
    )
    judged.add_argument(
        "--reading",
        metavar="A09=LECTURE",
        action="append",
        help="lecture d'une ambiguïté du guide, au lieu de celle du profil",
    )
    way = parser.add_argument_group("déroulement")
    way.add_argument("--headed", action="store_true", help="montre les navigateurs")
    way.add_argument("--slowmo", type=int, metavar="MS", action="append", help="ralentit chaque action")
    way.add_argument("-n", metavar="N", action="append", help="nombre de processus")
