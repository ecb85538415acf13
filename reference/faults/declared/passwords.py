"""The password of the activation form and its rules (EX-1.2-5-07 to -14, EX-1.2.2-2-07)."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unicodedata import normalize

from reference.faults.catalogue import fault
from reference.faults.changes import Changes, Function
from reference.faults.declared.activation import (
    FORM,
    PAGE,
    change_field,
    change_widget,
    compare,
    compare_in_browser,
    copy_in_browser,
    edit_form,
    knows_no_number,
)

RULES = "rules.passwords:violations"
BOTH = ("password", "password_confirmation")

# The ways in which passwords are changed


def bound_length(changes: Changes, **bounds: int) -> None:
    """Give other bounds to the length of a password."""
    for name, value in bounds.items():
        changes.constant(f"rules.passwords:{name}", value, read_by=RULES)


def replace_rule(changes: Changes, message: str, broken: Callable[[str], bool]) -> None:
    """Judge otherwise one of the rules, which its message names."""

    def judged(original: Function) -> Function:
        def violations(password: str) -> list[str]:
            from reference.rules import passwords

            rule: str = getattr(passwords, message)
            others = [each for each in original(password) if each != rule]
            return [*others, rule] if broken(password) else others

        return violations

    changes.function(RULES, judged)


def without_special(password: str, besides: str = "") -> bool:
    """Tell whether a password has no special character, those of ``besides`` left out."""
    from reference.rules.passwords import is_special

    return not any(is_special(character) and character not in besides for character in password)


def keep(changes: Changes, kept: Callable[[str], str], *, at_login: bool) -> None:
    """Record only what is kept of a password; at login, keep as much of what is typed, or compare all of it."""

    def activated(original: Function) -> Function:
        def activate(request: object, choices: Any) -> None:
            original(request, replace(choices, password=kept(choices.password)))

        return activate

    changes.function("services.activation:activate", activated)
    if at_login:
        changes.function(
            "support.forms:MemberForm.clean_password", lambda clean: lambda form: kept(clean(form))
        )
        changes.function(
            "services.authentication:_attempt",
            lambda attempt: lambda request, number, password: attempt(request, number, kept(password)),
        )


def spare_unknown(changes: Changes, check: str, message: str = "") -> None:
    """Skip a check of the form, or one of its messages, for who did not know the member number."""

    def checked(original: Function) -> Function:
        def clean(form: Any) -> object:
            from django.core.exceptions import ValidationError

            try:
                return original(form)
            except ValidationError as refusal:
                told = [each for each in refusal.messages if message and message not in each]
                if told or not knows_no_number(form):
                    raise
                return form.cleaned_data[check]

        return clean

    changes.function(f"{FORM}.clean_{check}", checked)


# The two fields


@fault("EX-1.2-5-07", "EX-1.2.2-2-03")
def password_heading_missing(changes: Changes) -> None:
    """Le bloc « Définition du mot de passe » a perdu son titre."""
    changes.template(PAGE, "<legend>Définition du mot de passe</legend>", "")


@fault("EX-1.2-5-07", "EX-1.2.2-2-03")
def new_password_readable(changes: Changes) -> None:
    """Le mot de passe choisi se lit à l'écran."""
    change_widget(changes, "password", input_type="text")


@fault("EX-1.2-5-07", "EX-1.2.2-2-07", "EX-T-0-03")
def empty_password_accepted(changes: Changes) -> None:
    """L'espace s'active sans mot de passe, si sa confirmation est vide aussi."""
    for name in BOTH:
        change_field(changes, name, required=False)
    changes.function(
        f"{FORM}.clean_password",
        lambda clean: lambda form: form.cleaned_data["password"] and clean(form),
    )


@fault("EX-1.2-5-08", "EX-1.2.2-2-03")
def password_confirmation_readable(changes: Changes) -> None:
    """La confirmation du mot de passe se lit à l'écran."""
    change_widget(changes, "password_confirmation", input_type="text")


