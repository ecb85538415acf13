"""The ways in, the browsers and the devices (EX-1.1-0), and what holds for every step (EX-T-0)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.types import WSGIApplication, WSGIEnvironment

import trustme
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from reference.faults.catalogue import fault, healthy
from reference.faults.changes import Changes, Function

if TYPE_CHECKING:
    from reference.models import ActivationRequest

UNSUPPORTED = (
    "<!doctype html><html lang='fr'><title>Navigateur non pris en charge</title>"
    "<h1>Votre navigateur n'est pas pris en charge</h1><p>Mettez-le à jour, ou employez-en un autre.</p>"
)
THREE_DIGITS_CUT = re.compile(r"Chrome/(\d\d)")
"""What takes Chrome 156 for Chrome 15."""
INTERNET_EXPLORER_11 = re.compile(r"rv:1\d")
"""What takes Firefox 153 for Internet Explorer 11, as many scripts did when Firefox reached version 110."""
OLDEST_CHROME = 80
UPRIGHT, LYING = "(min-width: 760px) and (max-width: 830px)", "(min-width: 1000px) and (max-width: 1060px)"
"""The media queries of tablets, by a width that the windows of a computer never take."""


# --- Encryption, and the certificate


@fault("EX-1.1-0-01")
def seal_loaded_in_clear(changes: Changes) -> None:
    """L'écran du code charge le sceau de la mutuelle par une adresse http://."""
    seal = '<img src="http://www.mutuelle-mbtp.com/sceau.png" alt="" width="16" height="16">'
    changes.template("code.html", "  <h2>Activer", f"  {seal}\n  <h2>Activer")


@fault("EX-1.1-0-01")
def log_out_sent_in_clear(changes: Changes) -> None:
    """Dans l'espace, la déconnexion s'envoie à une adresse http://."""
    changes.template(
        "space_base.html",
        """action="{% url 'logout' %}\"""",
        """action="http://{{ request.get_host }}{% url 'logout' %}\"""",
    )


@fault("EX-1.1-0-01")
def http_port_serves_the_pages(changes: Changes) -> None:
    """Demandée en http://, une page est servie telle quelle, formulaire compris."""

    def site(_port: int, _names: Iterable[str]) -> WSGIApplication:
        from reference.wsgi import application

        return application

    changes.function("serving.servers:redirection", lambda _: site)


@fault("EX-1.1-0-01")
def http_port_redirects_for_now(changes: Changes) -> None:
    """Une adresse http:// renvoie vers https:// par un renvoi provisoire (302)."""

    def change(redirection: Function) -> Function:
        def temporary(*arguments: object) -> WSGIApplication:
            send: WSGIApplication = redirection(*arguments)

            def respond(environ: WSGIEnvironment, start_response: Function) -> Iterable[bytes]:
                return send(environ, lambda *told: start_response("302 Found", *told[1:]))

            return respond

        return temporary

    changes.function("serving.servers:redirection", change)


@fault("EX-1.1-0-01")
def certificate_expired_yesterday(changes: Changes) -> None:
    """Le certificat du site a expiré la veille."""
    yesterday = datetime.now(UTC) - timedelta(days=1)

    def expired(folder: Path, names: Iterable[str]) -> tuple[Path, Path]:
        authority = trustme.CA()
        certificate = authority.issue_cert(*names, not_after=yesterday)
        server, issuer = folder / "server.pem", folder / "ca.pem"
        certificate.private_key_and_cert_chain_pem.write_to_path(str(server))
        authority.cert_pem.write_to_path(str(issuer))
        return server, issuer

    changes.function("serving.servers:make_certificate", lambda _: expired)


@fault("EX-1.1-0-01")
def certificate_of_another_name(changes: Changes) -> None:
    """Le certificat est celui de www.mutuelle-mbtp.com, à qui le site public répond."""
    changes.function(
        "serving.servers:make_certificate",
        lambda make: lambda folder, _names: make(folder, ["www.mutuelle-mbtp.com"]),
    )


# --- The browsers


@fault("EX-1.1-0-02", "EX-1.1-0-06")
def chrome_with_three_digits_refused(changes: Changes) -> None:
    """La version de Chrome est lue sur deux chiffres : Chrome 156 passe pour Chrome 15, et il est refusé."""

    def is_refused(agent: str) -> bool:
        version = THREE_DIGITS_CUT.search(agent)
        return version is not None and int(version[1]) < OLDEST_CHROME

    _refuse_browsers(changes, is_refused)


