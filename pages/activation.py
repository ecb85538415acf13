"""Sections 1.2-5 and 1.2.2-2: the activation form."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, expect

from pages import patience
from pages.finding import action, choice, field
from pages.screen import Screen, ask, double_click, set_box
from pages.sending import is_form, send_directly

MODES = {"Courrier": "by_letter", "Mail": "by_mail", "SMS": "by_text_message"}
"""The elements by which documents are asked for, by their labels."""

ENTERED = (
    "identifier",
    "phone",
    "email",
    "email_confirmation",
    "password",
    "password_confirmation",
    "by_letter",
)
"""The elements that an error may designate; the first of the modes stands for the others."""

SECRET = ("password", "password_confirmation")
"""The elements that no site gives back."""

Entries = Mapping[str, str | bool]
"""What to enter, by the names of the elements: a text, or whether a box is ticked."""

_SIBLINGS = """(node, labels) => {
  const list = node.closest("select");
  if (list) return [...list.options].filter(line => line.value).length;
  let parent = node.parentElement;
  const boxes = () => [...parent.querySelectorAll("input[type=radio], input[type=checkbox]")];
  while (parent.parentElement && boxes().length < labels) parent = parent.parentElement;
  return boxes().filter(box => box.labels.length && box.labels[0].checkVisibility()).length;
}"""
"""How many lines the list of a line holds, or boxes the closest group of a box that holds its known siblings."""
_IS_CHOSEN = 'node => node.selected ?? node.checked ?? node.ariaChecked === "true"'
"""Whether a line of a list, or a box, is chosen."""


class ActivationScreen(Screen):
    key = "activation"
    title = "le formulaire d'activation"
    deed = "activer"
    reached_by = "EX-1.2-4-11"
    identifier = field("Identifiant *")
    phone = field("Téléphone", sample="0639980000")
    email = field("Adresse e-mail *", sample="adherent@recette.example")
    email_confirmation = field("Confirmation adresse e-mail *", sample="adherent@recette.example")
    password = field("Mot de passe *", sample="Mot-de-passe-1!")
    password_confirmation = field("Confirmation mot de passe *", sample="Mot-de-passe-1!")
    by_letter = choice("Courrier")
    by_mail = choice("Mail")
    by_text_message = choice("SMS")
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
            if not value and not element.count():
                continue  # what is not asked for is empty
            if isinstance(value, bool):
                if self._is_chosen(element) != value:
                    self._choose(element, chosen=value)
            elif (held := element.input_value()) != value:
                if held:
                    element.fill("")  # stock Firefox appends to a filled e-mail field instead of replacing
                element.fill(value)

    def send(self, entries: Entries) -> None:
        """Send these entries as a program would."""
        send_directly(self, "confirm", entries)

    def present(self, entries: Entries) -> None:
        """Have these entries judged while the page holds them: a form by its server, else by the page's script."""
        if is_form(self.confirm):
            self.send(entries)
        else:
            self.enter(entries)
            self.submit(self.confirm)

    def confirm_twice(self) -> None:
        """Submit with a double click."""
        self.about_to_send()
        double_click(self.confirm)

    def designated(self) -> list[str]:
        """Return the names of the elements that an error designates, if the form is shown."""
        return [name for name in ENTERED if self.landmark.is_visible() and self.in_error(name)]

    def left(self) -> bool:
        """Wait for the answer to a submission, and tell whether it is another screen."""
        try:
            expect(self.landmark).to_be_hidden(timeout=patience.milliseconds())
        except AssertionError:
            return False
        self.page.wait_for_load_state("domcontentloaded")
        return not self.landmark.is_visible()

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
            return self._is_chosen(element) == value
        held = element.input_value()
        return held == value or (name == "phone" and _digits(held) == _digits(value))

    def chosen_modes(self) -> list[str]:
        """Return the labels of the modes that are chosen."""
        return [label for label, name in MODES.items() if self._is_chosen(getattr(self, name))]

    @staticmethod
    def _is_chosen(mode: Locator) -> bool:
        return mode.count() > 0 and bool(ask(mode, _IS_CHOSEN))

    @staticmethod
    def _choose(mode: Locator, *, chosen: bool) -> None:
        if ask(mode, "node => node.localName") != "option":
            set_box(mode, ticked=chosen)
        else:
            line = ask(mode, "node => node.value") if chosen else ""  # that of no mode
            mode.locator("xpath=ancestor::select").select_option(value=line)

    def count_modes(self) -> int:
        """Count the modes offered, whatever their labels."""
        return int(ask(self.by_letter, _SIBLINGS, len(MODES)))

    def shown_number(self) -> str:
        """Return the number in the identifier's field; raise ``NotShownError`` if the form has none."""
        number: str = ask(self.identifier, "node => node.value")
        return number

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
