"""Section 1.2-4: the one-time code."""

from __future__ import annotations

from pages.screen import Screen, action, field


class CodeScreen(Screen):
    title = "l'écran du code à usage unique"
    code = field("Code personnel")
    new_code = action("Générer un nouveau code")
    confirm = action("Valider")
    landmark = new_code

    def enter_code(self, code: str) -> None:
        """Enter the code received, and submit."""
        self.code.fill(code)
        self.confirm.click()
