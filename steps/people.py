"""The words of the tables that fill the identification forms.

A row says what the insurer's file knows of the member, then what the visitor enters. What it leaves unsaid is drawn
at random in the file, and right in the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from typing import Any

from fixtures.members import Member, Members
from fixtures.site import Site
from pages.identification import (
    FRENCH_DATE,
    BirthDateIdentificationScreen,
    CaptchaSolver,
    Identification,
)

ONE_DAY = timedelta(days=1)
FIRST_ZONE = timezone(timedelta(hours=14))
"""Where each day begins first."""
BLANKS = {"vide": "", "trois espaces": "   "}
QUOTED = re.compile(r"« (.+) »")
"""A text that is entered to the letter."""
IMITATED = re.compile(r"(.+), écrit (.+)")
"""« mon portable, écrit 06 12 34 56 78 »: the digits are the member's own, the rest is the model's."""
IDENTIFIERS: dict[str, Callable[[str], str]] = {
    "le mien": str,
    "le mien, sans son dernier chiffre": lambda number: number[:-1],
    "le mien, suivi d'un 0": lambda number: f"{number}0",
    "le mien, précédé d'un 0": lambda number: f"0{number}",
    "le mien, sans ses zéros de tête": lambda number: number.lstrip("0"),
    "le mien, une lettre à la fin": lambda number: f"{number[:-1]}a",
    "le mien, entre deux espaces": lambda number: f" {number} ",
    "le mien, en chiffres pleine chasse": lambda number: in_other_digits(
        number, zero="\N{FULLWIDTH DIGIT ZERO}"
    ),
    "le mien, en chiffres arabes": lambda number: in_other_digits(number, zero="\N{ARABIC-INDIC DIGIT ZERO}"),
}
CONTACTS = {
    "mon e-mail": ("member", "email"),
    "mon portable": ("member", "phone"),
    "l'e-mail d'un ayant droit": ("dependant", "email"),
    "le portable d'un ayant droit": ("dependant", "phone"),
    "l'e-mail d'un autre adhérent": ("other", "email"),
    "le portable d'un autre adhérent": ("other", "phone"),
    "un e-mail inconnu": ("stranger", "email"),
    "un portable inconnu": ("stranger", "phone"),
    "mon e-mail, à un autre domaine": ("namesake", "email"),
}
BIRTH_DATES: dict[str, Callable[[People], date]] = {
    "la mienne": lambda people: people.member.birth_date,
    "la veille de la mienne": lambda people: people.member.birth_date - ONE_DAY,
    "le lendemain de la mienne": lambda people: people.member.birth_date + ONE_DAY,
    "celle d'un ayant droit": lambda people: people.dependant.birth_date,
    "demain": lambda _: tomorrow(),
}
VERIFICATIONS: dict[str, Callable[[str], str]] = {
    "juste": str,
    "vide": lambda _: "",
    "fausse": lambda answer: ("b" if answer[0] in "aA" else "a") + answer[1:],
    "sans son dernier caractère": lambda answer: answer[:-1],
    "un caractère de trop": lambda answer: answer + answer[-1],
}
NUMBERS = {"des zéros en tête": "0001", "aucun zéro en tête": "1234"}
"""How a member number starts. It ends as the phone drawn, which no other member of the run has."""
PHONES = {"06": "0639", "07": "0700"}
"""How a phone starts: 06 39 98 is kept for fiction; 07 00 is for numbers of fourteen digits, which nobody calls."""
FILE: dict[str, Callable[[Member, str], dict[str, Any]]] = {
    "identifiant du dossier": lambda drawn, words: {"number": NUMBERS[words] + drawn.phone[-4:]},
    "e-mail du dossier": lambda drawn, words: {"email": own_address(words, drawn.email.partition("@")[0])},
    "portable du dossier": lambda drawn, words: {"phone": PHONES[words] + drawn.phone[-6:]},
    "né le": lambda _, words: {"birth_date": tomorrow() if words == "demain" else day_of(words)},
}
"""What the file of a drawn member is made to say."""
WRONG_AS_WRITTEN: dict[str, tuple[str, Callable[[str], bool]]] = {
    "identifiant": (
        "identifier",
        lambda words: words not in ("le mien", "le mien, entre deux espaces"),
    ),
    "contact": ("contact", lambda words: to_the_letter(words) is not None),
    "date de naissance": (
        "birth_date",
        lambda words: to_the_letter(words) is not None or is_no_day(words),
    ),
    "vérification": ("captcha_answer", lambda words: words != "juste"),
}
"""The field that each column fills, and whether what a row enters there is wrong by itself, whoever the member is."""


class People:
    """Those of whom a row speaks; only its member, and another one if it names one, are known to the site."""

    def __init__(self, members: Members, site: Site, row: Mapping[str, str]) -> None:
        self._members = members
        self._site = site
        told = FILE.keys() & row.keys()
        member = members.drawn()
        for column in told:
            member = replace(member, **FILE[column](member, row[column]))
        size, _, state = row.get("foyer", "1 personne").partition(", espace ")
        self.dependants = tuple(members.drawn() for _ in range(1, int(size.split()[0])))
        create = members.active if state == "activé" else members.registered
        in_particular = [member] if told or self.dependants else []
        self.member: Member = create(*in_particular, *self.dependants)

    def secret(self, value: str) -> str:
        """Return what is entered, to be masked wherever it is seen."""
        return self._members.secrets.keep(value)

    @property
    def dependant(self) -> Member:
        """Someone else of the member's household."""
        return self.dependants[0]

    @cached_property
    def other(self) -> Member:
        """Another member."""
        return self._members.registered()

    @cached_property
    def stranger(self) -> Member:
        """Someone whom the insurer does not know."""
        return self._members.drawn()

    @cached_property
    def namesake(self) -> Member:
        """Someone whom the insurer does not know either, whose address is the member's but for its domain."""
        return replace(self._members.drawn(), email=self.member.email.replace("@", "@ailleurs."))

    def contact(self, words: str) -> str:
        """Return what a visitor enters as contact."""
        if (text := to_the_letter(words)) is not None:
            return text
        if words == "mon e-mail, domaine en majuscules":
            name, at, domain = self.member.email.partition("@")
            return name + at + domain.upper()
        imitated = IMITATED.fullmatch(words)
        who, kind = CONTACTS[imitated[1] if imitated else words]
        contact: str = getattr(getattr(self, who), kind)
        return in_the_manner_of(imitated[2], contact.removeprefix("0")) if imitated else contact

    def identifier(self, words: str) -> str:
        """Return what a visitor enters as identifier."""
        if (text := to_the_letter(words)) is not None:
            return text
        if imitated := IMITATED.fullmatch(words):
            return in_the_manner_of(imitated[2], self.member.number)
        return IDENTIFIERS[words](self.member.number)

    def birth_date(self, words: str) -> str:
        """Return what a visitor enters as birth date, in French."""
        if FRENCH_DATE.fullmatch(words):
            return words
        if (text := to_the_letter(words)) is not None:
            return text
        return f"{BIRTH_DATES[words](self):%d/%m/%Y}"

    def destination(self, words: str) -> str:
        """Return the mail address where messages to a contact arrive."""
        who, kind = CONTACTS[words.partition(",")[0]]
        person: Member = getattr(self, who)
        return (
            self._site.text_message_address(person.phone) if kind == "phone" else mail_address(person.email)
        )

    def addresses(self) -> list[str]:
        """Return every mail address of those of whom the row spoke so far."""
        spoken_of = [vars(self)[name] for name in ("other", "stranger", "namesake") if name in vars(self)]
        people = [self.member, *self.dependants, *spoken_of]
        return [
            address
            for person in people
            for address in self._site.inboxes(mail_address(person.email), person.phone)
        ]