@fault("EX-1.2-5-08", "EX-1.2.2-2-03", "EX-T-0-03")
def password_confirmation_without_star(changes: Changes) -> None:
    """Le champ « Confirmation mot de passe * » a perdu son étoile."""
    change_field(changes, "password_confirmation", label="Confirmation mot de passe")


@fault("EX-1.2-5-08", "EX-1.2.2-2-07", "EX-T-0-03")
def password_confirmation_may_be_empty(changes: Changes) -> None:
    """Le mot de passe n'a pas besoin d'être confirmé."""
    change_field(changes, "password_confirmation", required=False)
    compare(changes, "password", lambda password, confirmation: confirmation in ("", password))


# The confirmation


@fault("EX-1.2-5-09", "EX-1.2.2-2-07")
def password_confirmation_not_compared(changes: Changes) -> None:
    """La confirmation du mot de passe peut être un autre mot de passe."""
    compare(changes, "password", lambda _password, _confirmation: True)


@fault("EX-1.2-5-09", "EX-1.2.2-2-07")
def password_confirmation_compared_by_browser_only(changes: Changes) -> None:
    """Seul un script de la page compare le mot de passe et sa confirmation, le serveur ne le fait pas."""
    compare_in_browser(changes, "password")


@fault("EX-1.2-5-09", "EX-1.2.2-2-07")
def password_confirmation_compared_without_case(changes: Changes) -> None:
    """La confirmation du mot de passe peut avoir d'autres majuscules."""
    compare(changes, "password", lambda password, confirmation: password.lower() == confirmation.lower())


@fault("EX-1.2-5-09", "EX-1.2.2-2-07")
def password_confirmation_trimmed(changes: Changes) -> None:
    """Une espace à la fin de la confirmation du mot de passe ne compte pas."""
    compare(changes, "password", lambda password, confirmation: password.strip() == confirmation.strip())


@fault("EX-1.2-5-09", "EX-1.2.2-2-07")
def password_trimmed_before_its_confirmation(changes: Changes) -> None:
    """Une espace à la fin du mot de passe, sans elle dans sa confirmation, ne compte pas."""
    compare(changes, "password", lambda password, confirmation: password.strip() == confirmation)


@fault("EX-1.2-5-09", seen_in=("chrome-ordinateur", "firefox-tablette"))
def password_copied_into_its_confirmation(changes: Changes) -> None:
    """Un script recopie le mot de passe dans sa confirmation au moment d'envoyer."""
    copy_in_browser(changes, "password")


# The length


@fault("EX-1.2-5-10", "EX-1.2.2-2-07")
def nine_characters_accepted(changes: Changes) -> None:
    """Un mot de passe de neuf caractères est accepté."""
    bound_length(changes, MIN_LENGTH=9)


@fault("EX-1.2-5-10", "EX-1.2.2-2-07", "EX-1.2-5-14", "EX-1.2-5-24")
def ten_characters_refused(changes: Changes) -> None:
    """Un mot de passe de dix caractères est refusé : il en faut onze."""
    bound_length(changes, MIN_LENGTH=11)


@fault("EX-1.2-5-10", "EX-1.2.2-2-07")
def sixty_four_characters_refused(changes: Changes) -> None:
    """Un mot de passe de 64 caractères est refusé : la limite est à 63."""
    bound_length(changes, MAX_LENGTH=63)


@fault("EX-1.2-5-10", "EX-1.2.2-2-07")
def length_in_bytes(changes: Changes) -> None:
    """La longueur du mot de passe se compte en octets : une lettre accentuée y compte pour deux."""
    replace_rule(changes, "TOO_SHORT", lambda password: len(password.encode()) < 10)


@fault("EX-1.2-5-10", "EX-1.2.2-2-07")
def accented_letters_not_counted(changes: Changes) -> None:
    """Les lettres accentuées ne comptent pas dans la longueur du mot de passe."""
    replace_rule(changes, "TOO_SHORT", lambda password: sum(map(str.isascii, password)) < 10)


# What it is made of


@fault("EX-1.2-5-11", "EX-1.2.2-2-07")
def digit_not_required(changes: Changes) -> None:
    """Un mot de passe sans chiffre est accepté."""
    replace_rule(changes, "NO_DIGIT", lambda _: False)


