"""What a second look at the scenarios found that they let through, or that they accused wrongly."""

from __future__ import annotations

import queue
import re
import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from reference.faults.catalogue import fault, healthy, reading
from reference.faults.changes import Changes, Function
from reference.faults.declared._identification import (
    WITH_NUMBER,
    not_found,
    send_code_to,
    when_refused,
    with_field,
)
from reference.faults.declared.healthy import REFUSALS as REFUSALS_OF_EACH_FORM
from reference.faults.declared.readings import whole_household_identified

if TYPE_CHECKING:
    from django.http import HttpRequest

    from reference.models import Member
    from reference.rules.contacts import Channel

MUTE = re.compile(r'<div class="alert" role="alert".*?</div>', re.DOTALL)
"""The summary of errors of a form."""
FIELD_ERRORS = re.compile(r'<ul class="errorlist".*?</ul>', re.DOTALL)
LINK = re.compile(r'<a href="#id_\w+">(.*?)</a>')
NOTICE = '<p class="alert" role="alert">Le service sera interrompu dimanche de 2 h à 4 h.</p>'
REFUSALS = ("EX-1.2-3-09", "EX-1.2-3-10", "EX-1.2-3-14", "EX-1.2-3-15", "EX-1.2-2-07", "EX-T-0-03")
"""What is refused by designating a field of the form that asks for the identifier."""
OTHER_REFUSALS = ("EX-1.2-3-13", "EX-1.2-2-08", "EX-1.2-3-16")
"""What else that form refuses."""
SLOW = 1.0
"""Seconds that a message spends in the queue of the site: it leaves once the page has answered."""


# How a refusal is told


@fault(*REFUSALS)
def identification_errors_tied_to_no_field(changes: Changes) -> None:
    """Les erreurs d'identification sont dites en haut du formulaire, sans désigner le champ en faute."""

    def edit(page: str) -> str:
        page = FIELD_ERRORS.sub("", page.replace(' aria-invalid="true"', ""))
        return LINK.sub(r"\1", page)

    changes.text(WITH_NUMBER, edit)


@fault("EX-1.2-3-14")
def contact_error_on_the_identifier(changes: Changes) -> None:
    """L'erreur d'un contact qui ne convient pas est rattachée à l'identifiant."""

    def change(clean: Function) -> Function:
        def cleaned(form: Any) -> Any:
            from django.forms import ValidationError

            try:
                return clean(form)
            except ValidationError as error:
                form.add_error("number" if "number" in form.fields else "birth_date", error)
                return None

        return cleaned

    changes.function("forms.identification:IdentificationForm.clean_contact", change)


@fault(*REFUSALS, *OTHER_REFUSALS)
def identification_refused_by_an_empty_alert(changes: Changes) -> None:
    """Une demande refusée montre un cadre d'erreur vide."""
    empty = '<div class="alert" role="alert" tabindex="-1" data-focus></div>'
    changes.text(WITH_NUMBER, lambda page: FIELD_ERRORS.sub("", MUTE.sub(empty, page)))


@fault(*REFUSALS, *OTHER_REFUSALS)
def refusals_lost_behind_a_notice(changes: Changes) -> None:
    """Une annonce de maintenance, toujours là, a pris la place des erreurs d'identification."""
    _on_each_page(changes, NOTICE)
    changes.text(WITH_NUMBER, lambda page: FIELD_ERRORS.sub("", MUTE.sub("", page)))


@healthy(*REFUSALS_OF_EACH_FORM, "EX-1.3-1-10")
def notice_beside_the_errors(changes: Changes) -> None:
    """Une annonce de maintenance, dite comme une alerte, est sur chaque page à côté des erreurs."""
    _on_each_page(changes, NOTICE)


def _on_each_page(changes: Changes, html: str) -> None:
    changes.template("base.html", "{% block content %}", html + "{% block content %}")


# Who is known, and who is not


