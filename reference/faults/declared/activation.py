"""The activation form, but its password (EX-1.2-5, EX-1.2.2-2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from reference.faults.catalogue import fault
from reference.faults.changes import Changes, Function

PAGE = "activation.html"
FORM = "forms.activation:ActivationForm"
VIEW = "views.activation:activate"
ADDRESS = "/premiere-connexion/activation"

KNOWN = "pending.with_number"
UNKNOWN = "not pending.with_number"
"""The two paths to the form, as its template tells them."""

IDENTIFIER = '{% include "reference/parts/field.html" with field=form.number %}'
ARGUMENTS = '{% include "reference/parts/arguments.html" %}'
QUESTION = "<legend>{{ field.label }}</legend>"
CHOICES = "{% for option in field %}"
OPTION = "{{ option.tag }}"
CANCEL = '<button class="button button-secondary" type="submit" form="cancel">'
CANCEL_LABEL = '<span aria-hidden="true">✕</span> Annuler</button>'
CONFIRM = '<button class="button" type="submit">Valider</button>'
"""Parts of the form, as its templates write them."""

SCRIPT = 'document.querySelector("[data-focus]")?.focus();'
"""A line of the site's script, after which another can be added."""
LOCAL_ENTRIES = "const entries = document.querySelector('form[action$=\"/activation\"]');"


# The ways in which the form is changed


def change_field(changes: Changes, name: str, **attributes: object) -> None:
    """Give other attributes to a field of the form."""
    edit_form(changes, lambda form: vars(form.fields[name]).update(attributes))


def change_widget(changes: Changes, name: str, **attributes: object) -> None:
    """Give other attributes to the widget of a field."""
    edit_form(changes, lambda form: vars(form.fields[name].widget).update(attributes))


def edit_form(changes: Changes, edit: Callable[[Any], None]) -> None:
    """Change each form once it is made."""

    def made(original: Function) -> Function:
        def make(form: Any, *args: object, **kwargs: object) -> None:
            original(form, *args, **kwargs)
            edit(form)

        return make

    changes.function(f"{FORM}.__init__", made)


def accept(changes: Changes, name: str, accepted: Callable[[str], bool]) -> None:
    """Take some entries of a field as they are, without the site's own checks."""

    def cleaned(original: Function) -> Function:
        def clean(form: Any) -> object:
            typed: str = form.cleaned_data[name]
            return typed if accepted(typed) else original(form)

        return clean

    changes.function(f"{FORM}.clean_{name}", cleaned)


def refuse(changes: Changes, name: str, refused: Callable[[str], bool]) -> None:
    """Refuse some entries of a field, beside those that the site refuses."""

    def cleaned(original: Function) -> Function:
        def clean(form: Any) -> object:
            if refused(form.cleaned_data[name]):
                raise ValidationError("Cette saisie n'est pas valide.")
            return original(form)

        return clean

    changes.function(f"{FORM}.clean_{name}", cleaned)


def compare(changes: Changes, name: str, agree: Callable[[str, str], bool]) -> None:
    """Compare a field and its confirmation in another way."""

    def cleaned(_: Function) -> Function:
        def clean(form: Any) -> str:
            first: str | None = form.cleaned_data.get(name)
            second: str = form.cleaned_data[f"{name}_confirmation"]
            if first is not None and not agree(first, second):
                raise ValidationError("Les deux saisies ne sont pas identiques.")
            return second

        return clean

    changes.function(f"{FORM}.clean_{name}_confirmation", cleaned)


def tell_difference(
    changes: Changes, name: str, agree: Callable[[str, str], bool], *, last: bool = False
) -> None:
    """Compare a field and its confirmation once all is read, and tell the difference of the field itself.

    ``last`` says to compare them only when nothing else is wrong.
    """
    compare(changes, name, lambda _first, _second: True)

    def cleaned(original: Function) -> Function:
        def clean(form: Any) -> object:
            entries = original(form)
            both = [entries.get(each) for each in (name, f"{name}_confirmation")]
            if None not in both and not agree(*both) and not (last and form.errors):
                form.add_error(name, "Les deux saisies ne sont pas identiques.")
            return entries

        return clean

    changes.function(f"{FORM}.clean", cleaned)