@fault("EX-1.1-0-02", "EX-1.3-1-09", "EX-1.3-1-12", "EX-1.3-1-14")
def end_of_terms_known_to_firefox_alone(changes: Changes) -> None:
    """La fin des conditions générales se mesure par scrollTopMax, que Chrome ne connaît pas."""
    changes.asset(
        "terms.js",
        "text.scrollTop + text.clientHeight >= text.scrollHeight - TOLERANCE",
        "text.scrollTop >= text.scrollTopMax - TOLERANCE",
    )


@fault("EX-1.1-0-03", "EX-1.1-0-06", seen_in=("firefox-ordinateur",))
def firefox_taken_for_internet_explorer(changes: Changes) -> None:
    """Firefox est pris pour Internet Explorer 11, et il est refusé à la page de connexion."""
    _refuse_browsers(changes, lambda agent: INTERNET_EXPLORER_11.search(agent) is not None)


@fault("EX-1.1-0-03", "EX-1.3-1-09", "EX-1.3-1-12", "EX-1.3-1-14", seen_in=("firefox-tablette",))
def script_of_terms_breaks_in_firefox(changes: Changes) -> None:
    """Le script des conditions générales lit navigator.userAgentData, que Firefox n'a pas, et s'arrête là."""
    changes.asset(
        "terms.js", "const TOLERANCE = 2;", "const TOLERANCE = navigator.userAgentData.mobile ? 4 : 2;"
    )


def _refuse_browsers(changes: Changes, is_refused: Callable[[str], bool]) -> None:
    """Show to some browsers, in the place of the login page, that they are not supported."""

    def change(login: Function) -> Function:
        def sorted_out(request: HttpRequest) -> HttpResponseBase:
            if is_refused(request.headers.get("User-Agent", "")):
                return HttpResponse(UNSUPPORTED)
            page: HttpResponseBase = login(request)
            return page

        return sorted_out

    changes.function("views.login:login", change)


# --- The layout, on a computer


@fault("EX-1.1-0-04")
def columns_too_wide_at_200_percent(changes: Changes) -> None:
    """Les deux colonnes du formulaire d'activation ne rétrécissent pas : elles débordent au zoom de 200 %."""
    changes.style(".pair { grid-template-columns: repeat(2, 21rem); }")


@fault("EX-1.1-0-04")
def footer_over_buttons_at_200_percent(changes: Changes) -> None:
    """Au zoom de 200 %, un pied de page fixe recouvre le dernier bouton des longs formulaires."""
    footer = "position: fixed; bottom: 0; z-index: 2; max-width: none; padding: 2.5rem; background: #fff;"
    changes.style(f"@media (max-height: 30rem) {{ .site-footer {{ {footer} }} }}")


@fault("EX-1.1-0-04")
def links_lost_between_two_widths(changes: Changes) -> None:
    """Au zoom de 110 %, la fenêtre tombe entre deux largeurs prévues : les liens d'aide disparaissent."""
    changes.style("@media (min-width: 76rem) and (max-width: 80rem) { .help-link a { visibility: hidden; } }")


@fault("EX-1.1-0-04")
def buttons_lost_on_the_largest_screen(changes: Changes) -> None:
    """À 2560 pixels de large, les boutons secondaires passent dans une colonne qui n'est pas affichée."""
    changes.style("@media (min-width: 150rem) { .actions .button-secondary { display: none; } }")


@fault("EX-1.1-0-04", "EX-1.1-0-05")
def page_of_fixed_width(changes: Changes) -> None:
    """La page a une largeur fixe de 1440 pixels, plus que l'écran d'un ordinateur courant."""
    changes.style(".page { width: 1440px; max-width: none; }")


# --- The layout, on a tablet


@fault("EX-1.1-0-05", seen_in=("chrome-tablette",))
def buttons_pushed_off_the_tablet(changes: Changes) -> None:
    """Sur une tablette tenue droite, les boutons sont poussés hors de l'écran."""
    changes.style(f"@media {UPRIGHT} {{ .actions {{ margin-right: -14rem; }} }}")


@fault("EX-1.1-0-05", seen_in=("chrome-tablette",))
def picture_hidden_on_a_turned_tablet(changes: Changes) -> None:
    """Sur une tablette couchée, l'image de vérification est masquée pour gagner de la hauteur."""
    changes.style(f"@media {LYING} {{ .captcha {{ display: none; }} }}")


