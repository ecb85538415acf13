"""The calls of the support API."""

import secrets
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import Resolver404, resolve
from django.utils import timezone

import reference
from reference.models import ActivationRequest, Captcha, Member
from reference.rules import one_time_codes
from reference.services import terms
from reference.support.access import body_of, conflict, support_view
from reference.support.errors import FieldError, InvalidBodyError, NotFoundError
from reference.support.forms import ACTIVE, REGISTERED, MemberForm, read_dependants

_LONGEST_AGEING = 31 * 24 * 60 * 60  # seconds


@support_view("GET")
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - a view's signature
    """Say that the site is up, and what time it has."""
    return JsonResponse({"status": "ok", "version": reference.__version__, "now": timezone.now().isoformat()})


@support_view("POST")
def create_member(request: HttpRequest) -> JsonResponse:
    """Create a member, with an active space or only registered."""
    document = body_of(request)
    dependants = read_dependants(document.pop("dependants", []))
    form = MemberForm.read(document)
    member = form.member()
    member.number = form.cleaned_data["number"] or _free_number()
    try:
        with transaction.atomic():
            member.save(force_insert=True)
            for dependant in dependants:
                dependant.member = member
                dependant.save()
            if form.cleaned_data["terms_accepted"]:
                terms.accept(member)
    except IntegrityError:
        return conflict(f"l'adhérent {member.number} existe déjà")
    return JsonResponse(_description(member), status=HTTPStatus.CREATED)


@support_view("GET")
def read_member(request: HttpRequest, number: str) -> JsonResponse:  # noqa: ARG001 - a view's signature
    """Describe a member."""
    return JsonResponse(_description(_member(number)))


@support_view("POST")
def age_pending_code(request: HttpRequest, number: str) -> JsonResponse:
    """Make the member's pending code older, as if that time had passed since it was sent."""
    seconds = body_of(request).get("seconds")
    if (
        isinstance(seconds, bool)
        or not isinstance(seconds, int | float)
        or not 0 < seconds <= _LONGEST_AGEING
    ):
        raise InvalidBodyError(
            FieldError("seconds", f"nombre de secondes attendu, de 0 exclu à {_LONGEST_AGEING}")
        )
    with transaction.atomic():
        pending = list(_pending_requests(_member(number)))
        if not pending:
            raise NotFoundError(f"l'adhérent {number} n'a pas de code en attente")
        for activation_request in pending:
            activation_request.sent_at -= timedelta(seconds=seconds)
            activation_request.save(update_fields=["sent_at"])
    age = timezone.now() - pending[-1].sent_at
    return JsonResponse({"age_seconds": round(age.total_seconds(), 3)})


@support_view("POST")
def captcha_answer(request: HttpRequest) -> JsonResponse:
    """Tell what an image shows, without using it up."""
    address = body_of(request).get("image")
    if not isinstance(address, str):
        raise InvalidBodyError(FieldError("image", "adresse d'une image de vérification attendue"))
    captcha = Captcha.objects.filter(key=_captcha_key(address)).first()
    if captcha is None:
        raise NotFoundError(f"aucune image de vérification à l'adresse « {address} »")
    return JsonResponse({"answer": captcha.answer})


def _captcha_key(address: str) -> str:
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return ""
    return str(match.kwargs["key"]) if match.url_name == "captcha_image" else ""


def _member(number: str) -> Member:
    member = Member.objects.filter(number=number).first()
    if member is None:
        raise NotFoundError(f"aucun adhérent n'a le numéro {number}")
    return member


def _pending_requests(member: Member) -> QuerySet[ActivationRequest]:
    return ActivationRequest.objects.filter(
        member=member, verified_at=None, wrong_attempts__lt=one_time_codes.MAX_ATTEMPTS
    ).order_by("sent_at")


def _free_number() -> str:
    while True:
        number = f"{secrets.randbelow(10**8):08d}"
        if not Member.objects.filter(number=number).exists():
            return number


def _description(member: Member) -> dict[str, Any]:
    return {
        "number": member.number,
        "first_name": member.first_name,
        "last_name": member.last_name,
        "birth_date": member.birth_date,
        "email": member.email,
        "phone": member.phone,
        "state": ACTIVE if member.is_active else REGISTERED,
        "mail_preference": member.mail_preference or None,
        "terms_accepted": terms.are_accepted(member),
        "terms_version": terms.accepted_version(member),
        "codes_sent": member.code_sendings.count(),
        "dependants": [
            {
                "first_name": dependant.first_name,
                "last_name": dependant.last_name,
                "birth_date": dependant.birth_date,
                "email": dependant.email,
                "phone": dependant.phone,
            }
            for dependant in member.dependants.all()
        ],
    }
