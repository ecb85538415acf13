"""What the server sends: the one page, and JSON that says where to go or what to put right."""

import json
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

_PAGE = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
_LONGEST = 1024
"""Characters of an entry; no requirement allows more than a few hundred."""

Errors = dict[str, str]
"""What is wrong in French, by the name of the entry; under an empty name, what is wrong of the whole."""


@require_safe
@ensure_csrf_cookie
def page(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Send the page; its script reads the address."""
    return HttpResponse(_PAGE)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Send the page all the same: its script says that there is nothing there."""
    return HttpResponse(_PAGE, status=HTTPStatus.NOT_FOUND)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse what does not come from a page of ours."""
    return refusal(
        {"": "Par précaution, rien n'a été fait. Rechargez la page, puis recommencez."}, HTTPStatus.FORBIDDEN
    )


def leads(to: str, status: int = HTTPStatus.OK) -> JsonResponse:
    """Say which address comes next."""
    return JsonResponse({"to": to}, status=status)


def refusal(errors: Errors, status: int = HTTPStatus.UNPROCESSABLE_ENTITY, **others: object) -> JsonResponse:
    """Say what is to be put right."""
    return JsonResponse({"errors": errors, **others}, status=status)


class Entries:
    """What a request holds; what is not of the expected type counts for nothing."""

    def __init__(self, request: HttpRequest) -> None:
        try:
            held = json.loads(request.body)
        except ValueError:
            held = None
        self._held: dict[str, Any] = held if isinstance(held, dict) else {}

    def exact(self, name: str) -> str:
        """Return a text to the letter."""
        value = self._held.get(name)
        return value if isinstance(value, str) and len(value) <= _LONGEST else ""

    def text(self, name: str) -> str:
        """Return a text without its outer spaces."""
        return self.exact(name).strip()

    def ticked(self, name: str) -> bool:
        """Tell whether a box is ticked."""
        return self._held.get(name) is True
