"""Identification without the member number, by a birth date (EX-1.2.2-1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from reference.faults.catalogue import fault, healthy
from reference.faults.changes import Changes
from reference.faults.declared._identification import (
    ACTIONS,
    ANY_DAY,
    CONFIRM,
    WITHOUT_NUMBER,
    Form,
    by_contact,
    by_script,
    cancel_with_entries,
    checked_by_page_only,
    find_by_date,
    known,
    make_optional,
    not_found,
    reword,
    send_code_to,
    take_contact,
    take_date,
    typed_contact,
    when_refused,
    with_field,
)

if TYPE_CHECKING:
    from reference.models import Member
    from reference.rules.contacts import Contact

SCREEN = "identification_without_number.html"
FORM = "WithoutNumberForm"
CANCEL = '<button class="button button-secondary" type="submit" form="cancel">Annuler</button>'
CONTACT_FIELD = '{% include "reference/parts/field.html" with field=form.contact %}'
DATE_FIELD = '{% include "reference/parts/field.html" with field=form.birth_date %}'
ONE_DAY = timedelta(days=1)


# The screen


@fault("EX-1.2.2-1-01")
def birth_date_screen_titled_otherwise(changes: Changes) -> None:
    """L'écran d'identification sans identifiant a pour titre « Retrouvez votre identifiant »."""
    changes.template(SCREEN, "Accédez à votre Espace Santé Assuré</h1>", "Retrouvez votre identifiant</h1>")


@fault("EX-1.2.2-1-01", "EX-1.2-2-06")
def birth_date_screen_asks_for_identifier(changes: Changes) -> None:
    """L'écran d'identification sans identifiant demande aussi l'identifiant."""
    _ask_for_number(changes, "Votre Identifiant*")


@fault("EX-1.2.2-1-01", "EX-1.2-2-06")
def birth_date_screen_asks_for_member_number(changes: Changes) -> None:
    """L'écran d'identification sans identifiant demande aussi le « N° d'adhérent »."""
    _ask_for_number(changes, "N° d'adhérent")


def _ask_for_number(changes: Changes, label: str) -> None:
    asked = f'<div class="field"><label for="n">{label}</label><input type="text" name="number" id="n"></div>'
    changes.template(SCREEN, CONTACT_FIELD, asked + CONTACT_FIELD)


@fault("EX-1.2.2-1-02")
def birth_date_screen_contact_label_cut(changes: Changes) -> None:
    """Sans identifiant, le libellé du contact s'arrête à « Votre Email ou N° Tel portable »."""
    reword(changes, WITHOUT_NUMBER, " (Mentionné lors de l&#x27;inscription)", "")


@fault("EX-1.2.2-1-03")
def birth_date_without_star(changes: Changes) -> None:
    """Le champ « Date de naissance » n'a pas d'étoile."""
    reword(changes, WITHOUT_NUMBER, "Date de naissance *", "Date de naissance")


@fault("EX-1.2.2-1-03")
def birth_date_under_another_label(changes: Changes) -> None:
    """Le champ « Date de naissance * » s'appelle « Né(e) le * »."""
    reword(changes, WITHOUT_NUMBER, "Date de naissance *", "Né(e) le *")


@fault("EX-1.2.2-1-03")
def birth_date_not_typed(changes: Changes) -> None:
    """La date de naissance ne peut pas être tapée : seul le sélecteur la remplit."""
    _on_date_key(changes, "event.preventDefault()")


@fault("EX-1.2.2-1-03")
def birth_date_without_picker(changes: Changes) -> None:
    """La date de naissance ne peut être que tapée : aucun sélecteur ne l'offre."""
    _typed_as_text(changes)


@healthy("EX-1.2.2-1-03", "EX-1.2.2-1-06", "EX-1.2.2-1-08", "EX-1.2.2-1-09", "EX-1.2.2-1-10")
def birth_date_as_text_with_calendar(changes: Changes) -> None:
    """La date de naissance se tape JJ/MM/AAAA, ou se choisit dans le calendrier qu'ouvre un bouton."""
    _typed_as_text(changes)
    calendar = (
        '<p><button class="button-link" type="button" data-calendar>Ouvrir le calendrier</button>'
        ' <input type="date" aria-label="Jour choisi" hidden></p>'
    )
    changes.template(SCREEN, DATE_FIELD, DATE_FIELD + calendar)
    by_script(changes, _CALENDAR)


_CALENDAR = """
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-calendar]");
  if (!button) return;
  const day = button.nextElementSibling;
  button.addEventListener("click", () => { day.hidden = false; day.showPicker(); });
  day.addEventListener("change", () => {
    document.querySelector("#id_birth_date").value = day.value.split("-").reverse().join("/");
  });
});
"""


