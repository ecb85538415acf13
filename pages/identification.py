"""Sections 1.2-2, 1.2-3 and 1.2.2-1: the choice of a path, and identification with or without identifier."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from pages.screen import Element, Screen, action, ask, field

CaptchaSolver = Callable[[str], str]
"""From the address of a verification image to the characters that it shows."""

FRENCH_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_COLOURS = """async png => {
  const bytes = Uint8Array.from(atob(png), character => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const canvas = Object.assign(document.createElement("canvas"), {width: picture.width, height: picture.height});
  const drawing = canvas.getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const {data} = drawing.getImageData(0, 0, picture.width, picture.height);
  return new Set(new Uint32Array(data.buffer)).size;
}"""
_SEND_ASIDE = """button => {
  button.form.target = "_blank";
  HTMLFormElement.prototype.submit.call(button.form);
  button.form.target = "";
}"""


class ChoiceScreen(Screen):
    title = "l'écran de choix"
    reached_by = "EX-1.2-1-08"
    with_identifier = action("J'ai déjà reçu mon identifiant", "J'ai déjà mon identifiant")
    without_identifier = action("Je n'ai pas encore reçu mon identifiant")
    back = action("Revenir vers page d'authentification", "Revenir vers la page d'authentification")
    landmark = without_identifier


class Identification(Screen):
    """What both identification forms have."""

    contact = field("Votre Email ou N° Tel portable (Mentionné lors de l'inscription)")
    captcha_image = Element(lambda page: page.locator("form img").first, "l'image de vérification")
    captcha_answer = field("Vérification du texte *")
    help = action("Je n'arrive pas à m'identifier")
    cancel = action("Annuler")
    confirm = action("Valider")

    def captcha_text(self, solve: CaptchaSolver) -> str:
        """Read the characters of the image as a person does."""
        return solve(self.captcha_image.get_attribute("src") or "")

    def copy_captcha(self, solve: CaptchaSolver) -> None:
        """Copy the characters of the image as a person reads them."""
        self.captcha_answer.fill(self.captcha_text(solve))

    def enter(self, **entries: str) -> None:
        """Fill fields, by their names here."""
        for name, value in entries.items():
            getattr(self, name).fill(value)

    def captcha_colours(self) -> int:
        """Count the colours of the verification image as the screen shows it: a blank one has a single colour."""
        loaded = expect(self.captcha_image, "l'image de vérification n'est pas chargée")
        loaded.to_have_js_property("complete", True)
        loaded.not_to_have_js_property("naturalWidth", 0)
        colours: int = self.page.evaluate(_COLOURS, b64encode(self.captcha_image.screenshot()).decode())
        return colours

    def send_aside(self) -> Page:
        """Send the form to a new tab, which is returned: this one stays as it is, its image included."""
        with self.page.expect_popup() as opened:
            ask(self.confirm, _SEND_ASIDE)
        return opened.value


class IdentificationScreen(Identification):
    title = "le formulaire d'identification avec identifiant"
    reached_by = "EX-1.2-2-05"
    identifier = field("Votre Identifiant*")
    landmark = identifier

    def identify(self, number: str, contact: str, solve: CaptchaSolver) -> None:
        """Enter the member number and the contact, copy the verification text, and submit."""
        self.enter(identifier=number, contact=contact)
        self.copy_captcha(solve)
        self.submit(self.confirm)


class BirthDateIdentificationScreen(Identification):
    title = "le formulaire d'identification sans identifiant"
    reached_by = "EX-1.2-2-06"
    birth_date = field("Date de naissance *")
    date_picker = Element(
        lambda page: (
            page.get_by_role("button", name=re.compile("calendrier|sélecteur|date", re.IGNORECASE)).first
        ),
        "le sélecteur de date",
    )
    landmark = birth_date

    def identify(self, contact: str, birth_date: date, solve: CaptchaSolver) -> None:
        """Enter the contact and the birth date, copy the verification text, and submit."""
        self.enter(contact=contact, birth_date=self.written(f"{birth_date:%d/%m/%Y}"))
        self.copy_captcha(solve)
        self.submit(self.confirm)

    def written(self, birth_date: str) -> str:
        """Write a French date as the field takes it: a date field of the browser takes 1980-12-31."""
        native = self.birth_date.get_attribute("type") == "date"
        return FRENCH_DATE.sub(r"\3-\2-\1", birth_date) if native else birth_date

    def type_birth_date(self, birth_date: str) -> str:
        """Type a French date at the keyboard, and return what the field holds."""
        self.birth_date.fill("")
        self.birth_date.press_sequentially(birth_date)
        return self.birth_date.input_value()

    def has_date_picker(self) -> bool:
        """Tell whether a day can be picked: the browser's own date field offers it, or a button of the page."""
        return self.birth_date.get_attribute("type") == "date" or self.date_picker.is_visible()
