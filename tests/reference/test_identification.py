"""Saying who one is, on both paths (EX-1.2-3, EX-1.2.2-1)."""

from datetime import date, timedelta
from smtplib import SMTPServerDisconnected
from typing import Never

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from reference.models import ActivationRequest, Captcha, Dependant, Member
from reference.rules import one_time_codes
from reference.views.identification import REFUSAL
from tests.reference.conftest import NewMember, PassTime
from tests.reference.visitor import (
    CANCEL,
    CODE,
    EMAIL,
    LOGIN,
    NUMBER,
    PASSWORD,
    WITH_NUMBER,
    WITHOUT_NUMBER,
    Visitor,
)

pytestmark = pytest.mark.usefixtures("member")
HELP = f"{WITH_NUMBER}/aide"
HELP_WITHOUT_NUMBER = f"{WITHOUT_NUMBER}/aide"


@pytest.mark.parametrize(
    ("contact", "recipient"),
    [
        (EMAIL, EMAIL),
        ("Marie.Durand@EXEMPLE.FR", EMAIL),
        ("0639980012", "33639980012@sms.mutuelle-mbtp.example"),
        ("06 39 98 00 12", "33639980012@sms.mutuelle-mbtp.example"),
        ("0033639980012", "33639980012@sms.mutuelle-mbtp.example"),
    ],
)
def test_a_known_contact_gets_one_code_through_its_own_channel(
    visitor: Visitor, contact: str, recipient: str
) -> None:
    assert visitor.identify(contact=contact).path == CODE
    assert [message.to for message in mail.outbox] == [[recipient]]


def test_spaces_around_the_entries_are_set_aside(visitor: Visitor) -> None:
    assert visitor.identify(f" {NUMBER} ", f" {EMAIL} ").path == CODE


def _assert_refused(visitor: Visitor, page_path: str, form_path: str) -> None:
    assert page_path == form_path
    assert not mail.outbox
    assert not ActivationRequest.objects.exists()
    assert visitor.get(CODE).path == "/premiere-connexion"


@pytest.mark.parametrize("number", ["", "   ", "1234567", "123456789", "1234567a", "00 000 001", "00000002"])
def test_a_wrong_number_is_refused(visitor: Visitor, number: str) -> None:
    page = visitor.identify(number)
    assert page.refused
    _assert_refused(visitor, page.path, WITH_NUMBER)


@pytest.mark.parametrize(
    "contact",
    ["", "   ", "abc", "autre@exemple.fr", "0612345678", "01 99 00 12 34", "marie.durand+x@exemple.fr"],
)
def test_a_wrong_contact_is_refused_on_both_paths(visitor: Visitor, contact: str) -> None:
    for page, form in (
        (visitor.identify(contact=contact), WITH_NUMBER),
        (visitor.identify_without_number(contact), WITHOUT_NUMBER),
    ):
        assert page.refused
        _assert_refused(visitor, page.path, form)


def test_a_landline_on_file_is_no_contact(visitor: Visitor, new_member: NewMember) -> None:
    new_member(number="00000009", phone="+33199001234")
    assert visitor.identify("00000009", "01 99 00 12 34").refused


def test_a_dependant_s_contact_and_birth_date_identify_nobody(visitor: Visitor, member: Member) -> None:
    Dependant.objects.create(
        member=member,
        first_name="Léo",
        last_name="Durand",
        birth_date=date(2004, 3, 4),
        email="leo@exemple.fr",
    )
    assert visitor.identify(contact="leo@exemple.fr").refused
    assert visitor.identify_without_number("leo@exemple.fr", "2004-03-04").refused
    assert visitor.identify_without_number(EMAIL, "2004-03-04").refused
    assert not mail.outbox


def test_unknown_member_foreign_contact_and_active_space_get_the_same_answer(
    visitor: Visitor, new_member: NewMember
) -> None:
    new_member(number="00000002", email="actif@exemple.fr", password=PASSWORD)
    new_member(number="00000003", email="autre@exemple.fr")
    for number, contact in (
        ("99999999", EMAIL),
        (NUMBER, "autre@exemple.fr"),
        ("00000002", "actif@exemple.fr"),
    ):
        page = visitor.identify(number, contact)
        assert page.status == 200
        assert REFUSAL in page.text
    assert REFUSAL in visitor.identify_without_number("actif@exemple.fr").text
    assert not mail.outbox


def test_the_birth_date_identifies_with_the_contact(visitor: Visitor) -> None:
    page = visitor.identify_without_number()
    assert page.path == CODE
    assert NUMBER not in page.text
    assert [message.to for message in mail.outbox] == [[EMAIL]]


@pytest.mark.parametrize("birth_date", ["2000-02-29", "1970-01-01", "1999-12-31"])
def test_remarkable_birth_dates_identify(visitor: Visitor, new_member: NewMember, birth_date: str) -> None:
    new_member(number="00000004", email="date@exemple.fr", birth_date=date.fromisoformat(birth_date))
    assert visitor.identify_without_number("date@exemple.fr", birth_date).path == CODE