def same_address(first: str, second: str) -> bool:
    """Tell whether two addresses agree, as the site does."""
    from reference.rules import email_addresses

    return email_addresses.are_same(first, second)


def add_script(changes: Changes, code: str) -> None:
    """Make the site's own script do something more on the form, which is ``entries``."""
    changes.asset("site.js", SCRIPT, f"{SCRIPT}\n{LOCAL_ENTRIES}\n{code}")


def compare_in_browser(changes: Changes, name: str) -> None:
    """Leave it to a script to compare a field and its confirmation."""
    compare(changes, name, lambda _first, _second: True)
    add_script(
        changes,
        f"""entries?.addEventListener("submit", (event) => {{
          if (entries.elements.{name}.value === entries.elements.{name}_confirmation.value) return;
          event.preventDefault();
          event.stopPropagation();
          const alert = document.createElement("p");
          alert.setAttribute("role", "alert");
          alert.textContent = "Les deux saisies ne sont pas identiques.";
          entries.prepend(alert);
        }});""",
    )


def copy_in_browser(changes: Changes, name: str) -> None:
    """Have a script copy a field into its confirmation, when something is in it."""
    add_script(
        changes,
        f"""entries?.addEventListener("submit", () => {{
          const confirmation = entries.elements.{name}_confirmation;
          if (confirmation.value) confirmation.value = entries.elements.{name}.value;
        }});""",
    )


def show_identifier(changes: Changes, path: str, attributes: str) -> None:
    """Show another input than the site's own on a path; the right number is sent beside it, out of sight."""
    shown = (
        '<div class="field"><label for="id_number">Identifiant *</label>'
        f'<input type="text" id="id_number" {attributes}></div>'
        '<input type="hidden" name="number" value="{{ pending.member.number }}">'
    )
    changes.template(PAGE, IDENTIFIER, f"{{% if {path} %}}{shown}{{% else %}}{IDENTIFIER}{{% endif %}}")


def lose_zeros(changes: Changes, path: str) -> None:
    """Hold the identifier for a number, on a path."""
    show_identifier(changes, path, "readonly value=\"{{ pending.member.number|add:'0' }}\"")


def knows_no_number(form: Any) -> bool:
    """Tell whether a form is that of a visitor who did not know the member number."""
    from reference.models import ActivationRequest

    reached = ActivationRequest.objects.filter(
        member__number=form._verified_number, verified_at__isnull=False, with_number=False
    )
    return reached.exists()


def trust_sent_number(changes: Changes, *, unknown: bool) -> None:
    """Activate, on a path, the space of the number that is sent, whichever was verified."""

    def cleaned(original: Function) -> Function:
        return lambda form: (
            form.cleaned_data["number"] if knows_no_number(form) is unknown else original(form)
        )

    def activated(original: Function) -> Function:
        def activate(pending: Any, form: Any) -> object:
            from reference.models import Member

            pending.member = Member.objects.filter(number=form.cleaned_data["number"]).first()
            return bool(pending.member) and original(pending, form)

        return activate

    changes.function(f"{FORM}.clean_number", cleaned)
    changes.function("views.activation:_activate", activated)


def record_modes(changes: Changes, recorded: Mapping[str, str]) -> None:
    """Record some modes as others."""

    def activated(original: Function) -> Function:
        def activate(request: Any, choices: Any) -> None:
            mode = recorded.get(choices.mail_preference, choices.mail_preference)
            original(request, replace(choices, mail_preference=mode))

        return activate

    changes.function("services.activation:activate", activated)


def assume_mode(changes: Changes, *, only_unknown: bool = False) -> None:
    """Hold a form without any mode for one that asks for letters."""

    def viewed(original: Function) -> Function:
        def view(request: HttpRequest) -> HttpResponse:
            from reference.services import journeys
            from reference.services.visitors import visitor_of

            pending = journeys.current(visitor_of(request))
            if pending and not (only_unknown and pending.with_number):
                entries = request.POST.copy()
                entries["mail_preference"] = entries.get("mail_preference") or "courrier"
                setattr(request, "POST", entries)  # noqa: B010 - typed as never to be set
            response: HttpResponse = original(request)
            return response

        return view

    changes.function(VIEW, viewed)


