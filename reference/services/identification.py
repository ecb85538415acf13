"""Who is asking to activate a space. All failures look the same, whatever their cause (EX-1.2-3-13, A30)."""

from datetime import date

from django.db.models import QuerySet

from reference.models import Member
from reference.rules.contacts import Channel, Contact


def with_number(number: str, contact: Contact) -> Member | None:
    """Find the member of that number, if the contact is the member's own and the space is not active yet."""
    return _only(Member.objects.filter(number=number, **_lookup(contact))[:2])


def without_number(contact: Contact, birth_date: date) -> Member | None:
    """Find the one member with that contact and birth date, if the space is not active yet.

    Two members who match (twins with one address) cannot be told apart: neither is identified.
    """
    return _only(Member.objects.filter(birth_date=birth_date, **_lookup(contact))[:2])


def registered_contact(member: Member, channel: Channel) -> str:
    """The address or number on file, which is where a code goes."""
    return member.email if channel is Channel.EMAIL else member.phone


def _lookup(contact: Contact) -> dict[str, str]:
    return {"email_key" if contact.channel is Channel.EMAIL else "phone": contact.key}


def _only(candidates: QuerySet[Member]) -> Member | None:
    found = list(candidates)
    return found[0] if len(found) == 1 and not found[0].is_active else None
