"""Other designs that keep every requirement: a check that accuses one of them reads more in the guide than it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from reference.faults.catalogue import healthy
from reference.faults.changes import Changes, Edit, Function
from reference.faults.declared.activation import tell_difference

PAGES = r"^/(?!static/|support/|verification/|conditions-generales/pdf)"
"""The addresses of pages: neither files, nor what a test arranges."""
SCRIPT = "terms.js"
ON_SCROLL = 'text.addEventListener("scroll", update, { passive: true });'
AT_END = "text.scrollTop + text.clientHeight >= text.scrollHeight - TOLERANCE"
OPERATIVE = "accept.disabled = !(marker.value && [...boxes].every((box) => box.checked));"
READY = "marker.value && [...boxes].every((box) => box.checked)"
FOCUS = 'document.querySelector("[data-focus]")?.focus();'
STAR = re.compile(r'<label for="([^"]*)">([^<]*?)\s?\*</label>')

JOURNEY = (
    "EX-1.1-0-02",
    "EX-1.2-3-17",
    "EX-1.2-4-11",
    "EX-1.2-5-24",
    "EX-1.2-6-04",
    "EX-1.3-1-12",
)
"""What the complete journey goes through."""
REFUSALS = (
    "EX-1.2-3-09",
    "EX-1.2-3-15",
    "EX-1.2.2-1-06",
    "EX-1.2-4-12",
    "EX-1.2-4-13",
    "EX-1.2-5-04",
    "EX-1.2-5-26",
    "EX-1.2-6-05",
)
"""A refusal of each form."""


def script(changes: Changes, *edits: tuple[str, str]) -> None:
    """Change the script of the terms."""
    for old, new in edits:
        changes.asset(SCRIPT, old, new)


def pages(changes: Changes, edit: Callable[[str], str]) -> None:
    """Rewrite every page."""
    changes.text(PAGES, edit)


def redirections(changes: Changes, edit: Edit) -> None:
    """Change every answer that sends elsewhere."""

    def change(request: HttpRequest, answer: HttpResponseBase) -> None:
        if answer.status_code == HTTPStatus.FOUND:
            edit(request, answer)

    changes.answer(PAGES, change)


def message(changes: Changes, edit: Callable[[Any], None]) -> None:
    """Change the e-mail that bears the code."""

    def change(original: Function) -> Function:
        def write(address: str, code: str) -> Any:
            written = original(address, code)
            edit(written)
            return written

        return write

    changes.function("services.delivery:_email", change)


# The terms


@healthy("EX-1.3-1-08", "EX-1.3-1-09", "EX-1.3-1-10", "EX-1.3-1-11", "EX-1.3-1-13", "EX-1.3-1-16")
def terms_scrolled_with_the_page(changes: Changes) -> None:
    """Le document défile avec toute la page, et non dans une zone (A22)."""
    changes.style(".terms-text { height: auto; overflow: visible; }")
    script(
        changes,
        (ON_SCROLL, 'document.addEventListener("scroll", update, { passive: true });'),
        (AT_END, AT_END.replace("text.", "document.scrollingElement.")),
    )


@healthy("EX-1.3-1-08", "EX-1.3-1-09", "EX-1.3-1-14", "EX-1.3-1-16")
def terms_without_anything_to_scroll(changes: Changes) -> None:
    """Le document, plus court que sa zone, est réputé parcouru (A22)."""
    changes.constant("terms.document:ARTICLES", [], read_by="views.terms:read")
    changes.style(".terms-text { height: auto; }")


@healthy("EX-1.3-1-08", "EX-1.3-1-09")
def terms_scrolled_smoothly(changes: Changes) -> None:
    """Tout défilement est progressif."""
    changes.style("html, .terms-text { scroll-behavior: smooth; }")


@healthy("EX-1.3-1-01", "EX-1.3-1-08", "EX-1.3-1-09", "EX-1.3-1-10", "EX-1.3-1-11", "EX-1.3-1-12")
def accept_always_operative(changes: Changes) -> None:
    """« J'accepte » répond toujours : le serveur refuse tant que tout n'est pas parcouru et coché."""
    script(changes, (OPERATIVE, "accept.disabled = false;"))


@healthy("EX-1.3-1-08", "EX-1.3-1-09", "EX-1.3-1-10", "EX-1.3-1-11")
def acceptance_refused_by_the_page(changes: Changes) -> None:
    """« J'accepte » répond toujours : la page dit ce qui manque, toujours au même endroit."""
    told = f"""accept.disabled = false;
  }};
  const told = Object.assign(document.createElement("p"), {{ className: "alert", hidden: true }});
  told.setAttribute("role", "alert");
  form.before(told);
  form.addEventListener("submit", (event) => {{
    if ({READY}) return;
    event.preventDefault();
    event.stopPropagation();
    told.hidden = false;
    told.textContent = "Parcourez tout le document et cochez les deux cases.";
  }});
  const unused = () => {{"""
    script(changes, (OPERATIVE, told))


