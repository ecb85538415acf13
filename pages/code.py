"""Section 1.2-4: the one-time code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Response, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from pages import patience
from pages.finding import action, either, field
from pages.screen import Screen, ask, double_click, let_answer
from pages.sending import is_form, send_directly

_ASKED = "data-recette-demande"


def _answers(answer: Response) -> bool:
    """Tell the answer to a request for a code from that to what a page fetches beside."""
    return answer.request.method != "GET" or answer.request.is_navigation_request()


class CodeScreen(Screen):
    key = "code"
    title = "l'écran du code à usage unique"
    reached_by = "EX-1.2-3-17"
    code = field("Code personnel", sample="ABCDE")
    new_code = action("Générer un nouveau code")
    confirm = action("Valider")
    landmark = either(code, new_code)

    def ask_for_new_code(self, clicks: int = 1) -> None:
        """Ask for another code; several clicks follow each other from page to page, as those of someone impatient."""
        with self._giving_way():
            for _ in range(clicks):  # not click_count: Playwright begins it all again when the page gives way
                self.new_code.click(no_wait_after=True)

    def ask_for_new_code_twice(self) -> None:
        """Ask for another code with a double click."""
        with self._giving_way():
            double_click(self.new_code)

    @contextmanager
    def _giving_way(self) -> Iterator[None]:
        """Let the page that asks for a code give way to another, in which what is typed is not lost.

        What a script asks for is answered within the page, perhaps by drawing it again.
        """
        if not is_form(self.new_code):
            with suppress(PlaywrightTimeoutError), self.page.expect_response(_answers):
                yield
            with suppress(PlaywrightError):  # a link leads to another page
                let_answer(self.page)
            return
        ask(self.code, "(node, asked) => node.setAttribute(asked, '')", _ASKED)
        yield
        with suppress(AssertionError):
            expect(self.page.locator(f"[{_ASKED}]")).to_have_count(0, timeout=patience.milliseconds())

    def enter_code(self, code: str) -> None:
        """Enter the code received, and submit."""
        self.code.fill(code)
        self.submit(self.confirm)

    def send_code(self, code: str | None) -> None:
        """Send a code as a program would, or what is sent without any."""
        send_directly(self, "confirm", {"code": code})
