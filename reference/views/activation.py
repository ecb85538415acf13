"""The activation form (EX-1.2-5, EX-1.2.2-2)."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reference.forms.activation import ActivationForm
from reference.models import ActivationRequest
from reference.rules import phone_numbers
from reference.rules.contacts import Channel
from reference.services import activation, journeys
from reference.services.journeys import Step
from reference.services.visitors import visitor_of

ALREADY_ACTIVE = "Cet espace est déjà activé : connectez-vous, ou utilisez « Mot de passe oublié ? »."


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def activate(request: HttpRequest) -> HttpResponse:
    """Show the form, or activate the space and go back to the log-in page."""
    pending = journeys.current(visitor_of(request))
    step = journeys.step_of(pending)
    if pending is None or step is not Step.ACTIVATION:
        return redirect(step)
    if request.method == "POST":
        form = ActivationForm(request.POST, verified_number=pending.member.number)
        if form.is_valid() and _activate(pending, form):
            return redirect("login")
    else:
        form = ActivationForm(initial=_known(pending), verified_number=pending.member.number)
    return render(request, "reference/activation.html", {"form": form, "pending": pending})


def _activate(pending: ActivationRequest, form: ActivationForm) -> bool:
    try:
        activation.activate(pending, form.choices())
    except activation.AlreadyActiveError:
        form.add_error(None, ALREADY_ACTIVE)
        return False
    return True


def _known(pending: ActivationRequest) -> dict[str, str]:
    """What need not be typed again: the number, and the contact that got the code, which the visitor knows (A11)."""
    member = pending.member
    by_phone = pending.channel == Channel.SMS
    return {
        "number": member.number,
        "email": "" if by_phone else member.email,
        "phone": phone_numbers.national(member.phone) if by_phone else "",
    }