@healthy("EX-1.3-1-01", "EX-1.3-1-08", "EX-1.3-1-09", "EX-1.3-1-10", "EX-1.3-1-11", "EX-1.3-1-18")
def accept_shown_when_operative(changes: Changes) -> None:
    """« J'accepte » n'apparaît qu'une fois le document parcouru et les deux cases cochées."""
    script(changes, (OPERATIVE, f"accept.disabled = false;\n    accept.hidden = !({READY});"))
    changes.style(".button[hidden] { display: none; }")


@healthy("EX-1.3-1-08", "EX-1.3-1-09", "EX-1.3-1-10", "EX-1.3-1-11")
def accept_disabled_for_screen_readers_too(changes: Changes) -> None:
    """« J'accepte » est inopérant par « aria-disabled », et garde le focus."""
    held = f"""accept.disabled = false;
    accept.setAttribute("aria-disabled", String(!({READY})));
  }};
  accept.addEventListener("click", (event) => {{
    if (accept.getAttribute("aria-disabled") === "true") event.preventDefault();
  }});
  const unused = () => {{"""
    script(changes, (OPERATIVE, held))


@healthy(
    "EX-1.3-1-05", "EX-1.3-1-06", "EX-1.3-1-07", "EX-1.3-1-08", "EX-1.3-1-09", "EX-1.3-1-10", "EX-1.3-1-11"
)
def boxes_closed_until_the_end(changes: Changes) -> None:
    """Les cases ne se cochent qu'une fois le document parcouru (A21)."""
    script(
        changes, (OPERATIVE, f"{OPERATIVE}\n    boxes.forEach((box) => {{ box.disabled = !marker.value; }});")
    )


@healthy(
    "EX-1.3-1-05", "EX-1.3-1-06", "EX-1.3-1-07", "EX-1.3-1-10", "EX-1.3-1-11", "EX-1.2-5-20", "EX-1.2-5-25"
)
def boxes_drawn_by_style(changes: Changes) -> None:
    """Les cases et les choix sont dessinés, et ceux du navigateur sont masqués."""
    changes.style("""
.checkbox, .option { position: relative; }
.checkbox input, .option input { position: absolute; width: 1px; height: 1px; clip-path: inset(50%); }
.checkbox span::before, .option span::before { content: "☐ "; }
.checkbox :checked + span::before, .option :checked + span::before { content: "☑ "; }
""")


@healthy("EX-1.3-1-15", "EX-1.3-1-16", "EX-1.3-1-18")
def refusal_stays_on_the_terms(changes: Changes) -> None:
    """« Refuser » laisse sur les conditions générales, sans fermer la session (A20)."""

    def change(original: Function) -> Function:
        def refuse(request: HttpRequest) -> Any:
            from django.contrib import messages
            from django.shortcuts import redirect

            if request.method != "POST":
                return original(request)
            messages.info(request, "Sans votre accord, votre espace reste fermé.")
            return redirect("terms")

        return refuse

    changes.function("views.terms:refuse", change)


@healthy("EX-1.3-1-13", "EX-1.3-1-14")
def terms_downloaded_in_a_tab(changes: Changes) -> None:
    """« Télécharger les CGU » passe par un nouvel onglet."""
    changes.template("terms.html", '<form id="download-terms"', '<form id="download-terms" target="_blank"')


@healthy("EX-1.3-1-13", "EX-1.3-1-14")
def terms_downloaded_by_a_link(changes: Changes) -> None:
    """« Télécharger les CGU » est un lien."""
    button = '<button class="button button-secondary" type="submit" form="download-terms">Télécharger les CGU</button>'
    link = (
        """<a class="button button-secondary" href="{% url 'terms_pdf' %}" download>Télécharger les CGU</a>"""
    )
    changes.template("terms.html", button, link)


