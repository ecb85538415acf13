"""What the script of a page sends, changed on its way as a program would change it.

Nothing tells from outside how a script writes what it sends. So it is given entries that it accepts, and what leaves
the page is changed there, wherever an entry is found in it: in JSON, in a form's encoding or in a ``FormData``, by
``fetch`` as by ``XMLHttpRequest``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from playwright.sync_api import ConsoleMessage, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from pages import patience
from pages.failures import ArrangementError
from pages.screen import Screen, ask, elements_of, go_to, set_box

_TOLD = "recette : "
"""Before what an armed page tells of what it sent."""
_ARM = """([order, told]) => {
  const {fetch: ordinary} = window;
  const {open, setRequestHeader, send} = XMLHttpRequest.prototype;
  const opened = new WeakMap();
  const restore = window[told] = () => {
    window.fetch = ordinary;
    Object.assign(XMLHttpRequest.prototype, {open, setRequestHeader, send});
  };
  const disarm = outcome => {
    restore();
    console.debug(told + JSON.stringify(outcome));
  };
  const reads = method => ["GET", "HEAD"].includes(method.toUpperCase());

  const left = [...(order.changes ?? [])];
  let boxes = 0;
  const leaf = value => {
    const ticked = [true, "true", "on"].includes(value);
    const at = left.findIndex(({from, rank}) => ticked ? rank === boxes : from === value);
    if (ticked) boxes++;
    return at < 0 ? value : left.splice(at, 1)[0].to ?? undefined;
  };
  const tree = value => {
    if (Array.isArray(value)) return value.map(tree);
    if (!value || typeof value !== "object") return leaf(value);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tree(each)]));
  };
  const pairs = (entries, changed) => {
    for (const [name, value] of entries) {
      const kept = leaf(value);
      if (kept !== undefined && kept !== false) changed.append(name, kept);
    }
    return changed;
  };
  const onItsWay = body => {
    if (order.body !== undefined) return order.body;
    if (body instanceof FormData) return pairs(body, new FormData());
    if (body instanceof URLSearchParams) return pairs(body, new URLSearchParams());
    try {
      return JSON.stringify(tree(JSON.parse(body)));
    } catch {
      return pairs(new URLSearchParams(body), new URLSearchParams()).toString();
    }
  };

  window.fetch = async (asked, options = {}) => {
    const request = new Request(asked, options);
    if (reads(request.method)) return ordinary(asked, options);
    const {url: address, method, headers, credentials} = request;
    const text = await request.clone().text();
    if (order.held) {
      disarm({address, method, headers: [...headers], body: text});
      throw new TypeError("Failed to fetch");
    }
    const form = options.body instanceof FormData || options.body instanceof URLSearchParams;
    const body = onItsWay(form ? options.body : text);
    if (body instanceof FormData) headers.delete("content-type");  // it tells where the parts of the former one end
    else if (order.type) headers.set("content-type", order.type);
    const answer = await ordinary(address, {method, headers, credentials, body});
    disarm({left: left.length});
    return answer;
  };
  Object.assign(XMLHttpRequest.prototype, {
    open(method, address, ...rest) {
      opened.set(this, {address: new URL(address, location).href, method, headers: []});
      return open.call(this, method, address, ...rest);
    },
    setRequestHeader(name, value) {
      opened.get(this)?.headers.push([name, value]);
      return setRequestHeader.call(this, name, value);
    },
    send(body) {
      const request = opened.get(this);
      if (!request || reads(request.method)) return send.call(this, body);
      if (order.held) {
        const whole = new Request(request.address, {...request, body});
        whole.text().then(text => disarm({...request, headers: [...whole.headers], body: text}));
        return void this.dispatchEvent(new ProgressEvent("error"));
      }
      const typed = request.headers.some(([name]) => name.toLowerCase() === "content-type");
      if (order.type && !typed) setRequestHeader.call(this, "content-type", order.type);
      this.addEventListener("load", () => disarm({left: left.length}));
      return send.call(this, onItsWay(body));
    },
  });
}"""
"""Lie in wait for the next thing that the page's script sends: hold it back, or send another body in its place.

