"""Section 1.2-4: the one-time code."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import expect

from pages.screen import PATIENCE, Screen, action, field

_ASKED = "data-recette-demande"


class CodeScreen(Screen):
    title = "l'écran du code à usage unique"
    code = field("Code personnel")
    new_code = action("Générer un nouveau code")
    confirm = action("Valider")
    landmark = new_code

    def ask_for_new_code(self) -> None:
        """Ask for another code, and let the page that asked give way: what is typed there would be lost.

        A site that answers within the same page keeps it, and is only waited for.
        """
        self.code.evaluate("(node, asked) => node.setAttribute(asked, '')", _ASKED)
        self.new_code.click()
        with suppress(AssertionError):
            expect(self.page.locator(f"[{_ASKED}]")).to_have_count(0, timeout=PATIENCE)

    def enter_code(self, code: str) -> None:
        """Enter the code received, and submit."""
        self.code.fill(code)
        self.submit(self.confirm)