# What is refused, and how it is said


@healthy(*REFUSALS, "EX-1.3-1-10")
def errors_in_other_words(changes: Changes) -> None:
    """Toute erreur dit seulement que la saisie ne convient pas."""
    changes.template("parts/errors.html", "{{ error }}", "Cette saisie ne convient pas.")
    changes.template("parts/terms_errors.html", "{{ message }}", "Il manque quelque chose.")
    error = '{% if field.errors %}<p class="errorlist" id="{{ field.auto_id }}_error">À revoir</p>{% endif %}'
    for part in ("parts/field.html", "parts/mail_preference.html"):
        changes.template(part, "{{ field.errors }}", error)


@healthy(*REFUSALS)
def errors_in_a_summary_alone(changes: Changes) -> None:
    """Les erreurs ne sont dites qu'en haut du formulaire, chacune par un lien vers son champ."""
    for part in ("parts/field.html", "parts/mail_preference.html"):
        changes.template(part, "{{ field.errors }}", "")


@healthy(*REFUSALS)
def errors_beside_their_fields_alone(changes: Changes) -> None:
    """Les erreurs ne sont dites que sous leurs champs."""
    changes.template(
        "parts/errors.html", "{% if form.errors or failure %}", "{% if form.non_field_errors or failure %}"
    )
    changes.template("parts/errors.html", "{% for field in form %}", "{% for field in none %}")
    for part in ("parts/field.html", "parts/mail_preference.html"):
        changes.template(part, "{{ field.errors }}", '<div role="alert">{{ field.errors }}</div>')


@healthy("EX-T-0-03", *REFUSALS, "EX-1.2-5-05", "EX-1.2-5-07", "EX-1.2-5-08", "EX-1.2-6-06")
def errors_told_by_the_browser(changes: Changes) -> None:
    """Un champ obligatoire vide est refusé par le navigateur, qui le dit dans une bulle."""
    forms = ("login", "code", "activation", "identification_with_number", "identification_without_number")
    for name in forms:
        changes.template(f"{name}.html", " novalidate", "")


@healthy(*REFUSALS, "EX-1.2-6-06")
def errors_told_without_leaving_the_page(changes: Changes) -> None:
    """Un champ obligatoire vide est refusé par la page, qui le dit toujours au même endroit."""
    told = """
const told = document.getElementById("told");
document.addEventListener("submit", (event) => {
  const empty = [...event.target.elements].filter((field) => field.required && !field.value);
  if (!empty.length) return;
  event.preventDefault();
  delete event.target.dataset.sent;
  told.textContent = "Renseignez tous les champs obligatoires.";
  for (const field of event.target.elements) field.ariaInvalid = String(empty.includes(field));
});
"""
    changes.asset("site.js", FOCUS, told + FOCUS)
    region = '<div id="told" role="alert"></div>\n    {% block content %}'
    changes.template("base.html", "{% block content %}", region)


@healthy("EX-1.2-5-10", "EX-1.2-5-13", "EX-1.2-6-04", "EX-1.2.2-2-07")
def password_of_64_characters_at_most(changes: Changes) -> None:
    """Un mot de passe de plus de 64 caractères est refusé (A33)."""
    changes.constant("rules.passwords:MAX_LENGTH", 64, read_by="rules.passwords:violations")


# The code, and the message that bears it


@healthy("EX-1.2-4-03", "EX-1.2-4-10", "EX-1.2-4-12", "EX-1.2-4-16", "EX-1.2-4-18", "EX-1.1-0-02")
def code_of_six_digits(changes: Changes) -> None:
    """Le code compte six chiffres (A14)."""
    changes.constant("rules.one_time_codes:ALPHABET", "0123456789", read_by="rules.one_time_codes:generate")
    changes.constant("rules.one_time_codes:LENGTH", 6, read_by="rules.one_time_codes:generate")


@healthy("EX-1.2-4-03", "EX-1.2-4-10", "EX-1.2-4-11", "EX-1.2-4-12", "EX-1.2-4-16", "EX-1.2-4-18")
def code_in_capitals(changes: Changes) -> None:
    """Le code est en capitales (A14)."""
    changes.function("rules.one_time_codes:generate", lambda original: lambda: original().upper())
    changes.function("rules.one_time_codes:normalise", lambda original: lambda typed: original(typed).upper())


