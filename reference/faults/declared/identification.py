"""Identification with the member number (EX-1.2-3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reference.faults.catalogue import fault, healthy
from reference.faults.changes import Changes
from reference.faults.declared._identification import (
    ACTIONS,
    CONFIRM,
    WITH_NUMBER,
    Form,
    by_contact,
    by_script,
    cancel_with_entries,
    check_answer,
    checked_by_page_only,
    known,
    make_optional,
    not_found,
    refuse_contact,
    reword,
    send_code_to,
    take_contact,
    take_number,
    typed_contact,
    when_refused,
    with_field,
)

if TYPE_CHECKING:
    from reference.models import Captcha, Member
    from reference.rules.contacts import Contact

SCREEN = "identification_with_number.html"
CAPTCHA = "parts/captcha.html"
FORM = "WithNumberForm"
CANCEL = '<button class="button button-secondary" type="submit" form="cancel">Annuler</button>'
NUMBER_FIELD = '{% include "reference/parts/field.html" with field=form.number %}'
REFUSALS = (
    "EX-1.2-3-09",
    "EX-1.2-3-10",
    "EX-1.2-3-13",
    "EX-1.2-3-14",
    "EX-1.2-3-15",
    "EX-1.2-2-07",
    "EX-1.2-2-08",
    "EX-T-0-03",
)
"""What a site breaks whose refusals can't be perceived."""


# The screen


@fault("EX-1.2-3-01")
def identification_titled_otherwise(changes: Changes) -> None:
    """L'écran d'identification a pour titre « Accédez à votre Espace Assuré »."""
    changes.template(SCREEN, "votre Espace Santé Assuré</h1>", "votre Espace Assuré</h1>")


@fault("EX-1.2-3-02")
def identification_identifier_without_star(changes: Changes) -> None:
    """Le champ « Votre Identifiant » n'a pas d'étoile."""
    reword(changes, WITH_NUMBER, "Votre Identifiant*", "Votre Identifiant")


@fault("EX-1.2-3-02")
def identifier_under_another_label(changes: Changes) -> None:
    """Le champ « Votre Identifiant* » s'appelle « Votre numéro de contrat* »."""
    reword(changes, WITH_NUMBER, "Votre Identifiant*", "Votre numéro de contrat*")


@fault("EX-1.2-3-02")
def identifier_label_only_heard(changes: Changes) -> None:
    """Le libellé « Votre Identifiant* » n'est donné qu'aux lecteurs d'écran : à l'écran se lit « Code client * »."""
    reword(changes, WITH_NUMBER, "Votre Identifiant*", "Code client *")
    reword(changes, WITH_NUMBER, 'name="number"', 'name="number" aria-label="Votre Identifiant*"')


@fault("EX-1.2-3-03")
def identification_contact_label_cut(changes: Changes) -> None:
    """Le libellé du contact s'arrête à « Votre Email ou N° Tel portable »."""
    reword(changes, WITH_NUMBER, " (Mentionné lors de l&#x27;inscription)", "")


@fault("EX-1.2-3-03")
def identification_asks_for_email_only(changes: Changes) -> None:
    """Le libellé du contact ne parle que de l'e-mail."""
    reword(changes, WITH_NUMBER, "Votre Email ou N° Tel portable", "Votre Email")


@fault("EX-1.2-3-05")
def identification_verification_without_star(changes: Changes) -> None:
    """Le champ « Vérification du texte » n'a pas d'étoile."""
    reword(changes, WITH_NUMBER, "Vérification du texte *", "Vérification du texte")


@fault("EX-1.2-3-05")
def identification_verification_under_another_label(changes: Changes) -> None:
    """Le champ « Vérification du texte * » s'appelle « Code de sécurité * »."""
    reword(changes, WITH_NUMBER, "Vérification du texte *", "Code de sécurité *")


@fault("EX-1.2-3-07")
def identification_required_note_missing(changes: Changes) -> None:
    """La mention « [*] Champs obligatoires » manque."""
    reword(changes, WITH_NUMBER, "[*] Champs obligatoires", "")


@fault("EX-1.2-3-07")
def identification_required_note_hidden(changes: Changes) -> None:
    """La mention « [*] Champs obligatoires » est dans la page, mais la feuille de style la cache."""
    changes.style('form[action$="avec-identifiant"] .required-note { display: none; }')


@fault("EX-1.2-3-08")
def identification_buttons_swapped(changes: Changes) -> None:
    """« Valider » vient avant « Annuler »."""
    changes.template(SCREEN, ACTIONS, f'<div class="actions">{CONFIRM}{CANCEL}</div>')


