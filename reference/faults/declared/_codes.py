"""What several changes of the one-time code are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from reference.faults.changes import Changes, Function

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import CharField
    from django.http import HttpRequest, HttpResponse

    from reference.models import ActivationRequest, Member
    from reference.rules.contacts import Channel


def send_one_code(changes: Changes, again: Callable[[ActivationRequest], bool] = lambda _: True) -> None:
    """Send the code of a request once more, instead of a new one, when ``again`` says so."""
    kept: dict[str, str] = {}

    def change(_: Function) -> Function:
        def send(request: ActivationRequest) -> None:
            from reference.rules import one_time_codes

            if request.sent_at is None or not again(request):
                kept[request.visitor] = one_time_codes.generate()
            _send(request, kept[request.visitor])

        return send

    changes.function("services.codes:send", change)


def _send(request: ActivationRequest, code: str) -> None:
    """Send that code, as the site sends one that it draws."""
    from django.utils import timezone

    from reference.models import CodeSending
    from reference.rules.contacts import Channel
    from reference.services import delivery

    delivery.send_code(Channel(request.channel), request.destination, code)
    request.code_digest = digest_of(request, code)
    request.sent_at = timezone.now()
    request.sending += 1
    request.wrong_attempts = 0
    request.save()
    CodeSending.objects.create(member=request.member, sent_at=request.sent_at)


def keep_former_codes(changes: Changes) -> None:
    """Accept any code of a request, until each has had its five minutes."""
    former = noted_digests(changes)

    def is_former(request: ActivationRequest, typed: str) -> bool:
        from django.utils import timezone

        from reference.rules import one_time_codes

        sent_at = former[request.pk].get(digest_of(request, typed))
        return sent_at is not None and one_time_codes.is_alive(sent_at, timezone.now())

    accept(changes, is_former)


def noted_digests(changes: Changes) -> dict[int, dict[str, datetime]]:
    """Note the digest of each code that another replaces, and when it was sent, by request."""
    former: dict[int, dict[str, datetime]] = defaultdict(dict)

    def change(send: Function) -> Function:
        def sent(request: ActivationRequest) -> None:
            if request.pk is not None:
                former[request.pk][request.code_digest] = request.sent_at
            send(request)

        return sent

    changes.function("services.codes:send", change)
    return former


def ask_no_code(changes: Changes) -> None:
    """Lead a visitor without identifier straight to the activation form."""

    def change(start: Function) -> Function:
        def started(
            visitor: str, member: Member, channel: Channel, *, with_number: bool
        ) -> ActivationRequest:
            if with_number:
                request: ActivationRequest = start(visitor, member, channel, with_number=True)
                return request
            return _verified_request(visitor, member, channel)

        return started

    changes.function("services.journeys:start", change)


def _verified_request(visitor: str, member: Member, channel: Channel) -> ActivationRequest:
    from django.utils import timezone

    from reference.models import ActivationRequest
    from reference.services import identification, journeys

    journeys.abandon(visitor)
    return ActivationRequest.objects.create(
        visitor=visitor,
        member=member,
        with_number=False,
        channel=channel,
        destination=identification.registered_contact(member, channel),
        sent_at=timezone.now(),
        verified_at=timezone.now(),
    )


def pending_of(request: HttpRequest) -> ActivationRequest | None:
    from reference.services import journeys
    from reference.services.visitors import visitor_of

    return journeys.current(visitor_of(request))


def digest_of(request: ActivationRequest, typed: str) -> str:
    from reference.rules import one_time_codes
    from reference.services import codes

    return codes._digest(request, one_time_codes.normalise(typed))


def is_right(request: ActivationRequest, typed: str) -> bool:
    return digest_of(request, typed) == request.code_digest


def verify(request: ActivationRequest) -> None:
    from django.utils import timezone

    request.verified_at = timezone.now()
    request.save(update_fields=["verified_at"])


def is_redirection(answer: HttpResponse) -> bool:
    return "Location" in answer.headers


def change_code_field(changes: Changes, adjust: Callable[[CharField], object]) -> None:
    """Adjust the field of the code in each form that is made."""

    def change(form_class: Function) -> Function:
        def made(*args: object, **kwargs: object) -> Any:
            form = form_class(*args, **kwargs)
            adjust(form.fields["code"])
            return form

        return made

    changes.function("views.code:CodeForm", change)


def valid_for(changes: Changes, lifetime: timedelta) -> None:
    changes.constant("rules.one_time_codes:LIFETIME", lifetime, read_by="rules.one_time_codes:is_alive")


def after_code(changes: Changes, goes_to: Callable[[HttpResponse, str], str]) -> None:
    """Once a code is judged, redirect to the page that ``goes_to`` names, if it names one."""

    def change(view: Function) -> Function:
        def code(request: HttpRequest) -> Any:
            from django.shortcuts import redirect

            answer = view(request)
            name = goes_to(answer, request.POST.get("code", "").strip()) if request.method == "POST" else ""
            return redirect(name) if name else answer

        return code

    changes.function("views.code:code", change)


def accept(changes: Changes, accepts: Callable[[ActivationRequest, str], bool]) -> None:
    """Accept what is typed when ``accepts`` says so, before the site judges it."""

    def change(check: Function) -> Function:
        def checked(request: ActivationRequest, typed: str) -> Any:
            from reference.services.codes import Check

            if accepts(request, typed):
                verify(request)
                return Check.ACCEPTED
            return check(request, typed)

        return checked

    changes.function("services.codes:check", change)


def accept_codes_of(
    changes: Changes, others: Callable[[ActivationRequest], QuerySet[ActivationRequest]]
) -> None:
    """Accept the codes of other requests."""

    def accepts(request: ActivationRequest, typed: str) -> bool:
        return any(is_right(other, typed) for other in others(request).exclude(pk=request.pk))

    accept(changes, accepts)


def requests() -> QuerySet[ActivationRequest]:
    """Return every request, to be filtered."""
    from reference.models import ActivationRequest

    return ActivationRequest.objects.all()


def judge_again(changes: Changes, is_right: Callable[[ActivationRequest, str], bool]) -> None:
    """After a code was accepted, judge what is sent from another tab as if none had been."""

    def change(view: Function) -> Function:
        def code(request: HttpRequest) -> Any:
            from reference.forms.code import CodeForm
            from reference.views import code as views

            pending = pending_of(request)
            answer = view(request)
            if request.method == "GET" or not pending or not pending.verified_at or pending.activated_at:
                return answer
            form = CodeForm(request.POST)
            if form.is_valid() and is_right(pending, form.cleaned_data["code"]):
                return answer
            form.add_error("code", "Ce code n'est pas le bon.")
            return views._show(request, pending, form)

        return code

    changes.function("views.code:code", change)


def open_form(changes: Changes, lets_in: Callable[[HttpRequest, ActivationRequest], bool]) -> None:
    """Treat a request as verified, for the activation form alone, when ``lets_in`` says so."""

    def change(view: Function) -> Function:
        def activate(request: HttpRequest) -> Any:
            pending = pending_of(request)
            if pending is None or pending.verified_at or not lets_in(request, pending):
                return view(request)
            verify(pending)
            answer = view(request)
            requests().filter(pk=pending.pk).update(verified_at=None)
            return answer

        return activate

    changes.function("views.activation:activate", change)


def tell_number(changes: Changes, when: str, html: str) -> None:
    """Add to the code screen of a visitor without identifier what tells it."""
    instruction = '<p class="instruction">'
    changes.template(
        "code.html", instruction, f"{{% if not pending.with_number {when} %}}{html}{{% endif %}}{instruction}"
    )