@healthy("EX-1.2-4-09")
def sender_named_otherwise(changes: Changes) -> None:
    """L'e-mail du code vient du « Service adhérents », à la même adresse."""

    def rename(written: Any) -> None:
        written.from_email = "Service adhérents <noreply@mutuelle-mbtp.com>"

    message(changes, rename)


@healthy("EX-1.2-4-06", "EX-1.2-4-08", "EX-1.2-4-10")
def mail_in_plain_text(changes: Changes) -> None:
    """L'e-mail du code est en texte seul."""
    message(changes, lambda written: written.alternatives.clear())


@healthy("EX-1.2-4-06", "EX-1.2-4-08", "EX-1.2-4-10")
def mail_in_html(changes: Changes) -> None:
    """L'e-mail du code est en HTML seul."""

    def convert(written: Any) -> None:
        written.body = written.alternatives.pop().content
        written.content_subtype = "html"

    message(changes, convert)


@healthy("EX-1.2-4-06", "EX-1.2-4-10", "EX-1.2-4-11", "EX-1.2-4-16")
def mail_with_other_numbers(changes: Changes) -> None:
    """L'e-mail du code donne aussi un téléphone, une année, un code postal et une référence."""
    told = (
        "Service adhérents : 01 99 00 00 00, du lundi au vendredi de 9 h à 18 h 30.",
        "Référence du message : 20260114.",
        "© 2026 Mutuelle MBTP, 12 rue des Chantiers, 75015 Paris",
    )
    changes.template("mail/code.txt", "\nLa Mutuelle MBTP", "\n" + "\n".join(told))
    changes.template("mail/code.html", "<p>La Mutuelle MBTP</p>", "".join(f"<p>{line}</p>" for line in told))


@healthy("EX-1.2-4-06", "EX-1.2-4-10", "EX-1.2-4-11")
def mail_in_other_words(changes: Changes) -> None:
    """L'e-mail du code, qui est fait de chiffres, le donne au milieu d'une phrase."""
    changes.constant("rules.one_time_codes:ALPHABET", "0123456789", read_by="rules.one_time_codes:generate")
    old, new = (
        "Votre code personnel pour activer votre espace adhérent est :",
        "Saisissez sans tarder le code",
    )
    changes.template(
        "mail/code.txt", f"{old}\n\n    {{{{ code }}}}\n", f"{new} {{{{ code }}}} pour continuer.\n"
    )
    changes.template(
        "mail/code.html", f"<p>{old}</p>\n", f"<p>{new} <b>{{{{ code }}}}</b> pour continuer.</p>\n"
    )
    big = '<p style="font-size:28px;font-weight:bold;letter-spacing:4px;text-align:center;color:#14305f">{{ code }}</p>'
    changes.template("mail/code.html", big, "")


# The verification image


def captcha(changes: Changes, alphabet: str, length: int, *, exact: bool) -> None:
    """Draw so many of these characters, to copy exactly or in any case."""
    for name, value in (("ALPHABET", alphabet), ("LENGTH", length)):
        changes.constant(f"services.captchas:{name}", value, read_by="services.captchas:display")

    def change(_: Function) -> Function:
        def is_answer(shown: Any, typed: str) -> bool:
            fold = str if exact else str.casefold
            return fold(typed.strip()) in (fold(shown.answer), shown.spoken_answer)

        return is_answer

    changes.function("services.captchas:is_answer", change)
    pages(changes, lambda page: page.replace("5 caractères", f"{length} caractères"))


CAPTCHA = ("EX-1.2-3-04", "EX-1.2-3-15", "EX-1.2-3-16", "EX-1.2-3-17", "EX-1.2.2-1-04", "EX-1.2.2-1-07")


@healthy(*CAPTCHA)
def captcha_of_four_digits(changes: Changes) -> None:
    """L'image de vérification montre quatre chiffres."""
    captcha(changes, "0123456789", 4, exact=True)


@healthy(*CAPTCHA)
def captcha_of_seven_capitals(changes: Changes) -> None:
    """L'image de vérification montre sept capitales, à recopier dans n'importe quelle casse."""
    captcha(changes, "ABCDEFHKMPRTWXY", 7, exact=False)


