"""Once the space is activated: the banner, and logging in (EX-1.2-6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from django.http import HttpRequest
from django.http.response import HttpResponseRedirect

from reference.faults.catalogue import fault
from reference.faults.changes import Changes, Function

PAGE = "login.html"
BANNER = '{% if activated %}<p class="banner-success" role="status">Votre compte est activé</p>{% endif %}'
IDENTIFY = "services.authentication:identify"
ACTIVATE = "services.activation:activate"

# The ways in which the end of the journey is changed


def failing(*_: object) -> NoReturn:
    """Answer, as a view, by an error of the site."""
    raise RuntimeError("a page out of order")


def open_session(changes: Changes, landing: str) -> None:
    """Log in who activates a space, and lead to another page than the log-in page."""

    def viewed(original: Function) -> Function:
        def view(request: HttpRequest) -> object:
            from django.contrib import auth
            from django.shortcuts import redirect

            from reference.services import journeys
            from reference.services.visitors import visitor_of

            response = original(request)
            pending = journeys.current(visitor_of(request))
            if pending and isinstance(response, HttpResponseRedirect) and pending.activated_at:
                auth.login(request, pending.member)
                return redirect(landing)
            return response

        return view

    changes.function("views.activation:activate", viewed)


def identify_as(changes: Changes, number_for: Callable[[str], str]) -> None:
    """Log in with another number than the one that was typed."""
    changes.function(
        IDENTIFY,
        lambda identify: lambda request, number, password: identify(request, number_for(number), password),
    )


def last_activated(number: str) -> str:
    """Return the number of the last member whose space is active, or else the one given."""
    from reference.models import Member

    last = Member.objects.filter(is_active=True).last()
    return last.number if last else number


def is_known(number: str) -> bool:
    """Tell whether a number is that of a member."""
    from reference.models import Member

    return Member.objects.filter(number=number).exists()


def log_in_when(changes: Changes, right: Callable[[str], bool]) -> None:
    """Open an active space to some passwords, beside its own."""

    def attempted(original: Function) -> Function:
        def attempt(request: HttpRequest, number: str, password: str) -> object:
            from reference.models import Member

            member = Member.objects.filter(number=number, is_active=True).first()
            return member if member and right(password) else original(request, number, password)

        return attempt

    changes.function("services.authentication:_attempt", attempted)


def allow_empty(changes: Changes, name: str) -> None:
    """Let a field of the log-in page be empty."""

    def made(original: Function) -> Function:
        def make(form: Any, *args: object, **kwargs: object) -> None:
            original(form, *args, **kwargs)
            if type(form).__name__ == "LoginForm":
                form.fields[name].required = False

        return make

    changes.function("forms.base:SiteForm.__init__", made)


def activate_again(changes: Changes) -> None:
    """Take the form of a space that is active already."""

    def activated(original: Function) -> Function:
        def activate(request: Any, choices: object) -> None:
            request.member.is_active = False
            original(request, choices)

        return activate

    changes.function(ACTIVATE, activated)


def identify_active_too(changes: Changes, path: str) -> None:
    """Let a member whose space is active reach the form by a path."""
    activate_again(changes)

    def found(original: Function) -> Function:
        def find(first: Any, second: Any) -> object:
            from reference.models import Member
            from reference.services.identification import _lookup

            own = {"number": first} if path == "with_number" else {"birth_date": second}
            contact = second if path == "with_number" else first
            active = Member.objects.filter(is_active=True, **own, **_lookup(contact))
            return active.first() or original(first, second)

        return find

    changes.function(f"services.identification:{path}", found)


# The banner


@fault("EX-1.2-6-01", "EX-1.2.2-2-06")
def activation_banner_missing(changes: Changes) -> None:
    """Rien n'annonce que le compte est activé."""
    changes.template(PAGE, BANNER, "")


@fault("EX-1.2-6-01", "EX-1.2.2-2-06")
def activation_banner_reworded(changes: Changes) -> None:
    """La bannière dit « Opération effectuée » au lieu de « Votre compte est activé »."""
    changes.template(PAGE, "Votre compte est activé", "Opération effectuée")


@fault("EX-1.2-6-01")
def activation_banner_always_shown(changes: Changes) -> None:
    """La page de connexion annonce un compte activé à tous ses visiteurs."""
    changes.function("services.journeys:has_just_activated", lambda _: lambda _visitor: True)


@fault("EX-1.2-6-01")
def activation_announced_once_by_cancelling(changes: Changes) -> None:
    """« Annuler » mène à une page qui annonce un compte activé, jusqu'à ce qu'on la quitte."""

    def cancelled(original: Function) -> Function:
        def cancel(request: HttpRequest) -> object:
            from django.contrib import messages

            if request.method == "POST":
                messages.success(request, "Votre compte est activé")
            return original(request)

        return cancel

    changes.function("views.identification:cancel", cancelled)


