"""What a form sends, to be sent again as a program would: by someone else, from elsewhere, or too late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from playwright.sync_api import Locator, Page

from pages.screen import NotShownError, ask

_LEARN = """button => button.form && {
  address: new URL(button.form.getAttribute("action") || "", location).href,
  entries: [...new FormData(button.form)],
}"""
_SEND = """([address, entries]) => {
  // What a page hides may tie a form to its session: without it, the refusal would not be about the rest.
  const own = new Map([...document.querySelectorAll("input[type=hidden]")].map(node => [node.name, node.value]));
  const form = Object.assign(document.createElement("form"), {method: "post", action: address});
  for (const [name, value] of entries)
    form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value: own.get(name) ?? value}));
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}"""


@dataclass(frozen=True)
class Sending:
    """The address to which a form is sent, and its entries."""

    address: str
    entries: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, button: Locator) -> Self:
        """Learn what a button would send."""
        form = ask(button, _LEARN)
        if not form:
            raise NotShownError(
                "Attendu : un bouton qui envoie un formulaire. Vu : un bouton sans formulaire."
            )
        return cls(form["address"], form["entries"])

    def changed(self, values: Mapping[str, str]) -> Self:
        """Return the same, with some values in place of others."""
        return replace(self, entries=[(name, values.get(value, value)) for name, value in self.entries])

    def send_from(self, page: Page) -> None:
        """Send it from a page, with what that page hides, and wait for the answer."""
        with page.expect_navigation():
            page.evaluate(_SEND, [self.address, self.entries])
