from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

View = Callable[[HttpRequest], HttpResponse]


def posted(otherwise: str) -> Callable[[View], View]:
    """Reserve a view to forms; who types its address is sent to the page named ``otherwise``."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            return view(request) if request.method == "POST" else redirect(otherwise)

        return guarded

    return decorate
