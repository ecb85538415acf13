"""Sending and checking one-time codes. Call inside a transaction: simultaneous requests then take turns."""

from enum import Enum, auto

from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from reference.models import ActivationRequest, CodeSending, Member
from reference.rules import one_time_codes
from reference.rules.contacts import Channel
from reference.services import delivery


class TooManySendingsError(Exception):
    """The member has received as many codes as one hour allows."""


class Check(Enum):
    """What came out of a typed code."""

    ACCEPTED = auto()
    WRONG = auto()
    EXPIRED = auto()
    EXHAUSTED = auto()  # too many wrong attempts


def send(request: ActivationRequest) -> None:
    """Send a new code, which replaces the former one (EX-1.2-4-16, -17).

    Raises TooManySendingsError or DeliveryError; the request is then unchanged.
    """
    if sendings_in_period(request.member) >= one_time_codes.MAX_SENDINGS:
        raise TooManySendingsError
    code = one_time_codes.generate()
    while _digest(request, code) == request.code_digest:
        code = one_time_codes.generate()
    delivery.send_code(Channel(request.channel), request.destination, code)
    request.code_digest = _digest(request, code)
    request.sent_at = timezone.now()
    request.sending += 1
    request.wrong_attempts = 0
    request.save()
    CodeSending.objects.create(member=request.member, sent_at=request.sent_at)


def check(request: ActivationRequest, typed: str) -> Check:
    """Judge a typed code: a right one verifies the request, a wrong one is counted (EX-1.2-4-11 to -15)."""
    if request.wrong_attempts >= one_time_codes.MAX_ATTEMPTS:
        return Check.EXHAUSTED
    if not one_time_codes.is_alive(request.sent_at, timezone.now()):
        return Check.EXPIRED
    if not constant_time_compare(_digest(request, one_time_codes.normalise(typed)), request.code_digest):
        return _count_wrong_attempt(request)
    request.verified_at = timezone.now()
    request.save(update_fields=["verified_at"])
    return Check.ACCEPTED


def sendings_in_period(member: Member) -> int:
    """Count the codes that left for a member in the last hour."""
    return member.code_sendings.filter(sent_at__gt=timezone.now() - one_time_codes.SENDINGS_PERIOD).count()


def _count_wrong_attempt(request: ActivationRequest) -> Check:
    request.wrong_attempts += 1
    request.save(update_fields=["wrong_attempts"])
    return Check.EXHAUSTED if request.wrong_attempts >= one_time_codes.MAX_ATTEMPTS else Check.WRONG


def _digest(request: ActivationRequest, code: str) -> str:
    # The visitor and the member are in the digest: a code is worth nothing in another session (EX-1.2-4-18).
    value = f"{request.visitor}:{request.member_id}:{code}"
    return salted_hmac("reference.one-time-code", value, algorithm="sha256").hexdigest()