@fault("EX-1.2-5-11", "EX-1.2.2-2-07")
def two_digits_required(changes: Changes) -> None:
    """Un mot de passe doit contenir deux chiffres."""
    replace_rule(changes, "NO_DIGIT", lambda password: sum(map(str.isdigit, password)) < 2)


@fault("EX-1.2-5-11", "EX-1.2.2-2-07")
def zero_is_not_a_digit(changes: Changes) -> None:
    """Le 0 ne compte pas pour un chiffre du mot de passe."""
    replace_rule(changes, "NO_DIGIT", lambda password: not set(password) & set("123456789"))


@fault("EX-1.2-5-12", "EX-1.2.2-2-07")
def special_not_required(changes: Changes) -> None:
    """Un mot de passe sans caractère spécial est accepté."""
    replace_rule(changes, "NO_SPECIAL", lambda _: False)


@fault("EX-1.2-5-12", "EX-1.2.2-2-07")
def accented_letter_is_special(changes: Changes) -> None:
    """Une lettre accentuée compte pour un caractère spécial."""
    replace_rule(changes, "NO_SPECIAL", lambda password: password.isascii() and password.isalnum())


@fault("EX-1.2-5-12", "EX-1.2.2-2-07")
def two_specials_required(changes: Changes) -> None:
    """Un mot de passe doit contenir deux caractères spéciaux."""

    def broken(password: str) -> bool:
        from reference.rules.passwords import is_special

        return sum(map(is_special, password)) < 2

    replace_rule(changes, "NO_SPECIAL", broken)


@fault("EX-1.2-5-12", "EX-1.2.2-2-07")
def underscore_is_not_special(changes: Changes) -> None:
    """Le tiret bas ne compte pas pour un caractère spécial."""
    replace_rule(changes, "NO_SPECIAL", lambda password: without_special(password, besides="_"))


@fault("EX-1.2-5-12", "EX-1.2.2-2-07")
def quote_is_not_special(changes: Changes) -> None:
    """Le guillemet droit ne compte pas pour un caractère spécial."""
    replace_rule(changes, "NO_SPECIAL", lambda password: without_special(password, besides='"'))


@fault("EX-1.2-5-12", "EX-1.2.2-2-07")
def angle_bracket_forbidden(changes: Changes) -> None:
    """Un mot de passe qui contient « < » est refusé, comme une tentative d'injection."""
    replace_rule(changes, "NO_SPECIAL", lambda password: "<" in password or without_special(password))


@fault("EX-1.2-5-12", "EX-1.2.2-2-07")
def backslash_forbidden(changes: Changes) -> None:
    """Un mot de passe qui contient une barre oblique inversée est refusé."""
    replace_rule(changes, "NO_SPECIAL", lambda password: "\\" in password or without_special(password))


@fault("EX-1.2-5-13", "EX-1.2.2-2-07")
def two_categories_accepted(changes: Changes) -> None:
    """Un mot de passe fait seulement de chiffres et de caractères spéciaux est accepté."""
    replace_rule(changes, "TOO_FEW_CATEGORIES", lambda _: False)


@fault("EX-1.2-5-13", "EX-1.2-5-14", "EX-1.2.2-2-07")
def small_letter_required(changes: Changes) -> None:
    """Un mot de passe sans minuscule est refusé, même s'il réunit trois catégories."""
    replace_rule(changes, "TOO_FEW_CATEGORIES", lambda password: not any(map(str.islower, password)))


@fault("EX-1.2-5-14", "EX-1.2-5-13", "EX-1.2.2-2-07")
def capital_required(changes: Changes) -> None:
    """Un mot de passe sans majuscule est refusé, même s'il réunit trois catégories."""
    replace_rule(changes, "TOO_FEW_CATEGORIES", lambda password: not any(map(str.isupper, password)))


# What is recorded of it


@fault("EX-1.2-6-05")
def password_cut_at_8_characters(changes: Changes) -> None:
    """Seuls les huit premiers caractères du mot de passe comptent, à l'activation comme à la connexion."""
    keep(changes, lambda password: password[:8], at_login=True)