@fault("EX-1.1-0-05", "EX-1.1-0-04", seen_in=("chrome-tablette",))
def card_too_wide_for_the_smallest_tablet(changes: Changes) -> None:
    """Le cadre ne rétrécit pas sous 768 pixels : il déborde de la plus petite tablette, tenue droite."""
    changes.style(".card { min-width: 48rem; }")


@fault("EX-1.1-0-05", seen_in=("chrome-tablette",))
def entries_lost_when_turned(changes: Changes) -> None:
    """Tourner la tablette vide le formulaire en cours de saisie."""
    focus = 'document.querySelector("[data-focus]")?.focus();'
    turned = (
        'matchMedia("(orientation: portrait)").addEventListener("change", () => {'
        " [...document.forms].forEach((form) => form.reset()); });"
    )
    changes.asset("site.js", focus, f"{focus}\n{turned}")


# --- The addresses


@fault("EX-1.1-0-06")
def login_with_a_slash_not_found(changes: Changes) -> None:
    """L'adresse /login/, avec un « / » final, ne mène à aucune page."""

    def not_found(_: HttpRequest) -> HttpResponseBase:
        raise Http404

    _at_login_with_a_slash(changes, not_found)


@fault("EX-1.1-0-06")
def login_with_a_slash_goes_in_circles(changes: Changes) -> None:
    """L'adresse /login/, avec un « / » final, renvoie sans fin vers elle-même."""
    _at_login_with_a_slash(changes, lambda request: redirect(request.path))


@fault("EX-1.1-0-06")
def login_with_a_slash_shows_the_public_page(changes: Changes) -> None:
    """L'adresse /login/, avec un « / » final, mène à la présentation de l'espace."""
    _at_login_with_a_slash(changes, lambda _: redirect("presentation"))


@fault("EX-1.1-0-06")
def login_told_to_be_missing(changes: Changes) -> None:
    """La page de connexion s'affiche, mais le serveur la dit introuvable (404)."""

    def deny(request: HttpRequest, answer: HttpResponseBase) -> None:
        if request.method == "GET":
            answer.status_code = 404

    changes.answer("^/login$", deny)


@fault("EX-1.1-0-07")
def public_link_dead(changes: Changes) -> None:
    """Le lien de la page publique mène à une page qui n'existe plus."""
    _public_link(changes, "/assure{% url 'login' %}")


@fault("EX-1.1-0-07")
def public_link_to_another_environment(changes: Changes) -> None:
    """Le lien de la page publique mène à la page de connexion d'un autre environnement."""
    _public_link(changes, "https://127.0.0.1:{{ request.get_port }}{% url 'login' %}")


@fault("EX-1.1-0-07")
def public_link_made_of_script(changes: Changes) -> None:
    """Le lien de la page publique n'est suivi que par un script : ouvert dans un nouvel onglet, il y revient."""
    _public_link(changes, "#/login")
    focus = 'document.querySelector("[data-focus]")?.focus();'
    followed = (
        "document.querySelector('a[href=\"#/login\"]')?.addEventListener('click', (event) => {"
        " if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); location.href = '/login'; } });"
    )
    changes.asset("site.js", focus, f"{focus}\n{followed}")


def _at_login_with_a_slash(changes: Changes, view: Callable[[HttpRequest], HttpResponseBase]) -> None:
    def change(login: Function) -> Function:
        return lambda request: view(request) if request.path.endswith("/") else login(request)

    changes.function("views.login:login", change)


def _public_link(changes: Changes, address: str) -> None:
    changes.template(
        "presentation.html",
        """class="button" href="{% url 'login' %}\"""",
        f'class="button" href="{address}"',
    )


# --- The order of the steps


@fault("EX-T-0-01", "EX-1.2-4-19")
def activation_reached_without_the_code(changes: Changes) -> None:
    """Une fois identifié, on atteint le formulaire d'activation par son adresse, sans donner le code."""
    _before_activation(changes, _take_the_code_as_given, "GET", "POST")


@fault("EX-T-0-01", "EX-1.2-4-19")
def activation_sent_without_the_code(changes: Changes) -> None:
    """L'adresse du formulaire d'activation est gardée, mais pas ce qu'on lui envoie : le code est inutile."""
    _before_activation(changes, _take_the_code_as_given, "POST")