@healthy(*CAPTCHA)
def captcha_in_its_very_case(changes: Changes) -> None:
    """L'image de vérification mêle majuscules et minuscules, à recopier telles quelles (A15)."""
    captcha(changes, "ABDEFHKMRabdefhkmr34789", 6, exact=True)


# Buttons, links and fields


@healthy("EX-1.2-3-08", "EX-1.2-3-18", "EX-1.2.2-1-12", "EX-1.2-5-23", "EX-1.2-6-01")
def cancelling_by_a_link(changes: Changes) -> None:
    """« Annuler » est un lien qui a le rôle de bouton."""
    button = '<button class="button button-secondary" type="submit" form="cancel">'
    link = '<a class="button button-secondary" role="button" href="{{% url \'{}\' %}}">'.format
    changes.template(
        "parts/identification_actions.html", f"{button}Annuler</button>", f"{link('choice')}Annuler</a>"
    )
    cross = '<span aria-hidden="true">✕</span> Annuler'
    changes.template("activation.html", f"{button}{cross}</button>", f"{link('login')}{cross}</a>")


@healthy(
    "EX-1.2-1-07", "EX-1.2-1-08", "EX-1.2-2-01", "EX-1.2-2-03", "EX-1.2-2-04", "EX-1.2-2-05", "EX-1.2-2-06"
)
def buttons_and_links_exchanged(changes: Changes) -> None:
    """Les boutons qui mènent ailleurs sont des liens, et le lien de retour est un bouton."""
    first = '<button class="button button-secondary" type="submit" form="first-connection">PREMIÈRE CONNEXION</button>'
    link = """<a class="button button-secondary" href="{% url 'choice' %}">PREMIÈRE CONNEXION</a>"""
    changes.template("login.html", first, link)
    back = "<a href=\"{% url 'login' %}\">Revenir vers page d'authentification</a>"
    button = '<button class="button" form="back">Revenir vers page d\'authentification</button>'
    changes.template("choice.html", back, f'{button}<form id="back" action="{{% url \'login\' %}}"></form>')
    for name, words in (("with_number", "J'ai déjà"), ("without_number", "Je n'ai pas encore")):
        words = f'<span aria-hidden="true">✓</span> {words} reçu mon identifiant'
        form = f'<form action="{{% url \'{name}\' %}}"><button class="button" type="submit">{words}</button></form>'
        changes.template("choice.html", form, f'<a class="button" href="{{% url \'{name}\' %}}">{words}</a>')


@healthy("EX-1.2-5-20", "EX-1.2-5-21", "EX-1.2-5-25", "EX-1.2.2-2-04", "EX-T-0-03")
def mode_chosen_in_a_list(changes: Changes) -> None:
    """Le mode de réception des courriers se choisit dans une liste déroulante."""
    from django import forms

    from reference.forms.activation import ActivationForm
    from reference.models import MailPreference

    class Listed(ActivationForm):
        """The activation form, its modes in a list."""

        mail_preference = forms.ChoiceField(
            label="Je souhaite recevoir les courriers inhérents à la gestion de mon contrat par*",
            choices=[("", "Choisissez…"), *MailPreference.choices],
            error_messages={"required": "Choisissez un mode de réception."},
        )

    changes.constant("views.activation:ActivationForm", Listed, read_by="views.activation:activate")
    changes.template("activation.html", "reference/parts/mail_preference.html", "reference/parts/field.html")


@healthy("EX-1.2.2-1-03", "EX-1.2.2-1-06", "EX-1.2.2-1-08", "EX-1.2.2-1-09", "EX-1.2.2-1-10")
def birth_date_in_french(changes: Changes) -> None:
    """La date de naissance se saisit en JJ/MM/AAAA dans un champ de texte, à côté d'un calendrier."""
    from django import forms

    from reference.forms.identification import WithoutNumberForm

    class French(WithoutNumberForm):
        """The identification form, its date in French."""

        birth_date = forms.DateField(
            label="Date de naissance *",
            input_formats=["%d/%m/%Y"],
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "JJ/MM/AAAA"}),
            error_messages={"invalid": "Cette date n'existe pas."},
        )
        field_order = ("contact", "birth_date", "verification")

    changes.constant(
        "views.identification:WithoutNumber.form_class",
        French,
        read_by="views.identification:IdentificationView.get",
    )
    field = '{% include "reference/parts/field.html" with field=form.birth_date %}'
    days = "".join(f'<button type="button">{day}</button>' for day in range(1, 32))
    calendar = f'<details><summary role="button">Ouvrir le calendrier</summary>Juillet 1980 {days}</details>'
    changes.template("identification_without_number.html", field, field + calendar)


