import secrets

from django.http import HttpRequest

_SESSION_KEY = "visitor"


def visitor_of(request: HttpRequest) -> str:
    """Return the secret that names this visitor's session, made at the first call.

    Unlike the session's own key, it does not change at log-in; unlike the session's data, what is kept under
    it cannot be overwritten by a simultaneous request.
    """
    if _SESSION_KEY not in request.session:
        request.session[_SESSION_KEY] = secrets.token_urlsafe(32)
    visitor: str = request.session[_SESSION_KEY]
    return visitor
