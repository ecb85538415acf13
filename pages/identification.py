"""Sections 1.2-2, 1.2-3 and 1.2.2-1: the choice of a path, and identification with or without identifier."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from playwright.sync_api import Locator, expect

from pages import patience
from pages.finding import Element, action, either, field
from pages.screen import CONTENT, Screen, ask

CaptchaSolver = Callable[[Locator], str]
"""From a verification image to the characters that it shows."""

FRENCH_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_COLOURS = """async png => {
  const bytes = Uint8Array.from(atob(png), character => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const canvas = Object.assign(document.createElement("canvas"), {width: picture.width, height: picture.height});
  const drawing = canvas.getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const [left, top] = [picture.width / 10, picture.height / 10];  // neither a border nor round corners are the image
  const {data} = drawing.getImageData(left, top, picture.width - 2 * left, picture.height - 2 * top);
  return new Set(new Uint32Array(data.buffer)).size;
}"""
_CALENDAR = re.compile("calendrier|sélecteur|date", re.IGNORECASE)
_DAY = re.compile(r"^\s*([1-9]|[12]\d|3[01])\s*$")
_SHORTEST_MONTH = 28
_PICKER = "data-recette-calendrier"
_NOTE_PICKER = """(_, mark) => {
  const show = HTMLInputElement.prototype.showPicker;
  HTMLInputElement.prototype.showPicker = function () {
    document.body.setAttribute(mark, "");
    return show.call(this);
  };
}"""
"""Marks a page that opens the calendar of the browser, which is not a part of it."""


class ChoiceScreen(Screen):
    key = "choice"
    title = "l'écran de choix"
    reached_by = "EX-1.2-1-08"
    with_identifier = action("J'ai déjà reçu mon identifiant", "J'ai déjà mon identifiant")
    without_identifier = action("Je n'ai pas encore reçu mon identifiant")
    back = action("Revenir vers page d'authentification", "Revenir vers la page d'authentification")
    landmark = either(with_identifier, without_identifier)


class Identification(Screen):
    """What both identification forms have."""

    key = "identification"
    contact = field(
        "Votre Email ou N° Tel portable (Mentionné lors de l'inscription)", sample="adherent@recette.example"
    )
    captcha_image = Element(lambda page: page.locator(f"{CONTENT} img").first, "l'image de vérification")
    captcha_answer = field("Vérification du texte *", sample="abcde")
    help = action("Je n'arrive pas à m'identifier")
    cancel = action("Annuler")
    confirm = action("Valider")

    @property
    def likeness(self) -> Locator:
        """What is enough to recognise the form for who is about to compare its labels."""
        raise NotImplementedError

    def asking_without(self, other: Locator) -> Locator:
        """Find a form that asks for a contact, without the field of the other form."""
        return self.page.locator(CONTENT).filter(has=self.contact, has_not=other).or_(self.landmark)

    def captcha_text(self, solve: CaptchaSolver) -> str:
        """Read the characters of the image as a person does."""
        return solve(self.captcha_image)

    def copy_captcha(self, solve: CaptchaSolver) -> None:
        """Copy the characters of the image as a person reads them."""
        self.captcha_answer.fill(self.captcha_text(solve))

    def enter(self, **entries: str) -> None:
        """Fill fields, by their names here."""
        for name, value in entries.items():
            getattr(self, name).fill(value)

    def captcha_colours(self) -> int:
        """Count the colours of the verification image as the screen shows it: a blank one has a single colour."""
        expect(self.captcha_image, "l'image de vérification ne se voit pas").to_be_visible()
        loaded = expect(self.captcha_image, "l'image de vérification n'est pas chargée")
        loaded.to_have_js_property("complete", True)
        loaded.not_to_have_js_property("naturalWidth", 0)
        colours: int = self.page.evaluate(_COLOURS, b64encode(self.captcha_image.screenshot()).decode())
        return colours


class IdentificationScreen(Identification):
    title = "le formulaire d'identification avec identifiant"
    reached_by = "EX-1.2-2-05"
    identifier = field("Votre Identifiant*", sample="12345678")
    landmark = identifier

    @property
    def likeness(self) -> Locator:
        return self.asking_without(BirthDateIdentificationScreen(self.page).birth_date)

    def identify(self, number: str, contact: str, solve: CaptchaSolver) -> None:
        """Enter the member number and the contact, copy the verification text, and submit."""
        self.enter(identifier=number, contact=contact)
        self.copy_captcha(solve)
        self.submit(self.confirm)


class BirthDateIdentificationScreen(Identification):
    title = "le formulaire d'identification sans identifiant"
    reached_by = "EX-1.2-2-06"
    birth_date = field("Date de naissance *", sample="31/12/1980")
    date_picker = Element(
        lambda page: page.get_by_role("button", name=_CALENDAR).filter(visible=True).first,
        "le bouton d'un calendrier",
    )
    days = Element(
        lambda page: page.locator("td, button, a, [role=gridcell], [role=option]").filter(has_text=_DAY),
        "les jours d'un calendrier",
    )
    landmark = birth_date

    @property
    def likeness(self) -> Locator:
        return self.asking_without(IdentificationScreen(self.page).identifier)

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

    def offers_days(self) -> bool:
        """Tell whether a day can be picked: in a date field of the browser, or in what opens from this one.

        A calendar opens from the field itself, or from a button beside it.
        """
        if self.birth_date.get_attribute("type") == "date":
            return True
        ask(self.birth_date, _NOTE_PICKER, _PICKER)
        self.birth_date.click()
        if self.date_picker.is_visible() and not self._shows_days():
            self.date_picker.click()
        with suppress(AssertionError):
            expect(self._calendar.first).to_be_visible(timeout=patience.milliseconds())
        return self._shows_days()

    @property
    def _calendar(self) -> Locator:
        return self.page.locator(f"[{_PICKER}], [type=date]").or_(self.days).filter(visible=True)

    def _shows_days(self) -> bool:
        native = self.page.locator(f"[{_PICKER}], [type=date]:visible").count()
        days = self.days.filter(visible=True).all_inner_texts()
        return bool(native) or len(set(map(str.strip, days))) >= _SHORTEST_MONTH
