"""The other readings of what the guide leaves open: people are to settle, and nobody is accused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.faults.catalogue import reading
from reference.faults.changes import Changes, Function
from reference.faults.declared._codes import ask_no_code, keep_former_codes, send_one_code

if TYPE_CHECKING:
    from datetime import date

    from django.core.mail import EmailMessage
    from django.db.models import Q

    from reference.models import Member
    from reference.rules.contacts import Contact


@reading("A01", "EX-1.2-5-13", "EX-1.2-5-14", "EX-1.2.2-2-07")
def four_categories_required(changes: Changes) -> None:
    """Le mot de passe réunit les quatre catégories de caractères."""
    changes.constant("rules.passwords:MIN_CATEGORIES", 4, read_by="rules.passwords:violations")


@reading("A02", "EX-1.2.2-2-08")
def no_code_without_identifier(changes: Changes) -> None:
    """Sans identifiant, le formulaire mène droit à l'écran où il s'affiche."""
    ask_no_code(changes)


@reading("A07", "EX-1.2-4-09")
def address_of_the_guide_for_answers(changes: Changes) -> None:
    """L'adresse du guide est celle à laquelle on répondrait, l'e-mail vient d'une autre."""

    def change(make: Function) -> Function:
        def made(address: str, code: str) -> EmailMessage:
            message: EmailMessage = make(address, code)
            message.from_email = "Mutuelle MBTP <espace-adherent@envois.example>"
            message.reply_to = ["noreply@mutuelle-mbtp.com"]
            return message

        return made

    changes.function("services.delivery:_email", change)


@reading("A09", "EX-1.2-4-16", "EX-1.2-4-17")
def former_code_valid_for_its_own_time(changes: Changes) -> None:
    """L'ancien code vaut jusqu'à ses cinq minutes, à côté du nouveau."""
    keep_former_codes(changes)


@reading("A09", "EX-1.2-4-16", "EX-1.2-4-17")
def code_sent_again_on_purpose(changes: Changes) -> None:
    """« Générer un nouveau code » redonne cinq minutes au même code, et l'envoie à nouveau."""
    send_one_code(changes)


@reading("A12", "EX-1.2-5-03", "EX-T-0-03")
def text_messages_without_telephone(changes: Changes) -> None:
    """Le téléphone reste facultatif, même avec SMS."""
    changes.function("forms.activation:ActivationForm.clean", lambda _: lambda form: form.cleaned_data)


@reading("A13", "EX-1.2-5-20", "EX-1.2-5-21")
def several_modes_at_once(changes: Changes) -> None:
    """Courrier, Mail et SMS sont des cases à cocher, plusieurs à la fois s'il le faut."""
    from django import forms

    from reference.forms.activation import ActivationForm
    from reference.models import MailPreference
    from reference.services.activation import Choices

    field = ActivationForm.base_fields["mail_preference"]

    class SeveralModesForm(ActivationForm):
        mail_preference = forms.MultipleChoiceField(
            label=field.label,
            choices=MailPreference.choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages=field.error_messages,
        )

        def choices(self) -> Choices:
            entries = self.cleaned_data
            kept = {name: entries[name] for name in ("email", "phone", "password")}
            return Choices(**kept, mail_preference=",".join(entries["mail_preference"]))  # type: ignore[arg-type]

    changes.constant("views.activation:ActivationForm", SeveralModesForm, read_by="views.activation:activate")


@reading("A13", "EX-1.2-5-20", "EX-1.2-5-21")
def mode_chosen_in_advance(changes: Changes) -> None:
    """Courrier est choisi d'avance, et un autre mode le remplace."""
    changes.function(
        "views.activation:_known",
        lambda known: lambda pending: known(pending) | {"mail_preference": "courrier"},
    )


@reading("A19", "EX-1.2-2-08", "EX-1.2-3-13", "EX-1.2.2-1-08")
def whole_household_identified(changes: Changes) -> None:
    """Le contact et la date de naissance d'un ayant droit conviennent aussi."""
    given: dict[int, str] = {}

    def with_number(number: str, contact: Contact) -> Member | None:
        from django.db.models import Q

        return _found(given, contact, Q(number=number))

    def without_number(contact: Contact, birth_date: date) -> Member | None:
        from django.db.models import Q

        return _found(given, contact, Q(birth_date=birth_date) | Q(dependants__birth_date=birth_date))

    def change_contact(registered: Function) -> Function:
        return lambda member, channel: given.get(member.pk) or registered(member, channel)

    changes.function("services.identification:with_number", lambda _: with_number)
    changes.function("services.identification:without_number", lambda _: without_number)
    changes.function("services.identification:registered_contact", change_contact)


def _found(given: dict[int, str], contact: Contact, condition: Q) -> Member | None:
    """Find the member of the household that has that contact, and note that the code is to go there."""
    from django.db.models import Q

    from reference.models import Member
    from reference.rules.contacts import Channel

    if contact.channel is Channel.EMAIL:
        condition &= Q(email_key=contact.key) | Q(dependants__email__iexact=contact.key)
    else:
        condition &= Q(phone=contact.key) | Q(dependants__phone=contact.key)
    found = list(Member.objects.filter(condition, is_active=False).distinct()[:2])
    if len(found) != 1:
        return None
    given[found[0].pk] = contact.key
    return found[0]


@reading("A33", "EX-1.2-5-12", "EX-1.2.2-2-07")
def special_characters_of_ascii_alone(changes: Changes) -> None:
    """Seuls les signes imprimables ASCII comptent pour des caractères spéciaux."""
    changes.function(
        "rules.passwords:is_special",
        lambda is_special: (
            lambda character: character.isascii() and character != " " and is_special(character)
        ),
    )
