"""Logging in (EX-1.2-1, EX-1.2-6)."""

from datetime import timedelta

import pytest

from reference.models import Member
from reference.views.login import REFUSAL
from tests.reference.conftest import NewMember, PassTime
from tests.reference.visitor import LOGIN, NUMBER, PASSWORD, SPACE, TERMS, Visitor


def _is_logged_in(visitor: Visitor) -> bool:
    return visitor.get(SPACE).path != LOGIN


def test_number_and_password_open_the_terms_at_first(visitor: Visitor, active_member: Member) -> None:
    assert visitor.log_in().path == TERMS


def test_number_and_password_open_the_space_afterwards(visitor: Visitor, new_member: NewMember) -> None:
    new_member(password=PASSWORD, terms_accepted=True)
    assert visitor.log_in(f" {NUMBER} ").path == SPACE


@pytest.mark.parametrize(
    ("number", "password"),
    [
        (NUMBER, PASSWORD.lower()),
        (NUMBER, PASSWORD + " "),
        (NUMBER, "x" * 1024),
        ("99999999", PASSWORD),
        ("1", PASSWORD),
        ("abc", PASSWORD),
        ("1" * 200, PASSWORD),
    ],
)
def test_wrong_credentials_get_one_same_answer(
    visitor: Visitor, active_member: Member, number: str, password: str
) -> None:
    page = visitor.log_in(number, password)
    assert page.status == 200
    assert REFUSAL in page.text
    assert page.value("password") is None
    assert not _is_logged_in(visitor)


@pytest.mark.parametrize("password", ["1980-05-01", "01051980", NUMBER, PASSWORD])
def test_a_registered_member_cannot_log_in_before_activation(
    visitor: Visitor, member: Member, password: str
) -> None:
    assert REFUSAL in visitor.log_in(password=password).text
    assert not _is_logged_in(visitor)


@pytest.mark.parametrize(("number", "password"), [("", PASSWORD), (NUMBER, ""), ("", ""), ("  ", PASSWORD)])
def test_an_empty_field_is_named(visitor: Visitor, active_member: Member, number: str, password: str) -> None:
    page = visitor.log_in(number, password)
    assert page.refused
    assert "Renseignez votre" in page.text
    assert not _is_logged_in(visitor)


def test_the_session_is_renewed_at_log_in_and_closed_at_log_out(
    visitor: Visitor, active_member: Member
) -> None:
    visitor.get(LOGIN)
    before = visitor.client.cookies["__Host-session"].value
    visitor.log_in()
    after = visitor.client.cookies["__Host-session"].value
    assert before != after
    assert visitor.post("/deconnexion").path == LOGIN
    visitor.client.cookies["__Host-session"] = after
    assert not _is_logged_in(visitor)


@pytest.mark.parametrize("number", [NUMBER, "99999999"])
def test_the_sixth_try_waits_even_with_the_right_password(
    visitor: Visitor, active_member: Member, pass_time: PassTime, number: str
) -> None:
    for _ in range(5):
        assert REFUSAL in visitor.log_in(number, "faux").text
    assert "Réessayez dans 2 minutes" in visitor.log_in(number).text
    pass_time(timedelta(seconds=75))
    assert "Réessayez" not in visitor.log_in(number).text
    assert _is_logged_in(visitor) is (number == NUMBER)


def test_the_delay_concerns_one_number_from_any_session(
    visitor: Visitor, other_visitor: Visitor, new_member: NewMember, active_member: Member
) -> None:
    new_member(number="00000002", email="autre@exemple.fr", password=PASSWORD)
    for _ in range(5):
        visitor.log_in(password="faux")
    assert "Réessayez" in other_visitor.log_in().text
    assert visitor.log_in("00000002").path == TERMS


def test_a_success_forgets_earlier_failures(visitor: Visitor, active_member: Member) -> None:
    for _ in range(2):
        for _ in range(4):
            visitor.log_in(password="faux")
        assert visitor.log_in().path == TERMS


def test_the_first_connection_is_offered_with_a_session_open(visitor: Visitor, active_member: Member) -> None:
    visitor.log_in()
    page = visitor.get(LOGIN)
    assert "PREMIÈRE CONNEXION" in page.text
    assert "Accéder à mon espace" in page.text
