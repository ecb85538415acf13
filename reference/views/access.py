"""Who may see the member space (EX-1.3-1-01, -18)."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from reference.models import Member
from reference.services import terms

MemberView = Callable[[HttpRequest, Member], HttpResponse]
View = Callable[[HttpRequest], HttpResponse]


def signed_in(view: MemberView) -> View:
    """Open a view to a logged-in member; send anyone else to the log-in page."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, Member):
            return redirect("login")
        return view(request, request.user)

    return guarded


def in_space(view: MemberView) -> View:
    """Open a view to a logged-in member who accepted the terms."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, member: Member) -> HttpResponse:
        return view(request, member) if terms.are_accepted(member) else redirect("terms")

    return guarded


def in_space_api(view: MemberView) -> View:
    """Like ``in_space``, for programs: a refusal is a status, not a redirection."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        member = request.user
        if not isinstance(member, Member):
            return JsonResponse({"erreur": "Connexion requise."}, status=HTTPStatus.UNAUTHORIZED)
        if not terms.are_accepted(member):
            return JsonResponse(
                {"erreur": "Acceptation des conditions requise."}, status=HTTPStatus.FORBIDDEN
            )
        return view(request, member)

    return guarded