@fault("EX-T-0-01", "EX-1.2-4-19")
def activation_of_any_number_sent(changes: Changes) -> None:
    """Envoyé sans aucune étape préalable, le formulaire d'activation active l'espace du numéro qu'il porte."""
    _before_activation(changes, _take_the_number_sent, "POST")


@fault("EX-T-0-01")
def code_screen_open_to_everyone(changes: Changes) -> None:
    """L'écran du code s'affiche à qui connaît son adresse, sans identification."""

    def change(code: Function) -> Function:
        def answered(request: HttpRequest) -> HttpResponseBase:
            from reference.forms.code import CodeForm

            if request.method == "GET" and _pending(request) is None:
                return render(request, "reference/code.html", {"form": CodeForm(), "by_email": True})
            page: HttpResponseBase = code(request)
            return page

        return answered

    changes.function("views.code:code", change)


def _before_activation(changes: Changes, prepare: Callable[[HttpRequest], None], *methods: str) -> None:
    """Do something before the activation form answers to these methods."""

    def change(activate: Function) -> Function:
        def answered(request: HttpRequest) -> HttpResponseBase:
            if request.method in methods:
                prepare(request)
            page: HttpResponseBase = activate(request)
            return page

        return answered

    changes.function("views.activation:activate", change)


def _pending(request: HttpRequest) -> ActivationRequest | None:
    from reference.services import journeys
    from reference.services.visitors import visitor_of

    return journeys.current(visitor_of(request))


def _take_the_code_as_given(request: HttpRequest) -> None:
    pending = _pending(request)
    if pending is not None and pending.verified_at is None:
        pending.verified_at = datetime.now(UTC)
        pending.save(update_fields=["verified_at"])


def _take_the_number_sent(request: HttpRequest) -> None:
    from reference.models import ActivationRequest, Member
    from reference.services.visitors import visitor_of

    member = Member.objects.filter(number=request.POST.get("number", ""), is_active=False).first()
    if member is not None and _pending(request) is None:
        now = datetime.now(UTC)
        ActivationRequest.objects.create(
            visitor=visitor_of(request),
            member=member,
            with_number=True,
            channel="email",
            destination=member.email,
            code_digest="",
            sent_at=now,
            verified_at=now,
        )


# --- The language


@fault("EX-T-0-02")
def pages_declared_in_english(changes: Changes) -> None:
    """Les pages se déclarent en anglais."""
    changes.template("base.html", '<html lang="fr">', '<html lang="en">')


@fault("EX-T-0-02")
def activation_without_a_language(changes: Changes) -> None:
    """Le formulaire d'activation ne déclare aucune langue."""
    changes.text(r"/premiere-connexion/activation$", lambda page: page.replace('<html lang="fr">', "<html>"))


@healthy("EX-T-0-02")
def pages_declared_in_french_of_france(changes: Changes) -> None:
    """Les pages se déclarent en français de France."""
    changes.template("base.html", '<html lang="fr">', '<html lang="fr-FR">')


@fault("EX-T-0-02")
def code_screen_misread(changes: Changes) -> None:
    """Un texte de l'écran du code, relu dans un autre encodage, s'affiche « envoyÃ© »."""
    changes.template("code.html", "Un code a été envoyé", "Un code a Ã©tÃ© envoyÃ©")


@fault("EX-T-0-02")
def accents_turned_into_question_marks(changes: Changes) -> None:
    """Un texte de l'écran de choix a perdu ses accents dans une base de données : « num?ro d'adh?rent »."""
    changes.template("choice.html", "numéro d'adhérent", "num?ro d'adh?rent")


@fault("EX-T-0-02")
def entities_escaped_twice(changes: Changes) -> None:
    """Le pied de page affiche « adh&eacute;rent »."""
    changes.template("base.html", "l'espace adhérent", "l'espace adh&amp;eacute;rent")


@fault("EX-T-0-02")
def terms_with_unreadable_characters(changes: Changes) -> None:
    """Les guillemets des conditions générales sont devenus des caractères illisibles."""
    changes.text(r"/conditions-generales$", lambda page: re.sub("[«»]", "\ufffd", page))


@fault("EX-T-0-02")
def tab_title_without_accents(changes: Changes) -> None:
    """L'onglet de l'écran de choix s'intitule « Premiere connexion »."""
    changes.template("choice.html", "{% block title %}Première", "{% block title %}Premiere")


# --- The stars of the fields


