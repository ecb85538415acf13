"""What the harness must know of a site before it judges it: one TOML file for each site."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from guide.ambiguities import ambiguities
from guide.register import requirements
from pages.consent import DEEDS
from pages.elements import described
from pages.patience import MESSAGE, SCREEN
from targets.keys import FREE, KEYS, Key
from targets.source import Source, names_a_variable

FOLDER = Path(__file__).parent
KNOWN: Mapping[str, tuple[Callable[[], Mapping[str, object]], str]] = {
    "lectures": (ambiguities, "guide/ambiguites.toml"),
    "sans_objet": (requirements, "guide/exigences.csv"),
    "elements": (described, "targets/ELEMENTS.md"),
}
"""The keys of the tables that speak of the guide or of its screens, and where they are listed."""


class ProfileError(Exception):
    """A profile can't be used; the message says in French what is wrong with it, all at once."""


@dataclass(frozen=True)
class Addresses:
    """Where a deployed site is."""

    login: str
    public_page: str = ""
    in_clear: str = ""
    """An address of the site without encryption; empty for the login page's, over HTTP."""
    version: str = ""
    authority: Path | None = None
    """Who signed its certificate, if not an authority that this machine knows."""


@dataclass(frozen=True)
class SupportAccess:
    """The address by which a site lets itself be arranged, and what it offers there."""

    url: str
    token: str = field(repr=False)
    offers: frozenset[str]
    """Some of ``targets.keys.CAPABILITIES``."""


@dataclass(frozen=True)
class MailboxAccess:
    """The mailbox that receives what a site sends: a Mailpit or an IMAP account."""

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    authority: Path | None = None
    folder: str = "INBOX"
    smtp: str = ""
    """``host:port`` where a probe message may be handed in; empty when there is none."""
    recipients: str = ""
    """The address of a member, with ``{nom}``; empty when any address is received."""


@dataclass(frozen=True)
class SinkAccess:
    """The address that gives back the text messages received."""

    url: str
    token: str = field(default="", repr=False)
    authority: Path | None = None


@dataclass(frozen=True)
class Profile:
    """A site to judge. Texts are French."""

    name: str
    readings: Mapping[str, str]
    """The reading that judges, by ambiguity: ids and keys of ``guide/ambiguites.toml``."""
    not_offered: Mapping[str, str]
    """Why the site does not offer what a requirement asks, by requirement id."""
    site: Addresses | None = None
    """Where it is; None for the reference, which is started with the run."""
    support: SupportAccess | None = None
    mailbox: MailboxAccess | None = None
    """None for the one that the environment names, or that is started with the run."""
    text_message_address: str = ""
    """The mail address that stands for a mobile phone, with ``{numero}``."""
    text_message_sink: SinkAccess | None = None
    """Where text messages are read, when no mail address stands for a phone."""
    captcha_answer: str = ""
    """What always answers a verification image; empty when nothing does."""
    captcha_person: bool = False
    """Whether a person types the answer, in a window."""
    members_file: Path | None = None
    waits_for_real: bool = False
    """Whether the age of a code is waited for."""
    screen_seconds: float = SCREEN
    message_seconds: float = MESSAGE
    consents: frozenset[str] = frozenset()
    """What may be done for good to the site: some of ``pages.consent.DEEDS``."""
    elements: Mapping[str, str] = field(default_factory=dict)
    """Selectors that find elements in place of their labels, by the key of the element."""

    @property
    def waits(self) -> bool:
        """Whether codes are waited for: what a site makes older on demand need not be."""
        return self.waits_for_real and not (self.support and "age_du_code" in self.support.offers)


def read_profile(target: str, environ: Mapping[str, str] = os.environ) -> Profile:
    """Read the profile of that name in this folder, or at that path. Raises ``ProfileError``."""
    path = Path(target) if target.endswith(".toml") else FOLDER / f"{target}.toml"
    path = path if path.exists() else FOLDER / path.name
    try:
        source = Source(path.read_text(encoding="utf-8"), environ)
        problems = sorted(problems_of(source, path.parent))
    except FileNotFoundError:
        known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.toml")))
        raise ProfileError(f"Profil « {target} » introuvable ({path}). Profils connus : {known}.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path.name} est illisible ({error}). Corrigez-le en TOML, UTF-8.") from error
    if problems:
        told = (f"ligne {line} : {problem}" for line, problem in problems)
        raise ProfileError(f"{path.name} est à corriger :\n  " + "\n  ".join(told))
    return _profile(source.values, path.parent)


