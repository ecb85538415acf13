"""Sections 1.2-5 and 1.2.2-2: the activation form."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator

from pages.screen import ERRORS, Screen, action, ask, field

MODES = {"Courrier": "by_letter", "Mail": "by_mail", "SMS": "by_text_message"}
"""The elements by which documents are asked for, by their labels."""

SECRET = ("password", "password_confirmation")
"""The elements that no site gives back."""

Entries = Mapping[str, str | bool]
"""What to enter, by the names of the elements: a text, or whether a box is ticked."""

_AT_FAULT = """(node, errors) => {
  const shown = element => element?.checkVisibility() && element.innerText.trim();
  const boxes = ["radio", "checkbox"].includes(node.type);
  const holders = [node, boxes && node.closest("fieldset, [role=radiogroup], [role=group]")].filter(Boolean);
  const tied = (holder, attribute) =>
    (holder.getAttribute(attribute) || "").split(" ").map(id => document.getElementById(id)).filter(shown);
  const links = [...document.querySelectorAll(`:is(${errors}) a`)].filter(shown).map(link => link.hash);
  return holders.some(holder =>
    holder.getAttribute("aria-invalid") === "true"
    || tied(holder, "aria-errormessage").length > 0
    || tied(holder, "aria-describedby").some(text => text.matches(errors) || text.querySelector(errors))
    || (holder.id && links.includes(`#${holder.id}`)));
}"""
"""Whether an error designates a field: by its state, by a text tied to it, or by a link from the error."""

_SIBLINGS = """(node, labels) => {
  let parent = node.parentElement;
  const boxes = () => [...parent.querySelectorAll("input[type=radio], input[type=checkbox]")];
  while (parent.parentElement && boxes().length < labels) parent = parent.parentElement;
  return boxes().filter(box => box.labels.length && box.labels[0].checkVisibility()).length;
}"""
"""How many boxes the closest group of a box holds, once it is large enough for its known siblings."""


class ActivationScreen(Screen):
    title = "le formulaire d'activation"
    reached_by = "EX-1.2-4-11"
    identifier = field("Identifiant *")
    phone = field("Téléphone")
    email = field("Adresse e-mail *")
    email_confirmation = field("Confirmation adresse e-mail *")
    password = field("Mot de passe *")
    password_confirmation = field("Confirmation mot de passe *")
    by_letter = field("Courrier")
    by_mail = field("Mail")
    by_text_message = field("SMS")
    cancel = action("Annuler")
    confirm = action("Valider")
    landmark = email_confirmation

    def fill_in(self, email: str) -> None:
        """Enter what the form requires but the password: the e-mail address, and documents by mail."""
        self.enter({"email": email, "email_confirmation": email, "by_mail": True})

    def choose_password(self, password: str, confirmation: str | None = None) -> None:
        """Enter the password and its confirmation, and submit."""
        self.password.fill(password)
        self.password_confirmation.fill(password if confirmation is None else confirmation)
        self.submit(self.confirm)

    def enter(self, entries: Entries) -> None:
        """Enter as a person does, one field after the other, leaving alone what is there already."""
        for name, value in entries.items():
            element: Locator = getattr(self, name)
            if isinstance(value, bool):
                if element.is_checked() != value:
                    element.set_checked(value)
            elif (held := element.input_value()) != value:
                if held:
                    element.fill("")  # stock Firefox appends to a filled e-mail field instead of replacing
                element.fill(value)

    def send(self, entries: Entries) -> None:
        """Send these entries as a program would."""
        self.send_directly(self.confirm, **entries)

    def confirm_twice(self) -> None:
        """Submit with a double click."""
        self.confirm.dblclick()

    def in_error(self, name: str) -> bool:
        """Tell whether an error designates the element of that name."""
        return bool(ask(getattr(self, name), _AT_FAULT, ERRORS))

    def lost(self, entries: Entries) -> list[str]:
        """Return the labels of the entries, secret ones aside, that the form no longer holds as they were."""
        return [
            getattr(type(self), name).label
            for name, value in entries.items()
            if name not in SECRET and not self._holds(name, value)
        ]

    def _holds(self, name: str, value: str | bool) -> bool:
        element: Locator = getattr(self, name)
        if isinstance(value, bool):
            return element.is_checked() == value
        held = element.input_value()
        return held == value or (name == "phone" and _digits(held) == _digits(value))

    def chosen_modes(self) -> list[str]:
        """Return the labels of the modes that are chosen."""
        return [label for label, name in MODES.items() if getattr(self, name).is_checked()]

    def count_modes(self) -> int:
        """Count the modes offered, whatever their labels."""
        return int(ask(self.by_letter, _SIBLINGS, len(MODES)))

    def copy_identifier(self) -> None:
        """Select the identifier with the keyboard, and copy it."""
        self.identifier.press("ControlOrMeta+a")
        self.identifier.press("ControlOrMeta+c")

    def paste_in_phone(self) -> str:
        """Paste into the telephone what was copied, and return what it held until it is emptied again."""
        self.phone.fill("")
        self.phone.press("ControlOrMeta+v")
        pasted = self.phone.input_value()
        self.phone.fill("")
        return pasted


def _digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone))
