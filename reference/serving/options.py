"""The command line."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reference.serving import environment

_LAST_PORT = 65535


@dataclass(frozen=True)
class Options:
    """What the command line asks for; port 0 means any free port, no database means a temporary one."""

    host: str
    port: int
    http_port: int
    database: Path | None
    smtp: str
    sms_address: str
    allowed_hosts: tuple[str, ...]

    def variables(self, database: Path) -> dict[str, str]:
        """The variables that the settings read."""
        return {
            environment.DATABASE: str(database),
            environment.SMTP: self.smtp,
            environment.SMS_ADDRESS: self.sms_address,
            environment.ALLOWED_HOSTS: " ".join(self.allowed_hosts),
        }


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Read the command line; exit with a message in French when a value is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m reference", description="Sert le site de référence en HTTPS."
    )
    parser.add_argument("--host", default="127.0.0.1", help="adresse d'écoute (%(default)s)")
    parser.add_argument("--port", type=_port, default=0, help="port HTTPS, 0 pour un port libre")
    parser.add_argument(
        "--http-port", type=_port, default=0, help="port HTTP qui renvoie vers HTTPS, 0 pour un port libre"
    )
    parser.add_argument("--database", type=Path, help="fichier SQLite ; sans lui, une base temporaire")
    parser.add_argument(
        "--smtp", type=_host_and_port, default=environment.DEFAULT_SMTP, help="serveur SMTP (%(default)s)"
    )
    parser.add_argument(
        "--sms-address",
        type=_template,
        default=environment.DEFAULT_SMS_ADDRESS,
        help="adresse qui transforme un e-mail en SMS (%(default)s)",
    )
    parser.add_argument(
        "--allowed-host",
        type=_host_name,
        action="append",
        default=[],
        help="autre nom auquel répondre ; répétable",
    )
    given = parser.parse_args(arguments)
    return Options(
        host=given.host,
        port=given.port,
        http_port=given.http_port,
        database=given.database,
        smtp=given.smtp,
        sms_address=given.sms_address,
        allowed_hosts=tuple(given.allowed_host),
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(
            f"« {text} » n'est pas un port : attendu un nombre de 0 à {_LAST_PORT}"
        )
    return int(text)


def _host_and_port(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host:
        raise argparse.ArgumentTypeError(
            f"« {text} » n'est pas de la forme HÔTE:PORT, par exemple localhost:1025"
        )
    _port(port)
    return text


def _host_name(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", text):
        raise argparse.ArgumentTypeError(
            f"« {text} » n'est pas un nom de machine, par exemple adherents.example"
        )
    return text


def _template(text: str) -> str:
    if text.count("{number}") != 1 or text.count("{") != 1 or "@" not in text:
        raise argparse.ArgumentTypeError(f"« {text} » doit être une adresse qui contient {{number}} une fois")
    return text