def _typed_as_text(changes: Changes) -> None:
    def change(field: Any) -> None:
        from django.forms import DateInput

        widget = DateInput(format="%d/%m/%Y", attrs={"autocomplete": "bday", "placeholder": "JJ/MM/AAAA"})
        widget.is_required = True
        field.widget = widget
        field.input_formats = ["%d/%m/%Y"]

    with_field(changes, FORM, "birth_date", change)


def _on_date_key(changes: Changes, action: str) -> None:
    test = 'if (event.target.name === "birth_date" && event.key !== "Tab")'
    by_script(changes, f'document.addEventListener("keydown", (event) => {{ {test} {action}; }});')


@fault("EX-1.2.2-1-04")
def birth_date_screen_without_captcha(changes: Changes) -> None:
    """Sans identifiant, l'image de vérification est cachée."""
    changes.style('form[action$="sans-identifiant"] .captcha { display: none; }')


@fault("EX-1.2.2-1-04")
def birth_date_screen_verification_prefilled(changes: Changes) -> None:
    """Le champ « Vérification du texte » est rempli d'avance."""
    reword(changes, WITHOUT_NUMBER, 'name="verification"', 'name="verification" value="37k84"')


@fault("EX-1.2.2-1-04")
def birth_date_screen_verification_without_star(changes: Changes) -> None:
    """Sans identifiant, le champ « Vérification du texte » n'a pas d'étoile."""
    reword(changes, WITHOUT_NUMBER, "Vérification du texte *", "Vérification du texte")


@fault("EX-1.2.2-1-05")
def birth_date_screen_help_link_missing(changes: Changes) -> None:
    """Sans identifiant, le lien « Je n'arrive pas à m'identifier » manque."""
    reword(changes, WITHOUT_NUMBER, "Je n'arrive pas à m'identifier", "")


@fault("EX-1.2.2-1-05")
def birth_date_screen_help_not_found(changes: Changes) -> None:
    """Sans identifiant, le lien « Je n'arrive pas à m'identifier » mène à une page introuvable."""

    def missing(original: Any) -> Any:
        return lambda request, back: (
            not_found(request) if back == "without_number" else original(request, back)
        )

    changes.function("views.identification:help_page", missing)


@fault("EX-1.2.2-1-05")
def birth_date_screen_note_reworded(changes: Changes) -> None:
    """Sans identifiant, la mention est « * Champ requis »."""
    reword(changes, WITHOUT_NUMBER, "[*] Champs obligatoires", "* Champ requis")


@fault("EX-1.2.2-1-05")
def birth_date_screen_confirm_renamed(changes: Changes) -> None:
    """Sans identifiant, le bouton « Valider » s'appelle « Recevoir mon identifiant »."""
    confirm = CONFIRM.replace("Valider", "Recevoir mon identifiant")
    changes.template(SCREEN, ACTIONS, f'<div class="actions">{CANCEL}{confirm}</div>')


@fault("EX-1.2.2-1-05")
def birth_date_screen_cancel_missing(changes: Changes) -> None:
    """Sans identifiant, le bouton « Annuler » manque."""
    changes.template(SCREEN, ACTIONS, f'<div class="actions">{CONFIRM}</div>')


@fault("EX-1.2.2-1-05")
def birth_date_screen_buttons_swapped(changes: Changes) -> None:
    """Sans identifiant, « Valider » vient avant « Annuler »."""
    changes.template(SCREEN, ACTIONS, f'<div class="actions">{CONFIRM}{CANCEL}</div>')


# What is refused


@fault("EX-1.2.2-1-06", "EX-T-0-03")
def birth_date_may_be_empty(changes: Changes) -> None:
    """La date de naissance peut rester vide : le contact suffit."""
    take_date(changes, lambda text: not text, lambda _: ANY_DAY)


@fault("EX-1.2.2-1-06", "EX-T-0-03")
def birth_date_required_by_page_only(changes: Changes) -> None:
    """La page seule exige la date de naissance : le serveur se contente du contact."""
    checked_by_page_only(changes, WITHOUT_NUMBER, "birth_date", 'value !== ""')
    take_date(changes, lambda text: not text, lambda _: ANY_DAY)


@fault("EX-1.2.2-1-07", "EX-T-0-03")
def birth_date_screen_captcha_not_checked(changes: Changes) -> None:
    """Sans identifiant, le texte de l'image n'est pas vérifié, ni même exigé."""
    make_optional(changes, FORM, "verification")
    _judge_captcha(changes, lambda _: True)


