"""The screen where one says whether one knows one's identifier, and what an identifier is (EX-1.2-2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from reference.faults.catalogue import fault, healthy
from reference.faults.changes import Changes, Function

if TYPE_CHECKING:
    from reference.models import Member
    from reference.rules.contacts import Contact

TICK = '<span aria-hidden="true">✓</span> '
BUTTON = f'<button class="button" type="submit">{TICK}'
KNOWN = f"""<form action="{{% url 'with_number' %}}">{BUTTON}J'ai déjà reçu"""
UNKNOWN = f"""<form action="{{% url 'without_number' %}}">{BUTTON}Je n'ai pas encore reçu"""
BACK = """<a href="{% url 'login' %}">Revenir vers page d'authentification</a>"""
"""The ways out of the screen, as its template writes them."""


# --- What the screen shows, and where it leads


@fault("EX-1.2-2-01")
def known_identifier_renamed(changes: Changes) -> None:
    """Le bouton « J'ai déjà reçu mon identifiant » s'appelle « Continuer »."""
    changes.template("choice.html", "J'ai déjà reçu mon identifiant", "Continuer")


@fault("EX-1.2-2-01", "EX-1.2-2-05")
def known_identifier_inactive(changes: Changes) -> None:
    """Le bouton « J'ai déjà reçu mon identifiant » reste inactif."""
    changes.template("choice.html", KNOWN, KNOWN.replace("<button", "<button disabled"))


@healthy("EX-1.2-2-01", "EX-1.2-2-05")
def known_identifier_worded_as_in_the_text(changes: Changes) -> None:
    """Le bouton porte le libellé du texte du guide : « J'ai déjà mon identifiant »."""
    changes.template("choice.html", "J'ai déjà reçu mon identifiant", "J'ai déjà mon identifiant")


@fault("EX-1.2-2-02")
def unknown_identifier_renamed(changes: Changes) -> None:
    """Le bouton « Je n'ai pas encore reçu mon identifiant » s'appelle « Identifiant perdu »."""
    changes.template("choice.html", "Je n'ai pas encore reçu mon identifiant", "Identifiant perdu")


@healthy("EX-1.2-2-01", "EX-1.2-2-02")
def choices_without_a_tick(changes: Changes) -> None:
    """Les boutons de l'écran de choix n'ont pas de signe ✓."""
    changes.template("choice.html", TICK, "")


@fault("EX-1.2-2-03", "EX-1.2-2-04")
def way_back_missing(changes: Changes) -> None:
    """L'écran de choix n'a pas de lien pour revenir à la page de connexion."""
    changes.template("choice.html", BACK, "")


@fault("EX-1.2-2-03")
def way_back_renamed(changes: Changes) -> None:
    """Le lien « Revenir vers page d'authentification » s'appelle « Retour »."""
    changes.template("choice.html", "Revenir vers page d'authentification", "Retour")


@fault("EX-1.2-2-04")
def way_back_to_the_public_page(changes: Changes) -> None:
    """Le lien « Revenir vers page d'authentification » ramène à la page publique."""
    changes.template("choice.html", BACK, BACK.replace("'login'", "'presentation'"))


@fault("EX-1.2-2-04")
def way_back_dead(changes: Changes) -> None:
    """Le lien « Revenir vers page d'authentification » ne mène nulle part."""
    changes.template("choice.html", BACK, BACK.replace("{% url 'login' %}", "#"))


@fault("EX-1.2-2-05", "EX-1.2-2-06")
def choices_swapped(changes: Changes) -> None:
    """Les deux boutons de l'écran de choix mènent l'un à la place de l'autre."""
    changes.template("choice.html", KNOWN, KNOWN.replace("with_number", "without_number"))
    changes.template("choice.html", UNKNOWN, UNKNOWN.replace("without_number", "with_number"))


@fault("EX-1.2-2-05")
def known_identifier_leads_to_login(changes: Changes) -> None:
    """« J'ai déjà reçu mon identifiant » ramène à la page de connexion."""
    changes.template("choice.html", KNOWN, KNOWN.replace("with_number", "login"))


@fault("EX-1.2-2-05")
def birth_date_asked_with_the_identifier(changes: Changes) -> None:
    """Le formulaire qui demande l'identifiant demande aussi la date de naissance."""
    _ask_also(changes, "identification_with_number.html", "Date de naissance", "date")


@fault("EX-1.2-2-06")
def unknown_identifier_leads_to_help(changes: Changes) -> None:
    """« Je n'ai pas encore reçu mon identifiant » mène à l'explication de l'identifiant."""
    changes.template("choice.html", UNKNOWN, UNKNOWN.replace("without_number", "where_is_my_number"))


@fault("EX-1.2-2-06", "EX-1.2.2-1-01")
def identifier_asked_with_the_birth_date(changes: Changes) -> None:
    """Le formulaire qui demande la date de naissance demande aussi l'identifiant."""
    _ask_also(changes, "identification_without_number.html", "Identifiant", "text")


def _ask_also(changes: Changes, template: str, label: str, kind: str) -> None:
    """Put one more field in a form, which may be left empty."""
    contact = '{% include "reference/parts/field.html" with field=form.contact %}'
    field = f'<label for="also">{label}</label><input id="also" type="{kind}">'
    changes.template(template, contact, f'<div class="field">{field}</div>{contact}')


# --- What an identifier is