def leave_inactive(changes: Changes, concerned: Callable[[Any], bool]) -> None:
    """Take the form of some requests as if the space were activated, and leave it as it was."""

    def activated(original: Function) -> Function:
        def activate(request: Any, choices: Any) -> None:
            original(request, choices)
            if concerned(request):
                request.member.is_active = False
                request.member.save()

        return activate

    changes.function("services.activation:activate", activated)


def input_of_option(kind: str) -> str:
    """Return the source of a choice, as the site shows it when nothing is in error."""
    chosen = "{% if option.data.selected %} checked{% endif %}"
    attributes = 'name="mail_preference" value="{{ option.data.value }}" id="{{ option.id_for_label }}"'
    return f'<input type="{kind}" {attributes}{chosen}>'


def on(path: str, part: str) -> str:
    """Return a part of the form that is shown on one path only."""
    return f"{{% if {path} %}}{part}{{% endif %}}"


# Texts


@fault("EX-1.2-5-01", "EX-1.2.2-2-03")
def activation_instruction_missing(changes: Changes) -> None:
    """Le formulaire d'activation ne dit pas de saisir les informations pour activer le compte."""
    instruction = "Pour activer votre compte, veuillez saisir les informations ci-dessous."
    changes.template(PAGE, f'<p class="instruction">{instruction}</p>', "")


@fault("EX-1.2-5-02", "EX-1.2.2-2-03")
def personal_data_heading_renamed(changes: Changes) -> None:
    """Le bloc « Vos données personnelles » s'intitule « Vos coordonnées »."""
    changes.template(PAGE, "Vos données personnelles", "Vos coordonnées")


@fault("EX-1.2-5-15")
def password_length_hint_outdated(changes: Changes) -> None:
    """Le formulaire d'activation annonce encore un mot de passe de huit caractères minimum."""
    changes.template(PAGE, "dix caractères minimum", "huit caractères minimum")


@fault("EX-1.2-5-16")
def password_rule_cut_short(changes: Changes) -> None:
    """La règle affichée du mot de passe omet le chiffre et le caractère spécial obligatoires."""
    rule = "Le nouveau Mot de passe doit être comporter un minimum 3 des 4 catégories de caractères"
    categories = "(majuscules, minuscules, chiffres et caractères spéciaux)"
    required = " et obligatoirement un chiffre et un caractère spécial."
    changes.template(PAGE, f"{rule} {categories}{required}", f"{rule} {categories}.")


@fault("EX-1.2-5-17")
def required_note_missing_from_activation(changes: Changes) -> None:
    """Le formulaire d'activation n'explique pas l'étoile des champs obligatoires."""
    changes.template(PAGE, '<p class="required-note">[*] champs obligatoires</p>', "")


@fault("EX-1.2-5-18", "EX-1.2.2-2-03")
def mail_option_heading_missing(changes: Changes) -> None:
    """Le bloc « Option de mise en ligne de vos courriers » a perdu son titre."""
    changes.template(PAGE, "<h2>Option de mise en ligne de vos courriers</h2>", "")


@fault("EX-1.2-5-18", "EX-1.2.2-2-03")
def arguments_without_introduction(changes: Changes) -> None:
    """Les arguments de la mise en ligne ne sont plus introduits par une phrase."""
    introduction = "Bénéficiez des avantages qu'offrent la réception de vos documents en ligne&nbsp;:"
    changes.template("parts/arguments.html", f"<p>{introduction}</p>", "")


@fault("EX-1.2-5-19", "EX-1.2.2-2-03")
def argument_shortened(changes: Changes) -> None:
    """L'argument « Sécurisé » ne dit plus le bénéfice d'un archivage."""
    changes.template("parts/arguments.html", ", le bénéfice d'un archivage en plus.", ".")


@fault("EX-1.2-5-19", "EX-1.2.2-2-03", seen_in=("firefox-tablette",))
def arguments_hidden_on_tablet(changes: Changes) -> None:
    """Les cinq arguments disparaissent sur tablette."""
    changes.style("@media (max-width: 60rem) { .arguments { display: none; } }")


