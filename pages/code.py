"""Section 1.2-4: the one-time code."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import expect

from pages import patience
from pages.screen import Screen, action, ask, double_click, either, field

_ASKED = "data-recette-demande"


class CodeScreen(Screen):
    title = "l'écran du code à usage unique"
    reached_by = "EX-1.2-3-17"
    code = field("Code personnel")
    new_code = action("Générer un nouveau code")
    confirm = action("Valider")
    landmark = either(code, new_code)

    def ask_for_new_code(self, clicks: int = 1, *, on_one_page: bool = False) -> None:
        """Ask for another code, and let the page that asked give way: what is typed there would be lost.

        A site that answers within the same page keeps it, and is only waited for. Several clicks follow each
        other without waiting, from one page to the next, as those of someone impatient.
        """
        ask(self.code, "(node, asked) => node.setAttribute(asked, '')", _ASKED)
        if on_one_page and clicks > 1:  # which a double click means
            double_click(self.new_code)
        else:
            for _ in range(clicks):  # not click_count: Playwright begins it all again when the page gives way
                self.new_code.click(no_wait_after=True)
        with suppress(AssertionError):
            expect(self.page.locator(f"[{_ASKED}]")).to_have_count(0, timeout=patience.milliseconds())

    def enter_code(self, code: str) -> None:
        """Enter the code received, and submit."""
        self.code.fill(code)
        self.submit(self.confirm)

    def send_code(self, code: str | None) -> None:
        """Send a code as a program would, or a form without any."""
        if code is None:
            ask(self.code, "node => { node.disabled = true; }")  # a form leaves such a field out
            self.send_directly(self.confirm)
        else:
            self.send_directly(self.confirm, code=code)
