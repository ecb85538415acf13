"""The one-time code (EX-1.2-4)."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reference.forms.code import CodeForm
from reference.models import ActivationRequest
from reference.rules import masking, one_time_codes
from reference.rules.contacts import Channel
from reference.services import codes, delivery, journeys
from reference.services.codes import Check
from reference.services.journeys import Step
from reference.services.visitors import visitor_of
from reference.views import wording

_REFUSALS = {
    Check.WRONG: "Ce code n'est pas le bon. Vérifiez le dernier message reçu.",
    Check.EXPIRED: "Ce code n'est plus valide : plus de 5 minutes ont passé. Générez un nouveau code.",
    Check.EXHAUSTED: "Trop d'essais : ce code ne peut plus être utilisé. Générez un nouveau code.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code; a right one leads to the activation form."""
    pending = journeys.current(visitor_of(request))
    step = journeys.step_of(pending)
    if pending is None or step is not Step.CODE:
        return redirect(step)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        outcome = codes.check(pending, form.cleaned_data["code"])
        if outcome is Check.ACCEPTED:
            return redirect("activation")
        form.add_error("code", _REFUSALS[outcome])
    return _show(request, pending, form)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def new_code(request: HttpRequest) -> HttpResponse:
    """Send a new code, once per displayed page: a repeated click finds it already sent (EX-1.2-4-16)."""
    pending = journeys.current(visitor_of(request))
    step = journeys.step_of(pending)
    if pending is None or step is not Step.CODE:
        return redirect(step)
    if request.POST.get("sending") == str(pending.sending):
        try:
            codes.send(pending)
        except codes.TooManySendingsError:
            return _show(request, pending, CodeForm(), wording.TOO_MANY_SENDINGS)
        except delivery.DeliveryError:
            return _show(request, pending, CodeForm(), wording.SENDING_FAILED)
    return redirect("code")


def _show(
    request: HttpRequest, pending: ActivationRequest, form: CodeForm, failure: str = ""
) -> HttpResponse:
    by_email = pending.channel == Channel.EMAIL
    mask = masking.email if by_email else masking.phone
    context = {
        "form": form,
        "pending": pending,
        "by_email": by_email,
        "masked_destination": mask(pending.destination),
        "failure": failure,
        "minutes": one_time_codes.LIFETIME_MINUTES,
    }
    return render(request, "reference/code.html", context)