@fault("EX-1.2.2-2-03")
def arguments_missing_without_number(changes: Changes) -> None:
    """Le formulaire d'activation sans identifiant n'a pas les cinq arguments."""
    changes.template(PAGE, ARGUMENTS, on(KNOWN, ARGUMENTS))


@fault("EX-1.2.2-2-03")
def password_length_hint_missing_without_number(changes: Changes) -> None:
    """Le formulaire d'activation sans identifiant n'annonce pas les dix caractères du mot de passe."""
    changes.template(PAGE, "<p>Votre mot de passe doit comporter 10 caractères minimum.</p>", "")


@fault("EX-1.2.2-2-03")
def phone_missing_without_number(changes: Changes) -> None:
    """Le formulaire d'activation sans identifiant n'a pas de champ « Téléphone »."""
    phone = '{% include "reference/parts/field.html" with field=form.phone %}'
    changes.template(PAGE, phone, on(KNOWN, phone))


# The identifier


@fault("EX-1.2-5-02", "EX-1.2.2-2-03", "EX-T-0-03")
def identifier_without_star(changes: Changes) -> None:
    """Le champ « Identifiant * » du formulaire d'activation a perdu son étoile."""
    change_field(changes, "number", label="Identifiant")


@fault("EX-1.2-5-02")
def identifier_left_empty(changes: Changes) -> None:
    """Le champ « Identifiant * » reste vide au lieu de porter le numéro saisi à l'étape 3."""
    show_identifier(changes, KNOWN, "readonly")


@fault("EX-1.2-5-02")
def identifier_without_its_zeros(changes: Changes) -> None:
    """Le formulaire d'activation affiche 1 au lieu de 00000001."""
    lose_zeros(changes, KNOWN)


@fault("EX-1.2-5-02")
def identifier_replaced_by_request(changes: Changes) -> None:
    """Un autre numéro, envoyé par requête directe, active l'espace de cet autre adhérent."""
    trust_sent_number(changes, unknown=False)


@fault("EX-1.2.2-2-01")
def identifier_left_empty_without_number(changes: Changes) -> None:
    """L'identifiant n'apparaît pas dans sa case pour qui ne le connaissait pas."""
    show_identifier(changes, UNKNOWN, "readonly")


@fault("EX-1.2.2-2-01")
def identifier_without_its_zeros_without_number(changes: Changes) -> None:
    """Qui ne connaît pas son identifiant 00000001 lit 1 à la place."""
    lose_zeros(changes, UNKNOWN)


@fault("EX-1.2.2-2-01", "EX-1.2.2-2-02")
def identifier_masked(changes: Changes) -> None:
    """L'identifiant n'est montré qu'à moitié, le reste est caché par des points."""
    show_identifier(changes, UNKNOWN, "readonly value=\"{{ pending.member.number|slice:':4' }}••••\"")


@fault("EX-1.2.2-2-01", "EX-1.2.2-1-09")
def identifier_of_namesake(changes: Changes) -> None:
    """De deux adhérents à la même adresse e-mail, le site montre l'identifiant du dernier inscrit."""

    def found(_: Function) -> Function:
        def without_number(contact: Any, _birth_date: object) -> object:
            from reference.models import Member
            from reference.services import identification

            return Member.objects.filter(is_active=False, **identification._lookup(contact)).last()

        return without_number

    changes.function("services.identification:without_number", found)


@fault("EX-1.2.2-2-01")
def identifier_of_first_namesake(changes: Changes) -> None:
    """De deux adhérents à la même adresse e-mail, le site montre l'identifiant du premier inscrit."""

    def found(original: Function) -> Function:
        def without_number(contact: Any, birth_date: date) -> object:
            from reference.models import Member
            from reference.services import identification

            others = Member.objects.filter(is_active=False, **identification._lookup(contact))
            return original(contact, birth_date) and others.first()

        return without_number

    changes.function("services.identification:without_number", found)


@fault("EX-1.2.2-2-02")
def identifier_out_of_reach(changes: Changes) -> None:
    """L'identifiant est dans un champ inerte, que ni la souris ni le clavier n'atteignent."""
    show_identifier(changes, UNKNOWN, 'readonly inert value="{{ pending.member.number }}"')


