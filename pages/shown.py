"""What a screen shows, judged element by element as the guide's screenshots do: by nature and label."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten

from playwright.sync_api import Locator, Page, expect

from pages.failures import NotShownError
from pages.finding import action, choice, field
from pages.labels import label_pattern, text_pattern
from pages.screen import CONTENT, Screen, ask

SETTLED = 3_000
"""Milliseconds given to an element of a screen that is shown already."""
SYNONYMS = " / "
"""Between the labels that the guide or its ambiguities hold for equal."""

_FIELDS = """nodes => nodes.filter(node => node.checkVisibility()).map(node => {
  const drawn = each => ["::before", "::after"].some(part => getComputedStyle(each, part).content.includes("*"));
  const beside = each => [each.previousElementSibling, each.nextElementSibling, each.previousSibling, each.nextSibling]
    .some(other => other?.textContent.trim() === "*");
  const star = each => drawn(each) || [...each.querySelectorAll("*")].some(drawn) || beside(each) ? " *" : "";
  const ids = (node.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
  const labels = [...(node.labels || []), ...ids.map(id => document.getElementById(id))];
  const hidden = getComputedStyle(node).webkitTextSecurity ?? "none";
  const words = labels.filter(Boolean).map(label => label.innerText + star(label)).join(" ");
  return {
    label: words || node.getAttribute("aria-label") || "",
    masked: node.type === "password" || hidden !== "none",
  };
})"""
_DRAWN = "node => node.decode().then(() => node.naturalWidth > 1, () => false)"
_FOOT = "footer, [role=contentinfo]"
_NODE = re.compile(r'(?P<role>\w+) (?P<name>"(?:[^"\\]|\\.)*")(?P<state>.*)')
_HUES = """node => {
  const hue = colour => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)];
    if (!alpha || high - low < 0.08 * 255) return null;  // transparent, or without a hue that an eye would name
    const turn = high === red ? (green - blue) / (high - low) : high === green ? 2 + (blue - red) / (high - low)
      : 4 + (red - green) / (high - low);
    return (turn * 60 + 360) % 360;
  };
  const {color, borderLeftColor} = getComputedStyle(node);
  const ground = each => {
    const {backgroundColor} = getComputedStyle(each);
    return backgroundColor.endsWith(", 0)") && each.parentElement ? ground(each.parentElement) : backgroundColor;
  };
  const own = hue(ground(node));  // an eye names a banner by its ground, and by the rest when the ground has no hue
  return own === null ? [color, borderLeftColor].map(hue).filter(each => each !== null) : [own];
}"""
_TITLE = re.compile(r"\w+\s*:")
"""What introduces the text that follows it."""
WIDTH = 60
"""How much of a label is said again when it is missing."""
GREEN = range(80, 171)
"""Degrees of the colour wheel that a person calls green."""


@dataclass(frozen=True)
class Field:
    """An input that can be seen."""

    label: str
    masked: bool


@dataclass(frozen=True)
class Node:
    """A line of the accessibility tree: a role, a name, and whether it is out of use."""

    role: str
    name: str
    disabled: bool


class ShownScreen:
    """The screen that a page shows, seen element by element as a person would.

    The page is read as a whole, once, because a browser takes long to be asked often; only what that glance did
    not find is looked for, and waited for, by itself. Each method takes the labels that are held for equal, and
    raises ``AssertionError`` when the element is missing, hidden or of another nature.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    def see(self, nature: str, label: str) -> None:
        """See an element of that nature (a key of ``NATURES``) and label."""
        NATURES[nature](self, label.split(SYNONYMS))

    @cached_property
    def _words(self) -> str:
        return self._page.locator("body").inner_text()

    @cached_property
    def _foot(self) -> str:
        return "\n".join(self._page.locator(_FOOT).all_inner_texts())

    @cached_property
    def _nodes(self) -> list[Node]:
        return list(nodes_of(self._page.locator("body").aria_snapshot()))

    @cached_property
    def _fields(self) -> list[Field]:
        inputs = self._page.locator("input, select, textarea").evaluate_all(_FIELDS)
        return [Field(**each) for each in inputs]

    def _glimpsed(self, pattern: re.Pattern[str], *roles: str) -> bool:
        return any(
            node.role in roles and not node.disabled and pattern.search(node.name) for node in self._nodes
        )

    def _find(self, locator: Locator, awaited: str) -> Locator:
        found = locator.filter(visible=True).first
        Screen(self._page).wait_for(found, awaited, SETTLED)
        return found

    def text(self, labels: Sequence[str]) -> None:
        """See whole words, and at the start of a line those that introduce what follows them, as « Gratuit : »."""
        is_title = all(_TITLE.fullmatch(label) for label in labels)
        pattern = (_opening if is_title else _whole)(text_pattern(*labels))
        if not pattern.search(self._words):  # it may be an image
            whole = label_pattern(*labels) if is_title else pattern
            found = self._page.get_by_text(whole).or_(self._page.get_by_role("img", name=whole))
            self._find(found, f"le texte {_quoted(labels)}")

    def header(self, labels: Sequence[str]) -> None:
        """See a text elsewhere than at the foot of the page."""
        pattern = text_pattern(*labels)
        if len(pattern.findall(self._words)) <= len(pattern.findall(self._foot)):
            found = self._page.get_by_text(pattern).or_(self._page.get_by_role("img", name=pattern))
            above = found.and_(self._page.locator(f":not(:is({_FOOT}) *)"))
            self._find(above, f"l'en-tête {_quoted(labels)}")

    def heading(self, labels: Sequence[str]) -> None:
        pattern = text_pattern(*labels)
        if not self._glimpsed(pattern, "heading"):
            self._find(self._page.get_by_role("heading", name=pattern), f"le titre {_quoted(labels)}")

    def field(self, labels: Sequence[str]) -> Field:
        """See an input, and return what can be told of it."""
        pattern = label_pattern(*labels)
        for found in self._fields:
            if pattern.search(found.label):
                return found
        late = self._find(field(*labels).find(self._page), f"le champ {_quoted(labels)}")
        shown = Field(**ask(late, f"node => ({_FIELDS})([node])[0]"))
        assert pattern.search(shown.label), (
            f"le libellé {_quoted(labels)} s'entend, mais à l'écran se lit « {shown.label} »"
        )
        return shown

    def is_starred(self, label: str) -> bool:
        """Tell whether the label of a field, or the words that ask to choose between boxes, bear a star."""
        pattern = label_pattern(label)
        labels = [found.label for found in self._fields] + self._words.splitlines()
        shown = next(filter(pattern.search, labels), None)
        if shown is None:
            raise NotShownError(f"Absent de la page : {_quoted([label])}")
        return "*" in shown

    def required_field(self, labels: Sequence[str]) -> None:
        shown = self.field(labels).label
        assert "*" in shown, f"le champ {_quoted(labels)} est sans étoile : « {shown} »"

    def optional_field(self, labels: Sequence[str]) -> None:
        shown = self.field(labels).label
        assert "*" not in shown, f"le champ {_quoted(labels)} porte une étoile : « {shown} »"

    def masked_field(self, labels: Sequence[str]) -> None:
        assert self.field(labels).masked, f"la saisie du champ {_quoted(labels)} se lit à l'écran"

    def masked_required_field(self, labels: Sequence[str]) -> None:
        self.masked_field(labels)
        self.required_field(labels)

    def no_field(self, labels: Sequence[str]) -> None:
        found = field(*labels).find(self._page).filter(visible=True)
        expect(found, f"un champ {_quoted(labels)} est présent").to_have_count(0, timeout=SETTLED)

    def button(self, labels: Sequence[str]) -> None:
        if not self._glimpsed(label_pattern(*labels), "button", "link"):
            found = self._find(action(*labels).find(self._page), f"le bouton {_quoted(labels)}")
            expect(found, f"le bouton {_quoted(labels)} est inopérant").to_be_enabled(timeout=SETTLED)

    def button_before_confirm(self, labels: Sequence[str]) -> None:
        self.button(labels)
        self.button(["Valider"])
        names = [node.name for node in self._nodes if node.role in ("button", "link")]
        first, confirm = (
            next(rank for rank, name in enumerate(names) if pattern.search(name))
            for pattern in (label_pattern(*labels), label_pattern("Valider"))
        )
        assert first < confirm, f"{_quoted(labels)} vient après « Valider »"

    def box(self, labels: Sequence[str]) -> None:
        pattern = label_pattern(*labels)
        if not self._glimpsed(pattern, "checkbox"):
            box = self._page.get_by_role("checkbox", name=pattern)
            self._find(box, f"la case à cocher {_quoted(labels)}")

    def choice(self, labels: Sequence[str]) -> None:
        """See what can be chosen among others, by a box or in a list."""
        if not self._glimpsed(label_pattern(*labels), "radio", "checkbox", "option"):
            self._find(choice(*labels).find(self._page), f"le choix {_quoted(labels)}")

    def image(self, labels: Sequence[str]) -> None:
        image = self._find(self._page.locator(f"{CONTENT} :is(img, [role=img])"), labels[0])
        assert ask(image, _DRAWN), f"{labels[0]} n'est pas chargée, ou est vide"

    def green_banner(self, labels: Sequence[str]) -> None:
        text = self._page.get_by_text(text_pattern(*labels))
        hues = ask(self._find(text, f"la bannière {_quoted(labels)}"), _HUES)
        assert any(round(hue) in GREEN for hue in hues), (
            f"la bannière n'est pas verte : teintes {hues} (en degrés)"
        )


