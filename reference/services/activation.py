from dataclasses import dataclass

from django.utils import timezone

from reference.models import ActivationRequest, MailPreference
from reference.rules import email_addresses, passwords


class AlreadyActiveError(Exception):
    """The space was activated meanwhile: it is not overwritten (EX-1.2-6-07)."""


@dataclass(frozen=True)
class Choices:
    """What a member chose on the activation form; ``phone`` is E.164, empty to keep the number on file."""

    email: str
    phone: str
    password: str
    mail_preference: MailPreference


def _is_proven(request: ActivationRequest, address: str) -> bool:
    """Tell whether the code went to that address: documents must not go to any other (A11)."""
    return email_addresses.key(request.destination) == email_addresses.key(address)


def activate(request: ActivationRequest, choices: Choices) -> None:
    """Activate the member's space and use up the request (EX-1.2-5-24, -25). Call inside a transaction."""
    member = request.member
    if member.is_active:
        raise AlreadyActiveError
    unchanged = email_addresses.are_same(member.email, choices.email)
    member.email_verified = member.email_verified if unchanged else _is_proven(request, choices.email)
    member.email = choices.email
    member.phone = choices.phone or member.phone
    member.mail_preference = choices.mail_preference
    member.set_password(passwords.normalise(choices.password))
    member.is_active = True
    member.save()
    request.activated_at = timezone.now()
    request.save(update_fields=["activated_at"])
