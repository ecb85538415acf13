"""The login page, before any activation (EX-1.2-1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from reference.faults.catalogue import fault, healthy
from reference.faults.changes import Changes, Function

if TYPE_CHECKING:
    from reference.models import Member

HELP = """<a href="{% url 'where_is_my_number' %}">Où trouver votre identifiant ?</a>"""
FORGOTTEN = """<a href="{% url 'forgotten_password' %}">Mot de passe oublié ?</a>"""
CONNECT = '<button class="button" type="submit">CONNECTEZ-VOUS</button>'
FIRST = '<button class="button button-secondary" type="submit" form="first-connection">PREMIÈRE CONNEXION</button>'
FOCUS = 'document.querySelector("[data-focus]")?.focus();'
"""Where the site's script can be given more to do."""


# --- The header of the screens


@fault("EX-1.2-1-01", "EX-T-0-02")
def header_without_accents(changes: Changes) -> None:
    """L'en-tête écrit « ADHERENT » sans accent."""
    changes.template("parts/header.html", "ESPACE ADHÉRENT", "ESPACE ADHERENT")


@fault("EX-1.2-1-01")
def header_of_another_space(changes: Changes) -> None:
    """L'en-tête annonce « ESPACE ENTREPRISE »."""
    changes.template("parts/header.html", "ESPACE PARTICULIER", "ESPACE ENTREPRISE")


@fault("EX-1.2-1-01")
def header_without_a_welcome(changes: Changes) -> None:
    """L'en-tête ne souhaite pas la bienvenue."""
    changes.template("parts/header.html", "BIENVENUE SUR VOTRE ESPACE ADHÉRENT", "")


@fault("EX-1.2-1-01")
def header_without_the_name_of_the_mutual(changes: Changes) -> None:
    """L'en-tête ne nomme pas MBTP."""
    changes.template("parts/header.html", "<span>MBTP</span>", "")


@fault("EX-1.2-1-01")
def choice_screen_without_a_header(changes: Changes) -> None:
    """L'écran de choix n'a pas d'en-tête."""
    _without_header(changes, "choice.html")


@fault("EX-1.2-1-01")
def identification_without_a_header(changes: Changes) -> None:
    """Le formulaire d'identification avec identifiant n'a pas d'en-tête."""
    _without_header(changes, "identification_with_number.html")


@fault("EX-1.2-1-01")
def birth_date_identification_without_a_header(changes: Changes) -> None:
    """Le formulaire d'identification sans identifiant n'a pas d'en-tête."""
    _without_header(changes, "identification_without_number.html")


@fault("EX-1.2-1-01")
def code_screen_without_a_header(changes: Changes) -> None:
    """L'écran du code n'a pas d'en-tête."""
    _without_header(changes, "code.html")


@fault("EX-1.2-1-01")
def login_after_activation_without_a_header(changes: Changes) -> None:
    """Après l'activation, la page de connexion perd son en-tête."""
    _without_header(changes, "login.html", unless="not activated")


@healthy("EX-1.2-1-01")
def activation_without_a_header(changes: Changes) -> None:
    """Le formulaire d'activation n'a pas d'en-tête, comme sur les captures du guide."""
    _without_header(changes, "activation.html")


def _without_header(changes: Changes, template: str, unless: str = "") -> None:
    """Take the header off a screen."""
    extends = '{% extends "reference/base.html" %}'
    header = (
        f'{{% if {unless} %}}{{% include "reference/parts/header.html" %}}{{% endif %}}' if unless else ""
    )
    changes.template(template, extends, f"{extends}{{% block header %}}{header}{{% endblock %}}")


# --- The identifier


@fault("EX-1.2-1-02", "EX-1.2-6-04")
def identifier_without_its_leading_zeros(changes: Changes) -> None:
    """L'identifiant est lu comme un nombre : il perd ses zéros de tête dès qu'on quitte le champ."""
    _at_login(changes, "input[name=number]", "change", "event.target.value &&= Number(event.target.value)")


@fault("EX-1.2-1-02", "EX-1.2-6-04", "EX-1.3-1-01")
def identifier_cut_at_seven_digits(changes: Changes) -> None:
    """Le champ Identifiant ne prend que sept chiffres."""
    _field(changes, "Identifiant :", "number", maxlength="7")


@fault("EX-1.2-1-02")
def identifier_spaced_by_twos(changes: Changes) -> None:
    """L'identifiant est récrit « 12 34 56 78 » dès qu'on quitte le champ."""
    number = "event.target.value"
    _at_login(changes, "input[name=number]", "blur", f"{number} = {number}.replace(/(..)(?=.)/g, '$1 ')")
    changes.function("views.login:_log_in", _with_number(lambda number: number.replace(" ", "")))


@fault("EX-1.2-1-02")
def identifier_field_renamed(changes: Changes) -> None:
    """Le champ « Identifiant : » s'appelle « Numéro de contrat : »."""
    _field(changes, "Numéro de contrat :", "number")


