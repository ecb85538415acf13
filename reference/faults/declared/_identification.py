"""What the changes of both identification forms share: ways to take, look up, send or check other things."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from reference.faults.changes import Changes

if TYPE_CHECKING:
    from reference.models import Member
    from reference.rules.contacts import Contact

WITH_NUMBER = r"/avec-identifiant$"
WITHOUT_NUMBER = r"/sans-identifiant$"
"""The addresses of the two forms."""
ACTIONS = '{% include "reference/parts/identification_actions.html" %}'
CONFIRM = '<button class="button" type="submit">Valider</button>'
SCRIPT_START = '"use strict";'
ANY_DAY = date.min
"""Stands for a birth date that is not compared."""

_PAGE_CHECK = """
document.addEventListener("submit", (event) => {
  const entry = location.pathname.endsWith("%(form)s") && event.target.elements.namedItem("%(field)s");
  if (!entry) return;
  const value = entry.value.trim();
  if (%(accepted)s) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const error = document.createElement("p");
  error.className = "alert";
  error.setAttribute("role", "alert");
  error.textContent = "Cette valeur n'est pas valide.";
  entry.before(error);
  entry.setAttribute("aria-invalid", "true");
}, true);
"""

Form = Any
"""A form of the site, whose modules can't be imported before Django is set up."""
Criteria = Mapping[str, object]
"""What a member is looked up by."""


def reword(changes: Changes, form: str, old: str, new: str) -> None:
    """Replace a text of the page of one form."""
    changes.text(form, lambda page: page.replace(old, new))


def by_script(changes: Changes, script: str) -> None:
    """Add a script to the pages, before the site's own."""
    changes.asset("site.js", SCRIPT_START, f"{SCRIPT_START}\n{script}")


def checked_by_page_only(changes: Changes, form: str, field: str, accepted: str) -> None:
    """Make the page refuse an entry: what is ``accepted`` is told in JavaScript, of a ``value``."""
    values = {"form": form.strip("/$"), "field": field, "accepted": accepted}
    by_script(changes, _PAGE_CHECK % values)


def known(**criteria: object) -> Member | None:
    """Find the newest member that answers to criteria and has no active space."""
    from reference.models import Member

    return Member.objects.filter(is_active=False, **criteria).order_by("pk").last()


def by_contact(contact: Contact) -> dict[str, str]:
    """Return the criteria of a contact."""
    from reference.services import identification

    return identification._lookup(contact)


def with_field(changes: Changes, form: str, name: str, change: Callable[[Any], None]) -> None:
    """Change a field of one of the forms, or of both when it is their parent class that is named."""

    def init(original: Callable[..., None]) -> Callable[..., None]:
        def changed(self: Form, *args: object, **kwargs: object) -> None:
            original(self, *args, **kwargs)
            if form in (type(self).__name__, "IdentificationForm"):
                change(self.fields[name])

        return changed

    changes.function("forms.identification:IdentificationForm.__init__", init)


def make_optional(changes: Changes, form: str, name: str, *, strip: bool = True) -> None:
    """Let a field be empty; spaces are not, unless they are stripped."""

    def change(field: Any) -> None:
        field.required = False
        field.strip = strip

    with_field(changes, form, name, change)


def take_number(changes: Changes, odd: str, read: Callable[[str], Criteria]) -> None:
    """Accept as member number what matches a pattern too, and look it up by what ``read`` makes of it."""
    is_odd = re.compile(odd).fullmatch

    def clean(original: Callable[[Form], str]) -> Callable[[Form], str]:
        def changed(form: Form) -> str:
            number: str = form.cleaned_data["number"]
            return number if is_odd(number) else original(form)

        return changed

    def find(original: Callable[..., Member | None]) -> Callable[..., Member | None]:
        def changed(number: str, contact: Contact) -> Member | None:
            if is_odd(number):
                return known(**read(number), **by_contact(contact))
            return original(number, contact)

        return changed

    changes.function("forms.identification:WithNumberForm.clean_number", clean)
    changes.function("services.identification:with_number", find)