@fault("EX-1.2-2-07", "EX-1.2-3-10")
def numbers_read_as_integers(changes: Changes) -> None:
    """L'identifiant est lu comme un entier : il vaut avec ou sans ses zéros de tête, et dans toute écriture."""
    _read_numbers(changes, lambda typed: f"{int(typed):08}" if typed.isdecimal() else typed)


@fault("EX-1.2-2-07", "EX-1.2-3-10")
def short_numbers_completed(changes: Changes) -> None:
    """Un identifiant trop court est complété par des zéros de tête."""
    _read_numbers(changes, lambda typed: typed.rjust(8, "0"))


@fault("EX-1.2-2-07", "EX-1.2-3-10")
def long_numbers_cut(changes: Changes) -> None:
    """D'un identifiant de neuf chiffres, les huit premiers sont gardés."""
    _read_numbers(changes, lambda typed: typed[:8])


@fault("EX-1.2-2-07", "EX-1.2-3-10")
def spaces_in_numbers_ignored(changes: Changes) -> None:
    """Un identifiant écrit « 1234 5678 » est admis."""
    _read_numbers(changes, lambda typed: typed.replace(" ", ""))


@fault("EX-1.2-2-07")
def digits_of_other_scripts_admitted(changes: Changes) -> None:
    """Un identifiant en chiffres arabes ou de pleine chasse est admis."""
    _read_numbers(changes, lambda typed: re.sub(r"\d", lambda digit: str(int(digit[0])), typed))


@fault("EX-1.2-2-07", "EX-1.2-3-10")
def letters_in_numbers_admitted(changes: Changes) -> None:
    """D'un identifiant, seuls les sept premiers caractères comptent : la lettre qui suit est admise."""

    def change(with_number: Function) -> Function:
        def found(number: str, contact: Contact) -> Member | None:
            from reference.models import Member

            near = Member.objects.filter(number__startswith=number[:7]).first()
            member: Member | None = with_number(
                near.number if near and number[-1:].isalpha() else number, contact
            )
            return member

        return found

    changes.function(
        "forms.identification:WithNumberForm.clean_number",
        lambda _: lambda form: form.cleaned_data["number"],
    )
    changes.function("services.identification:with_number", change)


@fault("EX-1.2-2-07", "EX-1.2-3-10")
def numbers_with_leading_zeros_refused(changes: Changes) -> None:
    """Un identifiant qui commence par trois zéros est refusé."""

    def change(clean_number: Function) -> Function:
        def refused(form: object) -> str:
            from django.forms import ValidationError

            number: str = clean_number(form)
            if number.startswith("000"):
                raise ValidationError("L'identifiant se compose de 8 chiffres.")
            return number

        return refused

    changes.function("forms.identification:WithNumberForm.clean_number", change)


def _read_numbers(changes: Changes, read: Callable[[str], str]) -> None:
    """Read the identifier of the identification form in another way, before it is checked."""

    def change(clean_number: Function) -> Function:
        def read_first(form: Any) -> Any:
            form.cleaned_data["number"] = read(form.cleaned_data["number"])
            return clean_number(form)

        return read_first

    changes.function("forms.identification:WithNumberForm.clean_number", change)


# --- The household


@fault("EX-1.2-2-08")
def second_space_of_a_household(changes: Changes) -> None:
    """L'espace activé, un ayant droit obtient un second espace et un numéro à lui."""

    def change(without_number: Function) -> Function:
        def found(contact: Contact, birth_date: date) -> Member | None:
            member: Member | None = without_number(contact, birth_date)
            return member or _new_member(contact, birth_date)

        return found

    changes.function("services.identification:without_number", change)


def _new_member(contact: Contact, birth_date: date) -> Member | None:
    """Make a member of a dependant whose household has an active space."""
    from reference.models import Dependant, Member

    dependant = Dependant.objects.filter(birth_date=birth_date, member__is_active=True).last()
    if dependant is None or contact.key not in (
        dependant.member.email_key,
        dependant.email,
        dependant.member.phone,
    ):
        return None
    number = f"{Member.objects.count():05}{dependant.pk:03}"
    return Member.objects.create(
        number=number,
        first_name=dependant.first_name,
        last_name=dependant.last_name,
        birth_date=birth_date,
        email=dependant.email if contact.key == dependant.email else dependant.member.email,
    )


@fault("EX-1.2-2-08", "EX-1.2.2-1-08")
def large_household_not_identified(changes: Changes) -> None:
    """L'assuré principal de plusieurs ayants droit n'est pas reconnu : la recherche le trouve plusieurs fois."""

    def change(without_number: Function) -> Function:
        def found(contact: Contact, birth_date: date) -> Member | None:
            member: Member | None = without_number(contact, birth_date)
            return member if member is None or member.dependants.count() <= 1 else None

        return found

    changes.function("services.identification:without_number", change)


@fault("EX-1.2-2-08", "EX-1.2.2-2-01")
def household_number_of_the_dependant(changes: Changes) -> None:
    """Dans un foyer de plusieurs personnes, l'identifiant affiché est celui d'un ayant droit."""
    field = '{% include "reference/parts/field.html" with field=form.number %}'
    number = "9999{{ pending.member.number|slice:'4:' }}"
    another = f'<label for="id_number">Identifiant *</label><input id="id_number" value="{number}" readonly>'
    changes.template(
        "activation.html",
        field,
        f"{{% if pending.member.dependants.exists %}}{another}{{% else %}}{field}{{% endif %}}",
    )
