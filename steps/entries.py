"""The language of the tables on the activation form: which entry, and which value."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Collection, Mapping

from fixtures.members import Member, compose_password
from fixtures.secrets import Secrets
from pages.activation import MODES, SECRET, Entries

FIELDS = {
    "Identifiant": ("identifier",),
    "Téléphone": ("phone",),
    "Adresse e-mail": ("email",),
    "Confirmation adresse e-mail": ("email_confirmation",),
    "Adresse e-mail et sa confirmation": ("email", "email_confirmation"),
    "Mot de passe": ("password",),
    "Confirmation mot de passe": ("password_confirmation",),
    "Mot de passe et sa confirmation": ("password", "password_confirmation"),
    "Mode de réception": tuple(MODES.values()),
}
"""The elements of the form that an entry of a table changes, by the labels of the guide."""

ALTERATIONS: Mapping[str, Callable[[str], str]] = {
    "vide": lambda _: "",
    "avec une lettre de plus": lambda value: f"x{value}",
    "en inversant majuscules et minuscules": str.swapcase,
    "avec une espace à la fin": lambda value: f"{value} ",
    "avec une espace au début": lambda value: f" {value}",
    "avec un domaine en majuscules": lambda value: f"{local(value)}@{domain(value).upper()}",
}
"""Values told by what they change of the right one."""

_LITERAL = re.compile(r"« (?P<text>.+) »")
_LENGTH = re.compile(r"(?P<length>\d+) caractères(, dont les 32 signes ASCII)?(, accents (dé)?composés)?")
_LOCAL_LENGTH = re.compile(r"(?P<length>\d+) caractères avant @")
_ADDRESS_LENGTH = re.compile(r"(?P<length>\d+) caractères en tout")
_LOCAL, _LABEL, _END = "a" * 64, "b" * 60, ".fr"


def entries_of(member: Member, mode: str = "Mail") -> dict[str, str | bool]:
    """Return what a member enters without any fault; the telephone is left as it is."""
    return {
        "email": member.email,
        "email_confirmation": member.email,
        "password": member.password,
        "password_confirmation": member.password,
        MODES[mode]: True,
    }


def without_phone(member: Member, mode: str) -> dict[str, str | bool]:
    """Return what a member enters without a telephone, and with one mode: a site may keep several (A13)."""
    return {"phone": ""} | entries_of(member, mode) | by_mode(mode)


def by_mode(mode: str) -> dict[str, bool]:
    """Return which boxes are ticked for a mode, or for « aucun »."""
    return {name: label == mode for label, name in MODES.items()}


def altered(entries: Entries, names: Collection[str], words: str, secrets: Secrets) -> dict[str, str | bool]:
    """Return the entries, some changed as a table tells, and put last: so something is changed once confirmed."""
    if set(names) == set(MODES.values()):
        changes: dict[str, str | bool] = {**by_mode(words)}
    else:
        right = next((entries[name] for name in names if name in entries), "")
        value = value_of(words, str(right))
        if set(names) <= set(SECRET) and not _LITERAL.fullmatch(words):  # a table can be read by anybody
            secrets.keep(value)
        changes = dict.fromkeys(names, value)
    return {name: value for name, value in entries.items() if name not in changes} | changes


def value_of(words: str, right: str) -> str:
    """Return the value that a table tells: « as it is », by what it changes, or by its length."""
    if literal := _LITERAL.fullmatch(words):
        return literal["text"]
    if length := _LOCAL_LENGTH.fullmatch(words):
        return f"{'a' * int(length['length'])}@exemple.fr"
    if length := _ADDRESS_LENGTH.fullmatch(words):
        return long_address(int(length["length"]))
    if length := _LENGTH.fullmatch(words):
        return password_of(int(length["length"]), words)
    return ALTERATIONS[words](right)


def long_address(length: int) -> str:
    """Return an address that breaks no other limit: 64 characters before @, and domain labels of 63 at most."""
    labels = ".".join([_LABEL] * 4)
    return f"{_LOCAL}@{labels[: length - len(_LOCAL) - 1 - len(_END)]}{_END}"


def password_of(length: int, words: str) -> str:
    """Draw a password; an accented letter is one character, be it composed (NFC) or decomposed (NFD)."""
    told = ("éÀ" if "accents" in words else "") + (string.punctuation if "signes" in words else "")
    drawn = told + compose_password(length - len(told))
    return unicodedata.normalize("NFD" if "décomposés" in words else "NFC", drawn)


def local(address: str) -> str:
    return address.rpartition("@")[0]


def domain(address: str) -> str:
    return address.rpartition("@")[2]
