"""Sections 1.2-2, 1.2-3 and 1.2.2-1: the choice of a path, and identification with or without identifier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pages.screen import Element, Screen, action, field

CaptchaSolver = Callable[[str], str]
"""From the address of a verification image to the characters that it shows."""


class ChoiceScreen(Screen):
    title = "l'écran de choix"
    with_identifier = action("J'ai déjà reçu mon identifiant", "J'ai déjà mon identifiant")
    without_identifier = action("Je n'ai pas encore reçu mon identifiant")
    back = action("Revenir vers page d'authentification", "Revenir vers la page d'authentification")
    landmark = without_identifier


class _Identification(Screen):
    contact = field("Votre Email ou N° Tel portable (Mentionné lors de l'inscription)")
    captcha_image = Element(lambda page: page.locator("form img").first, "l'image de vérification")
    captcha_answer = field("Vérification du texte *")
    cancel = action("Annuler")
    confirm = action("Valider")

    def copy_captcha(self, solve: CaptchaSolver) -> None:
        """Copy the characters of the image as a person reads them."""
        self.captcha_answer.fill(solve(self.captcha_image.get_attribute("src") or ""))


class IdentificationScreen(_Identification):
    title = "le formulaire d'identification avec identifiant"
    identifier = field("Votre Identifiant*")
    landmark = identifier

    def identify(self, number: str, contact: str, solve: CaptchaSolver) -> None:
        """Enter the member number and the contact, copy the verification text, and submit."""
        self.identifier.fill(number)
        self.contact.fill(contact)
        self.copy_captcha(solve)
        self.submit(self.confirm)


class BirthDateIdentificationScreen(_Identification):
    title = "le formulaire d'identification sans identifiant"
    birth_date = field("Date de naissance *")
    landmark = birth_date

    def identify(self, contact: str, birth_date: date, solve: CaptchaSolver) -> None:
        """Enter the contact and the birth date, copy the verification text, and submit."""
        self.contact.fill(contact)
        self.birth_date.fill(birth_date.isoformat())
        self.copy_captcha(solve)
        self.submit(self.confirm)