@healthy("EX-1.2-5-03", "EX-1.2-5-20", "EX-1.2-5-24", "EX-T-0-03", "EX-1.2.2-2-04")
def optional_entries_added(changes: Changes) -> None:
    """Le formulaire d'activation demande aussi une profession, et propose une lettre d'information."""
    phone = '{% include "reference/parts/field.html" with field=form.phone %}'
    job = '<div class="field"><label for="id_job">Profession</label><input id="id_job" name="job"></div>'
    changes.template("activation.html", phone, phone + job)
    box = '<input type="checkbox" name="letter"> <span>Je veux la lettre mensuelle</span>'
    letter = f'<label class="checkbox">{box}</label>'
    changes.template(
        "activation.html", '    <div class="actions">', f'    {letter}\n    <div class="actions">'
    )


@healthy("EX-1.2-5-03", "EX-1.2-5-24", "EX-1.2-5-26", "EX-T-0-03", "EX-1.2.2-2-02", "EX-1.2.2-2-06")
def phone_filled_in(changes: Changes) -> None:
    """Le téléphone connu de la mutuelle est déjà saisi dans le formulaire d'activation, et peut en être ôté."""
    changes.function(
        "views.activation:_known",
        lambda known: lambda pending: known(pending) | {"phone": pending.member.phone},
    )


@healthy("EX-1.2-5-06", "EX-1.2-5-09", "EX-1.2-5-26", "EX-1.2.2-2-07")
def differences_told_at_the_first_entry(changes: Changes) -> None:
    """De deux saisies qui diffèrent, l'erreur désigne la première et non sa confirmation."""
    from reference.rules.email_addresses import are_same

    tell_difference(changes, "email", are_same)
    tell_difference(changes, "password", lambda password, confirmation: password == confirmation)


@healthy("EX-1.2-5-04", "EX-1.2-5-05", "EX-1.2-5-09", "EX-1.2-5-10", "EX-1.2-5-24", "EX-1.2-5-26")
def differences_told_last(changes: Changes) -> None:
    """Que deux adresses diffèrent n'est dit qu'une fois le reste du formulaire corrigé."""
    from reference.rules.email_addresses import are_same

    tell_difference(changes, "email", are_same, last=True)


@healthy("EX-1.2-1-04", "EX-1.2-5-07", "EX-1.2-5-08", "EX-1.2-6-04")
def password_that_can_be_shown(changes: Changes) -> None:
    """Un bouton, à côté de chaque mot de passe, permet de le lire."""
    show = '<button class="button-link" type="button" aria-label="Afficher le mot de passe">Afficher</button>'
    secret = re.compile(r'<input type="password"[^>]*>')
    pages(changes, lambda page: secret.sub(lambda field: field[0] + show, page))


@healthy("EX-1.2-6-01", "EX-1.2-6-03", "EX-1.2-6-04", "EX-1.1-0-02")
def identifier_filled_in_after_activation(changes: Changes) -> None:
    """Après l'activation, l'identifiant est déjà saisi sur la page de connexion."""

    def change(original: Function) -> Function:
        def login(request: HttpRequest) -> Any:
            from reference.services import journeys
            from reference.services.visitors import visitor_of

            answer = original(request)
            pending = journeys.current(visitor_of(request))
            if pending and pending.activated_at and request.method == "GET":
                filled = f'name="number" value="{pending.member.number}"'
                answer.content = answer.content.replace(b'name="number"', filled.encode())
            return answer

        return login

    changes.function("views.login:login", change)


# How it looks


