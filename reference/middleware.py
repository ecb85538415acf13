"""Headers that protect every response."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=()"

Handler = Callable[[HttpRequest], HttpResponse]


def protection_headers(get_response: Handler) -> Handler:
    """Say what a page may load, and what it may not do."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Content-Security-Policy"] = _CONTENT_SECURITY_POLICY
        response["Permissions-Policy"] = _PERMISSIONS_POLICY
        return response

    return respond


def never_stored(get_response: Handler) -> Handler:
    """Keep personal pages out of every cache, the browser's history included."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Cache-Control"] = "no-store"
        return response

    return respond
