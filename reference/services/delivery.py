"""Codes leave by e-mail, or by text message through an e-mail-to-SMS address (EX-1.2-4-06 to -10)."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string

from reference.rules import one_time_codes
from reference.rules.contacts import Channel

EMAIL_SUBJECT = "ACTIVER VOTRE ESPACE PAR CODE EMAIL"
SMS_SUBJECT = "Mutuelle MBTP"

_logger = logging.getLogger(__name__)


class DeliveryError(Exception):
    """The mail server could not be reached or refused the message."""


def send_code(channel: Channel, destination: str, code: str) -> None:
    """Send the code to an e-mail address or an E.164 number; raise DeliveryError if it did not leave."""
    message = _email(destination, code) if channel is Channel.EMAIL else _text_message(destination, code)
    try:
        message.send()
    except (SMTPException, OSError) as error:
        # Neither a traceback nor the server's own words: these repeat the member's address.
        server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        _logger.error("envoi d'un code par %s impossible avec %s : %s", channel, server, type(error).__name__)  # noqa: TRY400
        raise DeliveryError from error


def _email(address: str, code: str) -> EmailMessage:
    context = {"code": code, "minutes": one_time_codes.LIFETIME_MINUTES}
    message = EmailMultiAlternatives(
        subject=EMAIL_SUBJECT, body=render_to_string("reference/mail/code.txt", context), to=[address]
    )
    message.attach_alternative(render_to_string("reference/mail/code.html", context), "text/html")
    return message


def _text_message(number: str, code: str) -> EmailMessage:
    gateway_address = settings.SMS_ADDRESS.format(number=number.removeprefix("+"))
    minutes = one_time_codes.LIFETIME_MINUTES
    body = f"Mutuelle MBTP : votre code personnel est {code}. Il est valable {minutes} minutes."
    return EmailMessage(subject=SMS_SUBJECT, body=body, to=[gateway_address])