@healthy(
    "EX-1.2-1-02",
    "EX-1.2-1-05",
    "EX-1.2-2-01",
    "EX-1.2-3-03",
    "EX-1.2-4-03",
    "EX-1.2-5-19",
    "EX-1.3-1-03",
    "EX-1.3-1-06",
    "EX-T-0-02",
)
def labels_typeset_otherwise(changes: Changes) -> None:
    """Les apostrophes sont courbes, les espaces insécables, et les boutons en capitales."""
    typeset = {"&#x27;": "’", "'": "’", " :": "\N{NO-BREAK SPACE}:", " ?": "\N{NARROW NO-BREAK SPACE}?"}
    typeset |= {
        " *</": "\N{NO-BREAK SPACE}*</",
        "N° ": "N°\N{NO-BREAK SPACE}",
        " ;": "\N{NARROW NO-BREAK SPACE};",
    }

    def edit(page: str) -> str:
        for old, new in typeset.items():
            page = page.replace(old, new)
        return page

    pages(changes, edit)
    changes.style(".button, legend { text-transform: uppercase; }")


STARRED = (
    "EX-1.2-3-02",
    "EX-1.2-3-05",
    "EX-1.2.2-1-03",
    "EX-1.2-5-04",
    "EX-1.2-5-07",
    "EX-1.2.2-2-03",
    "EX-T-0-03",
)


@healthy(*STARRED)
def stars_in_an_element_of_their_own(changes: Changes) -> None:
    """L'étoile d'un champ obligatoire est un élément à part de son libellé."""
    star = r'<label for="\1">\2 <span class="star" aria-hidden="true">*</span></label>'
    pages(changes, lambda page: STAR.sub(star, page))
    changes.style(".star { color: var(--danger); }")


@healthy(*STARRED)
def stars_beside_labels(changes: Changes) -> None:
    """L'étoile d'un champ obligatoire suit son libellé, hors de lui."""
    pages(changes, lambda page: STAR.sub(r'<label for="\1">\2</label> <span class="star">*</span>', page))
    changes.style(".field label { display: inline-block; }")


@healthy(*STARRED)
def stars_drawn_by_style(changes: Changes) -> None:
    """L'étoile d'un champ obligatoire est dessinée par la feuille de style."""
    pages(changes, lambda page: STAR.sub(r'<label class="required" for="\1">\2</label>', page))
    changes.style('.required::after { content: " *"; }')


@healthy("EX-1.2-6-01", "EX-1.2-6-02", "EX-1.1-0-04")
def other_colours(changes: Changes) -> None:
    """La bannière est d'un vert pâle, et le site d'un autre bleu."""
    changes.style(":root { --blue: #005a8c; } .banner-success { background: #d8f0d8; color: #0b5d1e; }")


@healthy("EX-1.2-6-01", "EX-1.2-6-02")
def banner_in_the_card(changes: Changes) -> None:
    """La bannière est sous le titre de la page, et son texte dans un élément à part."""
    banner = (
        '{% if activated %}<p class="banner-success" role="status">Votre compte est activé</p>{% endif %}'
    )
    changes.template("login.html", banner, "")
    inside = """{% if activated %}<div class="banner-success" role="status">
    <span aria-hidden="true">✔</span> <strong>Votre compte est activé</strong> Connectez-vous.
  </div>{% endif %}"""
    changes.template("login.html", "<h1>Connexion</h1>", f"<h1>Connexion</h1>\n  {inside}")


@healthy("EX-1.2-6-01", "EX-1.2-6-02")
def banner_at_the_foot(changes: Changes) -> None:
    """La bannière est fixée au bas de la fenêtre."""
    changes.style(".banner-success { position: fixed; right: 1rem; bottom: 1rem; margin: 0; }")


@healthy("EX-1.1-0-04", "EX-1.2-3-02", "EX-1.2-5-03", "EX-1.2-5-26")
def fields_in_one_column_and_another_order(changes: Changes) -> None:
    """Les champs sont en une seule colonne, le contact avant l'identifiant et le téléphone en dernier."""
    changes.style(".pair { grid-template-columns: 1fr; } .card { max-width: 30rem; }")
    number, contact, phone = (
        f'{{% include "reference/parts/field.html" with field=form.{name} %}}'
        for name in ("number", "contact", "phone")
    )
    changes.template(
        "identification_with_number.html", f"{number}\n    {contact}", f"{contact}\n    {number}"
    )
    changes.template("activation.html", f"      {phone}\n", "")
    block = '<fieldset class="block">\n      <legend>Définition du mot de passe</legend>'
    changes.template(
        "activation.html",
        f"    </fieldset>\n    {block}",
        f"      {phone}\n    </fieldset>\n    {block}",
    )


