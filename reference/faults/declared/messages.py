"""The messages that carry the one-time code (EX-1.2-4-04, -06 to -10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reference.faults.catalogue import fault
from reference.faults.changes import Changes, Function

if TYPE_CHECKING:
    from django.core.mail import EmailMessage

    from reference.models import ActivationRequest
    from reference.rules.contacts import Channel

SENDER = "noreply@mutuelle-mbtp.com"
OTHER_SENDER = "espace-adherent@envois.example"

Send = Callable[["Channel", str, str], None]
"""What sends a code."""

Sending = tuple["Channel", str, str]
"""A channel, an address or number, and the code."""


# --- To whom they go


@fault("EX-1.2-4-06")
def email_doubled_by_text_message(changes: Changes) -> None:
    """Le code demandé par e-mail part aussi par SMS."""
    _also_by_other_channel(changes, "email")


@fault("EX-1.2-4-06")
def text_message_in_place_of_email(changes: Changes) -> None:
    """Le code demandé par e-mail part par SMS."""
    _by_other_channel(changes, "email")


@fault("EX-1.2-4-06")
def email_sent_twice(changes: Changes) -> None:
    """Le code demandé par e-mail part deux fois."""
    _send_twice(changes, "email")


@fault("EX-1.2-4-06")
def email_sent_to_the_mutual(changes: Changes) -> None:
    """L'e-mail du code est adressé à noreply@mutuelle-mbtp.com."""
    _edit_email(changes, lambda message: setattr(message, "to", [SENDER]))


@fault("EX-1.2-4-06")
def email_copied_to_the_mutual(changes: Changes) -> None:
    """Une copie cachée de l'e-mail du code part au service informatique."""
    _edit_email(changes, lambda message: message.bcc.append("copies@mutuelle-mbtp.example"))


@fault("EX-1.2-4-06", "EX-1.2-4-07", "EX-1.2.2-2-08")
def code_left_in_the_page(changes: Changes) -> None:
    """L'écran du code garde le code dans un commentaire, oublié là par un développeur."""
    sent: dict[str, str] = {}

    def change(send: Send) -> Send:
        def noted(channel: Channel, destination: str, code: str) -> None:
            sent[destination] = code
            send(channel, destination, code)

        return noted

    def change_page(show: Function) -> Function:
        def shown(request: Any, pending: ActivationRequest, *others: Any) -> Any:
            answer = show(request, pending, *others)
            answer.content += f"<!-- code {sent[pending.destination]} -->".encode()
            return answer

        return shown

    changes.function("services.delivery:send_code", change)
    changes.function("views.code:_show", change_page)


@fault("EX-1.2-4-07")
def text_message_doubled_by_email(changes: Changes) -> None:
    """Le code demandé par SMS part aussi par e-mail."""
    _also_by_other_channel(changes, "sms")


@fault("EX-1.2-4-07")
def email_in_place_of_text_message(changes: Changes) -> None:
    """Le code demandé par SMS part par e-mail."""
    _by_other_channel(changes, "sms")


@fault("EX-1.2-4-07")
def text_message_sent_twice(changes: Changes) -> None:
    """Le code demandé par SMS part deux fois."""
    _send_twice(changes, "sms")


@fault("EX-1.2-4-07")
def text_message_to_a_wrong_number(changes: Changes) -> None:
    """Le SMS part à l'indicatif suivi du zéro national, un numéro qui n'existe pas."""
    changes.function(
        "services.delivery:_text_message",
        lambda make: lambda number, code: make(number.replace("+33", "+330"), code),
    )


@fault("EX-1.2-4-07", "EX-1.2-4-10")
def text_message_without_code(changes: Changes) -> None:
    """Le SMS invite à saisir le code, et ne le donne pas."""

    def change(make: Function) -> Callable[[str, str], EmailMessage]:
        def made(number: str, code: str) -> Any:
            message = make(number, code)
            message.body = "Mutuelle MBTP : saisissez votre code personnel sur la page ouverte."
            return message

        return made

    changes.function("services.delivery:_text_message", change)


@fault("EX-1.2-4-07")
def new_code_sent_by_email_after_a_text_message(changes: Changes) -> None:
    """Le premier code part par SMS, les suivants par e-mail."""
    from reference.rules.contacts import Channel

    def change(send: Function) -> Function:
        def sent(request: ActivationRequest) -> None:
            if request.sending:
                request.channel, request.destination = Channel.EMAIL, request.member.email
            send(request)

        return sent

    changes.function("services.codes:send", change)


# --- When they leave again


@fault("EX-1.2-4-04")
def new_code_sends_nothing(changes: Changes) -> None:
    """« Générer un nouveau code » annonce un envoi, mais rien ne part."""

    def change(send: Function) -> Function:
        def sent(request: ActivationRequest) -> None:
            if request.sending:
                request.sending += 1
                request.save()
            else:
                send(request)

        return sent

    changes.function("services.codes:send", change)


@fault("EX-1.2-4-04")
def new_code_works_once(changes: Changes) -> None:
    """« Générer un nouveau code » fait envoyer un second code, mais pas de troisième."""

    def change(send: Function) -> Function:
        return lambda request: send(request) if request.sending < 2 else None

    changes.function("services.codes:send", change)


