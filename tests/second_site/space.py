"""Logging in, the terms, and the member space (EX-1.2-6, EX-1.3)."""

from http import HTTPStatus
from math import ceil

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import View
from django.views.decorators.http import require_safe

from reference.models import MailPreference, Member, PasswordHelpRequest
from reference.rules import phone_numbers
from reference.services import authentication, journeys, terms
from reference.services.visitors import visitor_of
from reference.terms import document
from tests.second_site.answers import Entries, Errors, leads, refusal

HOME, LOGIN = "/espace", "/login"


class Login(View):
    """The session of a member."""

    def get(self, request: HttpRequest) -> JsonResponse:
        activated = journeys.has_just_activated(visitor_of(request))
        return JsonResponse({"activated": activated, "open": request.user.is_authenticated})

    def post(self, request: HttpRequest) -> JsonResponse:
        entries = Entries(request)
        number, password = entries.text("number"), entries.exact("password")
        errors: Errors = {} if number else {"number": "Tapez votre identifiant."}
        errors |= {} if password else {"password": "Tapez votre mot de passe."}
        if errors:
            return refusal(errors)
        try:
            member = authentication.identify(request, number, password)
        except authentication.RefusedError:
            return refusal({"": "Ces identifiants n'ouvrent aucun espace."})
        except authentication.ThrottledError as throttled:
            minutes = ceil(throttled.wait.total_seconds() / 60)
            return refusal({"": f"Après tant d'échecs, il faut patienter : {minutes} min."})
        journeys.abandon(visitor_of(request))
        auth.login(request, member)
        return leads(HOME)

    def delete(self, request: HttpRequest) -> JsonResponse:
        auth.logout(request)
        return leads(LOGIN)


class PasswordHelp(View):
    """A call for help, answered alike whether or not a space exists."""

    def post(self, request: HttpRequest) -> JsonResponse:
        contact = Entries(request).text("contact")[:254]
        if not contact:
            return refusal({"contact": "Dites-nous comment vous joindre."})
        PasswordHelpRequest.objects.create(contact=contact)
        return leads(LOGIN)


class Terms(View):
    """The terms, which anybody may read, and their acceptance."""

    def get(self, request: HttpRequest) -> JsonResponse:  # noqa: ARG002 - a view's signature
        names = ("TITLE", "INSTRUCTION", "INTRODUCTION", "COMMITMENTS_LEAD", "COMMITMENTS")
        shown = {name.lower(): getattr(document, name) for name in (*names, "VERSION", "IN_FORCE_SINCE")}
        boxes = {"terms": document.ACCEPTANCE_LABEL, "health_data": document.HEALTH_DATA_LABEL}
        return JsonResponse({**shown, "boxes": boxes, "articles": [vars(each) for each in document.ARTICLES]})

    def post(self, request: HttpRequest) -> JsonResponse:
        if not isinstance(request.user, Member):
            return leads(LOGIN, HTTPStatus.UNAUTHORIZED)
        entries = Entries(request)
        required = {
            "read": "Faites d'abord défiler le document jusqu'à sa fin.",
            "terms": "Il manque la première déclaration.",
            "health_data": "Il manque la seconde déclaration.",
        }
        missing = [words for name, words in required.items() if not entries.ticked(name)]
        if missing:
            return refusal({"": " ".join(missing)})
        terms.accept(request.user)
        return leads(HOME)


@require_safe
def terms_file(request: HttpRequest) -> HttpResponse:
    """Give the terms as a PDF file."""
    from reference.terms import pdf  # its library is slow to load

    headers = {"Content-Disposition": f'attachment; filename="{pdf.FILE_NAME}"'}
    return HttpResponse(pdf.build(), content_type="application/pdf", headers=headers)


class Space(View):
    """What the space shows to a member who accepted the terms."""

    def get(self, request: HttpRequest, section: str = "") -> JsonResponse:
        member = request.user
        if not isinstance(member, Member):
            return leads(LOGIN, HTTPStatus.UNAUTHORIZED)
        if not terms.are_accepted(member):
            return JsonResponse({"terms": True}, status=HTTPStatus.FORBIDDEN)
        name = f"{member.first_name} {member.last_name}"
        if section == "carte":
            others = (f"{each.first_name} {each.last_name}" for each in member.dependants.all())
            return JsonResponse(
                {"lines": {"Numéro": member.number, "Personnes couvertes": ", ".join((name, *others))}}
            )
        if section == "coordonnees":
            reception = MailPreference(member.mail_preference or MailPreference.COURRIER).label
            phone = phone_numbers.national(member.phone) if member.phone else "aucun"
            return JsonResponse(
                {"lines": {"E-mail": member.email or "aucun", "Mobile": phone, "Courriers": reception}}
            )
        return JsonResponse({"lines": {"Adhérent": name, "Numéro": member.number}})
