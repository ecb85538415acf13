"""Choosing a path, and saying who one is (EX-1.2-2, EX-1.2-3, EX-1.2.2-1)."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_http_methods, require_safe

from reference.forms.identification import IdentificationForm, WithNumberForm, WithoutNumberForm
from reference.models import Captcha, Member
from reference.services import captchas, codes, delivery, drafts, identification, journeys
from reference.services.visitors import visitor_of
from reference.views import wording
from reference.views.methods import posted

REFUSAL = (
    "Nous n'avons pas pu vous identifier avec ces informations. Vérifiez-les. Si votre espace est déjà "
    "activé, connectez-vous ou utilisez « Mot de passe oublié ? » depuis la page de connexion."
)


@require_safe
def choice(request: HttpRequest) -> HttpResponse:
    """Ask whether the visitor knows the member number."""
    return render(request, "reference/choice.html")


class IdentificationView(View):
    """Identify a member, then send a code. Subclasses say with which form and template."""

    form_class: type[IdentificationForm]
    template: str
    with_number: bool

    def find_member(self, entries: dict[str, Any]) -> Member | None:
        """Find the member whom valid entries designate."""
        raise NotImplementedError

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form, with what the visitor had typed before going to the help page."""
        return self._show(request, self.form_class(initial=drafts.recall(request)))

    @method_decorator(transaction.atomic)
    def post(self, request: HttpRequest) -> HttpResponse:
        """Open a request and go on to the code, or show what is wrong."""
        visitor = visitor_of(request)
        captcha = captchas.find(visitor, request.POST.get("captcha", ""))
        submission = captchas.digest(*(request.POST.get(name, "") for name in self.form_class.base_fields))
        if captchas.is_repeated(captcha, submission):
            return redirect("code")
        solved = captchas.redeem(captcha, request.POST.get("verification", ""))
        form = self.form_class(request.POST, solved=solved)
        if form.is_valid() and self._start(visitor, form, captcha, submission):
            drafts.forget(request)
            return redirect("code")
        return self._show(request, form)

    def _start(
        self, visitor: str, form: IdentificationForm, captcha: Captcha | None, submission: str
    ) -> bool:
        member = self.find_member(form.cleaned_data)
        if member is None:
            form.add_error(None, REFUSAL)
            return False
        try:
            with transaction.atomic():
                opened = journeys.start(
                    visitor, member, form.cleaned_data["contact"].channel, with_number=self.with_number
                )
        except codes.TooManySendingsError:
            form.add_error(None, wording.TOO_MANY_SENDINGS)
            return False
        except delivery.DeliveryError:
            form.add_error(None, wording.SENDING_FAILED)
            return False
        captchas.remember_outcome(captcha, submission, opened)
        return True

    def _show(self, request: HttpRequest, form: IdentificationForm) -> HttpResponse:
        captcha = captchas.display(visitor_of(request))
        return render(request, self.template, {"form": form, "captcha": captcha})


class WithNumber(IdentificationView):
    """For a visitor who knows the member number."""

    form_class = WithNumberForm
    template = "reference/identification_with_number.html"
    with_number = True

    def find_member(self, entries: dict[str, Any]) -> Member | None:
        """Find by number and contact."""
        return identification.with_number(entries["number"], entries["contact"])


class WithoutNumber(IdentificationView):
    """For a visitor who does not know the member number."""

    form_class = WithoutNumberForm
    template = "reference/identification_without_number.html"
    with_number = False

    def find_member(self, entries: dict[str, Any]) -> Member | None:
        """Find by contact and birth date."""
        return identification.without_number(entries["contact"], entries["birth_date"])


@posted(otherwise="choice")
def cancel(request: HttpRequest) -> HttpResponse:
    """Give up: nothing of the request remains (EX-1.2-3-18, EX-1.2-5-23, EX-1.2.2-1-12)."""
    journeys.abandon(visitor_of(request))
    drafts.forget(request)
    return redirect("login")


@require_http_methods(["GET", "HEAD", "POST"])
def help_page(request: HttpRequest, back: str) -> HttpResponse:
    """Explain what to do before going back to a form, of which a script posts what was typed (EX-1.2-3-06)."""
    if request.method == "POST":
        drafts.keep(request)
        return redirect(request.path)
    return render(request, "reference/identification_help.html", {"back": back})