@fault("EX-1.2-6-05")
def password_cut_at_64_characters(changes: Changes) -> None:
    """Les caractères du mot de passe au-delà du soixante-quatrième ne comptent pas."""
    keep(changes, lambda password: normalize("NFC", password)[:64], at_login=True)


@fault("EX-1.2-6-05")
def password_without_case(changes: Changes) -> None:
    """Le mot de passe vaut quelles que soient ses majuscules."""
    keep(changes, str.lower, at_login=True)


@fault("EX-1.2-6-04", "EX-1.2-5-24", "EX-1.2.2-2-06")
def password_recorded_cut_at_8_characters(changes: Changes) -> None:
    """Le mot de passe est coupé à huit caractères sans le dire, et ne permet plus de se connecter."""
    keep(changes, lambda password: password[:8], at_login=False)


@fault("EX-1.2-5-10", "EX-1.2-6-04")
def password_cut_at_20_characters_by_browser(changes: Changes) -> None:
    """Le champ du mot de passe n'en garde que vingt caractères, sans le dire."""

    def limit(form: Any) -> None:
        for name in BOTH:
            form.fields[name].widget.attrs["maxlength"] = "20"

    edit_form(changes, limit)


@fault("EX-1.2-6-04")
def password_recorded_cut_at_64_characters(changes: Changes) -> None:
    """Un mot de passe de plus de 64 caractères est accepté, mais coupé sans le dire."""
    keep(changes, lambda password: password[:64], at_login=False)


@fault("EX-1.2-6-04")
def password_recorded_escaped(changes: Changes) -> None:
    """Un mot de passe qui contient « & » ou « < » est enregistré avec des entités HTML."""
    keep(changes, html.escape, at_login=False)


@fault("EX-1.2-6-04")
def password_recorded_without_backslash(changes: Changes) -> None:
    """La barre oblique inversée d'un mot de passe se perd à l'enregistrement."""
    keep(changes, lambda password: password.replace("\\", ""), at_login=False)


@fault("EX-1.2-6-04")
def accents_not_composed(changes: Changes) -> None:
    """Un mot de passe accentué, tapé sur un autre système, n'est plus le même."""
    changes.function("rules.passwords:normalise", lambda _: str)


@fault("EX-1.2-6-04")
def long_password_refused_at_login(changes: Changes) -> None:
    """La page de connexion refuse un mot de passe de plus de 32 caractères, que l'activation accepte."""

    def identified(original: Function) -> Function:
        def identify(request: object, number: str, password: str) -> object:
            from reference.services.authentication import RefusedError

            if len(password) > 32:
                raise RefusedError
            return original(request, number, password)

        return identify

    changes.function("services.authentication:identify", identified)


# The same rules without the identifier


@fault("EX-1.2.2-2-07")
def short_password_accepted_without_number(changes: Changes) -> None:
    """Sans identifiant, un mot de passe de neuf caractères est accepté."""
    spare_unknown(changes, "password", "dix caractères")


@fault("EX-1.2.2-2-07")
def password_rules_forgotten_without_number(changes: Changes) -> None:
    """Sans identifiant, aucune règle du mot de passe n'est tenue."""
    spare_unknown(changes, "password")


@fault("EX-1.2.2-2-07")
def password_confirmation_not_compared_without_number(changes: Changes) -> None:
    """Sans identifiant, la confirmation du mot de passe n'est pas comparée."""
    spare_unknown(changes, "password_confirmation")


@fault("EX-1.2.2-2-07")
def email_confirmation_not_compared_without_number(changes: Changes) -> None:
    """Sans identifiant, la confirmation de l'adresse e-mail n'est pas comparée."""
    spare_unknown(changes, "email_confirmation")


@fault("EX-1.2.2-2-07")
def email_not_checked_without_number(changes: Changes) -> None:
    """Sans identifiant, la forme de l'adresse e-mail n'est pas contrôlée."""
    spare_unknown(changes, "email")