def problems_of(source: Source, folder: Path) -> Iterator[tuple[int, str]]:
    """Yield what is wrong in a profile, each with its line."""
    values = {"": {}, **_tables(source.raw)}
    for table, keys in values.items():
        if table not in KEYS and table not in FREE:
            known = ", ".join(f"[{name}]" for name in (*KEYS, *FREE) if name)
            yield source.line(table), f"[{table}] est inconnu. Choisissez parmi : {known}."
        elif not isinstance(keys, dict):
            yield source.line("", table), f"« {table} » vaut {keys!r}, ce doit être une table : [{table}]."
        elif table in FREE:
            yield from _problems_of_free(source, table, keys)
        else:
            yield from _problems_of_table(source, table, keys)
    yield from _problems_of_site(source, values)
    yield from _problems_together(source, values, folder)


def _tables(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is written by table; what comes before the first one is under an empty name."""
    tables: dict[str, Any] = {"": {}}
    for key, value in raw.items():
        if isinstance(value, dict) or key in KEYS or key in FREE:
            tables[key] = value
        else:
            tables[""][key] = value
    return tables


def _problems_of_free(source: Source, table: str, keys: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    known, where = KNOWN[table]
    for key, value in keys.items():
        if not isinstance(value, str) or not value.strip():
            yield source.line(table, key), f"[{table}] {key} vaut {value!r}. Écrivez {FREE[table]}."
        elif key not in known():
            near = ", ".join(get_close_matches(key, known()))
            nearest = f"Au plus près : {near}. " if near else ""
            yield (
                source.line(table, key),
                f"[{table}] {key} est inconnu. {nearest}Toutes les clés sont dans {where}.",
            )
        elif table == "lectures":
            for problem in problems_of_reading(key, value):
                yield source.line(table, key), f"[{table}] {problem}"


def problems_of_reading(name: str, key: str) -> Iterator[str]:
    """Yield in French what is wrong in the choice of a reading of an ambiguity of the guide."""
    ambiguity = ambiguities().get(name)
    if ambiguity is None:
        yield f"{name} est inconnu. Toutes les clés sont dans guide/ambiguites.toml."
    elif not ambiguity.reading(key):
        readings = ", ".join(reading.key for reading in ambiguity.readings)
        yield f"{name} vaut « {key} », lecture inconnue. Choisissez parmi : {readings}."
    elif not ambiguity.executable and key != ambiguity.default:
        yield f"{name} vaut « {key} », que la recette ne sait pas observer. Ôtez ce choix."


def _problems_of_table(source: Source, table: str, keys: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    where = f"[{table}] " if table else ""
    for key, value in keys.items():
        known = KEYS[table].get(key)
        if known is None:
            names = ", ".join(KEYS[table])
            yield source.line(table, key), f"{where}{key} est inconnu. Choisissez parmi : {names}."
        else:
            for problem in _problems_of_value(source, known, table, key, value):
                yield source.line(table, key), f"{where}{key} {problem}"
    for key, known in KEYS[table].items():
        if known.required and key not in keys:
            yield source.line(table), f"{where}{key} manque. Écrivez {known.expected}."


def _problems_of_value(source: Source, known: Key, table: str, key: str, value: object) -> Iterator[str]:
    if known.secret and not names_a_variable(value):
        yield f"est écrit en clair, alors que ce fichier se partage. Écrivez {known.expected}."
        return
    if unset := source.unset(value):
        yield f"demande la variable d'environnement {unset[0]}, qui n'est pas renseignée. Renseignez-la."
        return
    filled = source.values.get(table, {}).get(key) if table else source.values.get(key)
    if not known.accepts(filled):
        yield f"vaut {value!r}. Écrivez {known.expected}."


def _problems_of_site(source: Source, tables: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    bundled = tables[""].get("reference")
    if "site" not in tables and not bundled:
        yield 1, "[site] manque : dites où est le site, au moins sa page de connexion."
    if "site" in tables and bundled:
        yield source.line("", "reference"), "reference et [site] s'excluent. Gardez ce qui convient."
    if "site" in tables and "boite" not in tables:
        yield (
            source.line("site"),
            "[boite] manque : un site déployé ailleurs envoie ses codes quelque part.",
        )


def _problems_together(source: Source, tables: Mapping[str, Any], folder: Path) -> Iterator[tuple[int, str]]:
    """Yield what is wrong of keys that are right each by itself."""
    for table, one, other in (("sms", "adresse", "recueil"), ("verification", "reponse", "personne")):
        keys = tables.get(table, {})
        if isinstance(keys, dict) and len({one, other} & set(keys)) == 2:
            yield (
                source.line(table, other),
                f"[{table}] {one} et {other} s'excluent. Gardez celui qui convient.",
            )
    text_messages = tables.get("sms", {})
    if isinstance(text_messages, dict) and "recueil" not in text_messages:
        for key in {"jeton", "autorite"} & set(text_messages):
            yield (
                source.line("sms", key),
                f"[sms] {key} ne sert qu'avec recueil. Écrivez recueil, ou ôtez-la.",
            )
    for table, key in (
        *((table, "autorite") for table in ("site", "boite", "sms")),
        ("adherents", "fichier"),
    ):
        keys = source.values.get(table, {})
        name = keys.get(key) if isinstance(keys, dict) else None
        if isinstance(name, str) and name and not (folder / name).is_file():
            yield source.line(table, key), f"[{table}] {key} : le fichier {folder / name} n'existe pas."


def _profile(values: Mapping[str, Any], folder: Path) -> Profile:
    site, support, mailbox = (values.get(table) for table in ("site", "support", "boite"))
    text_messages = values.get("sms", {})
    members = values.get("adherents", {}).get("fichier")
    captcha, budgets = values.get("verification", {}), values.get("delais", {})
    consents = values.get("consentement", {})
    return Profile(
        name=values["nom"],
        readings=values.get("lectures", {}),
        not_offered=values.get("sans_objet", {}),
        site=site and _addresses(site, folder),
        support=support and _support(support),
        mailbox=mailbox and _mailbox(mailbox, folder),
        text_message_address=text_messages.get("adresse", ""),
        text_message_sink=_sink(text_messages, folder) if "recueil" in text_messages else None,
        captcha_answer=captcha.get("reponse", ""),
        captcha_person=captcha.get("personne", False),
        members_file=folder / members if members else None,
        waits_for_real=values.get("code", {}).get("attente_reelle", False),
        screen_seconds=budgets.get("ecran", SCREEN),
        message_seconds=budgets.get("message", MESSAGE),
        consents=frozenset(deed for deed in DEEDS if consents.get(deed)),
        elements=values.get("elements", {}),
    )


def _addresses(keys: Mapping[str, str], folder: Path) -> Addresses:
    return Addresses(
        login=keys["connexion"],
        public_page=keys.get("publique", ""),
        in_clear=keys.get("en_clair", ""),
        version=keys.get("version", ""),
        authority=_authority(keys, folder),
    )


def _support(keys: Mapping[str, Any]) -> SupportAccess:
    return SupportAccess(keys["adresse"], keys.get("jeton", ""), frozenset(keys["offre"]))


def _mailbox(keys: Mapping[str, str], folder: Path) -> MailboxAccess:
    return MailboxAccess(
        url=keys["adresse"],
        user=keys.get("utilisateur", ""),
        password=keys.get("mot_de_passe", ""),
        authority=_authority(keys, folder),
        folder=keys.get("dossier", "INBOX"),
        smtp=keys.get("smtp", ""),
        recipients=keys.get("destinataires", ""),
    )


def _sink(keys: Mapping[str, str], folder: Path) -> SinkAccess:
    return SinkAccess(keys["recueil"], keys.get("jeton", ""), _authority(keys, folder))


def _authority(keys: Mapping[str, str], folder: Path) -> Path | None:
    return folder / keys["autorite"] if "autorite" in keys else None
