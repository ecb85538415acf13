"""From the choice of a path to the activation (EX-1.2-2 to EX-1.2-5, EX-1.2.2)."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View

from reference.models import ActivationRequest, MailPreference
from reference.rules import (
    birth_dates,
    contacts,
    email_addresses,
    masking,
    member_numbers,
    one_time_codes,
    passwords,
    phone_numbers,
)
from reference.rules.contacts import Channel
from reference.services import activation, captchas, codes, delivery, identification, journeys
from reference.services.codes import Check
from reference.services.journeys import Step
from reference.services.visitors import visitor_of
from tests.second_site.answers import Entries, Errors, leads, refusal

ADDRESSES = {
    Step.IDENTIFICATION: "/inscription",
    Step.CODE: "/inscription/code",
    Step.ACTIVATION: "/inscription/activation",
    Step.LOGIN: "/login",
}
NOBODY = (
    "Aucun espace à activer ne correspond à ces renseignements. Relisez-les ; si votre espace est déjà actif, "
    "passez par la page de connexion."
)
NOT_SENT = "Le message n'a pas pu partir. Patientez un instant, puis recommencez."
TOO_MANY = "Vous avez demandé beaucoup de codes en une heure. Patientez, ou appelez votre mutuelle."
CODE_REFUSALS = {
    Check.WRONG: "Ce n'est pas le code du dernier message.",
    Check.EXPIRED: "Ce code a plus de cinq minutes : il n'est plus accepté. Demandez-en un autre.",
    Check.EXHAUSTED: "Ce code a été essayé trop de fois. Demandez-en un autre.",
}


class Identification(View):
    """Who asks, known by the member number or by the birth date, whichever is ``asked``."""

    asked = ""

    def get(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse({"captcha": captchas.display(visitor_of(request)).key})

    @method_decorator(transaction.atomic)
    def post(self, request: HttpRequest) -> JsonResponse:
        visitor, entries = visitor_of(request), Entries(request)
        captcha = captchas.find(visitor, entries.text("captcha"))
        submission = captchas.digest(
            *(entries.text(each) for each in (self.asked, "contact", "verification"))
        )
        if captchas.is_repeated(captcha, submission):
            return leads(ADDRESSES[Step.CODE])
        solved = captchas.redeem(captcha, entries.text("verification"))
        errors = self._errors(entries, solved=solved) or self._start(visitor, entries)
        if errors:
            return refusal(errors, captcha=captchas.display(visitor).key)
        if opened := journeys.current(visitor):
            captchas.remember_outcome(captcha, submission, opened)
        return leads(ADDRESSES[Step.CODE])

    def _errors(self, entries: Entries, *, solved: bool) -> Errors:
        known = {
            "number": member_numbers.is_member_number(entries.text("number"))
            or "Tapez les 8 chiffres de votre numéro, sans rien d'autre.",
            "birth_date": day_of(entries.text("birth_date")) is not None
            or "Tapez une date de naissance qui existe : JJ/MM/AAAA.",
        }
        checks = {
            self.asked: known[self.asked],
            "contact": contacts.parse(entries.text("contact")) is not None
            or "Tapez une adresse e-mail, ou un numéro de mobile en 06 ou 07.",
            "verification": solved or "Ce texte n'est pas celui de l'image. En voici une autre.",
        }
        return problems(checks)

    def _start(self, visitor: str, entries: Entries) -> Errors:
        """Send the first code to whom the entries designate, and say what is in the way of it."""
        contact, birth_date = contacts.parse(entries.text("contact")), day_of(entries.text("birth_date"))
        member = None
        if contact and self.asked == "number":
            member = identification.with_number(entries.text("number"), contact)
        elif contact and birth_date:
            member = identification.without_number(contact, birth_date)
        if contact is None or member is None:
            return {"": NOBODY}
        try:
            with transaction.atomic():
                journeys.start(visitor, member, contact.channel, with_number=self.asked == "number")
        except codes.TooManySendingsError:
            return {"": TOO_MANY}
        except delivery.DeliveryError:
            return {"": NOT_SENT}
        return {}


def day_of(text: str) -> date | None:
    """Read a French date on which somebody alive may be born."""
    with suppress(ValueError):
        day = datetime.strptime(text, "%d/%m/%Y").date()
        return day if birth_dates.is_plausible(day, timezone.localdate()) else None
    return None


def problems(checks: Mapping[str, str | bool]) -> Errors:
    """Return what is wrong, of checks that are true or say what is."""
    return {name: problem for name, problem in checks.items() if isinstance(problem, str)}


class GivingUp(View):
    """Nothing remains of a request that is given up."""

    def delete(self, request: HttpRequest) -> JsonResponse:
        journeys.abandon(visitor_of(request))
        return leads("/login")


class Stage(View):
    """What only who has come to a step is answered; others are told where they are."""

    step: Step
    pending: ActivationRequest

    @method_decorator(transaction.atomic)
    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        pending = journeys.current(visitor_of(request))
        reached = journeys.step_of(pending)
        if pending is None or reached is not self.step:
            return leads(ADDRESSES[reached])
        self.pending = pending
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[assignment]  # no coroutine
        return answer


class Code(Stage):
    """The one-time code."""

    step = Step.CODE

    def get(self, request: HttpRequest) -> JsonResponse:  # noqa: ARG002 - a view's signature
        by_email = self.pending.channel == Channel.EMAIL
        return JsonResponse(
            {
                "channel": "Email" if by_email else "SMS",
                "destination": (masking.email if by_email else masking.phone)(self.pending.destination),
                "minutes": one_time_codes.LIFETIME_MINUTES,
                "sending": self.pending.sending,
            }
        )

    def post(self, request: HttpRequest) -> JsonResponse:
        typed = Entries(request).text("code")
        if not typed:
            return refusal({"code": "Tapez le code du message."})
        outcome = codes.check(self.pending, typed)
        if outcome is Check.ACCEPTED:
            return leads(ADDRESSES[Step.ACTIVATION])
        return refusal({"code": CODE_REFUSALS[outcome]})

    def put(self, request: HttpRequest) -> JsonResponse:
        """Send another code, once for each that was shown as sent: a repeated click finds it on its way."""
        if Entries(request).text("sending") == str(self.pending.sending):
            try:
                codes.send(self.pending)
            except codes.TooManySendingsError:
                return refusal({"": TOO_MANY})
            except delivery.DeliveryError:
                return refusal({"": NOT_SENT})
        return leads(ADDRESSES[Step.CODE])


class Activation(Stage):
    """The personal data, the password and the way to receive documents."""

    step = Step.ACTIVATION

    def get(self, request: HttpRequest) -> JsonResponse:  # noqa: ARG002 - a view's signature
        member, by_phone = self.pending.member, self.pending.channel == Channel.SMS
        return JsonResponse(
            {
                "number": member.number,
                "email": "" if by_phone else member.email,
                "phone": phone_numbers.national(member.phone) if by_phone else "",
                "note": not self.pending.with_number,
            }
        )

    def post(self, request: HttpRequest) -> JsonResponse:
        entries = Entries(request)
        if errors := activation_errors(entries, self.pending.member.number):
            return refusal(errors)
        choices = activation.Choices(
            email=entries.text("email"),
            phone=phone_numbers.french(entries.text("phone")) or "",
            password=entries.exact("password"),
            mail_preference=MailPreference(entries.text("reception")),
        )
        try:
            activation.activate(self.pending, choices)
        except activation.AlreadyActiveError:
            return refusal({"": "Cet espace vient d'être activé par ailleurs : rien n'y a été changé."})
        return leads("/login")


def activation_errors(entries: Entries, number: str) -> Errors:
    """Say what is wrong on the activation form, each by its entry."""
    email, confirmation = entries.text("email"), entries.text("email_confirmation")
    password, phone = entries.exact("password"), entries.text("phone")
    reception = entries.text("reception")
    checks: dict[str, str | bool] = {
        "number": entries.text("number") == number or "Ce numéro n'est pas celui que vous avez prouvé.",
        "phone": phone_problem(phone, reception),
        "email": email_addresses.is_valid(email) or "Tapez une adresse complète : nom@exemple.fr.",
        "email_confirmation": (bool(confirmation) and email_addresses.are_same(email, confirmation))
        or "Retapez la même adresse e-mail.",
        "password": not any(passwords.violations(password))
        or "Ce mot de passe n'obéit pas aux règles écrites plus bas.",
        "password_confirmation": (bool(password) and entries.exact("password_confirmation") == password)
        or "Retapez le même mot de passe.",
        "reception": reception in MailPreference.values or "Dites comment recevoir vos courriers.",
    }
    return problems(checks)


def phone_problem(phone: str, reception: str) -> str | bool:
    """Return what is wrong of a telephone, which only text messages require (A12), or True."""
    if reception == MailPreference.SMS and phone_numbers.mobile(phone) is None:
        return "Sans numéro de mobile, aucun SMS ne vous parviendrait."
    return not phone or phone_numbers.french(phone) is not None or "Ce numéro n'est pas français."