def _with_number(rewrite: Callable[[str], str]) -> Callable[[Function], Function]:
    def change(log_in: Function) -> Function:
        def rewritten(request: HttpRequest) -> HttpResponseBase:
            entries = request.POST.copy()
            entries["number"] = rewrite(entries.get("number", ""))
            request.POST = entries  # type: ignore[assignment]  # Django's own is read-only
            answer: HttpResponseBase = log_in(request)
            return answer

        return rewritten

    return change


# --- The help


@fault("EX-1.2-1-03")
def help_on_identifier_missing(changes: Changes) -> None:
    """La page de connexion n'a pas le lien « Où trouver votre identifiant ? »."""
    changes.template("login.html", HELP, "")


@fault("EX-1.2-1-03")
def help_on_identifier_dead(changes: Changes) -> None:
    """Le lien « Où trouver votre identifiant ? » ne mène nulle part."""
    changes.template("login.html", HELP, '<a href="#">Où trouver votre identifiant ?</a>')


@fault("EX-1.2-1-03")
def help_on_identifier_for_the_mouse_alone(changes: Changes) -> None:
    """Le lien « Où trouver votre identifiant ? » ne se suit qu'à la souris."""
    changes.template(
        "login.html", HELP, '<span role="link" tabindex="0">Où trouver votre identifiant ?</span>'
    )
    _at_login(changes, "span[role=link]", "click", "location.href = '/aide/identifiant'")


@fault("EX-1.2-1-03")
def help_on_identifier_empty(changes: Changes) -> None:
    """L'explication de l'identifiant est une page en construction."""
    changes.text(r"^/aide/identifiant$", lambda _: "<!doctype html><h1>Page en construction</h1>")


@fault("EX-1.2-1-03", "EX-1.2-1-05")
def help_links_swapped(changes: Changes) -> None:
    """Les liens « Où trouver votre identifiant ? » et « Mot de passe oublié ? » mènent l'un à la place de l'autre."""
    changes.template("login.html", HELP, HELP.replace("where_is_my_number", "forgotten_password"))
    changes.template("login.html", FORGOTTEN, FORGOTTEN.replace("forgotten_password", "where_is_my_number"))


@fault("EX-1.2-1-05")
def forgotten_password_missing(changes: Changes) -> None:
    """La page de connexion n'a pas le lien « Mot de passe oublié ? »."""
    changes.template("login.html", FORGOTTEN, "")


@fault("EX-1.2-1-05")
def forgotten_password_dead(changes: Changes) -> None:
    """Le lien « Mot de passe oublié ? » mène à une page qui n'existe pas."""
    changes.template("login.html", FORGOTTEN, '<a href="/oubli">Mot de passe oublié ?</a>')


@fault("EX-1.2-1-05")
def forgotten_password_comes_back(changes: Changes) -> None:
    """Le lien « Mot de passe oublié ? » ramène à la page de connexion."""
    changes.template("login.html", FORGOTTEN, FORGOTTEN.replace("forgotten_password", "login"))


# --- The password


@fault("EX-1.2-1-04")
def password_readable(changes: Changes) -> None:
    """Le mot de passe se lit à l'écran pendant qu'on le saisit."""
    _field(changes, "Mot de passe :", "password")


@fault("EX-1.2-1-04")
def password_not_pasted(changes: Changes) -> None:
    """Le mot de passe ne peut pas être collé."""
    _at_login(changes, "input[name=password]", "paste", "event.preventDefault()")


@fault("EX-1.2-1-04")
def password_field_renamed(changes: Changes) -> None:
    """Le champ « Mot de passe : » s'appelle « Code d'accès : »."""
    _field(changes, "Code d'accès :", "password", type="password")


@healthy("EX-1.2-1-04")
def password_masked_by_style(changes: Changes) -> None:
    """Le mot de passe est masqué par le style d'un champ de texte."""
    _field(changes, "Mot de passe :", "password")
    changes.style("#id_password { -webkit-text-security: disc; }")


# --- The buttons


@fault("EX-1.2-1-06")
def connect_button_renamed(changes: Changes) -> None:
    """Le bouton « CONNECTEZ-VOUS » s'appelle « ENTRER »."""
    changes.template("login.html", CONNECT, CONNECT.replace("CONNECTEZ-VOUS", "ENTRER"))


@fault("EX-1.2-1-06", "EX-1.2-6-04", "EX-1.3-1-01")
def connect_button_without_effect(changes: Changes) -> None:
    """Le bouton « CONNECTEZ-VOUS » n'envoie pas le formulaire."""
    changes.template("login.html", CONNECT, CONNECT.replace('type="submit"', 'type="button"'))


@healthy("EX-1.2-1-06")
def connect_button_without_a_hyphen(changes: Changes) -> None:
    """Le bouton « CONNECTEZ-VOUS » s'écrit « Connectez vous »."""
    changes.template("login.html", CONNECT, CONNECT.replace("CONNECTEZ-VOUS", "Connectez vous"))


@fault("EX-1.2-1-07")
def first_connection_renamed(changes: Changes) -> None:
    """Le bouton « PREMIÈRE CONNEXION » s'appelle « CRÉER MON COMPTE »."""
    changes.template("login.html", FIRST, FIRST.replace("PREMIÈRE CONNEXION", "CRÉER MON COMPTE"))


