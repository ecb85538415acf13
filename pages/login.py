"""Sections 1.1, 1.2-1 and 1.2-6: the public page that leads to the login page, and the login page."""

from __future__ import annotations

from pages.screen import Element, Screen, action, field, text


class PublicPage(Screen):
    title = "la page publique « espace adhérent particulier »"
    landmark = Element(
        lambda page: page.locator('a[href$="/login"], a[href$="/login/"]').first,
        "le lien vers /login",
    )

    def follow_link(self) -> None:
        """Go to the login page as a visitor of the public site does."""
        self.landmark.click()


class LoginScreen(Screen):
    title = "la page de connexion"
    reached_by = "EX-1.1-0-06"
    identifier = field("Identifiant :")
    password = field("Mot de passe :")
    connect = action("CONNECTEZ-VOUS", "CONNECTEZ VOUS")
    first_connection = action("PREMIÈRE CONNEXION")
    where_is_identifier = action("Où trouver votre identifiant ?")
    forgotten_password = action("Mot de passe oublié ?")
    landmark = first_connection
    activated = text("Votre compte est activé")

    def log_in(self, number: str, password: str) -> None:
        """Enter the member number and the password, and submit."""
        self.identifier.fill(number)
        self.password.fill(password)
        self.submit(self.connect)

    def paste_password(self, password: str) -> None:
        """Copy a text typed in the other field, and paste it as the password."""
        self.identifier.fill(password)
        self.identifier.press("ControlOrMeta+a")
        self.identifier.press("ControlOrMeta+c")
        self.password.press("ControlOrMeta+v")

    def picture_of_password(self, password: str) -> bytes:
        """Enter a password, leave its field, and return what can be seen of it."""
        self.password.fill(password)
        self.password.blur()
        return self.password.screenshot()
