"""The support API."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

import reference
from reference.models import ActivationRequest, Member
from tests.reference.conftest import NewMember, PassTime
from tests.reference.support_client import Support
from tests.reference.visitor import (
    ACTIVATION,
    CODE,
    EMAIL,
    NUMBER,
    PASSWORD,
    SPACE,
    TERMS,
    WITH_NUMBER,
    Visitor,
    code_in,
)

PERSON = {"first_name": "Marie", "last_name": "Durand", "birth_date": "1980-05-01"}


def test_without_a_token_there_is_no_api(database: None) -> None:
    with override_settings(SUPPORT_TOKEN=""):
        assert Support("").get("health")[0] == 404


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer faux", "Basic jeton-de-test", "Bearer é"])
def test_a_wrong_token_is_refused(visitor: Visitor, support_token: str, authorization: str) -> None:
    page = visitor.get("/support/health", authorization=authorization)
    assert page.status == 401
    assert page.response["WWW-Authenticate"] == "Bearer"


def test_health(support: Support) -> None:
    status, answer = support.get("health")
    assert (status, answer["status"], answer["version"]) == (200, "ok", reference.__version__)
    assert abs(datetime.fromisoformat(answer["now"]) - timezone.now()) < timedelta(minutes=1)


def test_the_wrong_method_is_refused(support: Support) -> None:
    assert support.get("members")[0] == 405


def test_a_registered_member(support: Support) -> None:
    status, created = support.post(
        "members", {**PERSON, "number": NUMBER, "email": EMAIL, "phone": "06 39 98 00 12"}
    )
    assert status == 201
    assert created == {
        **PERSON,
        "number": NUMBER,
        "email": EMAIL,
        "phone": "+33639980012",
        "state": "registered",
        "mail_preference": None,
        "terms_accepted": False,
        "terms_version": None,
        "codes_sent": 0,
        "dependants": [],
    }
    assert support.get(f"members/{NUMBER}") == (200, created)


def test_a_number_is_drawn_when_none_is_given(support: Support) -> None:
    numbers = {support.post("members", PERSON)[1]["number"] for _ in range(3)}
    assert len(numbers) == 3
    assert all(len(number) == 8 and number.isdecimal() for number in numbers)


def test_an_active_member_can_log_in(support: Support, visitor: Visitor) -> None:
    active = {**PERSON, "number": NUMBER, "state": "active", "password": PASSWORD, "mail_preference": "sms"}
    assert support.post("members", active)[1]["state"] == "active"
    assert visitor.log_in().path == TERMS
    support.post("members", {**active, "number": "00000002", "terms_accepted": True})
    assert visitor.log_in("00000002").path == SPACE
    read = support.get("members/00000002")[1]
    assert (read["mail_preference"], read["terms_accepted"], bool(read["terms_version"])) == (
        "sms",
        True,
        True,
    )


def test_dependants_are_kept(support: Support) -> None:
    child = {
        "first_name": "Léo",
        "last_name": "Durand",
        "birth_date": "2010-03-04",
        "email": "leo@exemple.fr",
        "phone": "",
    }
    created = support.post("members", {**PERSON, "dependants": [child]})[1]
    assert created["dependants"] == [child]


def test_a_taken_number_is_a_conflict(support: Support, member: Member) -> None:
    status, answer = support.post("members", {**PERSON, "number": NUMBER})
    assert status == 409
    assert NUMBER in answer["error"]
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ([], {""}),
        ("texte", {""}),
        ({}, {"first_name", "last_name", "birth_date"}),
        ({**PERSON, "number": "123"}, {"number"}),
        ({**PERSON, "number": 12345678}, {"number"}),
        (
            {**PERSON, "birth_date": "1980-02-30", "email": "a@b", "phone": "12"},
            {"birth_date", "email", "phone"},
        ),
        ({**PERSON, "state": "autre"}, {"state"}),
        ({**PERSON, "state": "active"}, {"password"}),
        ({**PERSON, "state": "active", "password": "court"}, {"password"}),
        ({**PERSON, "password": PASSWORD}, {"password"}),
        ({**PERSON, "mail_preference": "pigeon"}, {"mail_preference"}),
        ({**PERSON, "terms_accepted": True}, {"terms_accepted"}),
        ({**PERSON, "terms_accepted": "oui"}, {"terms_accepted"}),
        ({**PERSON, "surnom": "Mimi"}, {"surnom"}),
        ({**PERSON, "dependants": {}}, {"dependants"}),
        ({**PERSON, "dependants": [1]}, {"dependants"}),
        ({**PERSON, "dependants": [PERSON, {**PERSON, "birth_date": ""}]}, {"dependants[1].birth_date"}),
    ],
)
def test_each_wrong_field_is_named(support: Support, body: object, fields: set[str]) -> None:
    assert support.problems("members", body) >= fields
    assert not Member.objects.exists()


def test_an_unknown_member_is_not_found(support: Support) -> None:
    assert support.get("members/99999999")[0] == 404
    assert support.post("members/99999999/pending-code/age", {"seconds": 1})[0] == 404


def test_ageing_a_code_ends_its_life(
    support: Support, visitor: Visitor, member: Member, pass_time: PassTime
) -> None:
    visitor.identify()
    assert support.post(f"members/{NUMBER}/pending-code/age", {"seconds": 200}) == (
        200,
        {"age_seconds": 200.0},
    )
    assert support.post(f"members/{NUMBER}/pending-code/age", {"seconds": 99.5}) == (
        200,
        {"age_seconds": 299.5},
    )
    assert visitor.enter_code("zzzzz").refused
    assert support.post(f"members/{NUMBER}/pending-code/age", {"seconds": 0.5}) == (
        200,
        {"age_seconds": 300.0},
    )
    assert visitor.enter_code().path == CODE
    visitor.ask_new_code()
    assert visitor.enter_code().path == ACTIVATION


def test_ageing_concerns_one_member(
    support: Support, visitor: Visitor, new_member: NewMember, member: Member
) -> None:
    new_member(number="00000002", email="autre@exemple.fr")
    visitor.identify()
    Visitor().identify("00000002", "autre@exemple.fr")
    support.post("members/00000002/pending-code/age", {"seconds": 600})
    assert visitor.enter_code(_code_for(EMAIL)).path == ACTIVATION


def _code_for(recipient: str) -> str:
    return code_in(next(str(message.body) for message in mail.outbox if message.to == [recipient]))


def test_without_a_pending_code_there_is_nothing_to_age(
    support: Support, visitor: Visitor, member: Member
) -> None:
    address = f"members/{NUMBER}/pending-code/age"
    assert support.post(address, {"seconds": 1})[0] == 404
    visitor.identify()
    visitor.enter_code()
    assert support.post(address, {"seconds": 1})[0] == 404


@pytest.mark.parametrize("seconds", [0, -1, "10", None, True, 10**9])
def test_an_age_is_a_positive_number_of_seconds(support: Support, member: Member, seconds: object) -> None:
    assert support.problems(f"members/{NUMBER}/pending-code/age", {"seconds": seconds}) == {"seconds"}


@pytest.mark.parametrize("prefix", ["", "https://localhost:8443"])
def test_a_captcha_answer_is_told_and_not_used_up(
    support: Support, visitor: Visitor, member: Member, prefix: str
) -> None:
    captcha = visitor.captcha()
    image = f"{prefix}/verification/{captcha.key}.png"
    for _ in range(2):
        assert support.post("captcha-answer", {"image": image}) == (200, {"answer": captcha.answer})
    entries = {"captcha": captcha.key, "verification": captcha.answer, "number": NUMBER, "contact": EMAIL}
    assert visitor.post(WITH_NUMBER, entries).path == CODE


@pytest.mark.parametrize("image", ["/verification/inconnue.png", "/login", "", "https://[", "n'importe quoi"])
def test_an_unknown_image_is_not_found(support: Support, image: str) -> None:
    assert support.post("captcha-answer", {"image": image})[0] == 404


def test_an_image_is_required(support: Support) -> None:
    assert support.problems("captcha-answer", {}) == {"image"}


def test_codes_sent_are_counted(support: Support, visitor: Visitor, member: Member) -> None:
    visitor.identify()
    visitor.ask_new_code()
    assert support.get(f"members/{NUMBER}")[1]["codes_sent"] == 2
    assert ActivationRequest.objects.get().sending == 2
