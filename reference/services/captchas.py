"""Verification images: five characters to copy or five digits to hear, used once (EX-1.2-3-04, -15, -16)."""

import io
import secrets
from datetime import timedelta
from functools import cache

from captcha.audio import AudioCaptcha
from captcha.image import ImageCaptcha
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from reference.models import ActivationRequest, Captcha

ALPHABET = "34789abcdefhkmprtwxy"  # without characters that look alike once warped
LENGTH = 5
LIFETIME = timedelta(minutes=10)
KEPT_PER_VISITOR = 10  # several tabs work side by side, a robot cannot fill the database

_BACKGROUND = (255, 255, 255)
_INK = (22, 40, 84)
_INK_LUMINANCE = 40


def display(visitor: str) -> Captcha:
    """Draw a new verification for a form about to be shown."""
    captcha = Captcha.objects.create(
        key=secrets.token_urlsafe(32),
        visitor=visitor,
        answer="".join(secrets.choice(ALPHABET) for _ in range(LENGTH)),
        # The library spells letters in English, where a French ear confuses several: digits only.
        spoken_answer="".join(secrets.choice("0123456789") for _ in range(LENGTH)),
        created_at=timezone.now(),
    )
    kept = Captcha.objects.filter(visitor=visitor).order_by("-id")[:KEPT_PER_VISITOR]
    Captcha.objects.filter(visitor=visitor).exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()
    return captcha


def find(visitor: str, key: str) -> Captcha | None:
    """Return the verification of that key if it was displayed to this visitor."""
    return Captcha.objects.filter(visitor=visitor, key=key).select_related("outcome").first()


def redeem(captcha: Captcha | None, typed: str) -> bool:
    """Use up the verification, right or wrong, and tell whether the answer was right."""
    if captcha is None or captcha.used or not is_alive(captcha):
        return False
    captcha.used = True
    captcha.save(update_fields=["used"])
    return is_answer(captcha, typed)


def is_alive(captcha: Captcha) -> bool:
    """Tell whether the verification is still young enough to be answered."""
    return timezone.now() - captcha.created_at < LIFETIME


def is_answer(captcha: Captcha, typed: str) -> bool:
    """Tell whether what was typed is the shown text, in any case (A15), or the spoken digits."""
    answer = typed.strip().lower().encode()
    shown = constant_time_compare(answer, captcha.answer.encode())
    spoken = constant_time_compare(answer, captcha.spoken_answer.encode())
    return shown or spoken


def remember_outcome(captcha: Captcha | None, submission: str, outcome: ActivationRequest) -> None:
    """Tie the form that carried the verification to the request it opened."""
    if captcha is not None:
        captcha.submission = submission
        captcha.outcome = outcome
        captcha.save(update_fields=["submission", "outcome"])


def is_repeated(captcha: Captcha | None, submission: str) -> bool:
    """Tell whether the very same form already opened a request, by a double click for example."""
    return captcha is not None and captcha.outcome is not None and captcha.submission == submission


def digest(*entries: str) -> str:
    """Digest of a form's entries, to recognise the same form sent twice."""
    return salted_hmac("reference.submission", "\n".join(entries), algorithm="sha256").hexdigest()


def image(captcha: Captcha) -> bytes:
    """Draw the PNG."""
    picture = io.BytesIO()
    _drawer().generate_image(captcha.answer, bg_color=_BACKGROUND, fg_color=_INK).save(picture, "PNG")
    return picture.getvalue()


def audio(captcha: Captcha) -> bytes:
    """Speak the digits, as WAV."""
    return bytes(_speaker().generate(captcha.spoken_answer))


@cache
def _drawer() -> ImageCaptcha:
    """Warped enough to stop a simple robot, dark and spaced enough for someone who sees poorly."""
    drawer = ImageCaptcha(width=220, height=76)
    # The library takes the ink's luminance for its opacity, which would leave a dark ink almost transparent.
    drawer.lookup_table = [min(255, 255 * level // _INK_LUMINANCE) for level in range(256)]
    drawer.character_rotate = (-20, 20)
    drawer.word_offset_dx = 0.05
    return drawer


@cache
def _speaker() -> AudioCaptcha:
    return AudioCaptcha()
