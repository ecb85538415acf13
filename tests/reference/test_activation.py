"""The activation form, reached by both paths (EX-1.2-5, EX-1.2.2-2)."""

import re

import pytest
from django.utils import timezone

from reference.models import ActivationRequest, MailPreference, Member
from tests.reference.visitor import (
    ACTIVATION,
    CANCEL,
    CHOICE,
    CODE,
    EMAIL,
    LOGIN,
    NUMBER,
    PASSWORD,
    SPACE,
    TERMS,
    WITH_NUMBER,
    Visitor,
)

BANNER = "Votre compte est activé"


def _verified(visitor: Visitor, member: Member, *, with_number: bool) -> Visitor:
    visitor.get(LOGIN)
    ActivationRequest.objects.create(
        visitor=visitor.secret,
        member=member,
        with_number=with_number,
        channel="email",
        destination=member.email,
        sent_at=timezone.now(),
        verified_at=timezone.now(),
    )
    return visitor


@pytest.fixture
def ready(visitor: Visitor, member: Member) -> Visitor:
    """A visitor in front of the activation form."""
    return _verified(visitor, member, with_number=True)


@pytest.fixture
def ready_without_number(visitor: Visitor, member: Member) -> Visitor:
    """A visitor in front of the activation form, who did not know the number."""
    return _verified(visitor, member, with_number=False)


def _accepts(visitor: Visitor, **entries: str) -> bool:
    page = visitor.activate(**entries)
    assert page.refused is (page.path == ACTIVATION)
    assert Member.objects.get(number=NUMBER).is_active is not page.refused
    return page.path == LOGIN


@pytest.mark.parametrize("fixture", ["ready", "ready_without_number"])
def test_the_form_shows_the_number_and_the_known_address(
    request: pytest.FixtureRequest, fixture: str
) -> None:
    page = request.getfixturevalue(fixture).get(ACTIVATION)
    assert page.value("number") == NUMBER
    assert page.value("email") == EMAIL
    assert page.value("email_confirmation") is None
    assert page.value("phone") is None
    assert "readonly" in page.text
    assert "checked" not in page.text


def test_the_phone_that_got_the_code_need_not_be_typed_again(visitor: Visitor, member: Member) -> None:
    page = visitor.reach_activation(contact="+33639980012")
    assert page.value("phone") == "06 39 98 00 12"


@pytest.mark.parametrize("with_number", [True, False])
def test_both_paths_lead_to_an_active_space(visitor: Visitor, member: Member, with_number: bool) -> None:
    if with_number:
        visitor.identify()
    else:
        visitor.identify_without_number()
    assert visitor.enter_code().path == ACTIVATION
    page = visitor.activate()
    assert page.path == LOGIN
    assert BANNER in page.text
    assert visitor.get(SPACE).path == LOGIN  # not logged in
    assert visitor.log_in().path == TERMS


def test_the_banner_is_only_for_who_activated(ready: Visitor, other_visitor: Visitor) -> None:
    assert BANNER not in ready.get(LOGIN).text
    ready.activate()
    assert BANNER not in other_visitor.get(LOGIN).text
    assert BANNER in ready.get(LOGIN).text
    ready.log_in()
    assert BANNER not in ready.get(LOGIN).text


@pytest.mark.parametrize("preference", MailPreference.values)
def test_the_mail_preference_is_recorded_as_chosen(ready: Visitor, preference: str) -> None:
    assert _accepts(ready, mail_preference=preference, phone="0639980012")
    assert Member.objects.get().mail_preference == preference


@pytest.mark.parametrize(
    ("phone", "accepted"),
    [
        ("", True),
        ("06 12 34 56 78", True),
        ("01 99 00 12 34", True),
        ("12", False),
        ("abc", False),
        ("+32470123456", False),
    ],
)
def test_the_phone_is_optional_but_french(ready: Visitor, phone: str, accepted: bool) -> None:
    assert _accepts(ready, phone=phone) is accepted


@pytest.mark.parametrize(
    ("phone", "accepted"), [("", False), ("01 99 00 12 34", False), ("06 12 34 56 78", True)]
)
def test_text_messages_need_a_mobile_phone(ready: Visitor, phone: str, accepted: bool) -> None:
    assert _accepts(ready, mail_preference="sms", phone=phone) is accepted


def test_an_empty_phone_keeps_the_one_on_file(ready: Visitor) -> None:
    assert _accepts(ready, phone="")
    assert Member.objects.get().phone == "+33639980012"


def test_a_new_address_and_phone_replace_those_on_file(ready: Visitor) -> None:
    assert _accepts(ready, email=" m@exemple.fr", email_confirmation="m@EXEMPLE.fr ", phone="0612345678")
    member = Member.objects.get()
    assert (member.email, member.email_key, member.phone) == ("m@exemple.fr", "m@exemple.fr", "+33612345678")


@pytest.mark.parametrize(
    ("address", "verified"), [(EMAIL, True), (EMAIL.upper(), True), ("m@exemple.fr", False)]
)
def test_only_the_address_that_got_the_code_is_verified(ready: Visitor, address: str, verified: bool) -> None:
    assert _accepts(ready, email=address, email_confirmation=address)
    assert Member.objects.get().email_verified is verified


