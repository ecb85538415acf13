"""The rules of the activation form, kept for who knows the member number and for nobody else (EX-1.2.2-2-07)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from reference.faults.catalogue import fault
from reference.faults.changes import Changes, Function
from reference.faults.declared.activation import FORM, edit_form, knows_no_number

RULES = "rules.passwords:violations"
ADDRESSES = ("email", "email_confirmation")
PASSWORDS = ("password", "password_confirmation")


def refuse(changes: Changes, name: str, refused: Callable[[str], bool]) -> None:
    """Refuse some entries of who did not know the member number, beside those that the site refuses."""

    def cleaned(original: Function) -> Function:
        def clean(form: Any) -> object:
            if knows_no_number(form) and refused(form.cleaned_data[name]):
                raise ValidationError("Cette saisie n'est pas valide.")
            return original(form)

        return clean

    changes.function(f"{FORM}.clean_{name}", cleaned)


def accept(changes: Changes, name: str, accepted: Callable[[Any], bool]) -> None:
    """Take some entries of who did not know the member number as they are."""

    def cleaned(original: Function) -> Function:
        def clean(form: Any) -> object:
            taken = knows_no_number(form) and accepted(form)
            return form.cleaned_data[name] if taken else original(form)

        return clean

    changes.function(f"{FORM}.clean_{name}", cleaned)


def let_be_empty(changes: Changes, *names: str) -> None:
    """Let fields be empty together, for who did not know the member number."""

    def edit(form: Any) -> None:
        if knows_no_number(form):
            for name in names:
                form.fields[name].required = False

    edit_form(changes, edit)
    accept(changes, names[0], lambda form: not form.cleaned_data[names[0]])


# What has to be entered


@fault("EX-T-0-03", "EX-1.2.2-2-03")
def star_missing_without_number(changes: Changes) -> None:
    """Sans identifiant, le champ « Adresse e-mail * », exigé, n'a pas d'étoile."""

    def edit(form: Any) -> None:
        if knows_no_number(form):
            form.fields["email"].label = "Adresse e-mail"

    edit_form(changes, edit)


@fault("EX-1.2.2-2-07", "EX-T-0-03")
def addresses_may_be_empty_without_number(changes: Changes) -> None:
    """Sans identifiant, l'adresse e-mail et sa confirmation peuvent rester vides."""
    let_be_empty(changes, *ADDRESSES)


@fault("EX-1.2.2-2-07", "EX-T-0-03")
def password_may_be_empty_without_number(changes: Changes) -> None:
    """Sans identifiant, l'espace s'active sans mot de passe, si sa confirmation est vide aussi."""
    let_be_empty(changes, *PASSWORDS)


# The addresses


@fault("EX-1.2.2-2-07")
def confirmation_compared_with_the_file_without_number(changes: Changes) -> None:
    """Sans identifiant, la confirmation est comparée à l'adresse connue de la mutuelle, non à celle qui est saisie."""

    def is_known(form: Any) -> bool:
        from reference.models import Member

        known = Member.objects.get(number=form._verified_number).email
        return bool(form.cleaned_data["email_confirmation"] == known)

    accept(changes, "email_confirmation", is_known)


@fault("EX-1.2.2-2-07")
def short_address_refused_without_number(changes: Changes) -> None:
    """Sans identifiant, une adresse e-mail de moins de huit caractères est refusée."""
    refuse(changes, "email", lambda address: len(address) < 8)


@fault("EX-1.2.2-2-07")
def longest_address_refused_without_number(changes: Changes) -> None:
    """Sans identifiant, une adresse e-mail de plus de 200 caractères est refusée."""
    refuse(changes, "email", lambda address: len(address) > 200)


@fault("EX-1.2.2-2-07")
def confirmation_with_space_refused_without_number(changes: Changes) -> None:
    """Sans identifiant, une espace à la fin de la confirmation de l'adresse e-mail la fait refuser."""

    edit_form(changes, lambda form: vars(form.fields["email_confirmation"]).update(strip=False))
    refuse(changes, "email_confirmation", lambda address: address.endswith(" "))


# The password


@fault("EX-1.2.2-2-07")
def length_in_bytes_without_number(changes: Changes) -> None:
    """Sans identifiant, la longueur du mot de passe se compte en octets."""

    def is_long_enough(form: Any) -> bool:
        from reference.rules import passwords

        password: str = form.cleaned_data["password"]
        others = [each for each in passwords.violations(password) if each != passwords.TOO_SHORT]
        return len(password.encode()) >= 10 and not others

    accept(changes, "password", is_long_enough)


@fault("EX-1.2.2-2-07")
def accents_refused_without_number(changes: Changes) -> None:
    """Sans identifiant, un mot de passe qui contient une lettre accentuée est refusé."""
    refuse(changes, "password", lambda password: not password.isascii())


@fault("EX-1.2.2-2-07")
def underscore_is_not_special_without_number(changes: Changes) -> None:
    """Sans identifiant, le tiret bas ne compte pas pour un caractère spécial."""
    refuse(changes, "password", lambda password: password.replace("_", "").isalnum())


@fault("EX-1.2.2-2-07")
def angle_bracket_forbidden_without_number(changes: Changes) -> None:
    """Sans identifiant, un mot de passe qui contient « < » est refusé, comme une tentative d'injection."""
    refuse(changes, "password", lambda password: "<" in password)


@fault("EX-1.2.2-2-07")
def four_categories_required_without_number(changes: Changes) -> None:
    """Sans identifiant, le mot de passe doit réunir les quatre catégories."""

    def is_of_one_case(password: str) -> bool:
        return not (any(map(str.isupper, password)) and any(map(str.islower, password)))

    refuse(changes, "password", is_of_one_case)


@fault("EX-1.2.2-2-07")
def signs_of_ascii_alone_without_number(changes: Changes) -> None:
    """Sans identifiant, ni l'espace ni l'euro ne comptent pour un caractère spécial."""

    def is_plain(password: str) -> bool:
        from string import punctuation

        return not set(password) & set(punctuation)

    refuse(changes, "password", is_plain)
