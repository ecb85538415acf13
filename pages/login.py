"""Sections 1.1, 1.2-1 and 1.2-6: the public page that leads to the login page, and the login page."""

from __future__ import annotations

from playwright.sync_api import Page

from pages.failures import NotShownError
from pages.finding import Element, action, either, field, text
from pages.labels import label_pattern
from pages.screen import CONTENT, Screen, ask, go_to

BORDER = 6
"""Pixels left out around what is seen of a field: round corners are not always drawn alike."""
_INSIDE = """(node, border) => {
  node.scrollIntoView({block: "nearest", behavior: "instant"});
  const {left, top, width, height} = node.getBoundingClientRect();
  return [left + border, top + border, width - 2 * border, height - 2 * border];
}"""
_OPENED = """link => {
  let held = null;  // whether the page keeps the browser from opening the tab, which is kept from it afterwards
  const last = event => { held = event.defaultPrevented; event.preventDefault(); };
  addEventListener("click", last, {once: true});
  const asked = {bubbles: true, cancelable: true, composed: true, ctrlKey: true, metaKey: true};
  const left = link.dispatchEvent(new MouseEvent("click", asked));
  removeEventListener("click", last);
  return held ?? !left ? "" : link.href;
}"""
"""The address that a browser would open in a new tab for a link, empty if the page takes the click for itself."""
_CONNECT = Element(
    lambda page: page.locator(f"{CONTENT}:has([type=password])").get_by_role(
        "button", name=label_pattern("CONNECTEZ-VOUS", "CONNECTEZ VOUS")
    ),
    "le bouton « CONNECTEZ-VOUS »",
)
"""Not a link of that name, by which other screens may lead to this one."""


class PublicPage(Screen):
    key = "public"
    title = "la page publique « espace adhérent particulier »"
    link = Element(
        lambda page: page.locator('a[href$="/login"], a[href$="/login/"]').first,
        "le lien vers /login",
    )
    landmark = link

    def follow_link(self) -> None:
        """Go to the login page as a visitor of the public site does."""
        self.link.click()

    def follow_link_in_new_tab(self) -> Page:
        """Open the link in a tab of its own, and return the tab.

        Not by the gesture itself: now and then, the tab that Firefox opens for it is never told to Playwright.
        """
        address = ask(self.link, _OPENED)
        if not address:
            raise NotShownError(
                "Le lien vers /login ne s'ouvre pas dans un nouvel onglet : la page prend le clic pour elle"
            )
        tab = self.page.context.new_page()
        go_to(tab, address)
        return tab


class LoginScreen(Screen):
    key = "login"
    title = "la page de connexion"
    reached_by = "EX-1.1-0-06"
    identifier = field("Identifiant :", sample="12345678")
    password = field("Mot de passe :", sample="Mot-de-passe-1!")
    connect = action("CONNECTEZ-VOUS", "CONNECTEZ VOUS")
    first_connection = action("PREMIÈRE CONNEXION")
    where_is_identifier = action("Où trouver votre identifiant ?")
    forgotten_password = action("Mot de passe oublié ?")
    landmark = either(first_connection, _CONNECT)
    activated = text("Votre compte est activé")

    def log_in(self, number: str, password: str) -> None:
        """Enter the member number and the password, and submit."""
        self.identifier.fill(number)
        self.password.fill(password)
        self.submit(self.connect)

    def copy(self, text: str) -> str:
        """Type a text in the first field, copy it, and return it as that field took it."""
        self.identifier.fill(text)
        self.identifier.press("ControlOrMeta+a")
        self.identifier.press("ControlOrMeta+c")
        return self.identifier.input_value()

    def paste_password(self) -> None:
        """Paste as the password what was copied."""
        self.password.press("ControlOrMeta+v")

    def picture_of_password(self, password: str) -> bytes:
        """Enter a password, leave its field, and return what can be seen of it."""
        self.password.fill(password)
        self.password.blur()
        x, y, width, height = ask(self.password, _INSIDE, BORDER)
        return self.page.screenshot(clip={"x": x, "y": y, "width": width, "height": height})
