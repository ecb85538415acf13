"""The one-time code (EX-1.2-4), and what it protects when the identifier isn't known (EX-1.2.2-2-08)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from reference.faults.catalogue import fault
from reference.faults.changes import TIME_FOR_A_CLICK, Changes, Function
from reference.faults.declared._codes import (
    accept,
    accept_codes_of,
    after_code,
    ask_no_code,
    change_code_field,
    digest_of,
    is_redirection,
    is_right,
    judge_again,
    keep_former_codes,
    noted_digests,
    open_form,
    pending_of,
    requests,
    send_one_code,
    tell_number,
    valid_for,
    verify,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from reference.models import ActivationRequest

# --- What the screen shows


@fault("EX-1.2-4-01")
def code_screen_titled_otherwise(changes: Changes) -> None:
    """L'écran du code s'intitule « Votre espace adhérent »."""
    changes.template("code.html", "Accédez à votre Espace Santé Assuré", "Votre espace adhérent")


@fault("EX-1.2-4-01")
def code_title_without_single_use(changes: Changes) -> None:
    """L'écran du code ne dit pas que le code est à usage unique."""
    changes.template("code.html", " à usage unique</h2>", "</h2>")


@fault("EX-1.2-4-01")
def text_message_code_title_without_single_use(changes: Changes) -> None:
    """Après un SMS, l'écran du code ne dit pas que le code est à usage unique."""
    end = "{% else %}SMS{% endif %}"
    changes.template(
        "code.html", f"{end} à usage unique", end + "{% if by_email %} à usage unique{% endif %}"
    )


@fault("EX-1.2-4-02")
def code_instruction_reworded(changes: Changes) -> None:
    """La consigne de l'écran du code est « Saisissez votre code »."""
    changes.template("code.html", "Entrez le code confirmation reçu", "Saisissez votre code")


@fault("EX-1.2-4-02", seen_in=("tablette",))
def code_instruction_hidden_on_tablets(changes: Changes) -> None:
    """La consigne de l'écran du code disparaît quand l'écran est étroit."""
    changes.style("@media (max-width: 1100px) { form[action$='/code'] .instruction { display: none } }")


@fault("EX-1.2-4-03")
def code_in_clear_text(changes: Changes) -> None:
    """Le code se lit à l'écran pendant qu'on le saisit."""
    change_code_field(changes, lambda field: setattr(field.widget, "input_type", "text"))


@fault("EX-1.2-4-03", seen_in=("tablette",))
def code_in_clear_text_on_tablets(changes: Changes) -> None:
    """Sur un écran étroit, le champ du code devient un champ de texte ordinaire, pour ménager le clavier."""
    focus = 'document.querySelector("[data-focus]")?.focus();'
    typed = 'document.querySelectorAll("[name=code]").forEach((node) => { node.type = "text"; });'
    changes.asset("site.js", focus, f"{focus}\nif (innerWidth < 1100) {typed}")


@fault("EX-1.2-4-03", "EX-1.2-4-11")
def code_cut_at_four_characters(changes: Changes) -> None:
    """Le champ du code ne prend que quatre caractères, le code en a cinq."""
    change_code_field(changes, lambda field: field.widget.attrs.update(maxlength="4"))


@fault("EX-1.2-4-03")
def code_cut_by_a_leading_space(changes: Changes) -> None:
    """Le champ du code ne prend que cinq caractères : une espace collée devant en chasse le dernier."""
    change_code_field(changes, lambda field: field.widget.attrs.update(maxlength="5"))


@fault("EX-1.2-4-03")
def code_with_a_space_refused(changes: Changes) -> None:
    """Un code collé avec une espace au bord est refusé."""
    change_code_field(changes, lambda field: setattr(field, "strip", False))
    changes.function("rules.one_time_codes:normalise", lambda _: str.lower)


@fault("EX-1.2-4-03")
def code_field_renamed(changes: Changes) -> None:
    """Le champ du code est étiqueté « Mot de passe temporaire »."""
    change_code_field(changes, lambda field: setattr(field, "label", "Mot de passe temporaire"))


@fault("EX-1.2-4-04")
def new_code_button_renamed(changes: Changes) -> None:
    """Le bouton « Générer un nouveau code » s'appelle « Renvoyer »."""
    changes.template("code.html", "</span> Générer un nouveau code", "</span> Renvoyer")


@fault("EX-1.2-4-04")
def new_code_button_missing(changes: Changes) -> None:
    """L'écran du code n'offre pas de générer un nouveau code."""
    changes.template(
        "code.html", '<button class="button button-secondary" type="submit" form="new-code">', "<!--"
    )
    changes.template("code.html", "Générer un nouveau code</button>", "-->")