@pytest.mark.parametrize(
    "birth_date",
    [
        "",
        "1980-04-30",
        "1980-05-02",
        "1980-01-05",
        "1980-02-30",
        "2023-02-29",
        "1850-01-01",
        "2999-01-01",
        "abc",
        "01/05/1980",
    ],
)
def test_a_wrong_or_impossible_birth_date_is_refused(visitor: Visitor, birth_date: str) -> None:
    page = visitor.identify_without_number(birth_date=birth_date)
    assert page.refused
    assert NUMBER not in page.text
    _assert_refused(visitor, page.path, WITHOUT_NUMBER)


def test_a_shared_contact_is_settled_by_the_birth_date(visitor: Visitor, new_member: NewMember) -> None:
    spouse = new_member(number="00000005", birth_date=date(1978, 1, 2))
    visitor.identify_without_number(EMAIL, "1978-01-02")
    assert ActivationRequest.objects.get().member == spouse


def test_twins_who_share_a_contact_are_not_told_apart(visitor: Visitor, new_member: NewMember) -> None:
    new_member(number="00000006")
    assert REFUSAL in visitor.identify_without_number().text
    assert not mail.outbox
    assert visitor.identify().path == CODE  # each has a number, though


def test_after_a_refusal_entries_are_kept_and_the_field_is_named(visitor: Visitor) -> None:
    page = visitor.identify("1234", EMAIL)
    assert (page.value("number"), page.value("contact")) == ("1234", EMAIL)
    assert page.value("verification") is None
    assert 'aria-invalid="true"' in page.text
    assert 'aria-describedby="id_number_helptext id_number_error"' in page.text
    assert visitor.identify_without_number("abc").value("birth_date") == "1980-05-01"


def test_the_same_form_sent_twice_sends_one_code(visitor: Visitor) -> None:
    captcha = visitor.captcha()
    entries = {"captcha": captcha.key, "verification": captcha.answer, "number": NUMBER, "contact": EMAIL}
    assert visitor.post(WITH_NUMBER, entries).path == CODE
    assert visitor.post(WITH_NUMBER, entries).path == CODE
    assert len(mail.outbox) == 1


def test_cancel_leaves_nothing(visitor: Visitor) -> None:
    visitor.captcha()
    assert visitor.post(CANCEL).path == LOGIN
    assert not mail.outbox
    visitor.identify()
    visitor.post(CANCEL)
    assert visitor.enter_code().path == "/premiere-connexion"


def test_a_form_sent_again_after_cancelling_is_refused(visitor: Visitor) -> None:
    captcha = visitor.captcha()
    entries = {"captcha": captcha.key, "verification": captcha.answer, "number": NUMBER, "contact": EMAIL}
    visitor.post(WITH_NUMBER, entries)
    visitor.post(CANCEL)
    assert visitor.post(WITH_NUMBER, entries).refused
    assert len(mail.outbox) == 1


def test_the_help_page_gives_the_entries_back(visitor: Visitor) -> None:
    page = visitor.post(HELP, {"number": "1234", "contact": "0612", "verification": "zzzzz"})
    assert page.path == HELP
    assert f'href="{WITH_NUMBER}"' in page.text
    form = visitor.get(WITH_NUMBER)
    assert (form.value("number"), form.value("contact")) == ("1234", "0612")
    visitor.post(CANCEL)
    assert visitor.get(WITH_NUMBER).value("number") is None
    page = visitor.post(HELP_WITHOUT_NUMBER, {"contact": "", "birth_date": "1980-05-01"})
    assert f'href="{WITHOUT_NUMBER}"' in page.text
    assert visitor.get(WITHOUT_NUMBER).value("birth_date") == "1980-05-01"


@pytest.mark.parametrize(("form", "help_page"), [(WITH_NUMBER, HELP), (WITHOUT_NUMBER, HELP_WITHOUT_NUMBER)])
def test_the_help_page_leads_back_to_its_form_without_a_script(
    visitor: Visitor, form: str, help_page: str
) -> None:
    assert f'href="{help_page}"' in visitor.get(form).text
    assert f'href="{form}"' in visitor.get(help_page).text


def test_a_mail_server_that_is_away_is_said_on_the_same_screen(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Never:
        raise SMTPServerDisconnected("fermé")

    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", refuse)
        page = visitor.identify()
    assert page.path == WITH_NUMBER
    assert "L'envoi du code a échoué" in page.text
    assert not ActivationRequest.objects.exists()
    assert visitor.identify().path == CODE


def test_sendings_are_limited_by_member_and_hour(
    visitor: Visitor, other_visitor: Visitor, new_member: NewMember, pass_time: PassTime
) -> None:
    new_member(number="00000007", email="autre@exemple.fr")
    for _ in range(one_time_codes.MAX_SENDINGS):
        assert visitor.identify().path == CODE
    page = visitor.identify()
    assert page.path == WITH_NUMBER
    assert "Trop de codes" in page.text
    assert other_visitor.identify("00000007", "autre@exemple.fr").path == CODE
    pass_time(timedelta(hours=1))
    assert visitor.identify().path == CODE


def test_a_new_identification_replaces_the_former_one(visitor: Visitor, new_member: NewMember) -> None:
    other = new_member(number="00000008", email="autre@exemple.fr")
    visitor.identify()
    visitor.identify("00000008", "autre@exemple.fr")
    assert ActivationRequest.objects.get().member == other
    assert Captcha.objects.filter(visitor=visitor.secret).count() <= 10