@fault("EX-1.2-3-08")
def identification_cancel_missing(changes: Changes) -> None:
    """Le bouton « Annuler » manque."""
    changes.template(SCREEN, ACTIONS, f'<div class="actions">{CONFIRM}</div>')


@fault("EX-1.2-3-08")
def identification_confirm_renamed(changes: Changes) -> None:
    """Le bouton « Valider » s'appelle « Continuer »."""
    confirm = CONFIRM.replace("Valider", "Continuer")
    changes.template(SCREEN, ACTIONS, f'<div class="actions">{CANCEL}{confirm}</div>')


@fault("EX-1.2-3-08")
def identification_confirm_disabled_until_filled(changes: Changes) -> None:
    """« Valider » est inactif tant que rien n'est saisi."""
    confirm = CONFIRM.replace('type="submit"', 'type="submit" disabled')
    changes.template(SCREEN, ACTIONS, f'<div class="actions">{CANCEL}{confirm}</div>')
    by_script(
        changes,
        'document.addEventListener("input", () => document.querySelectorAll("button:disabled")'
        ".forEach((button) => { button.disabled = false; }));",
    )


@fault("EX-1.2-3-08", seen_in=("tablette",))
def identification_cancel_hidden_on_tablets(changes: Changes) -> None:
    """Sur tablette, la feuille de style cache le bouton « Annuler »."""
    changes.style(
        '@media (max-width: 1024px) { form[action$="avec-identifiant"] .button-secondary { display: none; } }'
    )


# The verification image


@fault("EX-1.2-3-04", "EX-1.2.2-1-04")
def captcha_image_not_found(changes: Changes) -> None:
    """L'adresse de l'image de vérification ne mène à rien : l'image est cassée."""
    changes.function("views.captcha:image", lambda _: not_found)


@fault("EX-1.2-3-04", "EX-1.2.2-1-04")
def captcha_image_blank(changes: Changes) -> None:
    """L'image de vérification est entièrement blanche."""

    def blank(_: Captcha) -> bytes:
        import io

        from PIL import Image

        picture = io.BytesIO()
        Image.new("RGB", (220, 76), "white").save(picture, "PNG")
        return picture.getvalue()

    changes.function("services.captchas:image", lambda _: blank)


@fault("EX-1.2-3-04", "EX-1.2.2-1-04", seen_in=("firefox-ordinateur",))
def captcha_image_hidden_in_firefox(changes: Changes) -> None:
    """Firefox ne montre pas l'image de vérification."""
    changes.style("@supports (-moz-appearance: none) { .captcha img { display: none; } }")


@fault("EX-1.2-3-04", "EX-1.2.2-1-04")
def captcha_answer_in_alternative(changes: Changes) -> None:
    """L'alternative de l'image de vérification donne le texte à recopier."""
    changes.template(CAPTCHA, "un texte de 5 caractères à recopier", "{{ captcha.answer }}")


@fault("EX-1.2-3-04", "EX-1.2.2-1-04")
def captcha_answer_in_image_address(changes: Changes) -> None:
    """L'adresse de l'image de vérification contient le texte à recopier."""
    old = "{% url 'captcha_image' captcha.key %}"
    changes.template(CAPTCHA, old, f"{old}?texte={{{{ captcha.answer }}}}")


@fault("EX-1.2-3-04", "EX-1.2.2-1-04")
def captcha_answer_in_hidden_field(changes: Changes) -> None:
    """Un champ caché du formulaire contient le texte à recopier, en majuscules."""
    answer = '<input type="hidden" name="attendu" value="{{ captcha.answer|upper }}">'
    changes.template(CAPTCHA, '<p class="required-note">', f'{answer}<p class="required-note">')


@fault("EX-1.2-3-04", "EX-1.2.2-1-04")
def captcha_answer_in_cookie(changes: Changes) -> None:
    """Un cookie donne en clair le texte de l'image de vérification."""

    def show(original: Any) -> Any:
        def changed(view: object, request: Any, form: Form) -> object:
            from reference.models import Captcha
            from reference.services.visitors import visitor_of

            answer = original(view, request, form)
            newest = Captcha.objects.filter(visitor=visitor_of(request)).latest("pk")
            answer.set_cookie("verification", newest.answer)
            return answer

        return changed

    changes.function("views.identification:IdentificationView._show", show)


