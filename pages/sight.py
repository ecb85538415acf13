"""What is seen of any screen at a glance: how it fits its window, what it says and loads, what is typed there."""

from __future__ import annotations

from dataclasses import dataclass

from pages.screen import Screen, elements_of

_FIELDS = "input, select, textarea, [role=checkbox], [role=radio]"
_USEFUL = "data-recette-utile"
_MARK = "(nodes, [name, label]) => nodes.forEach(node => node.setAttribute(name, label))"
_HIDDEN = """name => [...document.querySelectorAll(`[${name}]`)].filter(node => {
  node.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
  const {left, right, top, bottom} = node.getBoundingClientRect();
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const own = [node, ...(node.labels || [])];
  const reached = own.some(each => each.contains(hit)) || hit === node.parentElement
    || getComputedStyle(node).pointerEvents === "none";
  return !node.checkVisibility({visibilityProperty: true}) || !hit || !reached;
}).map(node => node.getAttribute(name))"""
"""Which marked elements are not drawn, or lie under something else once scrolled to."""

_ENTRIES = """nodes => nodes.filter(node => node.checkVisibility()).map(node => {
  const named = document.getElementById((node.getAttribute("aria-labelledby") || "").split(" ")[0]);
  const words = node.labels?.[0] ?? named ?? (node.hasAttribute("role") ? node : null);
  return [
    words?.innerText.trim() || node.getAttribute("aria-label") || node.name,
    ["checkbox", "radio"].includes(node.type) ? String(node.checked) : node.ariaChecked ?? node.value,
  ];
})"""

_CONTENT = """() => {
  const told = ["alt", "aria-label", "placeholder", "title"];
  const texts = [...document.querySelectorAll(told.map(name => `[${name}]`))]
    .flatMap(node => told.map(name => node.getAttribute(name)));
  const links = ["stylesheet", "icon", "preload", "modulepreload", "manifest"].map(rel => `link[rel~=${rel}]`);
  const loaded = [...document.querySelectorAll(["[src]", "[srcset]", "[poster]", "object[data]", ...links])];
  const sent = [...document.querySelectorAll("form[action], [formaction]")];
  return {
    language: document.documentElement.lang,
    text: [document.title, document.body.innerText, ...texts.filter(Boolean)].join("\\n"),
    targets: [
      ...loaded.flatMap(node => [node.src, node.href, node.srcset, node.poster, node.data]),
      ...sent.flatMap(node => [node.action, node.formAction]),
    ].filter(target => typeof target === "string" && target),
  };
}"""


@dataclass(frozen=True)
class Content:
    """What a page says and loads."""

    language: str
    """The language that it declares."""
    text: str
    """All its words, those read aloud included."""
    targets: list[str]
    """The addresses from which it loads something, or to which it sends."""


def content(screen: Screen) -> Content:
    """Return what the page says and loads."""
    return Content(**screen.page.evaluate(_CONTENT))


def mark_useful(screen: Screen) -> None:
    """Remember which elements of the guide the screen shows now, to see whether a window hides them."""
    for name, element in elements_of(type(screen)):
        shown = getattr(screen, name).filter(visible=True)
        shown.evaluate_all(_MARK, [_USEFUL, element.label])


def hidden(screen: Screen) -> list[str]:
    """Name the remembered elements that a person can no longer see or reach, scrolling included."""
    labels: list[str] = screen.page.evaluate(_HIDDEN, _USEFUL)
    return labels


def entries(screen: Screen) -> list[tuple[str, str]]:
    """Return each visible field, by its label, and what it holds."""
    fields = screen.page.locator(_FIELDS).evaluate_all(_ENTRIES)
    return [(label, value) for label, value in fields]