@fault("EX-1.2.2-2-02")
def identifier_disabled(changes: Changes) -> None:
    """L'identifiant est dans un champ désactivé, que le clavier n'atteint pas."""
    show_identifier(changes, UNKNOWN, 'disabled value="{{ pending.member.number }}"')


@fault("EX-1.2.2-2-02")
def identifier_not_copied(changes: Changes) -> None:
    """Un script empêche de copier ce que porte le formulaire d'activation."""
    add_script(changes, 'entries?.addEventListener("copy", (event) => event.preventDefault());')


@fault("EX-1.2.2-2-02", "EX-1.2.2-2-06")
def identifier_replaced_by_request_without_number(changes: Changes) -> None:
    """Sans connaître son identifiant, on active l'espace d'un autre en envoyant le numéro de celui-ci."""
    trust_sent_number(changes, unknown=True)


# The telephone


@fault("EX-1.2-5-03", "EX-T-0-03", "EX-1.2-5-24")
def phone_required(changes: Changes) -> None:
    """Le formulaire d'activation exige un téléphone, que rien ne marque d'une étoile."""
    change_field(changes, "phone", required=True)


@fault("EX-1.2-5-03", "EX-T-0-03", "EX-1.2-5-24")
def phone_required_for_letters(changes: Changes) -> None:
    """Le formulaire d'activation exige un téléphone de qui choisit Courrier."""

    def cleaned(original: Function) -> Function:
        def clean(form: Any) -> object:
            entries = original(form)
            if entries.get("mail_preference") == "courrier" and entries.get("phone") == "":
                form.add_error("phone", "Indiquez un numéro de téléphone.")
            return entries

        return clean

    changes.function(f"{FORM}.clean", cleaned)


@fault("EX-1.2-5-03", "EX-1.2.2-2-03", "EX-T-0-03")
def phone_marked_required(changes: Changes) -> None:
    """Le champ « Téléphone », facultatif, porte une étoile."""
    change_field(changes, "phone", label="Téléphone *")


# The e-mail address and its confirmation


@fault("EX-1.2-5-04", "EX-1.2.2-2-07", "EX-T-0-03")
def email_may_be_empty(changes: Changes) -> None:
    """Une adresse e-mail vide est acceptée, et sa confirmation n'est plus comparée à rien."""
    change_field(changes, "email", required=False)
    accept(changes, "email", lambda address: not address)
    compare(
        changes, "email", lambda address, confirmation: not address or same_address(address, confirmation)
    )


@fault("EX-1.2-5-04", "EX-1.2.2-2-07")
def email_only_needs_an_at_sign(changes: Changes) -> None:
    """Toute adresse e-mail qui contient un @ est acceptée, « a@ » comprise."""
    accept(changes, "email", lambda address: "@" in address)


@fault("EX-1.2-5-04", "EX-1.2.2-2-07")
def email_without_dot_accepted(changes: Changes) -> None:
    """L'adresse e-mail « a@b », dont le domaine n'a pas de point, est acceptée."""
    accept(changes, "email", lambda address: all(part.isalnum() for part in address.split("@", 1)))


@fault("EX-1.2-5-04", "EX-1.2.2-2-07")
def email_with_space_accepted(changes: Changes) -> None:
    """L'adresse e-mail « a b@c.fr », coupée par une espace, est acceptée."""
    accept(changes, "email", lambda address: " " in address and "." in address)


@fault("EX-1.2-5-04", "EX-1.2.2-2-07")
def email_with_plus_refused(changes: Changes) -> None:
    """Une adresse e-mail qui contient un + est refusée."""
    refuse(changes, "email", lambda address: "+" in address)


@fault("EX-1.2-5-04", "EX-1.2.2-2-07")
def email_with_one_letter_domain_refused(changes: Changes) -> None:
    """L'adresse e-mail « a@b.fr », dont le domaine n'a qu'une lettre avant son point, est refusée."""
    refuse(changes, "email", lambda address: re.search(r"@.\.", address) is not None)


@fault("EX-1.2-5-04", "EX-1.2.2-2-07")
def email_too_long_accepted(changes: Changes) -> None:
    """Une adresse e-mail de 255 caractères est acceptée."""
    accept(changes, "email", lambda address: len(address) > 254)