@fault("EX-1.2-4-04")
def repeated_click_cancels_the_request(changes: Changes) -> None:
    """Cliquer deux fois sur « Générer un nouveau code », qui répond en 0,2 s, fait tout recommencer."""
    changes.asset("site.js", 'form.dataset.sent = "yes";', "")
    changes.slow("/code/nouveau$", TIME_FOR_A_CLICK)
    changes.function("views.code:new_code", lambda view: lambda request: _once(request) or view(request))


def _once(request: HttpRequest) -> HttpResponse | None:
    """Forget the request of a form that was sent already."""
    from django.shortcuts import redirect

    pending = pending_of(request)
    if pending is None or request.POST.get("sending") == str(pending.sending):
        return None
    pending.delete()
    return redirect("login")


@fault("EX-1.2-4-05")
def code_button_renamed(changes: Changes) -> None:
    """Le bouton « Valider » de l'écran du code s'appelle « Envoyer »."""
    changes.template("code.html", "</span> Valider</button>", "</span> Envoyer</button>")


@fault("EX-1.2-4-05")
def code_button_inactive(changes: Changes) -> None:
    """Le bouton « Valider » de l'écran du code reste inactif."""
    changes.template(
        "code.html", '<button class="button" type="submit">', '<button class="button" type="submit" disabled>'
    )


# --- Which codes are right


@fault("EX-1.2-4-11")
def right_code_leads_to_login(changes: Changes) -> None:
    """Le bon code ramène à la page de connexion."""
    after_code(changes, lambda answer, _: "login" if is_redirection(answer) else "")


@fault("EX-1.2-4-11")
def right_code_of_text_message_refused(changes: Changes) -> None:
    """Le code reçu par SMS est toujours refusé."""

    def change(check: Function) -> Function:
        return lambda request, typed: check(request, "" if request.channel == "sms" else typed)

    changes.function("services.codes:check", change)


@fault("EX-1.2-4-11", "EX-1.2-4-14", "EX-1.2-4-16")
def code_valid_ninety_seconds(changes: Changes) -> None:
    """Le code n'est valide qu'une minute et demie."""
    valid_for(changes, timedelta(seconds=90))


@fault("EX-1.2-4-12")
def code_compared_on_its_first_characters(changes: Changes) -> None:
    """Seuls les quatre premiers caractères du code sont comparés."""
    changes.function("services.codes:_digest", lambda digest: lambda request, code: digest(request, code[:4]))


@fault("EX-1.2-4-12")
def code_compared_on_its_last_characters(changes: Changes) -> None:
    """Seuls les quatre derniers caractères du code sont comparés."""
    changes.function(
        "services.codes:_digest", lambda digest: lambda request, code: digest(request, code[-4:])
    )


@fault("EX-1.2-4-12")
def fifth_wrong_code_accepted(changes: Changes) -> None:
    """Le cinquième code faux de suite est accepté."""
    accept(changes, lambda request, _: request.wrong_attempts == 4)


@fault("EX-1.2-4-12", "EX-1.2-4-13")
def code_refused_without_a_word(changes: Changes) -> None:
    """Un code refusé ramène à l'écran du code sans aucune explication."""
    after_code(changes, lambda answer, _: "" if is_redirection(answer) else "code")


@fault("EX-1.2-4-12")
def wrong_code_leads_to_login(changes: Changes) -> None:
    """Un code faux ramène aussitôt à la page de connexion."""
    after_code(changes, lambda answer, typed: "login" if typed and not is_redirection(answer) else "")


@fault("EX-1.2-4-13")
def empty_code_leads_to_login(changes: Changes) -> None:
    """Un code vide ramène à la page de connexion."""
    after_code(changes, lambda _, typed: "" if typed else "login")


@fault("EX-1.2-4-13")
def empty_code_accepted(changes: Changes) -> None:
    """Un code vide est accepté."""
    change_code_field(changes, lambda field: setattr(field, "required", False))
    accept(changes, lambda _, typed: not typed)


@fault("EX-1.2-4-13")
def code_of_spaces_accepted(changes: Changes) -> None:
    """Un code fait d'espaces est accepté."""
    change_code_field(changes, lambda field: setattr(field, "strip", False))
    accept(changes, lambda _, typed: typed.isspace())


@fault("EX-1.2-4-13")
def missing_code_accepted(changes: Changes) -> None:
    """Un envoi qui ne comporte pas de code est accepté."""

    def change(view: Function) -> Function:
        def code(request: HttpRequest) -> Any:
            pending = pending_of(request)
            if pending and request.method == "POST" and "code" not in request.POST:
                verify(pending)
            return view(request)

        return code

    changes.function("views.code:code", change)