@healthy("EX-1.2-3-13", "EX-1.2.2-1-09", "EX-1.2-3-16", "EX-1.2-2-08")
def unknown_people_led_to_the_code_screen(changes: Changes) -> None:
    """Qui n'est pas reconnu voit l'écran du code, comme tout le monde, et ne reçoit rien (A30)."""
    _be_neutral(changes)


@reading("A19", "EX-1.2-2-08", "EX-1.2-3-13", "EX-1.2.2-1-08")
def whole_household_identified_neutrally(changes: Changes) -> None:
    """Ceux d'un ayant droit conviennent aussi, et qui n'est pas reconnu voit l'écran du code sans rien recevoir."""
    whole_household_identified(changes)
    _be_neutral(changes)


def _be_neutral(changes: Changes) -> None:
    def change(post: Function) -> Function:
        def posted(view: Any, request: HttpRequest) -> Any:
            answer = post(view, request)
            form = getattr(view, "shown_form", None)
            return _code_screen(request, form) if form and "__all__" in form.errors else answer

        return posted

    def note(show: Function) -> Function:
        def shown(view: Any, request: HttpRequest, form: Any) -> Any:
            view.shown_form = form
            return show(view, request, form)

        return shown

    changes.function("views.identification:IdentificationView.post", change)
    changes.function("views.identification:IdentificationView._show", note)


def _code_screen(request: HttpRequest, form: Any) -> Any:
    """Show the code screen to someone whom the site does not know."""
    from django.utils import timezone

    from reference.forms.code import CodeForm
    from reference.views import code

    contact = form.cleaned_data["contact"]
    nobody = SimpleNamespace(
        channel=contact.channel, destination=contact.key, sending=1, sent_at=timezone.now()
    )
    return code._show(request, nobody, CodeForm())  # type: ignore[arg-type]  # it shows the same


# Where messages go, and when


@fault("EX-1.2-4-07", "EX-1.2-3-12")
def text_messages_to_07_sent_by_email(changes: Changes) -> None:
    """Le code demandé pour un portable en 07 part par e-mail : seuls les 06 passent pour des portables."""

    def change(start: Function) -> Function:
        def started(visitor: str, member: Member, channel: Channel, **others: Any) -> Any:
            from reference.rules.contacts import Channel

            in_07 = channel is Channel.SMS and member.phone.startswith("+337")
            return start(visitor, member, Channel.EMAIL if in_07 else channel, **others)

        return started

    changes.function("services.journeys:start", change)


@healthy("EX-1.2-3-13", "EX-1.2-3-17", "EX-1.2-3-18", "EX-1.2-4-04", "EX-1.2-4-06", "EX-1.2-4-07")
def messages_sent_from_a_queue(changes: Changes) -> None:
    """Les messages attendent leur tour, et partent après que la page a répondu."""
    _send_from_queue(changes)


@fault("EX-1.2-3-09", "EX-1.2-3-10", "EX-1.2-3-14", "EX-1.2-3-15", "EX-1.2-3-16", "EX-T-0-03", "EX-1.2-2-07")
def refused_request_sends_a_code_later(changes: Changes) -> None:
    """Une demande refusée fait partir un code vers l'adresse saisie, une fois que la page a répondu."""
    _send_from_queue(changes)

    def act(form: Any) -> None:
        from reference.rules import contacts

        contact = contacts.parse(form.data.get("contact", ""))
        if contact and "number" in form.fields:
            send_code_to(contact)

    when_refused(changes, act)


@fault("EX-1.2-3-18")
def cancelling_sends_a_code_later(changes: Changes) -> None:
    """« Annuler » fait partir un code vers l'adresse saisie, une fois que la page a répondu."""
    from reference.faults.declared._identification import cancel_with_entries, typed_contact

    _send_from_queue(changes)

    def then(request: Any) -> None:
        if contact := typed_contact(request):
            send_code_to(contact)

    cancel_with_entries(changes, "identification_with_number.html", then)


