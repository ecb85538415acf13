"""The member space: a few pages of what a mutual offers online."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reference.models import Member
from reference.rules import phone_numbers
from reference.views.access import in_space, in_space_api


@require_safe
@in_space
def home(request: HttpRequest, member: Member) -> HttpResponse:
    """List the services."""
    return render(request, "reference/space_home.html", {"member": member})


@require_safe
@in_space
def reimbursements(request: HttpRequest, member: Member) -> HttpResponse:
    """Latest reimbursements."""
    return render(request, "reference/space_reimbursements.html", {"member": member})


@require_safe
@in_space
def card(request: HttpRequest, member: Member) -> HttpResponse:
    """The third-party payment card, with everyone it covers."""
    return render(
        request, "reference/space_card.html", {"member": member, "dependants": member.dependants.all()}
    )


@require_safe
@in_space
def details(request: HttpRequest, member: Member) -> HttpResponse:
    """The member's contacts and mail preference (EX-1.2-5-25)."""
    phone = phone_numbers.national(member.phone) if member.phone else ""
    return render(request, "reference/space_details.html", {"member": member, "phone": phone})


@require_safe
@in_space_api
def profile(request: HttpRequest, member: Member) -> HttpResponse:  # noqa: ARG001 - a member view's signature
    """The member's profile, for the pages' own scripts."""
    return JsonResponse(
        {
            "identifiant": member.number,
            "prenom": member.first_name,
            "nom": member.last_name,
            "mode_de_reception": member.mail_preference,
        }
    )
