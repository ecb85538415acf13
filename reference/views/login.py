"""Logging in and out (EX-1.2-1, EX-1.2-6)."""

from datetime import timedelta
from math import ceil

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reference.forms.login import LoginForm
from reference.services import authentication, journeys, terms
from reference.services.visitors import visitor_of
from reference.views.methods import posted

REFUSAL = "Identifiant ou mot de passe incorrect."


@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Show the log-in page, or open a session."""
    if request.method == "POST":
        return _log_in(request)
    activated = journeys.has_just_activated(visitor_of(request))
    return render(request, "reference/login.html", {"form": LoginForm(), "activated": activated})


def _log_in(request: HttpRequest) -> HttpResponse:
    form = LoginForm(request.POST)
    if form.is_valid():
        try:
            member = authentication.identify(
                request, form.cleaned_data["number"], form.cleaned_data["password"]
            )
        except authentication.RefusedError:
            form.add_error(None, REFUSAL)
        except authentication.ThrottledError as throttled:
            form.add_error(None, _throttled_message(throttled.wait))
        else:
            journeys.abandon(visitor_of(request))
            auth.login(request, member)
            return redirect("space" if terms.are_accepted(member) else "terms")
    return render(request, "reference/login.html", {"form": form})


def _throttled_message(wait: timedelta) -> str:
    minutes = ceil(wait.total_seconds() / 60)
    return f"Trop d'essais infructueux. Réessayez dans {minutes} minute{'s' if minutes > 1 else ''}."


@posted(otherwise="login")
def logout(request: HttpRequest) -> HttpResponse:
    """Close the session."""
    auth.logout(request)
    messages.info(request, "Vous êtes déconnecté.")
    return redirect("login")