def take_contact(changes: Changes, form: str, odd: Callable[[str], bool]) -> None:
    """Accept some more texts as contact: the rest then designates the member, and the code goes to the file's."""
    from reference.rules.contacts import Channel, Contact

    nobody = Contact(Channel.EMAIL, "")

    def clean(original: Callable[[Form], Contact]) -> Callable[[Form], Contact]:
        def changed(self: Form) -> Contact:
            concerned = form in (type(self).__name__, "IdentificationForm")
            return nobody if concerned and odd(self.cleaned_data["contact"]) else original(self)

        return changed

    def search_by_number(original: Callable[..., Member | None]) -> Callable[..., Member | None]:
        return lambda number, contact: (
            known(number=number) if contact == nobody else original(number, contact)
        )

    def search_by_date(original: Callable[..., Member | None]) -> Callable[..., Member | None]:
        return lambda contact, birth_date: (
            known(birth_date=birth_date) if contact == nobody else original(contact, birth_date)
        )

    changes.function("forms.identification:IdentificationForm.clean_contact", clean)
    changes.function("services.identification:with_number", search_by_number)
    changes.function("services.identification:without_number", search_by_date)


def refuse_contact(changes: Changes, wrong: Callable[[str], object]) -> None:
    """Refuse some contacts, as they are typed."""
    changes.function(
        "rules.contacts:parse", lambda parse: lambda text: None if wrong(text.strip()) else parse(text)
    )


def find_by_date(changes: Changes, find: Callable[[Contact, date], Member | None]) -> None:
    """Look up members by contact and birth date otherwise."""
    changes.function("services.identification:without_number", lambda _: find)


def take_date(changes: Changes, odd: Callable[[str], bool], read: Callable[[str], date]) -> None:
    """Read some more texts as a birth date, without asking whether it is plausible."""

    def change(field: Any) -> None:
        usual = field.to_python
        field.to_python = lambda text: read(text) if odd(text or "") else usual(text)

    def clean(original: Callable[[Form], date]) -> Callable[[Form], date]:
        return lambda form: (
            form.cleaned_data["birth_date"] if odd(form.data.get("birth_date", "")) else original(form)
        )

    def find(original: Callable[..., Member | None]) -> Callable[..., Member | None]:
        return lambda contact, birth_date: (
            known(**by_contact(contact)) if birth_date == ANY_DAY else original(contact, birth_date)
        )

    with_field(changes, "WithoutNumberForm", "birth_date", change)
    changes.function("forms.identification:WithoutNumberForm.clean_birth_date", clean)
    changes.function("services.identification:without_number", find)


def when_refused(changes: Changes, act: Callable[[Form], None]) -> None:
    """Do something with a form that is refused, before it is shown again."""

    def show(original: Callable[..., object]) -> Callable[..., object]:
        def changed(view: object, request: Any, form: Form) -> object:
            if request.method == "POST":
                act(form)
            return original(view, request, form)

        return changed

    changes.function("views.identification:IdentificationView._show", show)


def send_code_to(contact: Contact) -> None:
    """Send a code to a contact, whoever's it is."""
    from reference.rules import one_time_codes
    from reference.services import delivery

    delivery.send_code(contact.channel, contact.key, one_time_codes.generate())


def check_answer(changes: Changes, right: Callable[[str, str], bool]) -> None:
    """Compare the answer to a verification image, and what was typed, in another way."""

    def compare(original: Callable[..., bool]) -> Callable[..., bool]:
        return lambda captcha, typed: right(captcha.answer, typed.strip().lower()) or original(captcha, typed)

    changes.function("services.captchas:is_answer", compare)


def cancel_with_entries(
    changes: Changes, screen: str, then: Callable[[Any], None], *, by_enter_key: bool = False
) -> None:
    """Make « Annuler » send what was typed, and do something with it; perhaps the Enter key cancels as well."""
    default = "" if by_enter_key else '<button type="submit" hidden></button>'
    address = "{% url 'cancel' %}"
    cancel = f'<button class="button button-secondary" type="submit" formaction="{address}">Annuler</button>'
    changes.template(screen, ACTIONS, f'<div class="actions">{default}{cancel}{CONFIRM}</div>')

    def give_up(original: Callable[[Any], object]) -> Callable[[Any], object]:
        def changed(request: Any) -> object:
            answer = original(request)
            then(request)
            return answer

        return changed

    changes.function("views.identification:cancel", give_up)


def typed_contact(request: Any) -> Contact | None:
    """Return the contact that a request carries, if it can be used."""
    from reference.rules import contacts

    return contacts.parse(request.POST.get("contact", ""))


def not_found(*_: object, **__: object) -> NoReturn:
    """Answer, as a view, that there is no such page."""
    from django.http import Http404

    raise Http404