@fault("EX-1.2-3-04", "EX-1.2-3-16")
def captcha_text_never_changes(changes: Changes) -> None:
    """L'image de vérification montre toujours le même texte."""

    def display(original: Any) -> Any:
        def changed(visitor: str) -> Captcha:
            captcha: Captcha = original(visitor)
            captcha.answer = "a4hf3"
            captcha.save()
            return captcha

        return changed

    changes.function("services.captchas:display", display)


@fault("EX-1.2-3-04")
def captcha_kept_until_it_serves(changes: Changes) -> None:
    """L'image de vérification ne change pas à un autre affichage : elle reste la même tant qu'elle n'a pas servi."""

    def display(original: Any) -> Any:
        def changed(visitor: str) -> Captcha:
            from reference.models import Captcha

            waiting = Captcha.objects.filter(visitor=visitor, used=False).last()
            return waiting or original(visitor)

        return changed

    changes.function("services.captchas:display", display)


@healthy("EX-1.2-3-04", "EX-1.2.2-1-04")
def captcha_without_alternative(changes: Changes) -> None:
    """L'image de vérification se voit, mais son alternative est vide : le guide n'en demande pas."""
    changes.template(CAPTCHA, 'alt="Image de vérification : un texte de 5 caractères à recopier"', 'alt=""')


@fault("EX-1.2-3-15", "EX-1.2.2-1-07", "EX-T-0-03")
def captcha_may_be_left_empty(changes: Changes) -> None:
    """Une vérification du texte laissée vide est acceptée."""
    make_optional(changes, "IdentificationForm", "verification")
    check_answer(changes, lambda _, typed: not typed)


@fault("EX-1.2-3-15", "EX-1.2.2-1-07")
def captcha_answer_not_compared(changes: Changes) -> None:
    """N'importe quelle vérification du texte est acceptée, pourvu qu'il y en ait une."""
    check_answer(changes, lambda _, typed: bool(typed))


@fault("EX-1.2-3-15")
def captcha_compared_on_its_first_characters(changes: Changes) -> None:
    """Le début du texte de l'image suffit."""
    check_answer(changes, lambda answer, typed: bool(typed) and answer.startswith(typed))


@fault("EX-1.2-3-15")
def captcha_compared_on_its_length(changes: Changes) -> None:
    """Ce qui suit le texte de l'image n'est pas comparé."""
    check_answer(changes, lambda answer, typed: typed.startswith(answer))


@fault("EX-1.2-3-15", "EX-1.2.2-1-07", "EX-1.2-3-04", "EX-1.2.2-1-04", "EX-T-0-03")
def captcha_checked_by_page_only(changes: Changes) -> None:
    """La page seule vérifie le texte de l'image, qu'elle contient : le serveur accepte tout."""
    changes.template(
        CAPTCHA, '<div class="captcha">', '<div class="captcha" data-key="{{ captcha.answer }}">'
    )
    right = 'value.toLowerCase() === document.querySelector(".captcha").dataset.key'
    for form in ("avec-identifiant", "sans-identifiant"):
        checked_by_page_only(changes, form, "verification", right)
    make_optional(changes, "IdentificationForm", "verification")
    check_answer(changes, lambda *_: True)


@fault("EX-1.2-3-15")
def captcha_judged_after_sending(changes: Changes) -> None:
    """Une vérification fausse est refusée, mais le code est déjà parti."""

    def act(form: Form) -> None:
        if list(form.errors) == ["verification"] and form.data["verification"]:
            send_code_to(form.cleaned_data["contact"])

    when_refused(changes, act)


@fault("EX-1.2-3-16")
def captcha_kept_after_refusal(changes: Changes) -> None:
    """Après une vérification fausse, la même image est proposée de nouveau."""

    def redeem(original: Any) -> Any:
        from reference.services import captchas

        return lambda captcha, typed: (
            captcha is not None and captchas.is_answer(captcha, typed) and original(captcha, typed)
        )

    def show(original: Any) -> Any:
        def changed(view: Any, request: Any, form: Form) -> object:
            from django.shortcuts import render

            from reference.services import captchas
            from reference.services.visitors import visitor_of

            captcha = captchas.find(visitor_of(request), request.POST.get("captcha", ""))
            if captcha is None or captcha.used:
                return original(view, request, form)
            return render(request, view.template, {"form": form, "captcha": captcha})

        return changed

    changes.function("services.captchas:redeem", redeem)
    changes.function("views.identification:IdentificationView._show", show)


@fault("EX-1.2-3-16")
def captcha_can_be_replayed(changes: Changes) -> None:
    """La même image et la même réponse peuvent être envoyées plusieurs fois."""

    def redeem(_: object) -> Any:
        from reference.services import captchas

        return lambda captcha, typed: captcha is not None and captchas.is_answer(captcha, typed)

    changes.function("services.captchas:redeem", redeem)