``order`` is ``{held: true}``, ``{body, type}``, or ``{changes: [{from, to} or {rank, to}]}``: a text as it was
entered, or a box by its rank among those ticked, and what is to be sent instead, null for nothing.
"""
_TYPE = """(node, text) => {
  const value = node.type === "date" ? text.replace(/(\\d+)\\/(\\d+)\\/(\\d+)/, "$3-$2-$1") : text;
  const prototype = Object.getPrototypeOf(node);  // a library of components sets a property of its own on the node
  Object.getOwnPropertyDescriptor(prototype, "value").set.call(node, value);
  for (const type of ["input", "change"]) node.dispatchEvent(new Event(type, {bubbles: true}));
  return node.value;
}"""
_IS_BOX = "node => node.type === 'checkbox' || node.getAttribute('role') === 'checkbox'"
_CHOOSE = """node => {
  const list = node.closest("select");
  if (list) {
    list.value = node.value;
    for (const type of ["input", "change"]) list.dispatchEvent(new Event(type, {bubbles: true}));
  } else if (!node.checked) node.click();
  return node.value;
}"""
_DISARM = "told => window[told]?.()"
_FETCH = """async ([address, method, headers, body]) =>
  (await fetch(address, {method, headers, body, credentials: "same-origin"})).ok"""

_PART = re.compile(r"(?<=\r\n\r\n)[^\r]*(?=\r\n--)")
"""What a part of a form in several parts holds."""

Values = Mapping[str, str | bool | None]
"""What to send, by the names of the elements: a text, whether a box is ticked, or None for nothing at all."""
Change = Mapping[str, object]
"""A change of what is sent: ``from`` a text, or ``rank`` among the boxes that are ticked, and ``to``."""


@dataclass(frozen=True)
class ScriptSending:
    """What the script of a screen sent."""

    screen: type[Screen]
    button: str
    """The name of the element that sends it."""
    address: str
    method: str
    headers: Sequence[tuple[str, str]]
    body: str
    tied: Mapping[str, str]
    """The cookie that each header repeats, if it does: it ties what is sent to a session."""

    @classmethod
    def of(cls, screen: Screen, button: str) -> Self:
        """Learn what a button sends of what is entered, without sending it."""
        told = _told_by(screen, button, {"held": True})
        cookies = {cookie.get("value"): cookie.get("name", "") for cookie in screen.page.context.cookies()}
        headers = [(name, value) for name, value in told["headers"]]
        tied = {name: cookies[value] for name, value in headers if value in cookies}
        return cls(type(screen), button, told["address"], told["method"], headers, told["body"], tied)

    def changed(self, values: Mapping[str, str]) -> Self:
        """Return the same, with some values in place of others. Raises ``ArrangementError`` if it is not readable."""
        return replace(self, body=_with(values, self.body))

    def send_from(self, page: Page) -> None:
        """Send it from a page: by its own script if it shows the screen, else beside it, and load the page again."""
        screen = self.screen(page)
        if screen.landmark.is_visible():
            enter_samples(screen)
            kind = dict(self.headers).get("content-type", "")
            _told_by(screen, self.button, {"body": self.body, "type": kind})
        else:
            self.send_beside(page)
            go_to(page, page.url)

    def send_beside(self, page: Page) -> bool:
        """Send it from a page that does not know of it, and tell whether the site accepts it."""
        cookies = {cookie.get("name"): cookie.get("value", "") for cookie in page.context.cookies()}
        headers = [(name, cookies.get(self.tied.get(name, ""), value)) for name, value in self.headers]
        accepted: bool = page.evaluate(_FETCH, [self.address, self.method, headers, self.body])
        return accepted


def _with(values: Mapping[str, str], body: str) -> str:
    """Return what a script sent, whether JSON, the parts of a form or its encoding, with values in place of others."""
    with suppress(ValueError):
        return json.dumps(_exchanged(values, json.loads(body)))
    if body.startswith("--"):
        return _PART.sub(lambda part: values.get(part[0], part[0]), body)
    try:
        entries = parse_qsl(body, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        raise ArrangementError(
            "La page envoie ses saisies d'une façon que la recette ne sait pas lire"
        ) from None
    return urlencode([(name, values.get(value, value)) for name, value in entries])


def _exchanged(values: Mapping[str, str], node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _exchanged(values, each) for key, each in node.items()}
    if isinstance(node, list):
        return [_exchanged(values, each) for each in node]
    other = values.get(str(node), node)
    return int(other) if isinstance(node, int) and str(other).isdecimal() else other


def send_changed(screen: Screen, button: str, values: Values) -> None:
    """Enter what the page accepts, and send these values in its place."""
    changes = [*_typed(screen, values), *_chosen(screen, values), *_ticked(screen, values)]
    screen.about_to_send()
    send_with(screen, button, changes)


def send_with(screen: Screen, button: str, changes: Sequence[Change]) -> None:
    """Send what is entered, changed on its way. Raises ``ArrangementError`` if a change finds nothing to change."""
    told = _told_by(screen, button, {"changes": [*changes]})
    if told["left"]:
        raise ArrangementError(
            f"La page n'envoie pas telles quelles {told['left']} des saisies de {screen.title}"
        )


def enter_samples(screen: Screen) -> None:
    """Enter in each field what its page accepts."""
    for name, element in elements_of(type(screen)):
        field: Locator = getattr(screen, name)
        if element.sample and field.count():
            ask(field, _TYPE, element.sample)


def _typed(screen: Screen, values: Values) -> Iterator[Change]:
    for name, element in elements_of(
        type(screen)
    ):  # in the order of the screen: two may have the same sample
        if name in values and not isinstance(values[name], bool):
            field: Locator = getattr(screen, name)
            entered = ask(field, _TYPE, element.sample) if element.sample else field.input_value()
            yield {"from": entered, "to": values[name]}


def _chosen(screen: Screen, values: Values) -> Iterator[Change]:
    """Choose among others the one that is wanted, or any, which is then not to be sent."""
    choices = {name: wanted for name, wanted in _boxes(values) if not _is_box(screen, name)}
    if choices:
        chosen = next((name for name, wanted in choices.items() if wanted), None)
        value = ask(getattr(screen, chosen or next(iter(choices))), _CHOOSE)
        if chosen is None:
            yield {"from": value, "to": None}


def _ticked(screen: Screen, values: Values) -> Iterator[Change]:
    boxes = [(name, wanted) for name, wanted in _boxes(values) if _is_box(screen, name)]
    for rank, (name, wanted) in enumerate(boxes):
        set_box(getattr(screen, name), ticked=True)
        if not wanted:
            yield {"rank": rank, "to": False}


def _boxes(values: Values) -> Iterator[tuple[str, bool]]:
    yield from ((name, value) for name, value in values.items() if isinstance(value, bool))


def _is_box(screen: Screen, name: str) -> bool:
    return bool(ask(getattr(screen, name), _IS_BOX))


def _told_by(screen: Screen, button: str, order: Mapping[str, object]) -> dict[str, Any]:
    """Click, and return what the page tells of what it sent. Raises ``ArrangementError`` when it sends nothing."""
    page = screen.page
    page.evaluate(_ARM, [order, _TOLD])
    try:
        with page.expect_console_message(_is_told, timeout=patience.milliseconds()) as message:
            getattr(screen, button).click()
    except PlaywrightTimeoutError:
        page.evaluate(_DISARM, _TOLD)  # else it would change what a person sends next
        raise ArrangementError(
            f"Rien n'est envoyé de {screen.title}, rempli sans faute : {screen.described()}"
        ) from None
    told: dict[str, Any] = json.loads(message.value.text.removeprefix(_TOLD))
    return told


def _is_told(message: ConsoleMessage) -> bool:
    return message.text.startswith(_TOLD)