@fault("EX-1.2-6-02")
def activation_banner_red(changes: Changes) -> None:
    """La bannière « Votre compte est activé » est rouge."""
    changes.style(".banner-success { background: #b3161b; }")


@fault("EX-1.2-6-02")
def activation_banner_grey(changes: Changes) -> None:
    """La bannière « Votre compte est activé » est grise."""
    changes.style(".banner-success { background: #e4e4e4; color: #222; }")


@fault("EX-1.2-6-02", seen_in=("firefox-ordinateur",))
def activation_banner_blue(changes: Changes) -> None:
    """La bannière « Votre compte est activé » est bleue, comme les autres messages du site."""
    changes.style(".banner-success { background: #e6effc; color: var(--ink); }")


@fault("EX-1.2.2-2-06")
def activation_banner_missing_without_number(changes: Changes) -> None:
    """Sans identifiant, rien n'annonce que le compte est activé."""

    def told(original: Function) -> Function:
        def has_just_activated(visitor: str) -> bool:
            from reference.services import journeys

            request = journeys.current(visitor)
            return bool(original(visitor) and request and request.with_number)

        return has_just_activated

    changes.function("services.journeys:has_just_activated", told)


# Who is logged in


@fault("EX-1.2-6-03", "EX-1.2-6-01", "EX-1.2.2-2-06")
def logged_in_by_activation(changes: Changes) -> None:
    """Activer l'espace connecte aussitôt, sans demander le mot de passe."""
    open_session(changes, "space")


@fault("EX-1.2-6-03")
def session_open_behind_login_page(changes: Changes) -> None:
    """La page de connexion s'affiche après l'activation, mais une session est déjà ouverte."""
    open_session(changes, "login")


@fault("EX-1.2-6-04", "EX-1.2.2-2-06")
def leading_zeros_lost_at_login(changes: Changes) -> None:
    """Un numéro d'adhérent qui commence par un zéro ne permet pas de se connecter."""
    identify_as(changes, lambda number: number.lstrip("0"))


@fault("EX-1.2-6-04")
def page_of_the_space_fails(changes: Changes) -> None:
    """Une page de l'espace est en panne."""
    changes.function("views.space:reimbursements", lambda _: failing)


# What is refused


@fault("EX-1.2-6-05")
def any_password_accepted(changes: Changes) -> None:
    """N'importe quel mot de passe ouvre l'espace."""
    log_in_when(changes, lambda _: True)


@fault("EX-1.2-6-05")
def typed_password_trimmed(changes: Changes) -> None:
    """Une espace à la fin du mot de passe tapé ne compte pas."""
    changes.function(
        IDENTIFY,
        lambda identify: lambda request, number, password: identify(request, number, password.strip()),
    )


@fault("EX-1.2-6-05")
def unknown_number_accepted(changes: Changes) -> None:
    """Un numéro inconnu ouvre l'espace du dernier adhérent actif, avec le mot de passe de celui-ci."""
    identify_as(changes, lambda number: number if is_known(number) else last_activated(number))


@fault("EX-1.2-6-05")
def login_refused_without_a_word(changes: Changes) -> None:
    """Un mauvais mot de passe fait réafficher la page de connexion sans rien en dire."""
    changes.template(PAGE, '{% include "reference/parts/errors.html" %}', "")


@fault("EX-1.2-6-06")
def no_password_accepted(changes: Changes) -> None:
    """Comme dans certains annuaires, un mot de passe vide vaut accord."""
    allow_empty(changes, "password")
    log_in_when(changes, lambda password: not password)


@fault("EX-1.2-6-06")
def no_number_accepted(changes: Changes) -> None:
    """Sans identifiant, la connexion se fait au nom du dernier adhérent actif."""
    allow_empty(changes, "number")
    identify_as(changes, lambda number: number or last_activated(number))


# Activating again


@fault("EX-1.2-6-07")
def second_form_replaces_password(changes: Changes) -> None:
    """De deux formulaires ouverts pour un même espace, le second remplace le mot de passe du premier."""
    activate_again(changes)


@fault("EX-1.2-6-07")
def password_replaced_with_number(changes: Changes) -> None:
    """Avec son identifiant, un espace déjà actif s'active de nouveau, avec un autre mot de passe."""
    identify_active_too(changes, "with_number")


@fault("EX-1.2-6-07")
def password_replaced_without_number(changes: Changes) -> None:
    """Sans identifiant, un espace déjà actif s'active de nouveau, avec un autre mot de passe."""
    identify_active_too(changes, "without_number")