@fault("EX-1.2-3-16")
def captcha_serves_again_after_success(changes: Changes) -> None:
    """Une vérification juste qui a fait partir un code peut resservir pour un autre adhérent."""

    def remember(original: Any) -> Any:
        def changed(captcha: Captcha, submission: str, outcome: object) -> None:
            original(captcha, submission, outcome)
            captcha.used = False
            captcha.save()

        return changed

    changes.function("services.captchas:remember_outcome", remember)


@fault("EX-1.2-3-16")
def captcha_of_any_tab(changes: Changes) -> None:
    """La réponse à une image encore affichée dans un autre onglet est acceptée."""
    _accept_answers_of_session(changes, used=False)


@fault("EX-1.2-3-16")
def captcha_of_an_earlier_page(changes: Changes) -> None:
    """La réponse à une image déjà employée dans la session est acceptée."""
    _accept_answers_of_session(changes, used=True)


def _accept_answers_of_session(changes: Changes, *, used: bool) -> None:
    def compare(original: Any) -> Any:
        def changed(captcha: Captcha, typed: str) -> bool:
            from reference.models import Captcha

            others = Captcha.objects.filter(visitor=captcha.visitor, used=used).exclude(pk=captcha.pk)
            answers = set(others.values_list("answer", flat=True))
            return typed.strip() in answers or original(captcha, typed)

        return changed

    changes.function("services.captchas:is_answer", compare)


# The help


@fault("EX-1.2-3-06")
def identification_help_link_missing(changes: Changes) -> None:
    """Le lien « Je n'arrive pas à m'identifier » manque."""
    reword(changes, WITH_NUMBER, "Je n'arrive pas à m'identifier", "")


@fault("EX-1.2-3-06")
def identification_help_link_dead(changes: Changes) -> None:
    """Le lien « Je n'arrive pas à m'identifier » ne mène nulle part."""
    reword(
        changes,
        WITH_NUMBER,
        'href="/premiere-connexion/avec-identifiant/aide" data-keep-entries',
        'href="#" class="nowrap"',
    )


@fault("EX-1.2-3-06")
def identification_help_not_found(changes: Changes) -> None:
    """Le lien « Je n'arrive pas à m'identifier » mène à une page introuvable."""
    changes.function("views.identification:help_page", lambda _: not_found)


@fault("EX-1.2-3-06")
def identification_help_leads_home(changes: Changes) -> None:
    """Le lien « Je n'arrive pas à m'identifier » ramène à la page de connexion, sans aide ni contact."""
    from django.shortcuts import redirect

    changes.function("views.identification:help_page", lambda _: lambda _, **__: redirect("login"))


@fault("EX-1.2-3-06")
def identification_help_loses_entries(changes: Changes) -> None:
    """Au retour de l'aide, le formulaire est vide."""
    changes.constant("services.drafts:_FIELDS", (), read_by="services.drafts:keep")


@fault("EX-1.2-3-06")
def identification_help_loses_contact(changes: Changes) -> None:
    """Au retour de l'aide, le contact est perdu."""
    changes.constant("services.drafts:_FIELDS", ("number",), read_by="services.drafts:keep")


@healthy("EX-1.2-3-06")
def identification_help_by_mail(changes: Changes) -> None:
    """Le lien « Je n'arrive pas à m'identifier » ouvre un message au service adhérents : c'est un contact."""
    old = 'href="/premiere-connexion/avec-identifiant/aide" data-keep-entries'
    reword(changes, WITH_NUMBER, old, 'href="mailto:adherents@mutuelle-mbtp.com"')


# The member number


@fault("EX-1.2-3-09", "EX-T-0-03")
def identifier_may_be_empty(changes: Changes) -> None:
    """L'identifiant peut rester vide : le contact suffit."""
    make_optional(changes, FORM, "number")
    take_number(changes, "", lambda _: {})


@fault("EX-1.2-3-09")
def identifier_may_be_spaces(changes: Changes) -> None:
    """Des espaces tiennent lieu d'identifiant : le contact suffit alors."""
    with_field(changes, FORM, "number", lambda field: setattr(field, "strip", False))
    take_number(changes, r"\s+", lambda _: {})


@fault("EX-1.2-3-09", "EX-T-0-03")
def identifier_required_by_page_only(changes: Changes) -> None:
    """La page seule exige l'identifiant : le serveur se contente du contact."""
    checked_by_page_only(changes, WITH_NUMBER, "number", 'value !== ""')
    make_optional(changes, FORM, "number")
    take_number(changes, "", lambda _: {})


