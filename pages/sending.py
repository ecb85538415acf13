"""What a screen sends, to be sent as a program would: whatever its page refuses, by someone else, or too late.

A form is sent by the browser, and so it can be whatever its page does. What a script sends, only the script knows:
``pages.scripted``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from playwright.sync_api import Locator, Page

from pages import scripted
from pages.screen import Screen, ask

_IS_FORM = "button => button.form?.method === 'post'"
_ENTER = """(node, value) => {
  if (value === null) { node.disabled = true; return; }  // a form leaves such a field out
  if (typeof value === "boolean") { node["selected" in node ? "selected" : "checked"] = value; return; }
  if (!["text", "password"].includes(node.type)) node.type = "text";  // a date field would refuse « 30/02 »
  node.removeAttribute("maxlength");
  node.value = value;
}"""
_SUBMIT = "button => HTMLFormElement.prototype.submit.call(button.form)"
_SUBMIT_ASIDE = """button => {
  button.form.target = "_blank";
  HTMLFormElement.prototype.submit.call(button.form);
  button.form.target = "";
}"""
_LEARN = """button => ({
  address: new URL(button.form.getAttribute("action") || "", location).href,
  entries: [...new FormData(button.form)],
})"""
_SEND = """([address, entries]) => {
  // What a page hides may tie a form to its session: without it, the refusal would not be about the rest.
  const own = new Map([...document.querySelectorAll("input[type=hidden]")].map(node => [node.name, node.value]));
  const form = Object.assign(document.createElement("form"), {method: "post", action: address});
  for (const [name, value] of entries)
    form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value: own.get(name) ?? value}));
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}"""


class Sending(Protocol):
    """What was learned of what a screen sends."""

    def changed(self, values: Mapping[str, str]) -> Self:
        """Return the same, with some values in place of others."""

    def send_from(self, page: Page) -> None:
        """Send it from a page, and wait for the answer."""


@dataclass(frozen=True)
class FormSending:
    """The address to which a form is sent, and its entries."""

    address: str
    entries: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, button: Locator) -> Self:
        """Learn what a button would send."""
        form = ask(button, _LEARN)
        return cls(form["address"], form["entries"])

    def changed(self, values: Mapping[str, str]) -> Self:
        return replace(self, entries=[(name, values.get(value, value)) for name, value in self.entries])

    def send_from(self, page: Page) -> None:
        """Send it with what the page hides."""
        with page.expect_navigation():
            page.evaluate(_SEND, [self.address, self.entries])


def is_form(button: Locator) -> bool:
    """Tell whether the browser itself sends what is entered."""
    return bool(ask(button, _IS_FORM))


def sending_of(screen: Screen, button: str = "confirm") -> Sending:
    """Learn what a button of a screen would send of what is entered."""
    screen.about_to_send()
    locator: Locator = getattr(screen, button)
    return FormSending.of(locator) if is_form(locator) else scripted.ScriptSending.of(screen, button)


def send_directly(screen: Screen, button: str, values: scripted.Values) -> None:
    """Send what a button sends, as a program would: whatever the browser or the page's scripts would refuse."""
    locator: Locator = getattr(screen, button)
    if not is_form(locator):
        scripted.send_changed(screen, button, values)
        return
    for name, value in values.items():
        ask(getattr(screen, name), _ENTER, value)
    screen.about_to_send()
    with screen.page.expect_navigation():
        ask(locator, _SUBMIT)


def leads_aside(screen: Screen, following: type[Screen], button: str = "confirm") -> bool:
    """Send what is entered, tell whether it leads to the following screen, and leave the page as it is."""
    locator: Locator = getattr(screen, button)
    if not is_form(locator):
        return scripted.ScriptSending.of(screen, button).send_beside(screen.page)
    with screen.page.expect_popup() as opened:
        ask(locator, _SUBMIT_ASIDE)
    with opened.value as aside:  # closed at once: a page behind another one is slow
        landmark = following(aside).landmark
        refusal = type(screen)(aside).refusal
        following(aside).wait_for(landmark.or_(refusal), f"{following.title}, ou un refus")
        return landmark.is_visible()
