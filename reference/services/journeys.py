"""Where a visitor stands between identification and activation (EX-T-0-01, EX-1.2-4-19)."""

from datetime import timedelta
from enum import StrEnum

from django.utils import timezone

from reference.models import ActivationRequest, Member
from reference.rules.contacts import Channel
from reference.services import codes, identification

BANNER_LIFETIME = timedelta(minutes=5)  # since the activation


class Step(StrEnum):
    """A step of the journey, named as the address that shows it."""

    IDENTIFICATION = "choice"
    CODE = "code"
    ACTIVATION = "activation"
    LOGIN = "login"


def current(visitor: str) -> ActivationRequest | None:
    """Return the visitor's request, whatever its state; there is one at most."""
    return ActivationRequest.objects.filter(visitor=visitor).select_related("member").last()


def step_of(request: ActivationRequest | None) -> Step:
    """Tell which step a request allows. It lives as long as the visitor's session does."""
    if request is None:
        return Step.IDENTIFICATION
    if request.activated_at is not None:
        return Step.LOGIN
    return Step.CODE if request.verified_at is None else Step.ACTIVATION


def start(visitor: str, member: Member, channel: Channel, *, with_number: bool) -> ActivationRequest:
    """Open a request for an identified member and send its first code; it replaces the visitor's former one.

    Raises TooManySendingsError or DeliveryError: then the caller's transaction is to be rolled back.
    """
    abandon(visitor)
    request = ActivationRequest(
        visitor=visitor,
        member=member,
        with_number=with_number,
        channel=channel,
        destination=identification.registered_contact(member, channel),
    )
    codes.send(request)
    return request


def abandon(visitor: str) -> None:
    """Forget the visitor's request: its code dies with it (EX-1.2-3-18, EX-1.2-5-23)."""
    ActivationRequest.objects.filter(visitor=visitor).delete()


def has_just_activated(visitor: str) -> bool:
    """Tell whether the visitor's space was activated a moment ago (EX-1.2-6-01)."""
    request = current(visitor)
    return (
        request is not None
        and request.activated_at is not None
        and timezone.now() - request.activated_at < BANNER_LIFETIME
    )