@fault("EX-1.2-3-09", "EX-T-0-03")
def code_sent_without_identifier(changes: Changes) -> None:
    """Sans identifiant, la demande est refusée, mais un code part tout de même."""

    def act(form: Form) -> None:
        if form.has_error("number", "required") and "contact" in form.cleaned_data:
            send_code_to(form.cleaned_data["contact"])

    when_refused(changes, act)


@fault("EX-1.2-3-09", *REFUSALS[1:])
def identification_errors_hidden_by_style(changes: Changes) -> None:
    """La feuille de style cache toutes les erreurs du formulaire."""
    _style_errors(changes, ".alert, .errorlist", "display: none")


@fault("EX-1.2-3-09", *REFUSALS[1:])
def identification_errors_only_heard(changes: Changes) -> None:
    """Les erreurs du formulaire ne sont données qu'aux lecteurs d'écran, hors de la vue."""
    _style_errors(changes, ".alert, .errorlist", "position: absolute; left: -9999px")


@fault("EX-1.2-3-13", "EX-1.2-2-08", "EX-1.2-3-10", "EX-1.2-2-07")
def identification_general_error_hidden_by_style(changes: Changes) -> None:
    """La feuille de style cache l'erreur qui n'est celle d'aucun champ."""
    _style_errors(changes, ".alert", "display: none")


@fault("EX-1.2-3-09", *REFUSALS[1:])
def identification_errors_not_announced(changes: Changes) -> None:
    """Les erreurs du formulaire ne sont ni annoncées, ni rattachées à leur champ."""
    reword(changes, WITH_NUMBER, ' role="alert"', "")
    reword(changes, WITH_NUMBER, ' aria-invalid="true"', "")


@fault("EX-1.2-3-09", *REFUSALS[1:])
def identification_refuses_without_a_word(changes: Changes) -> None:
    """Une demande refusée montre de nouveau le formulaire, sans dire pourquoi."""
    changes.text(
        WITH_NUMBER,
        lambda page: re.sub(
            r'<div class="alert".*?</div>|<ul class="errorlist.*?</ul>| aria-invalid="true"',
            "",
            page,
            flags=re.DOTALL,
        ),
    )


def _style_errors(changes: Changes, errors: str, rules: str) -> None:
    changes.style(f'.card:has(form[action$="avec-identifiant"]) :is({errors}) {{ {rules}; }}')


@fault("EX-1.2-3-10", "EX-1.2-2-07")
def identifier_of_seven_digits(changes: Changes) -> None:
    """Un identifiant de sept chiffres est accepté : il est complété d'après le dossier."""
    take_number(changes, "[0-9]{7}", lambda number: {"number__startswith": number})


@fault("EX-1.2-3-10", "EX-1.2-2-07")
def identifier_cut_to_eight_digits(changes: Changes) -> None:
    """Un identifiant de neuf chiffres est accepté : le dernier est coupé."""
    take_number(changes, "[0-9]{9}", lambda number: {"number": number[:8]})


@fault("EX-1.2-3-10", "EX-1.2-2-07")
def identifier_read_from_its_end(changes: Changes) -> None:
    """Un identifiant de neuf chiffres est accepté : seuls les huit derniers comptent."""
    take_number(changes, "[0-9]{9}", lambda number: {"number": number[-8:]})


@fault("EX-1.2-3-10", "EX-1.2-2-07")
def identifier_read_up_to_its_letter(changes: Changes) -> None:
    """Un identifiant qui finit par une lettre est accepté : il n'est lu que jusqu'à elle."""
    take_number(changes, "[0-9]{7}[A-Za-z]", lambda number: {"number__startswith": number[:7]})


@fault("EX-1.2-3-10", "EX-1.2-2-07")
def identifier_with_inner_spaces(changes: Changes) -> None:
    """Les espaces au milieu de l'identifiant sont ôtées, et il est accepté."""
    take_number(changes, "[0-9]+ [0-9 ]+", lambda number: {"number": number.replace(" ", "")})


@fault("EX-1.2-3-10", "EX-1.2-2-07")
def identifier_with_leading_zeros_refused(changes: Changes) -> None:
    """L'identifiant est lu comme un nombre : ceux qui commencent par un zéro ne sont pas retrouvés."""
    take_number(changes, "0[0-9]{7}", lambda number: {"number": str(int(number))})