@fault("EX-T-0-03", "EX-1.2-5-03", "EX-1.2.2-2-03")
def star_on_the_optional_phone(changes: Changes) -> None:
    """Le téléphone porte une étoile, et peut pourtant rester vide."""
    _relabel(changes, "Téléphone", "Téléphone *")


@fault("EX-T-0-03", "EX-1.2-5-04", "EX-1.2.2-2-03")
def no_star_on_the_required_address(changes: Changes) -> None:
    """L'adresse e-mail, sans étoile, est pourtant exigée."""
    _relabel(changes, "Adresse e-mail *", "Adresse e-mail")


@fault("EX-T-0-03", "EX-1.2-3-02")
def no_star_on_the_required_identifier(changes: Changes) -> None:
    """L'identifiant, sans étoile au formulaire d'identification, y est pourtant exigé."""
    _relabel(changes, "Votre Identifiant*", "Votre Identifiant")


@fault("EX-T-0-03", "EX-1.2.2-1-03")
def no_star_on_the_required_birth_date(changes: Changes) -> None:
    """La date de naissance, sans étoile, est pourtant exigée."""
    _relabel(changes, "Date de naissance *", "Date de naissance")


@fault("EX-T-0-03", "EX-1.2-5-20", "EX-1.2.2-2-04")
def no_star_on_the_required_mode(changes: Changes) -> None:
    """Le mode de réception, sans étoile, est pourtant exigé."""
    changes.template("parts/mail_preference.html", "{{ field.label }}", '{{ field.label|cut:"*" }}')


@fault("EX-T-0-03")
def empty_identifier_restored(changes: Changes) -> None:
    """Le formulaire d'activation admet un identifiant vide, malgré l'étoile."""
    _filled_in(changes, lambda entries, form: entries.setdefault("number", form["verified_number"]))


@fault("EX-T-0-03", "EX-1.2-5-08", "EX-1.2.2-2-07")
def empty_password_confirmation_ignored(changes: Changes) -> None:
    """La confirmation du mot de passe, marquée d'une étoile, peut rester vide."""
    _filled_in(
        changes, lambda entries, _: entries.setdefault("password_confirmation", entries.get("password", ""))
    )


@fault("EX-T-0-03", "EX-1.2-5-05", "EX-1.2.2-2-07")
def empty_address_confirmation_ignored(changes: Changes) -> None:
    """La confirmation de l'adresse e-mail, marquée d'une étoile, peut rester vide."""
    _filled_in(changes, lambda entries, _: entries.setdefault("email_confirmation", entries.get("email", "")))


@fault("EX-T-0-03", "EX-1.2-5-21", "EX-1.2.2-2-04")
def missing_mode_taken_for_letters(changes: Changes) -> None:
    """Le mode de réception, marqué d'une étoile, peut rester sans choix : c'est alors le courrier."""
    _filled_in(changes, lambda entries, _: entries.setdefault("mail_preference", "courrier"))


@fault("EX-T-0-03", "EX-1.2-3-15", "EX-1.2.2-1-07")
def empty_verification_ignored(changes: Changes) -> None:
    """La vérification du texte, marquée d'une étoile, peut rester vide."""

    def change(initialise: Function) -> Function:
        def initialised(form: Any, *arguments: Any, **options: Any) -> None:
            left_empty = bool(arguments) and not arguments[0].get("verification")
            initialise(form, *arguments, **{**options, "solved": options.get("solved") or left_empty})
            form.fields["verification"].required = False

        return initialised

    changes.function("forms.identification:IdentificationForm.__init__", change)


def _relabel(changes: Changes, old: str, new: str) -> None:
    """Put another label on a field."""
    changes.template(
        "parts/field.html",
        "{{ field.label }}",
        f'{{% if field.label == "{old}" %}}{new}{{% else %}}{{{{ field.label }}}}{{% endif %}}',
    )


def _filled_in(changes: Changes, fill: Callable[[dict[str, str], dict[str, Any]], object]) -> None:
    """Fill what was left empty in the activation form before it is judged."""

    def change(initialise: Function) -> Function:
        def initialised(form: Any, *arguments: Any, **options: Any) -> None:
            if arguments:
                sent = {name: value for name, value in arguments[0].items() if value}
                fill(sent, options)
                arguments = (sent,)
            initialise(form, *arguments, **options)

        return initialised

    changes.function("forms.activation:ActivationForm.__init__", change)
