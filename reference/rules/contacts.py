from dataclasses import dataclass
from enum import StrEnum

from reference.rules import email_addresses, phone_numbers


class Channel(StrEnum):
    """How a code reaches the member."""

    EMAIL = "email"
    SMS = "sms"


@dataclass(frozen=True)
class Contact:
    """A contact in the form under which it is looked up: e-mail key or E.164 number."""

    channel: Channel
    key: str


def parse(text: str) -> Contact | None:
    """Read an e-mail address or a French mobile number; None for anything else (EX-1.2-3-11, -12, -14)."""
    if "@" in text:
        address = text.strip()
        valid = email_addresses.is_valid(address)
        return Contact(Channel.EMAIL, email_addresses.key(address)) if valid else None
    number = phone_numbers.mobile(text)
    return Contact(Channel.SMS, number) if number else None