@fault("EX-1.2-2-07")
def identifier_in_full_width_digits(changes: Changes) -> None:
    """Un identifiant écrit en chiffres pleine chasse est accepté."""
    take_number(changes, "[０-９]{8}", lambda number: {"number": f"{int(number):08}"})


@fault("EX-1.2-2-07")
def identifier_in_arabic_digits(changes: Changes) -> None:
    """Un identifiant écrit en chiffres arabes orientaux est accepté."""
    take_number(changes, "[٠-٩]{8}", lambda number: {"number": f"{int(number):08}"})


@fault("EX-1.2-3-10", "EX-1.2-2-07")
def identifier_length_checked_by_page_only(changes: Changes) -> None:
    """La page seule compte les chiffres de l'identifiant : le serveur n'en garde que les huit premiers."""
    checked_by_page_only(changes, WITH_NUMBER, "number", "/^[0-9]{8}$/.test(value)")
    take_number(changes, "[0-9]{9,}", lambda number: {"number": number[:8]})


@fault("EX-1.2-3-10", "EX-1.2-2-07")
def code_sent_for_a_malformed_identifier(changes: Changes) -> None:
    """Un identifiant mal formé est refusé, mais un code part tout de même."""

    def act(form: Form) -> None:
        malformed = form.has_error("number") and not form.has_error("number", "required")
        if malformed and "contact" in form.cleaned_data:
            send_code_to(form.cleaned_data["contact"])

    when_refused(changes, act)


# The contact


@fault("EX-1.2-3-11")
def contact_domain_compared_with_its_case(changes: Changes) -> None:
    """Le domaine de l'adresse est comparé majuscules comprises."""
    changes.function("rules.email_addresses:key", lambda _: lambda address: address.strip())


@fault("EX-1.2-3-11")
def contact_with_tag_refused(changes: Changes) -> None:
    """Une adresse e-mail avec « + » est refusée."""
    refuse_contact(changes, lambda text: "+" in text.partition("@")[0] and "@" in text)


@fault("EX-1.2-3-11")
def contact_of_254_characters_refused(changes: Changes) -> None:
    """Une adresse e-mail de plus de 253 caractères est refusée."""
    refuse_contact(changes, lambda text: len(text) > 253)


@fault("EX-1.2-3-11")
def contact_cut_by_the_page(changes: Changes) -> None:
    """Le champ du contact ne laisse pas taper plus de cent caractères."""
    reword(changes, WITH_NUMBER, 'maxlength="320"', 'maxlength="100"')


@fault("EX-1.2-3-11")
def contact_with_accented_domain_refused(changes: Changes) -> None:
    """Une adresse e-mail dont le domaine a des accents est refusée."""
    refuse_contact(changes, lambda text: "@" in text and not text.isascii())


@fault("EX-1.2-3-12")
def contact_in_07_refused(changes: Changes) -> None:
    """Un portable en 07 est refusé."""
    refuse_contact(changes, re.compile(r"(\+33|0033|0)[ .]?7").match)


@fault("EX-1.2-3-12")
def contact_with_dots_refused(changes: Changes) -> None:
    """Un portable écrit avec des points est refusé."""
    refuse_contact(changes, re.compile(r"[0-9]+\.[0-9.]+").fullmatch)


@fault("EX-1.2-3-12")
def contact_with_spaces_refused(changes: Changes) -> None:
    """Un portable écrit avec des espaces est refusé."""
    refuse_contact(changes, re.compile(r"[0-9]+ [0-9 ]+").fullmatch)


@fault("EX-1.2-3-12")
def contact_in_33_refused(changes: Changes) -> None:
    """Un portable écrit avec +33 est refusé."""
    refuse_contact(changes, re.compile(r"\+").match)


@fault("EX-1.2-3-12")
def contact_in_0033_refused(changes: Changes) -> None:
    """Un portable écrit avec 0033 est refusé."""
    refuse_contact(changes, re.compile("00").match)


@fault("EX-1.2-3-13", "EX-1.2-2-08")
def code_sent_to_what_is_typed(changes: Changes) -> None:
    """Le code part au contact saisi, qu'il soit ou non celui du dossier."""
    _find_with_number(changes, lambda _: {}, to_typed=True)


@fault("EX-1.2-3-13", "EX-1.2-2-08")
def contact_not_compared(changes: Changes) -> None:
    """Le contact saisi n'est pas comparé : le code part à celui du dossier."""
    _find_with_number(changes, lambda _: {})