@fault("EX-1.2.2-1-07")
def birth_date_screen_captcha_only_required(changes: Changes) -> None:
    """Sans identifiant, n'importe quel texte est accepté comme celui de l'image."""
    _judge_captcha(changes, bool)


def _judge_captcha(changes: Changes, right: Callable[[str], bool]) -> None:
    def clean(original: Callable[[Form], str]) -> Callable[[Form], str]:
        def changed(form: Form) -> str:
            typed: str = form.cleaned_data["verification"]
            return typed if type(form).__name__ == FORM and right(typed) else original(form)

        return changed

    changes.function("forms.identification:IdentificationForm.clean_verification", clean)


@fault("EX-1.2.2-1-07")
def captcha_refusal_tells_the_number(changes: Changes) -> None:
    """Une vérification fausse est refusée par une erreur qui nomme l'adhérent par son numéro."""

    def act(form: Form) -> None:
        if form.has_error("verification") and form.data["verification"] and (member := _recognised(form)):
            form.add_error(None, f"Adhérent n° {member.number} : recopiez le texte de l'image.")

    when_refused(changes, act)


@fault("EX-1.2.2-1-09")
def date_refusal_tells_the_number(changes: Changes) -> None:
    """Une date de naissance qui n'est pas la bonne est refusée par une page dont le code contient le numéro."""

    def act(form: Form) -> None:
        if _not_found(form) and (member := _known_by_contact(form)):
            form.fields["birth_date"].widget.attrs["data-adherent"] = member.number

    when_refused(changes, act)


@fault("EX-1.2.2-1-09")
def code_sent_for_a_wrong_date(changes: Changes) -> None:
    """Une date de naissance qui n'est pas la bonne est refusée, mais un code part à ce contact."""

    def act(form: Form) -> None:
        if _not_found(form):
            send_code_to(form.cleaned_data["contact"])

    when_refused(changes, act)


def _not_found(form: Form) -> bool:
    return "birth_date" in form.fields and list(form.errors) == ["__all__"]


def _known_by_contact(form: Form) -> Member | None:
    contact = form.cleaned_data.get("contact")
    return known(**by_contact(contact)) if contact else None


def _recognised(form: Form) -> Member | None:
    member = _known_by_contact(form)
    return member if member and form.cleaned_data.get("birth_date") == member.birth_date else None


@fault("EX-1.2.2-1-09")
def birth_date_of_the_day_before(changes: Changes) -> None:
    """La veille de la date de naissance est acceptée."""
    _accept_dates(changes, lambda day: [day, day + ONE_DAY])


@fault("EX-1.2.2-1-09")
def birth_date_of_the_day_after(changes: Changes) -> None:
    """Le lendemain de la date de naissance est accepté."""
    _accept_dates(changes, lambda day: [day, day - ONE_DAY])


@fault("EX-1.2.2-1-09")
def birth_date_with_day_and_month_swapped(changes: Changes) -> None:
    """Le jour et le mois de la date de naissance peuvent être inversés."""

    def swapped(day: date) -> list[date]:
        return [day, day.replace(day=day.month, month=day.day)] if day.day <= 12 else [day]

    _accept_dates(changes, swapped)


@fault("EX-1.2.2-1-09")
def birth_date_not_compared(changes: Changes) -> None:
    """La date de naissance n'est pas comparée : tout contact connu suffit."""
    find_by_date(changes, lambda contact, _: known(**by_contact(contact)))


@fault("EX-1.2.2-1-09")
def unknown_contact_overlooked(changes: Changes) -> None:
    """Un contact inconnu est accepté, pourvu que quelqu'un soit né ce jour-là."""

    def find(contact: Contact, birth_date: date) -> Member | None:
        return known(**by_contact(contact), birth_date=birth_date) or known(birth_date=birth_date)

    find_by_date(changes, find)


def _accept_dates(changes: Changes, these: Callable[[date], list[date]]) -> None:
    """Accept these dates in the file for one that is typed."""
    find_by_date(changes, lambda contact, day: known(**by_contact(contact), birth_date__in=these(day)))


@fault("EX-1.2.2-1-09")
def birth_date_shifted_west_of_greenwich(changes: Changes) -> None:
    """Le navigateur recule la date d'un jour à l'ouest de Greenwich : il la lit à minuit en temps universel."""
    _convert_dates(changes, "new Date(entry.value)")