# --- How long they live


@fault("EX-1.2-4-14", "EX-1.2-4-16")
def code_valid_too_long(changes: Changes) -> None:
    """Le code reste valide cinq minutes et trente secondes."""
    valid_for(changes, timedelta(minutes=5, seconds=30))


@fault("EX-1.2-4-14", "EX-1.2-4-16")
def code_valid_too_short(changes: Changes) -> None:
    """Le code n'est valide que quatre minutes et quarante secondes."""
    valid_for(changes, timedelta(minutes=4, seconds=40))


@fault("EX-1.2-4-14")
def code_alive_again_after_a_day(changes: Changes) -> None:
    """L'âge du code se compte sans les jours : il redevient valide le lendemain à la même heure."""

    def is_alive(sent_at: datetime, now: datetime) -> bool:
        return timedelta(seconds=(now - sent_at).seconds) < timedelta(minutes=5)

    changes.function("rules.one_time_codes:is_alive", lambda _: is_alive)


@fault("EX-1.2-4-14", "EX-1.2-4-03", "EX-1.2-4-10", "EX-1.2-4-11", "EX-1.2-4-16")
def code_not_valid_at_once(changes: Changes) -> None:
    """Le code n'est accepté que trente secondes après son envoi."""

    def change(is_alive: Function) -> Function:
        def late(sent_at: datetime, now: datetime) -> bool:
            return is_alive(sent_at, now) and now - sent_at > timedelta(seconds=30)

        return late

    changes.function("rules.one_time_codes:is_alive", change)


@fault("EX-1.2-4-14")
def code_clock_stretched_by_attempts(changes: Changes) -> None:
    """Chaque essai manqué redonne cinq minutes au code."""

    def change(count: Function) -> Function:
        def counted(request: ActivationRequest) -> Any:
            from django.utils import timezone

            request.sent_at = timezone.now()
            request.save(update_fields=["sent_at"])
            return count(request)

        return counted

    changes.function("services.codes:_count_wrong_attempt", change)


@fault("EX-1.2-4-16")
def code_clock_not_restarted(changes: Changes) -> None:
    """Un nouveau code expire cinq minutes après l'envoi du premier."""

    def change(send: Function) -> Function:
        def sent(request: ActivationRequest) -> None:
            first: datetime | None = request.sent_at
            send(request)
            if first is not None:
                request.sent_at = first
                request.save(update_fields=["sent_at"])

        return sent

    changes.function("services.codes:send", change)


# --- What becomes of the former ones


@fault("EX-1.2-4-16", "EX-1.2-4-17")
def same_code_sent_again(changes: Changes) -> None:
    """« Générer un nouveau code » envoie à nouveau le même code."""
    send_one_code(changes)


@fault("EX-1.2-4-16")
def same_code_sent_again_once_expired(changes: Changes) -> None:
    """Un nouveau code demandé après l'expiration du précédent est le même."""
    from reference.rules import one_time_codes

    def expired(request: ActivationRequest) -> bool:
        from django.utils import timezone

        return not one_time_codes.is_alive(request.sent_at, timezone.now())

    send_one_code(changes, expired)


@fault("EX-1.2-4-16", "EX-1.2-4-17")
def new_code_never_valid(changes: Changes) -> None:
    """Le nouveau code est envoyé, mais c'est toujours le premier qui est attendu."""

    def change(send: Function) -> Function:
        def sent(request: ActivationRequest) -> None:
            former = request.code_digest
            send(request)
            if former:
                request.code_digest = former
                request.save(update_fields=["code_digest"])

        return sent

    changes.function("services.codes:send", change)


@fault("EX-1.2-4-17")
def former_code_survives(changes: Changes) -> None:
    """L'ancien code reste accepté après l'envoi d'un nouveau."""
    keep_former_codes(changes)


@fault("EX-1.2-4-17")
def former_code_revived_by_the_use_of_the_new_one(changes: Changes) -> None:
    """Une fois le nouveau code employé, l'ancien redevient le dernier code inemployé, et il est accepté."""
    former = noted_digests(changes)

    def is_right(pending: ActivationRequest, typed: str) -> bool:
        return digest_of(pending, typed) in former[pending.pk]

    judge_again(changes, is_right)


# --- For whom, and how many times


@fault("EX-1.2-4-15")
def code_used_twice_in_its_session(changes: Changes) -> None:
    """Dans un autre onglet, le code déjà employé ouvre à nouveau le formulaire d'activation."""
    judge_again(changes, is_right)


