"""What a visitor sees when a page cannot be shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The form is too old, or comes from elsewhere."""
    if (
        request.path.startswith("/login")
        and getattr(request, "user", None) is not None
        and request.user.is_authenticated
    ):
        return redirect(
            "space"
        )  # second half of a double click: the first one logged in and renewed the token
    return render(request, "reference/csrf_failure.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Not a request that a browser of ours would make."""
    return render(request, "reference/bad_request.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """No such page."""
    return render(request, "reference/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault."""
    return render(request, "reference/server_error.html", status=500)
