"""The nominal journeys as a bare Playwright script: no pytest, no Gherkin, no pages, no report.

    .venv/bin/python -m benchmarks.bare_script chrome|firefox

It makes the gestures of the scenarios tagged ``@nominal``, in their order, on both devices, and stops at the first
surprise. Starting the site and drawing members is shared with the suite: only driving the browser is compared.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from faker import Faker
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from bootstrap.browsers import locate
from fixtures.browsers import FIREFOX_PREFERENCES, FIREFOX_TOUCH, is_root
from fixtures.cells import DEVICES, Device
from fixtures.members import Member, Members, fictional_phones
from fixtures.secrets import Secrets
from fixtures.stage import Stage
from targets.profile import read_profile

END = "node => node.scrollTop + node.clientHeight >= node.scrollHeight - 2"


class Journeys:
    """The gestures of a member, straight on the page."""

    def __init__(self, stage: Stage) -> None:
        self.site = stage.site
        self.mailbox = stage.mailbox.client
        self.members = Members(self.site, Faker("fr_FR"), fictional_phones(), Secrets())

    def activate_by_email(self, page: Page) -> None:
        member = self.members.registered()
        self.identify(page, member, member.email)
        self.activate(page, member, member.email)
        self.accept(page)

    def activate_by_text_message(self, page: Page) -> None:
        member = self.members.registered()
        address = self.site.text_message_address(member.phone)
        self.identify(page, member, member.phone)
        self.mailbox.code_for(address)
        page.get_by_role("button", name="Générer un nouveau code").click()
        expect(page.get_by_text("Un nouveau code vous a été envoyé")).to_be_visible()
        self.activate(page, member, address, codes=2)

    def activate_without_identifier(self, page: Page) -> None:
        member = self.members.registered()
        page.goto(self.site.login)
        page.get_by_role("button", name="PREMIÈRE CONNEXION").click()
        page.get_by_text("Je n'ai pas encore reçu mon identifiant").click()
        page.get_by_label("Votre Email ou N° Tel portable").fill(member.email)
        page.get_by_label("Date de naissance").fill(member.birth_date.isoformat())
        self.send_captcha(page)
        self.activate(page, member, member.email)
        self.accept(page)

    def accept_terms(self, page: Page) -> None:
        self.log_in(page, self.members.active())
        self.accept(page)

    def refuse_terms(self, page: Page) -> None:
        member = self.members.active()
        self.log_in(page, member)
        page.get_by_role("button", name="Refuser").click()
        page.get_by_role("button", name="Refuser").wait_for(state="hidden")
        self.log_in(page, member)
        expect(page.get_by_role("button", name="J'accepte")).to_be_visible()

    def log_in_twice(self, page: Page) -> None:
        member = self.members.active()
        self.log_in(page, member)
        self.accept(page)
        page.get_by_role("button", name="Se déconnecter").click()
        expect(page.get_by_role("button", name="CONNECTEZ-VOUS")).to_be_visible()
        self.log_in(page, member)
        expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()

    def identify(self, page: Page, member: Member, contact: str) -> None:
        page.goto(self.site.login)
        page.get_by_role("button", name="PREMIÈRE CONNEXION").click()
        page.get_by_text("J'ai déjà reçu mon identifiant").click()
        page.get_by_label("Votre Identifiant").fill(member.number)
        page.get_by_label("Votre Email ou N° Tel portable").fill(contact)
        self.send_captcha(page)

    def send_captcha(self, page: Page) -> None:
        image = page.locator("form img").get_attribute("src") or ""
        page.get_by_label("Vérification du texte").fill(self.site.support.captcha_answer(image))
        page.get_by_role("button", name="Valider").click()

    def enter_code(self, page: Page, member: Member, address: str, codes: int) -> None:
        expect(page.get_by_label("Code personnel")).to_be_visible()
        page.get_by_label("Code personnel").fill(self.mailbox.code_for(address, count=codes))
        page.get_by_role("button", name="Valider").click()
        expect(page.get_by_label("Identifiant")).to_have_value(member.number)

    def activate(self, page: Page, member: Member, address: str, codes: int = 1) -> None:
        self.enter_code(page, member, address, codes)
        if address != member.email:  # a form that was reached by text message does not know the address
            page.get_by_label("Adresse e-mail").first.fill(member.email)
        page.get_by_label("Confirmation adresse e-mail").fill(member.email)
        page.get_by_label("Mail", exact=True).check()
        page.get_by_label("Mot de passe", exact=False).first.fill(member.password)
        page.get_by_label("Confirmation mot de passe").fill(member.password)
        page.get_by_role("button", name="Valider").click()
        expect(page.get_by_text("Votre compte est activé")).to_be_visible()
        self.enter(page, member)

    def log_in(self, page: Page, member: Member) -> None:
        page.wait_for_load_state()  # else Firefox may take the end of the page before for that of the next one
        page.goto(self.site.login)
        self.enter(page, member)

    def enter(self, page: Page, member: Member) -> None:
        page.get_by_label("Identifiant :").fill(member.number)
        page.get_by_label("Mot de passe :").fill(member.password)
        page.get_by_role("button", name="CONNECTEZ-VOUS").click()
        expect(
            page.get_by_role("button", name="J'accepte").or_(page.get_by_text("Se déconnecter"))
        ).to_be_visible()

    def accept(self, page: Page) -> None:
        document = page.get_by_role("region", name="Conditions générales d'utilisation")
        document.hover()
        page.mouse.wheel(0, 1_000_000)
        page.wait_for_function(END, arg=document.element_handle())
        page.get_by_label("Je reconnais").check()
        page.get_by_label("Je déclare").check()
        page.get_by_role("button", name="J'accepte").click()
        expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()


def launch(playwright: Playwright, name: str, device: Device) -> Browser:
    """Launch a stock browser as the suite does."""
    found = locate(name)
    if found is None:
        sys.exit(f"{name} introuvable")
    if name == "chrome":
        return playwright.chromium.launch(executable_path=found.path, chromium_sandbox=not is_root())
    preferences = FIREFOX_PREFERENCES | (FIREFOX_TOUCH if device.touch else {})
    return playwright.firefox.launch(
        executable_path=found.path, channel="moz-firefox", firefox_user_prefs=preferences
    )


def play(journey: Callable[[Page], None], browser: Browser, device: Device) -> None:
    """Play a journey as a visitor without history."""
    context = browser.new_context(
        viewport=device.viewport, has_touch=device.touch, locale="fr-FR", ignore_https_errors=True
    )
    journey(context.new_page())
    context.close()


def main(name: str) -> None:
    """Play each journey on each device, and print how many that makes."""
    played = 0
    stage = Stage(read_profile("reference"))
    journeys = Journeys(stage)
    with sync_playwright() as playwright:
        browsers: dict[object, Browser] = {}
        for device in DEVICES.values():
            key = device if name == "firefox" else name
            browsers[key] = browsers.get(key) or launch(playwright, name, device)
            for journey in (
                journeys.activate_by_email,
                journeys.activate_by_text_message,
                journeys.activate_without_identifier,
                journeys.accept_terms,
                journeys.refuse_terms,
                journeys.log_in_twice,
            ):
                play(journey, browsers[key], device)
                played += 1
        for browser in browsers.values():
            browser.close()
    stage.close()
    print(played)


if __name__ == "__main__":
    main(sys.argv[1])