@healthy("EX-1.2-1-01", "EX-T-0-02", "EX-1.1-0-04")
def header_in_pictures(changes: Changes) -> None:
    """L'en-tête est fait d'images, qui ont une alternative."""
    picture = '<img src="{{% static \'reference/logo.svg\' %}}" alt="{}" width="{}" height="52">'.format
    changes.template("parts/header.html", f"{picture('', 44)} <span>MBTP</span>", picture("MBTP", 44))
    for words in ("ESPACE PARTICULIER", "BIENVENUE SUR VOTRE ESPACE ADHÉRENT"):
        changes.template("parts/header.html", f">{words}</p>", f">{picture(words, 300)}</p>")


@healthy("EX-1.2-1-03", "EX-1.2-1-05", "EX-1.2-3-06", "EX-1.3-1-18", "EX-T-0-02")
def links_added(changes: Changes) -> None:
    """Le pied de chaque page mène aussi à l'identifiant perdu, au mot de passe et à l'activation."""
    links = " · ".join(
        f"<a href=\"{{% url '{name}' %}}\">{words}</a>"
        for name, words in (
            ("where_is_my_number", "Identifiant perdu ?"),
            ("forgotten_password", "Changer de mot de passe"),
            ("choice", "Activer mon espace"),
        )
    )
    changes.template(
        "base.html", '  <footer class="site-footer">', f'  <footer class="site-footer">\n    <p>{links}</p>'
    )


# How it answers


@healthy(*JOURNEY, "EX-1.2-3-18", "EX-1.3-1-16", "EX-T-0-01")
def redirections_of_another_status(changes: Changes) -> None:
    """Le site redirige par le statut 303."""

    def change(_: HttpRequest, answer: HttpResponseBase) -> None:
        answer.status_code = HTTPStatus.SEE_OTHER

    redirections(changes, change)


@healthy(*JOURNEY, "EX-1.2-4-15", "EX-1.3-1-16", "EX-T-0-01")
def waiting_page_after_each_form(changes: Changes) -> None:
    """Après chaque formulaire, une page d'attente mène à la suivante."""

    def change(request: HttpRequest, answer: Any) -> None:
        if request.method == "POST":
            address = answer["Location"]
            del answer["Location"], answer["Content-Length"]
            answer.status_code = HTTPStatus.OK
            answer.content = (
                f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>Un instant…</title>'
                f'<meta http-equiv="refresh" content="0;url={address}"><p>Un instant, s\'il vous plaît…</p></html>'
            )

    redirections(changes, change)


@healthy(*JOURNEY, "EX-1.2-4-04", "EX-1.2-5-26", "EX-1.3-1-09", "EX-1.3-1-13", "EX-T-0-01")
def slower_answers(changes: Changes) -> None:
    """Chaque page vient 300 millisecondes plus tard."""
    changes.slow(PAGES, 0.3)


@healthy(*JOURNEY, "EX-1.2-3-06", "EX-1.2-3-16", "EX-1.2-4-15", "EX-1.2-6-03", "EX-1.3-1-18", "EX-T-0-01")
def addresses_of_another_shape(changes: Changes) -> None:
    """Les pages ont d'autres adresses, sauf la page de connexion."""
    from django.urls import URLPattern, URLResolver, include, path

    from reference import urls

    renamed = {
        "premiere-connexion": "inscription",
        "premiere-connexion/": "inscription/etapes/",
        "conditions-generales": "mon-espace/bienvenue",
        "conditions-generales/refus": "mon-espace/bienvenue/non",
        "conditions-generales/pdf": "documents/cgu.pdf",
        "espace": "mon-espace",
        "espace/": "mon-espace/pages/",
    }

    def moved(entry: URLPattern | URLResolver) -> URLPattern | URLResolver:
        new = renamed.get(str(entry.pattern))
        if new is None:
            return entry
        if isinstance(entry, URLResolver):
            return path(new, include(list(entry.url_patterns)))
        return path(new, entry.callback, name=entry.name)

    patterns = [moved(entry) for entry in urls.urlpatterns]
    changes.constant("urls:urlpatterns", patterns, read_by="services.terms:are_accepted")
