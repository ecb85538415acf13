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
    identifier = field("Identifiant :")
    password = field("Mot de passe :")
    connect = action("CONNECTEZ-VOUS", "CONNECTEZ VOUS")
    first_connection = action("PREMIÈRE CONNEXION")
    landmark = first_connection
    activated = text("Votre compte est activé")

    def log_in(self, number: str, password: str) -> None:
        """Enter the member number and the password, and submit."""
        self.identifier.fill(number)
        self.password.fill(password)
        self.submit(self.connect)