@fault("EX-1.2-4-06", "EX-1.2-4-07", "EX-1.2-3-11", "EX-1.2-3-12", "EX-1.2-3-17")
def code_sent_a_second_time_later(changes: Changes) -> None:
    """Chaque message part une seconde fois, une fois que le premier est arrivé."""
    _send_from_queue(changes, copies=2)


@fault("EX-1.2-4-04")
def new_codes_stop_after_a_double_click(changes: Changes) -> None:
    """Un double clic fait partir deux codes l'un après l'autre, et plus aucun n'est envoyé ensuite."""
    _send_from_queue(changes)
    changes.asset("site.js", 'form.dataset.sent = "yes";', "")

    def change(view: Function) -> Function:
        def asked(request: Any) -> Any:
            from reference.faults.declared._codes import pending_of

            pending = pending_of(request)
            if pending and pending.sending < 4:
                request.POST = request.POST | {"sending": str(pending.sending)}
            elif pending:
                pending.sending += 1
                pending.save()
                request.POST = request.POST | {"sending": ""}
            return view(request)

        return asked

    changes.function("views.code:new_code", change)


def _send_from_queue(changes: Changes, copies: int = 1) -> None:
    """Let each message wait, then leave in its turn, and so many times."""
    waiting: queue.SimpleQueue[tuple[float, Callable[[], None]]] = queue.SimpleQueue()

    def work() -> None:
        while True:
            due, leave = waiting.get()
            time.sleep(max(0, due - time.monotonic()))  # the delay of a queue is the change itself
            leave()

    threading.Thread(target=work, daemon=True).start()

    def change(send: Function) -> Function:
        def sent(channel: Channel, destination: str, code: str) -> None:
            for turn in range(1, copies + 1):
                waiting.put((time.monotonic() + turn * SLOW, lambda: send(channel, destination, code)))

        return sent

    changes.function("services.delivery:send_code", change)


# What is shown


@fault("EX-1.1-0-07")
def public_link_missing(changes: Changes) -> None:
    """La page publique n'a pas de lien vers l'espace adhérent."""
    changes.template("presentation.html", """href="{% url 'login' %}\"""", "")


@fault("EX-1.1-0-07")
def public_page_missing(changes: Changes) -> None:
    """La page publique « espace adhérent particulier » n'existe plus."""
    changes.function("views.public:presentation", lambda _: not_found)


@fault("EX-1.2-6-02")
def activation_banner_red_with_a_green_edge(changes: Changes) -> None:
    """La bannière « Votre compte est activé » est rouge, avec un filet vert."""
    changes.style(".banner-success { background: #b3161b; border-left: 6px solid #1a7f37; }")


@fault("EX-1.2-5-19", "EX-1.2.2-2-03")
def argument_title_only_in_a_sentence(changes: Changes) -> None:
    """L'argument « Gratuit » a perdu son titre : le mot n'est plus que dans une phrase."""
    changes.template("parts/arguments.html", "<dt>Gratuit :</dt>", "")
    changes.template(
        "parts/arguments.html",
        "aucun frais supplémentaire.",
        "aucun frais supplémentaire.<br>Ce service est gratuit pour tous.",
    )


@fault("EX-1.2.2-1-03")
def calendar_button_opens_nothing(changes: Changes) -> None:
    """La date de naissance se tape, et le bouton « Ouvrir le calendrier » n'ouvre rien."""

    def change(field: Any) -> None:
        from django.forms import DateInput

        field.widget = DateInput(format="%d/%m/%Y", attrs={"placeholder": "JJ/MM/AAAA"})
        field.input_formats = ["%d/%m/%Y"]

    with_field(changes, "WithoutNumberForm", "birth_date", change)
    field = '{% include "reference/parts/field.html" with field=form.birth_date %}'
    button = '<button class="button-link" type="button">Ouvrir le calendrier</button>'
    changes.template("identification_without_number.html", field, field + button)
