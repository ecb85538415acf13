"""Django for these tests: an in-memory database, put back after each test, and messages kept in memory."""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import django
import pytest
from django.core import mail
from django.db import transaction
from django.test import override_settings
from django.test.utils import (
    setup_databases,
    setup_test_environment,
    teardown_databases,
    teardown_test_environment,
)
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reference.settings")
django.setup()

from reference.models import MailPreference, Member  # noqa: E402 - models need Django set up
from reference.services import terms  # noqa: E402
from tests.reference.support_client import Support  # noqa: E402
from tests.reference.visitor import EMAIL, NUMBER, PASSWORD, PHONE, Visitor  # noqa: E402

TOKEN = "jeton-de-test"

NewMember = Callable[..., Member]
PassTime = Callable[[timedelta], None]


@pytest.fixture(scope="session")
def _database() -> Iterator[None]:
    setup_test_environment()
    created = setup_databases(verbosity=0, interactive=False)
    yield
    teardown_databases(created, verbosity=0)
    teardown_test_environment()


@pytest.fixture
def database(_database: None) -> Iterator[None]:
    """A clean database and an empty outbox."""
    mail.outbox.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def new_member(database: None) -> NewMember:
    """Create members; what is not said is as for the nominal member."""

    def create(*, password: str = "", terms_accepted: bool = False, **details: object) -> Member:
        values = {
            "number": NUMBER,
            "first_name": "Marie",
            "last_name": "Durand",
            "birth_date": date(1980, 5, 1),
            "email": EMAIL,
            "phone": PHONE,
            **details,
        }
        member = Member(**values, is_active=bool(password))
        member.set_password(password or None)
        member.save()
        if terms_accepted:
            terms.accept(member)
        return member

    return create


@pytest.fixture
def member(new_member: NewMember) -> Member:
    """A registered member, whose space is not active."""
    return new_member()


@pytest.fixture
def active_member(new_member: NewMember) -> Member:
    """A member whose space is active, and who has not seen the terms yet."""
    return new_member(password=PASSWORD, mail_preference=MailPreference.COURRIER)


@pytest.fixture
def visitor(database: None) -> Visitor:
    """Someone in front of a browser."""
    return Visitor()


@pytest.fixture
def other_visitor(database: None) -> Visitor:
    """Someone else, in another browser."""
    return Visitor()


@pytest.fixture
def pass_time(monkeypatch: pytest.MonkeyPatch) -> PassTime:
    """Stop the site's clock, and move it forward on demand."""
    current = timezone.now()

    def now() -> datetime:
        return current

    def move(duration: timedelta) -> None:
        nonlocal current
        current += duration

    monkeypatch.setattr(timezone, "now", now)
    return move


@pytest.fixture
def support_token(_database: None) -> Iterator[str]:
    """The support API is on, for the bearer of this token."""
    with override_settings(SUPPORT_TOKEN=TOKEN):
        yield TOKEN


@pytest.fixture
def support(database: None, support_token: str) -> Support:
    """A caller of the support API, with the right token."""
    return Support(support_token)
