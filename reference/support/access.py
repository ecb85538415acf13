"""Who may call the support API, and how bodies and errors travel."""

import json
from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from reference.support.errors import FieldError, InvalidBodyError, NotFoundError

SupportView = Callable[..., JsonResponse]


def support_view(method: str) -> Callable[[SupportView], SupportView]:
    """Open a view to bearers of the token, for one method; its errors become JSON documents."""

    def decorate(view: SupportView) -> SupportView:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, **parameters: str) -> JsonResponse:
            if not settings.SUPPORT_TOKEN:
                raise Http404
            if not constant_time_compare(
                request.headers.get("Authorization", ""), f"Bearer {settings.SUPPORT_TOKEN}"
            ):
                return _error(HTTPStatus.UNAUTHORIZED, "jeton absent ou faux", {"WWW-Authenticate": "Bearer"})
            if request.method != method:
                return _error(HTTPStatus.METHOD_NOT_ALLOWED, f"méthode {method} attendue", {"Allow": method})
            try:
                return view(request, **parameters)
            except NotFoundError as error:
                return _error(HTTPStatus.NOT_FOUND, str(error))
            except InvalidBodyError as error:
                return _field_errors(error.errors)

        return guarded

    return decorate


def body_of(request: HttpRequest) -> dict[str, Any]:
    """Read the JSON object in the body; raise InvalidBodyError."""
    try:
        document = json.loads(request.body)
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise InvalidBodyError(FieldError("", "le corps doit être un objet JSON"))
    return document


def conflict(message: str) -> JsonResponse:
    """Say that what was to be created exists."""
    return _error(HTTPStatus.CONFLICT, message)


def _error(status: HTTPStatus, message: str, headers: dict[str, str] | None = None) -> JsonResponse:
    return JsonResponse({"error": message}, status=status, headers=headers)


def _field_errors(errors: Iterable[FieldError]) -> JsonResponse:
    listed = [{"field": error.field, "message": error.message} for error in errors]
    return JsonResponse({"errors": listed}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
