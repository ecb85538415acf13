"""The activation form (EX-1.2-5, EX-1.2.2-2)."""

from typing import Any

from django import forms

from reference.forms import fields
from reference.forms.base import SiteForm
from reference.models import MailPreference
from reference.rules import email_addresses, passwords, phone_numbers
from reference.services.activation import Choices


class ActivationForm(SiteForm):
    """Personal data, password and mail preference of the member whose number was verified."""

    number = forms.CharField(
        label="Identifiant *",
        widget=fields.FixedInput(attrs={"autocomplete": "username", "readonly": "readonly"}),
        error_messages={"required": "L'identifiant ne peut pas être modifié."},
    )
    phone = forms.CharField(
        label="Téléphone", required=False, max_length=32, widget=fields.text("tel", inputmode="tel")
    )
    email = forms.CharField(
        label="Adresse e-mail *",
        widget=fields.email(),
        error_messages={"required": "Renseignez votre adresse e-mail."},
    )
    email_confirmation = forms.CharField(
        label="Confirmation adresse e-mail *",
        widget=fields.email(),
        error_messages={"required": "Confirmez votre adresse e-mail."},
    )
    password = forms.CharField(
        label="Mot de passe *",
        strip=False,
        widget=fields.secret("new-password"),
        error_messages={"required": "Choisissez un mot de passe."},
    )
    password_confirmation = forms.CharField(
        label="Confirmation mot de passe *",
        strip=False,
        widget=fields.secret("new-password"),
        error_messages={"required": "Confirmez votre mot de passe."},
    )
    mail_preference = forms.ChoiceField(
        label="Je souhaite recevoir les courriers inhérents à la gestion de mon contrat par*",
        choices=MailPreference.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choisissez un mode de réception : Courrier, Mail ou SMS.",
            "invalid_choice": "Choisissez un mode de réception : Courrier, Mail ou SMS.",
        },
    )

    def __init__(self, *args: object, verified_number: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._verified_number = verified_number
        self.fields["number"].widget.value = verified_number

    def clean_number(self) -> str:
        """Refuse any other number than the one that was verified (A39)."""
        number: str = self.cleaned_data["number"]
        if number != self._verified_number:
            raise forms.ValidationError("L'identifiant ne peut pas être modifié.")
        return number

    def clean_phone(self) -> str:
        """Read an optional French number."""
        typed: str = self.cleaned_data["phone"]
        number = phone_numbers.french(typed)
        if typed and number is None:
            raise forms.ValidationError(
                "Ce numéro de téléphone n'est pas un numéro français, par exemple 06 12 34 56 78."
            )
        return number or ""

    def clean_email(self) -> str:
        """Require a valid address."""
        address: str = self.cleaned_data["email"]
        if not email_addresses.is_valid(address):
            raise forms.ValidationError("Cette adresse e-mail n'est pas valide, par exemple nom@exemple.fr.")
        return address

    def clean_email_confirmation(self) -> str:
        """Require the same address twice."""
        confirmation: str = self.cleaned_data["email_confirmation"]
        address = self.cleaned_data.get("email")
        if address is not None and not email_addresses.are_same(address, confirmation):
            raise forms.ValidationError("Les deux adresses e-mail ne sont pas identiques.")
        return confirmation

    def clean_password(self) -> str:
        """Apply the password policy."""
        password: str = self.cleaned_data["password"]
        broken = list(passwords.violations(password))
        if broken:
            raise forms.ValidationError(broken)
        return password

    def clean_password_confirmation(self) -> str:
        """Require the same password twice, to the character (EX-1.2-5-09)."""
        confirmation: str = self.cleaned_data["password_confirmation"]
        password = self.cleaned_data.get("password")
        if password is not None and password != confirmation:
            raise forms.ValidationError("Les deux mots de passe ne sont pas identiques.")
        return confirmation

    def clean(self) -> dict[str, Any]:
        """Require a mobile number for text messages (A12)."""
        entries = self.cleaned_data
        by_text_message = entries.get("mail_preference") == MailPreference.SMS
        if by_text_message and "phone" in entries and phone_numbers.mobile(entries["phone"]) is None:
            self.add_error(
                "phone", "Pour recevoir vos courriers par SMS, indiquez un numéro de téléphone portable."
            )
        return entries

    def choices(self) -> Choices:
        """Return what a valid form says."""
        entries = self.cleaned_data
        return Choices(
            email=entries["email"],
            phone=entries["phone"],
            password=entries["password"],
            mail_preference=MailPreference(entries["mail_preference"]),
        )
