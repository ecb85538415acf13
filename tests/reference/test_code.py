"""The one-time code, from its message to its use (EX-1.2-4)."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from reference.models import ActivationRequest
from reference.rules import one_time_codes
from reference.services import delivery
from tests.reference.conftest import NewMember, PassTime
from tests.reference.visitor import ACTIVATION, CHOICE, CODE, LOGIN, NEW_CODE, Visitor, code_in, last_code

pytestmark = pytest.mark.usefixtures("member")


def _another(code: str) -> str:
    return ("a" if code[0] != "a" else "b") + code[1:]


def test_the_email_has_the_guide_s_subject_sender_and_code(visitor: Visitor) -> None:
    visitor.identify()
    sent = mail.outbox[-1]
    message = message_from_bytes(sent.message().as_bytes(), policy=default)
    assert message["Subject"] == "ACTIVER VOTRE ESPACE PAR CODE EMAIL"
    assert message["From"].addresses[0].addr_spec == "noreply@mutuelle-mbtp.com"
    assert message["From"].addresses[0].display_name
    assert isinstance(sent, EmailMultiAlternatives)
    assert code_in(str(sent.body)) in str(sent.alternatives[0][0])
    assert visitor.enter_code().path == ACTIVATION


def test_the_text_message_is_short_and_has_the_code(visitor: Visitor) -> None:
    visitor.identify(contact="0639980012")
    assert len(str(mail.outbox[-1].body)) <= 160
    assert visitor.enter_code().path == ACTIVATION


def test_the_screen_says_where_the_code_went_without_giving_the_contact_away(visitor: Visitor) -> None:
    page = visitor.identify()
    assert "Activer votre compte par code Email à usage unique" in page.text
    assert "m•••@e•••.fr" in page.text
    assert "marie.durand" not in page.text
    page = visitor.identify(contact="0639980012")
    assert "Activer votre compte par code SMS à usage unique" in page.text
    assert "06 •• •• •• 12" in page.text


@pytest.mark.parametrize("decorate", ["{}", " {} ", "{}\t"])
def test_a_pasted_code_is_accepted(visitor: Visitor, decorate: str) -> None:
    visitor.identify()
    assert visitor.enter_code(decorate.format(last_code())).path == ACTIVATION


@pytest.mark.parametrize("code", ["", "   ", "00000", "abcd", "abcdef", "é", "x" * 1000])
def test_a_wrong_code_is_refused_on_the_same_screen(visitor: Visitor, code: str) -> None:
    visitor.identify()
    page = visitor.enter_code(code)
    assert page.path == CODE
    assert page.refused
    assert visitor.get(ACTIVATION).path == CODE


def test_a_missing_code_is_refused(visitor: Visitor) -> None:
    visitor.identify()
    assert visitor.post(CODE).refused


@pytest.mark.parametrize(
    ("seconds", "accepted"),
    [(270, True), (299, True), (300, False), (301, False), (360, False), (86400, False)],
)
@pytest.mark.usefixtures("pass_time")  # the clock stands still
def test_a_code_lives_five_minutes_from_its_sending(visitor: Visitor, seconds: int, accepted: bool) -> None:
    visitor.identify()
    ActivationRequest.objects.update(
        sent_at=ActivationRequest.objects.get().sent_at - timedelta(seconds=seconds)
    )
    page = visitor.enter_code()
    assert page.path == (ACTIVATION if accepted else CODE)
    assert page.refused is not accepted


def test_a_code_serves_once(visitor: Visitor, other_visitor: Visitor) -> None:
    visitor.identify()
    code = last_code()
    visitor.enter_code(code)
    other_visitor.identify()
    assert other_visitor.enter_code(code).refused
    visitor.activate()
    assert visitor.enter_code(code).path == LOGIN


def test_a_used_code_sent_again_at_once_changes_nothing(visitor: Visitor) -> None:
    visitor.identify()
    assert visitor.enter_code().path == ACTIVATION
    assert visitor.enter_code().path == ACTIVATION  # second half of a double click


def test_a_new_code_replaces_the_old_one(visitor: Visitor) -> None:
    visitor.identify()
    old = last_code()
    page = visitor.ask_new_code()
    assert page.path == CODE
    assert "Un nouveau code vous a été envoyé" in page.text
    assert len(mail.outbox) == 2
    assert last_code() != old
    assert visitor.enter_code(old).refused
    assert visitor.enter_code().path == ACTIVATION


def test_a_new_code_differs_even_when_chance_repeats_itself(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(["aaaaa", "aaaaa", "bbbbb"])
    monkeypatch.setattr(one_time_codes, "generate", lambda: next(drawn))
    visitor.identify()
    visitor.ask_new_code()
    assert last_code() == "bbbbb"


@pytest.mark.parametrize("asked_at", [290, 360])
def test_a_new_code_has_its_own_five_minutes(visitor: Visitor, pass_time: PassTime, asked_at: int) -> None:
    visitor.identify()
    pass_time(timedelta(seconds=asked_at))
    visitor.ask_new_code()
    pass_time(timedelta(seconds=299))
    assert visitor.enter_code().path == ACTIVATION


def test_the_same_page_sends_one_new_code_however_often_it_is_clicked(visitor: Visitor) -> None:
    visitor.identify()
    sending = visitor.get(CODE).value("sending") or ""
    for _ in range(10):
        assert visitor.post(NEW_CODE, {"sending": sending}).path == CODE
    assert len(mail.outbox) == 2
    assert visitor.enter_code().path == ACTIVATION


def test_ten_new_codes_in_a_row_leave_the_last_one_usable(visitor: Visitor) -> None:
    visitor.identify()
    for _ in range(10):
        visitor.ask_new_code()
    assert len(mail.outbox) == 11
    assert visitor.enter_code().path == ACTIVATION


def test_new_codes_are_limited(visitor: Visitor) -> None:
    visitor.identify()
    for _ in range(one_time_codes.MAX_SENDINGS - 1):
        visitor.ask_new_code()
    page = visitor.ask_new_code()
    assert "Trop de codes" in page.text
    assert len(mail.outbox) == one_time_codes.MAX_SENDINGS
    assert visitor.enter_code().path == ACTIVATION


def test_a_new_code_that_cannot_leave_keeps_the_old_one(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.identify()

    def refuse(*_: object) -> None:
        raise delivery.DeliveryError

    monkeypatch.setattr(delivery, "send_code", refuse)
    page = visitor.ask_new_code()
    assert "L'envoi du code a échoué" in page.text
    assert visitor.enter_code().path == ACTIVATION


def test_five_wrong_attempts_kill_the_code(visitor: Visitor) -> None:
    visitor.identify()
    wrong = _another(last_code())
    for _ in range(4):
        assert "n'est pas le bon" in visitor.enter_code(wrong).text
    assert "Trop d'essais" in visitor.enter_code(wrong).text
    assert "Trop d'essais" in visitor.enter_code().text
    visitor.ask_new_code()
    assert visitor.enter_code().path == ACTIVATION


def test_four_wrong_attempts_do_not(visitor: Visitor) -> None:
    visitor.identify()
    for _ in range(4):
        visitor.enter_code(_another(last_code()))
    assert visitor.enter_code().path == ACTIVATION


def test_empty_codes_are_not_counted(visitor: Visitor) -> None:
    visitor.identify()
    for _ in range(6):
        visitor.enter_code("")
    assert visitor.enter_code().path == ACTIVATION


def test_a_code_belongs_to_its_member_and_session(
    visitor: Visitor, other_visitor: Visitor, new_member: NewMember
) -> None:
    new_member(number="00000002", email="autre@exemple.fr")
    visitor.identify()
    code = last_code()
    other_visitor.identify("00000002", "autre@exemple.fr")
    assert other_visitor.enter_code(code).refused
    assert Visitor().enter_code(code).path == CHOICE
    assert visitor.enter_code(code).path == ACTIVATION


def test_the_code_is_not_stored_in_clear(visitor: Visitor) -> None:
    visitor.identify()
    request = ActivationRequest.objects.get()
    assert last_code() not in "".join(str(value) for value in vars(request).values())
    assert len(request.code_digest) == 64