@fault("EX-1.2-1-07", "EX-1.2-1-08")
def first_connection_inactive(changes: Changes) -> None:
    """Le bouton « PREMIÈRE CONNEXION » reste inactif."""
    changes.template("login.html", FIRST, FIRST.replace("<button", "<button disabled"))


@fault("EX-1.2-1-07")
def first_connection_below_the_fold(changes: Changes) -> None:
    """Il faut défiler pour voir le bouton « PREMIÈRE CONNEXION »."""
    changes.style(".actions-wide .button-secondary { margin-top: 40rem; }")


@fault("EX-1.2-1-07")
def first_connection_undone_by_a_second_click(changes: Changes) -> None:
    """Un second clic sur « PREMIÈRE CONNEXION » annule le premier."""
    cancel = "clearTimeout(form.dataset.timer); delete form.dataset.timer"
    go = "form.dataset.timer = setTimeout(() => form.submit(), 400)"
    toggled = f"const {{form}} = event.target; if (form.dataset.timer) {{ {cancel} }} else {go}"
    _at_login(changes, "[form=first-connection]", "click", f"event.preventDefault(); {toggled}")


@healthy("EX-1.2-1-07", "EX-1.2-1-08")
def first_connection_as_a_link(changes: Changes) -> None:
    """« PREMIÈRE CONNEXION » est un lien."""
    link = """<a class="button button-secondary" href="{% url 'choice' %}">Première connexion</a>"""
    changes.template("login.html", FIRST, link)


@fault("EX-1.2-1-08")
def first_connection_skips_the_choice(changes: Changes) -> None:
    """« PREMIÈRE CONNEXION » mène directement au formulaire qui demande l'identifiant."""
    changes.template("login.html", "{% url 'choice' %}", "{% url 'with_number' %}")


@fault("EX-1.2-1-08")
def first_connection_closed_to_an_open_session(changes: Changes) -> None:
    """Quand une session est ouverte, « PREMIÈRE CONNEXION » ramène à cette session."""

    def change(choice: Function) -> Function:
        return lambda request: redirect("space") if request.user.is_authenticated else choice(request)

    changes.function("views.identification:choice", change)


# --- A space that isn't activated


@fault("EX-1.2-1-09")
def empty_password_opens(changes: Changes) -> None:
    """Un adhérent qui n'a rien activé entre sans mot de passe."""
    _opened_by(changes, lambda _: "")


@fault("EX-1.2-1-09")
def member_number_opens(changes: Changes) -> None:
    """Un adhérent qui n'a rien activé entre avec son numéro pour mot de passe."""
    _opened_by(changes, lambda member: member.number)


@fault("EX-1.2-1-09")
def birth_date_opens(changes: Changes) -> None:
    """Un adhérent qui n'a rien activé entre avec sa date de naissance, en huit chiffres."""
    _opened_by(changes, lambda member: f"{member.birth_date:%d%m%Y}")


@fault("EX-1.2-1-09")
def birth_date_with_slashes_opens(changes: Changes) -> None:
    """Un adhérent qui n'a rien activé entre avec sa date de naissance, écrite en français."""
    _opened_by(changes, lambda member: f"{member.birth_date:%d/%m/%Y}")


@fault("EX-1.2-1-09")
def birth_date_of_the_file_opens(changes: Changes) -> None:
    """Un adhérent qui n'a rien activé entre avec sa date de naissance, écrite comme dans les fichiers."""
    _opened_by(changes, lambda member: f"{member.birth_date:%Y-%m-%d}")


def _opened_by(changes: Changes, password: Callable[[Member], str]) -> None:
    """Give a password to every member whose space isn't activated."""

    def change(log_in: Function) -> Function:
        def answered(request: HttpRequest) -> HttpResponseBase:
            from django.contrib import auth

            from reference.models import Member

            number, typed = (request.POST.get(name, "") for name in ("number", "password"))
            member = Member.objects.filter(number=number, is_active=False).first()
            if member is None or typed != password(member):
                answer: HttpResponseBase = log_in(request)
                return answer
            member.is_active = True
            member.save()
            auth.login(request, member)
            return redirect("terms")

        return answered

    changes.function("views.login:_log_in", change)


def _field(changes: Changes, label: str, name: str, **attributes: str) -> None:
    """Write a field of the login page otherwise."""
    written = " ".join(f'{key}="{value}"' for key, value in {"type": "text", **attributes}.items())
    tags = f'<label for="id_{name}">{label}</label><input name="{name}" id="id_{name}" {written}>'
    usual = f'{{% include "reference/parts/field.html" with field=form.{name} %}}'
    changes.template("login.html", usual, f'<div class="field">{tags}</div>')


def _at_login(changes: Changes, selector: str, event: str, script: str) -> None:
    """Have the script of the login page answer to an event."""
    listener = f"addEventListener('{event}', (event) => {{ {script}; }})"
    changes.asset(
        "site.js",
        FOCUS,
        f"{FOCUS}\nif (location.pathname === '/login') document.querySelector('{selector}')?.{listener};",
    )
