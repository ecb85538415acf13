"""What a visitor typed in an identification form before going to the help page; nothing in it is secret."""

from django.http import HttpRequest

_SESSION_KEY = "identification_draft"
_FIELDS = ("number", "contact", "birth_date")
_MAX_LENGTH = 320


def keep(request: HttpRequest) -> None:
    """Keep the posted entries in the session."""
    request.session[_SESSION_KEY] = {
        name: request.POST[name][:_MAX_LENGTH] for name in _FIELDS if name in request.POST
    }


def recall(request: HttpRequest) -> dict[str, str]:
    """Return the kept entries by field name: those of the form that was left, empty if there was none."""
    draft: dict[str, str] = request.session.get(_SESSION_KEY, {})
    return draft


def forget(request: HttpRequest) -> None:
    """Drop the kept entries."""
    request.session.pop(_SESSION_KEY, None)
