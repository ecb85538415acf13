from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reference.models import Captcha
from reference.services import captchas
from reference.services.visitors import visitor_of


@require_safe
def image(request: HttpRequest, key: str) -> HttpResponse:
    """The picture to copy."""
    return HttpResponse(captchas.image(_pending(request, key)), content_type="image/png")


@require_safe
def audio(request: HttpRequest, key: str) -> HttpResponse:
    """The digits to listen to."""
    return HttpResponse(captchas.audio(_pending(request, key)), content_type="audio/wav")


def _pending(request: HttpRequest, key: str) -> Captcha:
    captcha = captchas.find(visitor_of(request), key)
    if captcha is None or captcha.used or not captchas.is_alive(captcha):
        raise Http404
    return captcha