@fault("EX-1.2.2-1-09")
def birth_date_shifted_far_east(changes: Changes) -> None:
    """Le navigateur recule la date d'un jour dans les fuseaux extrêmes : il l'envoie à midi, en temps universel."""
    local_noon = "new Date(`${entry.value}T12:00`)"
    _convert_dates(changes, f"new Date({local_noon}.toISOString().slice(0, 10) + 'T00:00')")


@fault("EX-1.2.2-1-08", "EX-1.2.2-1-09")
def birth_date_shifted_in_france(changes: Changes) -> None:
    """Le navigateur recule la date d'un jour en France : il l'envoie à minuit, en temps universel."""
    local_midnight = "new Date(`${entry.value}T00:00`)"
    _convert_dates(changes, f"new Date({local_midnight}.toISOString().slice(0, 10) + 'T00:00')")


def _convert_dates(changes: Changes, moment: str) -> None:
    """Send in place of a birth date the local day of a moment, told in JavaScript."""
    by_script(changes, _CONVERSION % moment)


_CONVERSION = """
document.addEventListener("submit", (event) => {
  const entry = event.target.elements.namedItem("birth_date");
  if (!entry || !entry.value) return;
  const moment = %s;
  const padded = (number) => String(number).padStart(2, "0");
  entry.value = `${moment.getFullYear()}-${padded(moment.getMonth() + 1)}-${padded(moment.getDate())}`;
}, true);
"""


@fault("EX-1.2.2-1-08", "EX-1.2.2-1-09")
def birth_date_shifted_by_the_server(changes: Changes) -> None:
    """Le serveur compare la date au jour d'avant : le lendemain est accepté, et la vraie date refusée."""
    _accept_dates(changes, lambda day: [day - ONE_DAY])


@fault("EX-1.2.2-1-08", "EX-1.2.2-1-09")
def summer_birth_date_shifted(changes: Changes) -> None:
    """L'heure d'été décale d'un jour les dates de naissance de mai à septembre, qui sont refusées."""
    _accept_dates(changes, lambda day: [day - ONE_DAY if 5 <= day.month <= 9 else day])


@fault("EX-1.2.2-1-08")
def leap_day_refused(changes: Changes) -> None:
    """Qui est né un 29 février est refusé : cette année n'a pas ce jour."""
    _refuse_dates(changes, lambda day: (day.month, day.day) == (2, 29))


@fault("EX-1.2.2-1-08")
def first_of_january_refused(changes: Changes) -> None:
    """Qui est né un 1er janvier est refusé : le premier jour de l'année est pris pour une absence de date."""
    _refuse_dates(changes, lambda day: (day.month, day.day) == (1, 1))


@fault("EX-1.2.2-1-08")
def last_of_december_in_next_year(changes: Changes) -> None:
    """Un 31 décembre est pris dans l'année de sa semaine, qui est parfois la suivante : il est refusé."""
    _accept_dates(changes, lambda day: [day.replace(year=day.isocalendar().year)])


@fault("EX-1.2.2-1-08")
def centenarians_refused(changes: Changes) -> None:
    """Qui a plus de cent ans est refusé : sa date de naissance est tenue pour impossible."""
    changes.constant("rules.birth_dates:MAX_AGE", 100, read_by="rules.birth_dates:is_plausible")


def _refuse_dates(changes: Changes, wrong: Callable[[date], bool]) -> None:
    changes.function(
        "rules.birth_dates:is_plausible",
        lambda original: lambda day, today: not wrong(day) and original(day, today),
    )


@fault("EX-1.2.2-1-08")
def phone_refused_without_number(changes: Changes) -> None:
    """Sans identifiant, seule une adresse e-mail est acceptée comme contact."""

    def find(contact: Contact, birth_date: date) -> Member | None:
        return known(email_key=contact.key, birth_date=birth_date)

    find_by_date(changes, find)


@fault("EX-1.2.2-1-08", "EX-1.2-2-08")
def birth_date_of_dependants_accepted(changes: Changes) -> None:
    """La date de naissance d'un ayant droit est acceptée avec le contact de l'assuré principal."""

    def find(contact: Contact, birth_date: date) -> Member | None:
        member = known(**by_contact(contact))
        days = [member.birth_date, *member.dependants.values_list("birth_date", flat=True)] if member else []
        return member if birth_date in days else None

    find_by_date(changes, find)


@fault("EX-1.2.2-1-08")
def identified_without_going_on(changes: Changes) -> None:
    """Sans identifiant, des données justes envoient un code, mais ramènent à l'écran de choix."""
    from django.shortcuts import redirect

    def post(original: Any) -> Any:
        def changed(view: Any, request: Any) -> Any:
            answer = original(view, request)
            return answer if answer.status_code == 200 or view.with_number else redirect("choice")

        return changed

    changes.function("views.identification:IdentificationView.post", post)


