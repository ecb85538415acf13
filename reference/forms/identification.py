"""The two identification forms: with the member number, or with the birth date (EX-1.2-3, EX-1.2.2-1)."""

from datetime import date

from django import forms
from django.utils import timezone

from reference.forms import fields
from reference.forms.base import SiteForm
from reference.rules import birth_dates, contacts, member_numbers
from reference.rules.contacts import Contact

CONTACT_LABEL = "Votre Email ou N° Tel portable (Mentionné lors de l'inscription)"


class IdentificationForm(SiteForm):
    """What both forms ask. ``solved`` tells whether the verification that came with the entries was right."""

    verification = forms.CharField(
        label="Vérification du texte *",
        help_text="Recopiez les 5 caractères de l'image, ou les 5 chiffres entendus.",
        widget=fields.single_use(),
        error_messages={"required": "Recopiez le texte de l'image de vérification."},
    )

    def __init__(self, *args: object, solved: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._solved = solved

    def clean_contact(self) -> Contact:
        """Read the contact as an address or a mobile number."""
        contact = contacts.parse(self.cleaned_data["contact"])
        if contact is None:
            raise forms.ValidationError(
                "Indiquez une adresse e-mail (nom@exemple.fr) ou un numéro de téléphone portable (06 ou 07)."
            )
        return contact

    def clean_verification(self) -> str:
        """Refuse a wrong or used verification."""
        if not self._solved:
            raise forms.ValidationError(
                "Le texte saisi ne correspond pas à l'image. Recopiez le texte de la nouvelle image."
            )
        verification: str = self.cleaned_data["verification"]
        return verification


def _contact_field() -> forms.CharField:
    return forms.CharField(
        label=CONTACT_LABEL,
        max_length=320,
        help_text="Le code de confirmation vous y sera envoyé.",
        widget=fields.text("email"),
        error_messages={"required": "Renseignez votre adresse e-mail ou votre numéro de téléphone portable."},
    )


class WithNumberForm(IdentificationForm):
    """For a visitor who knows the member number."""

    number = forms.CharField(
        label="Votre Identifiant*",
        help_text="Numéro d'adhérent à 8 chiffres, inscrit sur votre carte de tiers payant.",
        widget=fields.digits("username"),
        error_messages={"required": "Renseignez votre identifiant."},
    )
    contact = _contact_field()
    field_order = ("number", "contact", "verification")

    def clean_number(self) -> str:
        """Require eight digits."""
        number: str = self.cleaned_data["number"]
        if not member_numbers.is_member_number(number):
            raise forms.ValidationError("L'identifiant se compose de 8 chiffres, sans espace ni lettre.")
        return number


class WithoutNumberForm(IdentificationForm):
    """For a visitor who does not know the member number."""

    contact = _contact_field()
    birth_date = forms.DateField(
        label="Date de naissance *",
        help_text="Celle de l'assuré·e principal·e.",
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "bday"}),
        error_messages={
            "required": "Renseignez votre date de naissance.",
            "invalid": "Cette date n'existe pas. Indiquez le jour, le mois et l'année de votre naissance.",
        },
    )
    field_order = ("contact", "birth_date", "verification")

    def clean_birth_date(self) -> date:
        """Refuse a date on which nobody alive is born."""
        birth_date: date = self.cleaned_data["birth_date"]
        if not birth_dates.is_plausible(birth_date, timezone.localdate()):
            raise forms.ValidationError(
                "Cette date ne peut pas être votre date de naissance : vérifiez l'année."
            )
        return birth_date