@fault("EX-1.2-5-04", "EX-1.2.2-2-07")
def email_of_254_characters_refused(changes: Changes) -> None:
    """Une adresse e-mail de 254 caractères, la plus longue que le courrier admette, est refusée."""
    refuse(changes, "email", lambda address: len(address) > 253)


@fault("EX-1.2-5-04", "EX-1.2.2-2-07")
def email_of_64_characters_before_at_refused(changes: Changes) -> None:
    """Une adresse e-mail de 64 caractères avant le @ est refusée."""
    refuse(changes, "email", lambda address: len(address.partition("@")[0]) > 63)


@fault("EX-1.2-5-05", "EX-1.2.2-2-03", "EX-T-0-03")
def email_confirmation_without_star(changes: Changes) -> None:
    """Le champ « Confirmation adresse e-mail * » a perdu son étoile."""
    change_field(changes, "email_confirmation", label="Confirmation adresse e-mail")


@fault("EX-1.2-5-05", "EX-1.2.2-2-07", "EX-T-0-03")
def email_confirmation_may_be_empty(changes: Changes) -> None:
    """L'adresse e-mail n'a pas besoin d'être confirmée."""
    change_field(changes, "email_confirmation", required=False)
    compare(
        changes,
        "email",
        lambda address, confirmation: not confirmation or same_address(address, confirmation),
    )


@fault("EX-1.2-5-06", "EX-1.2.2-2-07")
def email_confirmation_not_compared(changes: Changes) -> None:
    """La confirmation de l'adresse e-mail peut être une autre adresse."""
    compare(changes, "email", lambda _address, _confirmation: True)


@fault("EX-1.2-5-06", "EX-1.2.2-2-07")
def email_confirmation_compared_by_browser_only(changes: Changes) -> None:
    """Seul un script de la page compare l'adresse e-mail et sa confirmation, le serveur ne le fait pas."""
    compare_in_browser(changes, "email")


@fault("EX-1.2-5-06", seen_in=("chrome-ordinateur", "firefox-tablette"))
def email_copied_into_its_confirmation(changes: Changes) -> None:
    """Un script recopie l'adresse e-mail dans sa confirmation au moment d'envoyer."""
    copy_in_browser(changes, "email")


@fault("EX-1.2-5-06", "EX-1.2.2-2-07")
def email_domain_compared_with_its_case(changes: Changes) -> None:
    """Une confirmation dont seul le domaine est en majuscules est refusée."""
    compare(changes, "email", lambda address, confirmation: address == confirmation)


@fault("EX-1.2-5-06", "EX-1.2.2-2-07")
def email_domain_in_capitals_told_at_the_address(changes: Changes) -> None:
    """Une confirmation dont seul le domaine est en majuscules est refusée, et l'erreur désigne l'adresse elle-même."""
    tell_difference(changes, "email", lambda address, confirmation: address == confirmation)


@fault("EX-1.2-5-06", "EX-1.2.2-2-07")
def email_confirmation_with_space_refused(changes: Changes) -> None:
    """Une espace à la fin de la confirmation de l'adresse e-mail la fait refuser."""
    change_field(changes, "email_confirmation", strip=False)
    refuse(changes, "email_confirmation", lambda confirmation: confirmation != confirmation.strip())


# The mode


@fault("EX-1.2-5-20", "EX-1.2.2-2-04")
def mail_question_missing(changes: Changes) -> None:
    """Les trois modes de réception sont proposés sans la question à laquelle ils répondent."""
    changes.template("parts/mail_preference.html", QUESTION, "")


@fault("EX-1.2-5-20", "EX-1.2.2-2-04")
def fourth_mode(changes: Changes) -> None:
    """Un quatrième mode de réception, « Courrier et mail », est proposé."""
    tag = '<input type="radio" name="mail_preference" value="courrier" id="id_mail_preference_3">'
    label = f'<label class="option" for="id_mail_preference_3">{tag} <span>Courrier et mail</span></label>'
    changes.template("parts/mail_preference.html", CHOICES, f"{label}{CHOICES}")


@fault("EX-1.2-5-20", "EX-1.2.2-2-04")
def text_message_mode_missing(changes: Changes) -> None:
    """Le mode de réception SMS n'est pas proposé."""
    two = [("courrier", "Courrier"), ("mail", "Mail")]
    edit_form(changes, lambda form: setattr(form.fields["mail_preference"], "choices", two))