@fault("EX-1.2-4-15")
def code_used_twice_in_another_session(changes: Changes) -> None:
    """Le code déjà employé l'est encore depuis une autre session du même adhérent."""
    accept_codes_of(
        changes, lambda request: requests().filter(member=request.member).exclude(verified_at=None)
    )


@fault("EX-1.2-4-15")
def code_used_again_after_activation(changes: Changes) -> None:
    """Après l'activation, le code employé rouvre le formulaire d'activation."""

    def change(view: Function) -> Function:
        def code(request: HttpRequest) -> Any:
            pending = pending_of(request)
            if pending and pending.activated_at and is_right(pending, request.POST.get("code", "")):
                pending.activated_at = None
                pending.save(update_fields=["activated_at"])
            return view(request)

        return code

    changes.function("views.code:code", change)


@fault("EX-1.2-4-18")
def code_not_bound_to_its_session(changes: Changes) -> None:
    """Un code vaut dans toute session du même adhérent."""
    accept_codes_of(changes, lambda request: requests().filter(member=request.member, verified_at=None))


@fault("EX-1.2-4-18", "EX-1.2-4-12")
def code_not_bound_to_its_member(changes: Changes) -> None:
    """Le code en attente de n'importe quel autre adhérent est accepté."""
    accept_codes_of(
        changes, lambda request: requests().filter(verified_at=None).exclude(member=request.member)
    )


# --- What they open


@fault("EX-1.2-4-19", "EX-T-0-01")
def form_shown_without_code(changes: Changes) -> None:
    """Le formulaire d'activation s'ouvre par son adresse, sans code ; son envoi est refusé."""
    open_form(changes, lambda request, _: request.method != "POST")


@fault("EX-1.2-4-19", "EX-T-0-01")
def form_guarded_by_the_page_alone(changes: Changes) -> None:
    """Le formulaire d'activation ne s'ouvre pas sans code, mais son envoi direct est accepté."""
    open_form(changes, lambda request, _: request.method == "POST")


@fault("EX-1.2-4-19", "EX-T-0-01")
def form_guarded_by_the_page_left(changes: Changes) -> None:
    """Le formulaire d'activation s'ouvre à qui vient de l'écran du code, que le code soit juste ou non."""
    open_form(changes, lambda request, _: request.headers.get("Referer", "").endswith("/code"))


@fault("EX-1.2-4-19", "EX-T-0-01")
def form_open_after_a_wrong_code(changes: Changes) -> None:
    """Un code faux est refusé, mais le formulaire d'activation s'ouvre ensuite par son adresse."""
    open_form(changes, lambda _, pending: pending.wrong_attempts > 0)


@fault("EX-1.2-4-19", "EX-T-0-01")
def form_open_after_an_expired_code(changes: Changes) -> None:
    """Un code expiré est refusé, mais le formulaire d'activation s'ouvre ensuite par son adresse."""
    from django.utils import timezone

    from reference.rules import one_time_codes

    open_form(changes, lambda _, pending: not one_time_codes.is_alive(pending.sent_at, timezone.now()))


@fault("EX-1.2.2-2-08")
def number_shown_without_code(changes: Changes) -> None:
    """Sans identifiant, aucun code n'est demandé avant de le montrer."""
    ask_no_code(changes)


@fault("EX-1.2.2-2-08")
def number_shown_on_code_screen(changes: Changes) -> None:
    """Sans identifiant, l'écran du code le montre avant tout code."""
    tell_number(changes, "", "<p>Votre identifiant : {{ pending.member.number }}</p>")


@fault("EX-1.2.2-2-08")
def number_hidden_in_code_screen(changes: Changes) -> None:
    """Sans identifiant, l'écran du code le porte dans un champ caché."""
    tell_number(changes, "", '<input type="hidden" name="numero" value="{{ pending.member.number }}">')


@fault("EX-1.2.2-2-08")
def number_told_by_a_refusal(changes: Changes) -> None:
    """Sans identifiant, le refus d'un code le donne."""
    tell_number(
        changes,
        "and form.errors",
        "<p>Ce code n'est pas celui de l'adhérent {{ pending.member.number }}.</p>",
    )


@fault("EX-1.2.2-2-08")
def number_in_code_address(changes: Changes) -> None:
    """Sans identifiant, l'adresse de l'écran du code le porte."""

    def add_number(request: HttpRequest, answer: Any) -> None:
        pending = pending_of(request)
        if pending and answer.headers.get("Location", "").endswith("/code"):
            answer.headers["Location"] += f"?adherent={pending.member.number}"

    changes.answer(r"/sans-identifiant$", add_number)
