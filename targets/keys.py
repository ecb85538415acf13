"""What may be written in the profile of a site: its tables, their keys, and what each key takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pages.consent import DEEDS

CAPABILITIES = ("adherents", "etat", "age_du_code", "verification")
"""What a support address may offer, each part by itself."""


@dataclass(frozen=True)
class Key:
    """A key of a table."""

    expected: str
    """What to write, in French."""
    accepts: Callable[[Any], bool]
    required: bool = False
    secret: bool = False
    """Whether it may but name a variable of the environment."""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_address(*schemes: str) -> Callable[[Any], bool]:
    def accepts(value: object) -> bool:
        if not _is_text(value):
            return False
        try:
            parts = urlsplit(str(value))
            port = parts.port
        except ValueError:  # a port that is not a number
            return False
        # Not with a password: an address is told everywhere.
        return parts.scheme in schemes and bool(parts.hostname) and parts.username is None and port != 0

    return accepts


def _is_seconds(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _holds(placeholder: str) -> Callable[[Any], bool]:
    return lambda value: _is_text(value) and value.count(placeholder) == 1 and "@" in value


def _are_among(known: tuple[str, ...]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and bool(value) and set(map(str, value)) <= set(known)


def _is_host_and_port(value: object) -> bool:
    host, colon, port = str(value).rpartition(":")
    return bool(colon and host and port.isdecimal() and 0 < int(port) <= 65535)


def _text(expected: str = "un texte non vide", **options: bool) -> Key:
    return Key(expected, _is_text, **options)


def _page(**options: bool) -> Key:
    return Key("une adresse https://…", _is_address("https"), **options)


def _secret() -> Key:
    return Key("le nom d'une variable d'environnement, par exemple ${RECETTE_JETON}", _is_text, secret=True)


def _yes_or_no() -> Key:
    return Key("true ou false", lambda value: isinstance(value, bool))


def _seconds() -> Key:
    return Key("un nombre de secondes, plus grand que 0", _is_seconds)


KEYS: Mapping[str, Mapping[str, Key]] = {
    "": {
        "nom": _text("le nom du site, que portera le rapport", required=True),
        "reference": _yes_or_no(),
    },
    "site": {
        "connexion": _page(required=True),
        "publique": _page(),
        "en_clair": Key("une adresse http://…", _is_address("http")),
        "version": _page(),
        "autorite": _text("le fichier PEM de l'autorité qui a signé le certificat"),
    },
    "support": {
        "adresse": _page(required=True),
        "jeton": _secret(),
        "offre": Key(f"une liste parmi {', '.join(CAPABILITIES)}", _are_among(CAPABILITIES), required=True),
    },
    "boite": {
        "adresse": Key(
            "l'adresse d'un Mailpit, http(s)://…, ou d'une boîte, imap(s)://hôte:port",
            _is_address("http", "https", "imap", "imaps"),
            required=True,
        ),
        "utilisateur": _text(),
        "mot_de_passe": _secret(),
        "autorite": _text("le fichier PEM de l'autorité qui a signé le certificat"),
        "dossier": _text("le dossier de la boîte IMAP, INBOX par défaut"),
        "smtp": Key("hôte:port, où la recette dépose un message d'essai", _is_host_and_port),
        "destinataires": Key("une adresse avec {nom}, par exemple {nom}@recette.example", _holds("{nom}")),
    },
    "sms": {
        "adresse": Key("une adresse e-mail avec {numero}, qui tient lieu de portable", _holds("{numero}")),
        "recueil": Key("une adresse http(s)://… qui rend les SMS reçus", _is_address("http", "https")),
        "jeton": _secret(),
        "autorite": _text("le fichier PEM de l'autorité qui a signé le certificat"),
    },
    "verification": {"reponse": _text("la réponse toujours admise"), "personne": _yes_or_no()},
    "adherents": {"fichier": _text("le fichier CSV des adhérents préparés", required=True)},
    "code": {"attente_reelle": _yes_or_no()},
    "delais": {"ecran": _seconds(), "message": _seconds()},
    "consentement": {deed: _yes_or_no() for deed in DEEDS},
}
FREE = {
    "lectures": "la clé d'une lecture de guide/ambiguites.toml",
    "sans_objet": "la raison, en une phrase",
    "elements": 'la clé entre guillemets et un sélecteur : "identification.contact" = "css=#contact"',
}
"""The tables whose keys are those of the guide or of the screens, and what each of their values is."""
