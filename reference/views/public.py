"""Pages open to everyone: the public site's stand-in and the help pages (EX-1.1-0-07, EX-1.2-1-03, -05)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from reference.forms.password_help import PasswordHelpForm
from reference.models import PasswordHelpRequest


@require_safe
def home(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Send to the log-in page."""
    return redirect("login")


@require_safe
def presentation(request: HttpRequest) -> HttpResponse:
    """The mutual's public page about the member space."""
    return render(request, "reference/presentation.html")


@require_safe
def where_is_my_number(request: HttpRequest) -> HttpResponse:
    """Where to find the member number."""
    return render(request, "reference/where_is_my_number.html")


@require_http_methods(["GET", "HEAD", "POST"])
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Take a call for help; the reply is the same whether or not a space exists."""
    form = PasswordHelpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        PasswordHelpRequest.objects.create(contact=form.cleaned_data["contact"])
        return redirect("forgotten_password_noted")
    return render(request, "reference/forgotten_password.html", {"form": form})


@require_safe
def forgotten_password_noted(request: HttpRequest) -> HttpResponse:
    """Say that the call was noted."""
    return render(request, "reference/forgotten_password_noted.html")
