"""Sections 1.2-5 and 1.2.2-2: the activation form."""

from __future__ import annotations

from pages.screen import Screen, action, field


class ActivationScreen(Screen):
    title = "le formulaire d'activation"
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
        if self.email.input_value() != email:
            self.email.fill("")  # stock Firefox appends to a filled e-mail field instead of replacing
            self.email.fill(email)
        self.email_confirmation.fill(email)
        self.by_mail.check()

    def choose_password(self, password: str, confirmation: str | None = None) -> None:
        """Enter the password and its confirmation, and submit."""
        self.password.fill(password)
        self.password_confirmation.fill(password if confirmation is None else confirmation)
        self.submit(self.confirm)