def nodes_of(snapshot: str) -> Iterator[Node]:
    """Yield the named nodes of an accessibility tree, as Playwright writes it in YAML."""
    for line in snapshot.splitlines():
        text = line.strip().removeprefix("- ")
        if text.startswith("'"):  # YAML quotes a key that has a colon
            text = text.strip("':").replace("''", "'")
        if match := _NODE.match(text):
            yield Node(match["role"], json.loads(match["name"]), "[disabled]" in match["state"])


def _whole(words: re.Pattern[str]) -> re.Pattern[str]:
    """Match words that are not a part of others."""
    return re.compile(rf"(?<!\w)(?:{words.pattern})(?!\w)", re.IGNORECASE)


def _opening(words: re.Pattern[str]) -> re.Pattern[str]:
    """Match words that are alone at the start of a line, or before a mark of punctuation."""
    return re.compile(rf"^\W*(?:{words.pattern})[^\S\n]*(?=[^\w\s]|$)", re.IGNORECASE | re.MULTILINE)


def _quoted(labels: Sequence[str]) -> str:
    return f"« {shorten(labels[0], WIDTH, placeholder='…')} »"


NATURES: dict[str, Callable[[ShownScreen, Sequence[str]], object]] = {
    "texte": ShownScreen.text,
    "en-tête": ShownScreen.header,
    "titre": ShownScreen.heading,
    "champ": ShownScreen.field,
    "champ obligatoire": ShownScreen.required_field,
    "champ masqué": ShownScreen.masked_field,
    "champ obligatoire et masqué": ShownScreen.masked_required_field,
    "champ sans étoile": ShownScreen.optional_field,
    "champ absent": ShownScreen.no_field,
    "bouton": ShownScreen.button,
    "bouton, avant « Valider »": ShownScreen.button_before_confirm,
    "lien": ShownScreen.button,
    "case à cocher": ShownScreen.box,
    "choix": ShownScreen.choice,
    "image": ShownScreen.image,
    "bannière verte": ShownScreen.green_banner,
}
"""How to see an element, by the French name of its nature."""