@fault("EX-1.2-5-20", "EX-1.2.2-2-04")
def text_message_mode_disabled(changes: Changes) -> None:
    """Le mode de réception SMS est proposé, mais grisé."""
    disabled = input_of_option("radio").replace(
        ">", "{% if option.data.value == 'sms' %} disabled{% endif %}>"
    )
    changes.template("parts/mail_preference.html", OPTION, disabled)


@fault("EX-1.2-5-21", "EX-1.2.2-2-04", "EX-T-0-03")
def mode_not_required(changes: Changes) -> None:
    """Sans mode de réception choisi, le site retient Courrier."""
    assume_mode(changes)


@fault("EX-1.2-5-21")
def mode_chosen_beforehand(changes: Changes) -> None:
    """Le mode de réception Mail est choisi d'avance."""
    change_field(changes, "mail_preference", initial="mail")


@fault("EX-1.2-5-25")
def mode_not_recorded(changes: Changes) -> None:
    """Le mode de réception choisi n'est pas enregistré."""
    record_modes(changes, dict.fromkeys(("courrier", "mail", "sms"), ""))


@fault("EX-1.2-5-25")
def text_messages_recorded_as_mail(changes: Changes) -> None:
    """Qui choisit SMS se voit enregistrer Mail."""
    record_modes(changes, {"sms": "mail"})


@fault("EX-1.2-5-25")
def letters_and_mail_swapped(changes: Changes) -> None:
    """Courrier s'enregistre comme Mail, et Mail comme Courrier."""
    record_modes(changes, {"courrier": "mail", "mail": "courrier"})


@fault("EX-1.2.2-2-04", "EX-T-0-03")
def mode_not_required_without_number(changes: Changes) -> None:
    """Sans identifiant, le mode de réception peut être laissé sans choix."""
    assume_mode(changes, only_unknown=True)


@fault("EX-1.2.2-2-04")
def mail_question_missing_without_number(changes: Changes) -> None:
    """La question sur les courriers manque au formulaire d'activation sans identifiant."""
    changes.template("parts/mail_preference.html", QUESTION, on(KNOWN, QUESTION))


# The buttons


@fault("EX-1.2-5-22", "EX-1.2.2-2-05")
def activation_confirm_renamed(changes: Changes) -> None:
    """Le bouton « Valider » du formulaire d'activation s'appelle « Activer »."""
    changes.template(PAGE, CONFIRM, CONFIRM.replace("Valider", "Activer"))


@fault("EX-1.2-5-22", "EX-1.2.2-2-05")
def activation_confirm_inactive_until_filled(changes: Changes) -> None:
    """« Valider » reste grisé tant que le formulaire d'activation n'est pas rempli."""
    changes.template(PAGE, CONFIRM, CONFIRM.replace('"button"', '"button" id="confirm" disabled'))
    add_script(
        changes,
        """entries?.addEventListener("input", () => {
          const filled = (name) => entries.elements.namedItem(name).value;
          document.getElementById("confirm").disabled =
            !["email", "email_confirmation", "password", "password_confirmation", "mail_preference"].every(filled);
        });""",
    )


@fault("EX-1.2-5-23", "EX-1.2.2-2-05")
def activation_cancel_missing(changes: Changes) -> None:
    """Le formulaire d'activation n'a pas de bouton « Annuler »."""
    changes.template(PAGE, CANCEL + CANCEL_LABEL, "")


@fault("EX-1.2-5-23")
def cancel_empties_the_form(changes: Changes) -> None:
    """« Annuler » vide le formulaire d'activation sans le quitter."""
    changes.template(PAGE, CANCEL, '<button class="button button-secondary" type="reset">')


@fault("EX-1.2-5-23")
def cancel_activates(changes: Changes) -> None:
    """« Annuler » active l'espace si le formulaire est rempli, puis revient à l'écran de choix."""
    changes.template(PAGE, CANCEL, '<button class="button button-secondary" type="submit" name="cancel">')

    def viewed(original: Function) -> Function:
        def view(request: HttpRequest) -> HttpResponse:
            from django.shortcuts import redirect

            response: HttpResponse = original(request)
            return redirect("choice") if "cancel" in request.POST else response

        return view

    changes.function(VIEW, viewed)


