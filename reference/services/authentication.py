"""Logging in with the member number and the password (EX-1.2-6-04 to -06)."""

from datetime import timedelta

from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from reference.models import LoginFailures, Member
from reference.rules import login_throttle, member_numbers, passwords


class RefusedError(Exception):
    """Wrong number or password, or a space that is not active: the visitor is not told which."""


class ThrottledError(Exception):
    """Too many failures on that number."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait


def identify(request: HttpRequest, number: str, password: str) -> Member:
    """Return the member whose credentials these are; raise RefusedError or ThrottledError."""
    if not member_numbers.is_member_number(number):
        raise RefusedError
    with transaction.atomic():  # tries at the same time take turns, so none escapes the count
        member = _attempt(request, number, password)
    if member is None:
        raise RefusedError
    return member


def _attempt(request: HttpRequest, number: str, password: str) -> Member | None:
    record = LoginFailures.objects.filter(number=number).first()
    if record is not None:
        wait = login_throttle.remaining_delay(record.failures, record.last_failure_at, timezone.now())
        if wait:
            raise ThrottledError(wait)
    user = auth.authenticate(request, number=number, password=passwords.normalise(password))
    if isinstance(user, Member):
        LoginFailures.objects.filter(number=number).delete()
        return user
    record = record or LoginFailures(number=number)
    record.failures += 1
    record.last_failure_at = timezone.now()
    record.save()
    return None