@fault("EX-1.2-4-04")
def new_code_sends_two_messages(changes: Changes) -> None:
    """Un clic sur « Générer un nouveau code » fait partir deux messages."""

    def change(send: Function) -> Function:
        def sent(request: ActivationRequest) -> None:
            if request.sending:
                send(request)
            send(request)

        return sent

    changes.function("services.codes:send", change)


# --- What they say


@fault("EX-1.2-4-08")
def subject_in_small_letters(changes: Changes) -> None:
    """L'objet de l'e-mail du code est « Activer votre espace par code email »."""
    _title_email(changes, "Activer votre espace par code email")


@fault("EX-1.2-4-08")
def subject_with_the_name_of_the_mutual(changes: Changes) -> None:
    """L'objet de l'e-mail du code commence par « [Mutuelle MBTP] »."""
    _title_email(changes, "[Mutuelle MBTP] ACTIVER VOTRE ESPACE PAR CODE EMAIL")


@fault("EX-1.2-4-08")
def subject_of_another_message(changes: Changes) -> None:
    """L'objet de l'e-mail du code est « Bienvenue à la Mutuelle MBTP »."""
    _title_email(changes, "Bienvenue à la Mutuelle MBTP")


@fault("EX-1.2-4-09")
def sender_in_another_domain(changes: Changes) -> None:
    """L'e-mail du code vient de noreply@mutuelle-mbtp.fr."""
    _edit_email(changes, lambda message: setattr(message, "from_email", "noreply@mutuelle-mbtp.fr"))


@fault("EX-1.2-4-09")
def sender_in_the_display_name_alone(changes: Changes) -> None:
    """L'adresse du guide n'est que le nom affiché, l'e-mail vient de l'hébergeur."""
    shown = f'"{SENDER}" <{OTHER_SENDER}>'
    _edit_email(changes, lambda message: setattr(message, "from_email", shown))


@fault("EX-1.2-4-10")
def email_without_code(changes: Changes) -> None:
    """L'e-mail invite à saisir le code, et ne le donne pas."""
    for name in ("mail/code.txt", "mail/code.html"):
        changes.template(name, "{{ code }}", "")


@fault("EX-1.2-4-10")
def email_with_two_codes(changes: Changes) -> None:
    """Les versions texte et HTML de l'e-mail donnent deux codes différents."""
    changes.template("mail/code.html", "{{ code }}", '{{ code|slice:"1:" }}{{ code|slice:":1" }}')


@fault("EX-1.2-4-10")
def code_missing_from_the_text_of_the_email(changes: Changes) -> None:
    """La version texte de l'e-mail renvoie à la version HTML, qui seule donne le code."""
    changes.template("mail/code.txt", "{{ code }}", "voir la version en HTML de ce message")


@fault("EX-1.2-4-10", "EX-1.2-4-11", "EX-1.2-4-14")
def email_with_a_code_unknown_to_the_site(changes: Changes) -> None:
    """L'e-mail donne un autre code que celui que le site attend."""
    for name in ("mail/code.txt", "mail/code.html"):
        changes.template(name, "{{ code }}", '{{ code|slice:"1:" }}{{ code|slice:":1" }}')


# --- How they are changed


def _edit_email(changes: Changes, edit: Callable[[EmailMessage], object]) -> None:
    def change(make: Function) -> Callable[[str, str], EmailMessage]:
        def made(address: str, code: str) -> Any:
            message = make(address, code)
            edit(message)
            return message

        return made

    changes.function("services.delivery:_email", change)


def _title_email(changes: Changes, subject: str) -> None:
    changes.constant("services.delivery:EMAIL_SUBJECT", subject, read_by="services.delivery:_email")


def _also_by_other_channel(changes: Changes, asked: str) -> None:
    """Send by the other channel too what is asked for by one."""
    _send_instead(changes, asked, lambda *call: [call, _otherwise(*call)])


def _by_other_channel(changes: Changes, asked: str) -> None:
    """Send by the other channel what is asked for by one."""
    _send_instead(changes, asked, lambda *call: [_otherwise(*call)])


def _send_twice(changes: Changes, asked: str) -> None:
    _send_instead(changes, asked, lambda *call: [call, call])


def _send_instead(changes: Changes, asked: str, calls: Callable[[Channel, str, str], list[Sending]]) -> None:
    """Send something else when a code is to go by the channel ``asked``."""

    def change(send: Send) -> Send:
        def sent(channel: Channel, destination: str, code: str) -> None:
            call = channel, destination, code
            for each in calls(*call) if channel == asked else [call]:
                send(*each)

        return sent

    changes.function("services.delivery:send_code", change)


def _otherwise(channel: Channel, destination: str, code: str) -> Sending:
    """Return what sends the code to the same member by the other channel."""
    from reference.models import Member
    from reference.rules.contacts import Channel

    if channel is Channel.EMAIL:
        return Channel.SMS, Member.objects.filter(email=destination)[0].phone, code
    return Channel.EMAIL, Member.objects.filter(phone=destination)[0].email, code