def entries(
    form: Identification, row: Mapping[str, str], people: People, solve: CaptchaSolver
) -> dict[str, str]:
    """Return what a row makes a visitor enter, by the names of the form's fields."""
    values = {
        "contact": people.contact(row.get("contact", "mon e-mail")),
        "captcha_answer": people.secret(
            VERIFICATIONS[row.get("vérification", "juste")](form.captcha_text(solve))
        ),
    }
    if isinstance(form, BirthDateIdentificationScreen):
        values["birth_date"] = form.written(people.birth_date(row.get("date de naissance", "la mienne")))
    else:
        values["identifier"] = people.identifier(row.get("identifiant", "le mien"))
    return values


def fields_at_fault(row: Mapping[str, str]) -> list[str]:
    """Return the names of the fields that an error is to designate (ambiguity A29).

    Not those of a contact or of a date that are nobody's: the site may keep that to itself (ambiguity A30).
    """
    return [
        name
        for column, (name, is_wrong) in WRONG_AS_WRITTEN.items()
        if column in row and is_wrong(row[column])
    ]


def tomorrow() -> date:
    """Return a day that has not come yet anywhere."""
    return datetime.now(FIRST_ZONE).date() + ONE_DAY


def day_of(words: str) -> date:
    """Return the day that a French date tells."""
    return datetime.strptime(words, "%d/%m/%Y").date()


def is_no_day(words: str) -> bool:
    """Tell whether a French date tells a day that no calendar has."""
    if not FRENCH_DATE.fullmatch(words):
        return False
    try:
        day_of(words)
    except ValueError:
        return True
    return False


def to_the_letter(words: str) -> str | None:
    """Return the blank or the quoted text that the words are, if they are one."""
    quoted = QUOTED.fullmatch(words)
    return quoted[1] if quoted else BLANKS.get(words)


def own_address(words: str, name: str) -> str:
    """Return an address of which a part is a member's own name: 254 characters are the most that mail carries."""
    if words != "254 caractères":
        return words.replace("…", name)
    domain = ".".join(letter * 63 for letter in "xyz") + ".recette.example"
    return f"{name:x<{254 - len('@') - len(domain)}}@{domain}"


def mail_address(address: str) -> str:
    """Return an e-mail address as mail writes it: the accents of its domain are encoded."""
    name, at, domain = address.partition("@")
    return name + at + domain.encode("idna").decode()


def in_the_manner_of(model: str, digits: str) -> str:
    """Write digits as a model does: its last ones give way to them, its prefix and its spaces remain."""
    backwards = reversed(digits)
    written = [next(backwards, mark) if mark.isdigit() else mark for mark in reversed(model)]
    return "".join(reversed(written))


def in_other_digits(number: str, *, zero: str) -> str:
    """Write a number with the digits of another script."""
    return "".join(chr(ord(zero) + int(digit)) for digit in number)