@fault("EX-1.2-3-13")
def contact_compared_without_its_domain(changes: Changes) -> None:
    """L'adresse n'est comparée que jusqu'à l'arobase, et le code part à celle qui est saisie."""

    def criteria(contact: Contact) -> dict[str, str]:
        name, at, _ = contact.key.partition("@")
        return {"email_key__startswith": name + at} if at else by_contact(contact)

    _find_with_number(changes, criteria, to_typed=True)


@fault("EX-1.2-3-13", "EX-1.2-2-08")
def contact_compared_on_its_first_digits(changes: Changes) -> None:
    """Seuls les six premiers chiffres du portable sont comparés, et le code part à celui qui est saisi."""

    def criteria(contact: Contact) -> dict[str, str]:
        is_phone = contact.key.startswith("+")
        return {"phone__startswith": contact.key[:-4]} if is_phone else by_contact(contact)

    _find_with_number(changes, criteria, to_typed=True)


@fault("EX-1.2-3-13")
def contact_of_anyone_known(changes: Changes) -> None:
    """N'importe quel contact connu de la mutuelle est accepté, fût-il celui d'un autre adhérent."""

    def find(original: Any) -> Any:
        def changed(number: str, contact: Contact) -> Member | None:
            someone = known(**by_contact(contact))
            return known(number=number) if someone else original(number, contact)

        return changed

    changes.function("services.identification:with_number", find)


@fault("EX-1.2-3-13", "EX-1.2-2-08")
def contact_of_dependants_accepted(changes: Changes) -> None:
    """Le contact d'un ayant droit est accepté comme celui de l'assuré principal."""

    def find(original: Any) -> Any:
        def changed(number: str, contact: Contact) -> Member | None:
            return original(number, contact) or _principal(number, contact)

        return changed

    changes.function("services.identification:with_number", find)


def _principal(number: str, contact: Contact) -> Member | None:
    from reference.models import Dependant

    name = "phone" if contact.key.startswith("+") else "email__iexact"
    dependants = Dependant.objects.filter(member__number=number, **{name: contact.key})
    return known(number=number) if dependants.exists() else None


def _find_with_number(changes: Changes, criteria: Any, *, to_typed: bool = False) -> None:
    def find(_: object, entries: dict[str, Any]) -> Member | None:
        contact = entries["contact"]
        member = known(number=entries["number"], **criteria(contact))
        if member and to_typed:
            member.email = member.phone = contact.key
        return member

    changes.function("views.identification:WithNumber.find_member", lambda _: find)


@fault("EX-1.2-3-14")
def contact_may_be_empty(changes: Changes) -> None:
    """Le contact peut rester vide : le code part à l'adresse du dossier."""
    make_optional(changes, FORM, "contact")
    take_contact(changes, FORM, lambda text: not text)


@fault("EX-1.2-3-14")
def contact_may_be_spaces(changes: Changes) -> None:
    """Des espaces tiennent lieu de contact : le code part à l'adresse du dossier."""
    with_field(changes, FORM, "contact", lambda field: setattr(field, "strip", False))
    take_contact(changes, FORM, lambda text: text.isspace())


@fault("EX-1.2-3-14")
def contact_may_be_any_word(changes: Changes) -> None:
    """Un contact qui n'est ni une adresse ni un numéro est accepté : le code part à l'adresse du dossier."""
    take_contact(changes, FORM, lambda text: text.isalpha())


@fault("EX-1.2-3-14")
def contact_required_by_page_only(changes: Changes) -> None:
    """La page seule exige le contact : le serveur envoie le code à l'adresse du dossier."""
    checked_by_page_only(changes, WITH_NUMBER, "contact", 'value !== ""')
    make_optional(changes, FORM, "contact")
    take_contact(changes, FORM, lambda text: not text)


# « Valider » and « Annuler »


@fault("EX-1.2-3-17")
def two_codes_on_double_click(changes: Changes) -> None:
    """La page envoie le formulaire à chaque clic : un double clic sur « Valider » fait partir deux codes."""
    _send_within_the_page(changes, guard="")

    def repeated(original: Any) -> Any:
        def changed(captcha: Captcha | None, submission: str) -> bool:
            from reference.services import codes

            again: bool = original(captcha, submission)
            if again and captcha and captcha.outcome:
                codes.send(captcha.outcome)
            return again

        return changed

    changes.function("services.captchas:is_repeated", repeated)


@fault("EX-1.2-3-17")
def enter_key_cancels(changes: Changes) -> None:
    """La touche Entrée annule au lieu de valider : « Annuler » est le premier bouton du formulaire."""
    cancel_with_entries(changes, SCREEN, lambda _: None, by_enter_key=True)