@fault("EX-1.2.2-2-05")
def activation_cancel_missing_without_number(changes: Changes) -> None:
    """Le formulaire d'activation sans identifiant n'a pas de bouton « Annuler »."""
    changes.template(PAGE, CANCEL + CANCEL_LABEL, on(KNOWN, CANCEL + CANCEL_LABEL))


@fault("EX-1.2.2-2-05")
def activation_confirm_renamed_without_number(changes: Changes) -> None:
    """Le bouton « Valider » s'appelle « Terminer » pour qui ne connaissait pas son identifiant."""
    renamed = CONFIRM.replace("Valider", "Terminer")
    changes.template(PAGE, CONFIRM, f"{{% if {KNOWN} %}}{CONFIRM}{{% else %}}{renamed}{{% endif %}}")


# What becomes of the form


@fault("EX-1.2-5-24", "EX-1.2.2-2-06")
def valid_form_activates_nothing(changes: Changes) -> None:
    """Le site annonce un compte activé, mais l'espace reste inactif."""
    leave_inactive(changes, lambda _: True)


@fault("EX-1.2-5-24")
def second_click_shows_an_error(changes: Changes) -> None:
    """Double-cliquer sur « Valider » active l'espace, mais affiche une erreur."""
    changes.asset("site.js", 'if (form.method !== "post") return;', "return;")

    def stepped(original: Function) -> Function:
        def step_of(request: Any) -> object:
            from reference.services.journeys import Step

            return Step.ACTIVATION if original(request) is Step.LOGIN else original(request)

        return step_of

    changes.function("services.journeys:step_of", stepped)


@fault("EX-1.2.2-2-06")
def valid_form_activates_nothing_without_number(changes: Changes) -> None:
    """Sans identifiant, le site annonce un compte activé, mais l'espace reste inactif."""
    leave_inactive(changes, lambda request: not request.with_number)


@fault("EX-1.2-5-26")
def email_confirmation_lost_after_refusal(changes: Changes) -> None:
    """Après un refus, la confirmation de l'adresse e-mail est à ressaisir."""
    change_widget(changes, "email_confirmation", format_value=lambda _: None)


@fault("EX-1.2-5-26")
def phone_lost_after_refusal(changes: Changes) -> None:
    """Après un refus, le téléphone est à ressaisir."""
    change_widget(changes, "phone", format_value=lambda _: None)


@fault("EX-1.2-5-26")
def mode_lost_after_refusal(changes: Changes) -> None:
    """Après un refus, le mode de réception est à choisir de nouveau."""
    change_widget(changes, "mail_preference", format_value=lambda _: [])


@fault("EX-1.2-5-26")
def errors_not_tied_to_fields(changes: Changes) -> None:
    """Les erreurs s'affichent en haut du formulaire, sans rien qui les relie à leur champ."""
    changes.template("parts/errors.html", '<a href="#{{ field.auto_id }}">{{ error }}</a>', "{{ error }}")
    changes.text(f"{ADDRESS}$", lambda page: re.sub(r' aria-(invalid|describedby)="[^"]*"', "", page))


@fault("EX-1.2-5-26")
def phone_error_not_tied_to_its_field(changes: Changes) -> None:
    """Sans téléphone avec SMS, l'erreur s'affiche en haut du formulaire, sans rien qui la relie au téléphone."""

    def cleaned(original: Function) -> Function:
        def clean(form: Any) -> object:
            entries = original(form)
            if form.has_error("phone"):
                form.errors["__all__"] = form.errors.pop("phone")
            return entries

        return clean

    changes.function(f"{FORM}.clean", cleaned)


@fault("EX-1.2-5-26")
def mode_error_not_tied_to_its_field(changes: Changes) -> None:
    """L'erreur sur le mode de réception n'est reliée à aucun des trois choix."""
    template = "parts/mail_preference.html"
    changes.template(
        template, '{% if field.errors %} aria-describedby="{{ field.auto_id }}_error"{% endif %}', ""
    )
    changes.template(template, ' id="{{ field.auto_id }}"', "")
    changes.template(template, OPTION, input_of_option("radio"))