@pytest.mark.parametrize(
    "entries",
    [
        {"email": ""},
        {"email": "a@", "email_confirmation": "a@"},
        {"email": "a b@c.fr", "email_confirmation": "a b@c.fr"},
        {"email": "a@b", "email_confirmation": "a@b"},
        {"email_confirmation": ""},
        {"email_confirmation": "marie.durant@exemple.fr"},
        {"email": "marie.durant@exemple.fr"},
        {"password": ""},
        {"password": "", "password_confirmation": ""},
        {"password_confirmation": ""},
        {"password_confirmation": PASSWORD.swapcase()},
        {"password_confirmation": PASSWORD + " "},
        {"password": "Abcdefg1!", "password_confirmation": "Abcdefg1!"},
        {"password": "Abcdefghi!", "password_confirmation": "Abcdefghi!"},
        {"password": "Abcdefgh12", "password_confirmation": "Abcdefgh12"},
        {"password": "12345678!?", "password_confirmation": "12345678!?"},
        {"mail_preference": ""},
        {"mail_preference": "pigeon"},
        {"number": "00000002"},
        {"number": ""},
    ],
)
@pytest.mark.parametrize("fixture", ["ready", "ready_without_number"])
def test_each_field_alone_in_fault_is_refused(
    request: pytest.FixtureRequest, fixture: str, entries: dict[str, str]
) -> None:
    assert not _accepts(request.getfixturevalue(fixture), **entries)


def test_a_refused_number_is_not_shown_in_place_of_the_verified_one(ready: Visitor) -> None:
    assert ready.activate(number="00000002").value("number") == NUMBER


def test_after_a_refusal_what_is_not_secret_is_kept(ready: Visitor) -> None:
    page = ready.activate(phone="12", email="m@exemple.fr", mail_preference="")
    assert 'href="#id_mail_preference"' in page.text
    assert set(re.findall(r'href="#(id_\w+)"', page.text)) <= set(re.findall(r' id="(id_\w+)"', page.text))
    page = ready.activate(phone="12", email="m@exemple.fr", mail_preference="mail")
    assert (page.value("phone"), page.value("email"), page.value("email_confirmation")) == (
        "12",
        "m@exemple.fr",
        EMAIL,
    )
    assert page.value("password") is None
    assert page.value("password_confirmation") is None
    assert page.text.count(" checked") == 1
    assert 'id="id_phone_error"' in page.text
    assert 'aria-describedby="id_phone_error"' in page.text


@pytest.mark.parametrize(
    "password", ["Abcdefgh1!", "Abcdefgh1!" + "é" * 54, "Abcdefgh1!" + "x" * 118, "Ab cdéfg 1€"]
)
def test_the_chosen_password_opens_the_space(ready: Visitor, password: str) -> None:
    ready.activate(password=password, password_confirmation=password)
    assert ready.log_in(password=password + "x").path == LOGIN
    assert ready.log_in(password=password[:-1]).path == LOGIN
    assert ready.log_in(password=password).path == TERMS


def test_a_password_is_the_same_composed_or_decomposed(ready: Visitor) -> None:
    ready.activate(password="Motdepassé1!", password_confirmation="Motdepassé1!")
    assert ready.log_in(password="Motdepasse\u03011!").path == TERMS


def test_the_form_sent_twice_activates_once_and_shows_the_banner(ready: Visitor) -> None:
    ready.activate()
    password_hash = Member.objects.get().password
    page = ready.activate(password="Autremotdepasse1!", password_confirmation="Autremotdepasse1!")
    assert page.path == LOGIN
    assert BANNER in page.text
    assert Member.objects.get().password == password_hash


def test_cancel_leaves_the_space_inactive(ready: Visitor) -> None:
    assert ready.post(CANCEL).path == LOGIN
    assert not Member.objects.get().is_active
    assert not ActivationRequest.objects.exists()
    assert ready.activate().path == CHOICE
    assert ready.enter_code("abcde").path == CHOICE


def test_an_active_space_is_not_overwritten(visitor: Visitor, other_visitor: Visitor, member: Member) -> None:
    for someone in (visitor, other_visitor):
        someone.reach_activation()
    visitor.activate()
    page = other_visitor.activate(password="Autremotdepasse1!", password_confirmation="Autremotdepasse1!")
    assert page.path == ACTIVATION
    assert "déjà activé" in page.text
    assert other_visitor.log_in(password="Autremotdepasse1!").path == LOGIN
    assert visitor.log_in().path == TERMS


def test_another_member_s_tab_cannot_mix_in(visitor: Visitor, member: Member) -> None:
    Member.objects.create(number="00000002", email="autre@exemple.fr", birth_date="1990-01-01")
    visitor.reach_activation(number="00000002", contact="autre@exemple.fr")
    assert visitor.activate(number=NUMBER).refused
    assert not Member.objects.filter(is_active=True).exists()


STEPS = [CODE, ACTIVATION, "/premiere-connexion/code/nouveau"]


@pytest.mark.parametrize("path", STEPS)
def test_nothing_is_reached_before_identification(visitor: Visitor, member: Member, path: str) -> None:
    assert visitor.get(path).path == CHOICE
    assert visitor.post(path).path == CHOICE
    assert visitor.activate().path == CHOICE
    assert not Member.objects.get().is_active


def test_activation_is_not_reached_before_the_code(visitor: Visitor, member: Member) -> None:
    visitor.identify()
    assert visitor.get(ACTIVATION).path == CODE
    assert visitor.activate().path == CODE
    visitor.enter_code("zzzzz")
    assert visitor.activate().path == CODE
    assert not Member.objects.get().is_active


def test_after_activation_no_step_can_be_replayed(ready: Visitor) -> None:
    ready.activate()
    for path in STEPS:
        assert ready.get(path).path == LOGIN
        assert ready.post(path).path == LOGIN
    assert ready.get(WITH_NUMBER).path == WITH_NUMBER
