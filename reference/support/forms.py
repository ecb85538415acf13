"""The members that a test may ask for."""

from collections.abc import Iterator
from typing import Any, Self

from django import forms

from reference.models import Dependant, MailPreference, Member
from reference.rules import email_addresses, member_numbers, passwords, phone_numbers
from reference.support.errors import FieldError, InvalidBodyError

ACTIVE = "active"
REGISTERED = "registered"


class PersonForm(forms.Form):
    """A person: name, birth date, contacts."""

    first_name = forms.CharField(max_length=100)
    last_name = forms.CharField(max_length=100)
    birth_date = forms.DateField(input_formats=["%Y-%m-%d"])
    email = forms.CharField(required=False)
    phone = forms.CharField(required=False)

    @classmethod
    def read(cls, document: dict[str, Any], prefix: str = "") -> Self:
        """Validate a JSON object; raise InvalidBodyError with every problem of it."""
        wrong_shapes = dict(cls._wrong_shapes(document))
        form = cls({name: value for name, value in document.items() if name not in wrong_shapes})
        problems = [*wrong_shapes.items(), *_refusals(form)]
        if problems:
            raise InvalidBodyError(*(FieldError(prefix + name, message) for name, message in problems))
        return form

    @classmethod
    def _wrong_shapes(cls, document: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for name, value in document.items():
            if name not in cls.base_fields:
                yield name, "champ inconnu"
            elif value is not None and not isinstance(value, bool if name == "terms_accepted" else str):
                yield name, "valeur d'un autre type"

    def clean_email(self) -> str:
        """Accept no address or a valid one."""
        address: str = self.cleaned_data["email"]
        if address and not email_addresses.is_valid(address):
            raise forms.ValidationError("adresse e-mail non valide")
        return address

    def clean_phone(self) -> str:
        """Accept no number or a French one."""
        typed: str = self.cleaned_data["phone"]
        number = phone_numbers.french(typed)
        if typed and number is None:
            raise forms.ValidationError("numéro de téléphone français attendu")
        return number or ""


class MemberForm(PersonForm):
    """A member, registered or with an active space."""

    number = forms.CharField(required=False)
    state = forms.ChoiceField(choices=[(REGISTERED, REGISTERED), (ACTIVE, ACTIVE)], required=False)
    password = forms.CharField(required=False, strip=False)
    mail_preference = forms.ChoiceField(choices=MailPreference.choices, required=False)
    terms_accepted = forms.BooleanField(required=False)

    def clean_number(self) -> str:
        """Accept no number (one is drawn) or eight digits."""
        number: str = self.cleaned_data["number"]
        if number and not member_numbers.is_member_number(number):
            raise forms.ValidationError("8 chiffres attendus")
        return number

    def clean_password(self) -> str:
        """Require an acceptable password for an active space, none otherwise."""
        password: str = self.cleaned_data["password"]
        if self.cleaned_data.get("state") != ACTIVE:
            if password:
                raise forms.ValidationError("un espace non activé n'a pas de mot de passe")
            return ""
        broken = list(passwords.violations(password))
        if broken:
            raise forms.ValidationError(broken)
        return password

    def clean_terms_accepted(self) -> bool:
        """Only someone with an active space can have accepted the terms."""
        accepted: bool = self.cleaned_data["terms_accepted"]
        if accepted and self.cleaned_data.get("state") != ACTIVE:
            raise forms.ValidationError("un espace non activé n'a pas accepté les conditions")
        return accepted

    def member(self) -> Member:
        """Return the unsaved member that a valid form describes, its number aside."""
        person = {name: self.cleaned_data[name] for name in PersonForm.base_fields}
        member = Member(**person, mail_preference=self.cleaned_data["mail_preference"])
        member.is_active = self.cleaned_data["state"] == ACTIVE
        if member.is_active:
            member.set_password(passwords.normalise(self.cleaned_data["password"]))
        else:
            member.set_unusable_password()
        return member


def read_dependants(entries: object) -> list[Dependant]:
    """Return the unsaved dependants that a JSON array describes; raise InvalidBodyError."""
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise InvalidBodyError(FieldError("dependants", "liste d'objets attendue"))
    forms_read = [PersonForm.read(entry, f"dependants[{rank}].") for rank, entry in enumerate(entries)]
    return [Dependant(**form.cleaned_data) for form in forms_read]


def _refusals(form: forms.Form) -> Iterator[tuple[str, str]]:
    for name, messages in form.errors.items():
        for message in messages:
            yield name, str(message)