@fault("EX-1.2-3-17")
def enter_key_does_nothing(changes: Changes) -> None:
    """La touche Entrée ne valide pas le formulaire."""
    by_script(
        changes,
        'document.addEventListener("keydown", (event) => {'
        ' if (event.key === "Enter" && event.target.name === "verification") event.preventDefault(); });',
    )


@fault("EX-1.2-3-17", "EX-1.2-4-06", "EX-1.2-4-07")
def code_sent_twice(changes: Changes) -> None:
    """Le même code part deux fois."""

    def send(original: Any) -> Any:
        def changed(*message: object) -> None:
            original(*message)
            original(*message)

        return changed

    changes.function("services.delivery:send_code", send)


@fault("EX-1.2-3-17", "EX-1.2-4-06", "EX-1.2-4-07")
def code_sent_by_both_channels(changes: Changes) -> None:
    """Le code part à la fois par e-mail et par SMS."""

    def send(original: Any) -> Any:
        def changed(request: Any) -> None:
            from reference.rules.contacts import Channel
            from reference.services import delivery, identification

            original(request)
            other = Channel.SMS if request.channel == Channel.EMAIL else Channel.EMAIL
            delivery.send_code(other, identification.registered_contact(request.member, other), "a2b3c")

        return changed

    changes.function("services.codes:send", send)


@fault("EX-1.2-3-17", "EX-1.2-3-11", "EX-1.2-3-12")
def identification_leads_back_to_choice(changes: Changes) -> None:
    """Le code part, mais « Valider » ramène à l'écran de choix."""
    from django.shortcuts import redirect

    def post(original: Any) -> Any:
        def changed(view: Any, request: Any) -> Any:
            answer = original(view, request)
            return redirect("choice") if answer.status_code == 302 and view.with_number else answer

        return changed

    changes.function("views.identification:IdentificationView.post", post)


@fault("EX-1.2-3-18")
def cancel_sends_a_code(changes: Changes) -> None:
    """« Annuler » enregistre la saisie au passage, et fait partir un code."""

    def then(request: Any) -> None:
        if contact := typed_contact(request):
            send_code_to(contact)

    cancel_with_entries(changes, SCREEN, then)


@fault("EX-1.2-3-18", "EX-1.2.2-1-12")
def cancel_confirms(changes: Changes) -> None:
    """« Annuler » envoie le formulaire comme « Valider »."""
    changes.template("parts/identification_actions.html", ' form="cancel"', "")


@fault("EX-1.2-3-18", "EX-1.2.2-1-12")
def cancel_only_empties(changes: Changes) -> None:
    """« Annuler » vide le formulaire sans en faire sortir."""
    changes.template("parts/identification_actions.html", 'type="submit" form="cancel"', 'type="reset"')


@fault("EX-1.2-3-18")
def cancel_leads_to_nothing(changes: Changes) -> None:
    """« Annuler » mène à une page introuvable."""
    nowhere = """<form id="cancel" action="{% url 'cancel' %}/fin"></form>"""
    changes.template(SCREEN, '{% include "reference/parts/cancel_form.html" %}', nowhere)


@healthy("EX-1.2-3-09", "EX-1.2-3-15", "EX-1.2-3-16", "EX-1.2-3-17", "EX-1.2-3-18")
def identification_within_the_page(changes: Changes) -> None:
    """Le formulaire s'envoie sans quitter la page : les refus s'écrivent dans une zone annoncée, déjà présente."""
    _send_within_the_page(changes, guard="if (form.dataset.sent) return;")


def _send_within_the_page(changes: Changes, *, guard: str) -> None:
    changes.template(
        SCREEN, '{% include "reference/parts/errors.html" %}', '<div role="alert">{{ form.errors }}</div>'
    )
    by_script(changes, _WITHIN_THE_PAGE.replace("GUARD", guard))


_WITHIN_THE_PAGE = """
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post" || !form.action.endsWith("/avec-identifiant")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  GUARD
  form.dataset.sent = "yes";
  const answer = await fetch(form.action, {method: "post", body: new FormData(form)});
  if (answer.redirected) {
    location = answer.url;
    return;
  }
  const shown = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("[role=alert]").replaceChildren(...shown.querySelector("[role=alert]").childNodes);
  for (const field of shown.querySelectorAll(".field input"))
    document.getElementById(field.id).setAttribute("aria-invalid", String(field.ariaInvalid === "true"));
  document.querySelector(".captcha").replaceWith(shown.querySelector(".captcha"));
  form.elements.captcha.value = shown.querySelector("[name=captcha]").value;
  form.elements.verification.value = "";
  delete form.dataset.sent;
}, true);
"""
