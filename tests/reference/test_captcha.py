"""The verification image and its spoken form (EX-1.2-3-04, -15, -16)."""

import io
import wave
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from PIL import Image

from reference.models import Captcha
from reference.services import captchas
from tests.reference.conftest import PassTime
from tests.reference.visitor import CODE, EMAIL, NUMBER, WITH_NUMBER, Page, Visitor

pytestmark = pytest.mark.usefixtures("member")


def _submit(visitor: Visitor, captcha: Captcha, answer: str, number: str = NUMBER) -> Page:
    entries = {"captcha": captcha.key, "verification": answer, "number": number, "contact": EMAIL}
    return visitor.post(WITH_NUMBER, entries)


def test_each_display_has_its_own_image(visitor: Visitor) -> None:
    first, second = visitor.captcha(), visitor.captcha()
    assert first.key != second.key
    assert first.answer != second.answer


def test_the_answer_is_five_characters_that_the_page_does_not_give_away(visitor: Visitor) -> None:
    captcha = visitor.captcha()
    assert len(captcha.answer) == 5
    assert set(captcha.answer) <= set("abcdefghijklmnopqrstuvwxyz0123456789")
    page = visitor.post(WITH_NUMBER, {})
    shown = Captcha.objects.get(key=page.value("captcha"))
    assert shown.answer not in page.text.replace(shown.key, "")
    assert shown.spoken_answer not in page.text.replace(shown.key, "")
    assert page.value("verification") is None
    assert 'alt="Image de vérification' in page.text


def test_the_image_is_a_picture(visitor: Visitor) -> None:
    response = visitor.get(f"/verification/{visitor.captcha().key}.png").response
    assert response["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(response.content)).size == (220, 76)


def test_the_digits_can_be_heard_and_are_accepted(visitor: Visitor) -> None:
    captcha = visitor.captcha()
    response = visitor.get(f"/verification/{captcha.key}.wav").response
    assert response["Content-Type"] == "audio/wav"
    with wave.open(io.BytesIO(response.content)) as sound:
        assert sound.getnframes() > sound.getframerate()
    assert _submit(visitor, captcha, captcha.spoken_answer).path == CODE


def test_capitals_and_outer_spaces_are_accepted(visitor: Visitor) -> None:
    captcha = visitor.captcha()
    assert _submit(visitor, captcha, f" {captcha.answer.upper()} ").path == CODE


@pytest.mark.parametrize(
    "alter",
    [lambda _: "", lambda right: right[:4], lambda right: right + "a", lambda _: "00000", lambda _: "é"],
)
def test_a_wrong_answer_is_refused_and_shows_another_image(
    visitor: Visitor, alter: Callable[[str], str]
) -> None:
    captcha = visitor.captcha()
    page = _submit(visitor, captcha, alter(captcha.answer))
    assert page.path == WITH_NUMBER
    assert page.refused
    assert page.value("captcha") != captcha.key
    assert not mail.outbox


def test_an_answer_serves_once(visitor: Visitor) -> None:
    captcha = visitor.captcha()
    assert _submit(visitor, captcha, captcha.answer, number="99999999").path == WITH_NUMBER
    assert _submit(visitor, captcha, captcha.answer).path == WITH_NUMBER
    assert not mail.outbox
    assert visitor.get(f"/verification/{captcha.key}.png").status == 404


def test_a_wrong_answer_uses_the_image_up(visitor: Visitor) -> None:
    captcha = visitor.captcha()
    _submit(visitor, captcha, "faux")
    assert _submit(visitor, captcha, captcha.answer).refused


def test_an_answer_expires_after_ten_minutes(visitor: Visitor, pass_time: PassTime) -> None:
    young, old = visitor.captcha(), visitor.captcha()
    pass_time(captchas.LIFETIME - timedelta(seconds=1))
    assert _submit(visitor, young, young.answer).path == CODE
    pass_time(timedelta(seconds=1))
    assert _submit(visitor, old, old.answer).refused


def test_an_answer_is_worth_nothing_to_someone_else(visitor: Visitor, other_visitor: Visitor) -> None:
    captcha = visitor.captcha()
    assert other_visitor.get(f"/verification/{captcha.key}.png").status == 404
    assert _submit(other_visitor, captcha, captcha.answer).refused
    assert _submit(visitor, captcha, captcha.answer).path == CODE


def test_two_tabs_work_side_by_side(visitor: Visitor) -> None:
    first, second = visitor.captcha(), visitor.captcha()
    assert _submit(visitor, first, first.answer).path == CODE
    assert _submit(visitor, second, second.answer).path == CODE


def test_a_visitor_keeps_ten_images_at_most(visitor: Visitor) -> None:
    first = visitor.captcha()
    for _ in range(captchas.KEPT_PER_VISITOR):
        visitor.captcha()
    assert Captcha.objects.filter(visitor=visitor.secret).count() == captchas.KEPT_PER_VISITOR
    assert _submit(visitor, first, first.answer).refused