@fault("EX-1.2.2-1-10")
def impossible_date_rounded(changes: Changes) -> None:
    """Une date qui n'existe pas est arrondie au mois suivant : le 30 février devient le 1er ou le 2 mars."""
    take_date(changes, _is_impossible, _rounded)


@fault("EX-1.2.2-1-10")
def leap_day_of_any_year(changes: Changes) -> None:
    """Le 29 février d'une année qui n'est pas bissextile est pris pour le 1er mars."""
    take_date(changes, lambda text: text.endswith("-02-29") and _is_impossible(text), _rounded)


@fault("EX-1.2.2-1-10")
def future_birth_date_accepted(changes: Changes) -> None:
    """Une date de naissance à venir est acceptée."""
    changes.function("rules.birth_dates:is_plausible", lambda _: lambda day, _: day.year > 1900)


@fault("EX-1.2.2-1-10")
def ancient_birth_date_accepted(changes: Changes) -> None:
    """Une date de naissance de 1850 est acceptée."""
    changes.constant("rules.birth_dates:MAX_AGE", 200, read_by="rules.birth_dates:is_plausible")


@fault("EX-1.2.2-1-10")
def unreadable_date_not_compared(changes: Changes) -> None:
    """Une date de naissance illisible est acceptée, sans être comparée."""
    take_date(changes, lambda text: text.isalpha(), lambda _: ANY_DAY)


@fault("EX-1.2.2-1-10")
def future_birth_date_refused_by_page_only(changes: Changes) -> None:
    """La page seule refuse une date de naissance à venir : le serveur l'accepte."""
    checked_by_page_only(changes, WITHOUT_NUMBER, "birth_date", "value && new Date(value) <= new Date()")
    changes.function("rules.birth_dates:is_plausible", lambda _: lambda day, _: day.year > 1900)


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_impossible(text: str) -> bool:
    year, *others = text.split("-")
    return len(others) == 2 and year.isdigit() and all(map(str.isdigit, others)) and _day_of(text) is None


def _rounded(text: str) -> date:
    year, month, day = map(int, text.split("-"))
    return date(year, month, 1) + timedelta(days=day - 1)


@fault("EX-1.2.2-1-11")
def birth_date_screen_contact_may_be_empty(changes: Changes) -> None:
    """Sans identifiant, le contact peut rester vide : la date de naissance suffit."""
    make_optional(changes, FORM, "contact")
    take_contact(changes, FORM, lambda text: not text)


@fault("EX-1.2.2-1-11")
def birth_date_screen_contact_may_be_spaces(changes: Changes) -> None:
    """Sans identifiant, des espaces tiennent lieu de contact : la date de naissance suffit."""
    with_field(changes, FORM, "contact", lambda field: setattr(field, "strip", False))
    take_contact(changes, FORM, str.isspace)


@fault("EX-1.2.2-1-11")
def birth_date_screen_contact_required_by_page_only(changes: Changes) -> None:
    """Sans identifiant, la page seule exige le contact : le serveur se contente de la date de naissance."""
    checked_by_page_only(changes, WITHOUT_NUMBER, "contact", 'value !== ""')
    make_optional(changes, FORM, "contact")
    take_contact(changes, FORM, lambda text: not text)


# « Annuler »


@fault("EX-1.2.2-1-12")
def birth_date_screen_cancel_sends_a_code(changes: Changes) -> None:
    """Sans identifiant, « Annuler » fait partir un code au contact saisi."""

    def then(request: Any) -> None:
        if contact := typed_contact(request):
            send_code_to(contact)

    cancel_with_entries(changes, SCREEN, then)


@fault("EX-1.2.2-1-12")
def birth_date_screen_cancel_tells_the_number(changes: Changes) -> None:
    """Sans identifiant, « Annuler » confirme l'abandon en nommant l'adhérent par son numéro."""

    def then(request: Any) -> None:
        from django.contrib import messages

        contact = typed_contact(request)
        if contact and (member := known(**by_contact(contact))):
            messages.info(request, f"Adhérent n° {member.number} : demande abandonnée.")

    cancel_with_entries(changes, SCREEN, then)


@fault("EX-1.2.2-1-12")
def birth_date_screen_cancel_only_empties(changes: Changes) -> None:
    """Sans identifiant, « Annuler » vide le formulaire sans en faire sortir."""
    reset = '<button class="button button-secondary" type="reset">Annuler</button>'
    changes.template(SCREEN, ACTIONS, f'<div class="actions">{reset}{CONFIRM}</div>')
