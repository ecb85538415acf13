"""Every element of every screen by its key, as the profile of a site names it.

``python -m pages.elements`` prints the list, which ``targets/ELEMENTS.md`` holds.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from textwrap import shorten

from pages.journey import SCREENS
from pages.screen import elements_of

LABEL = 80
"""How much of a label the list shows."""
_HEAD = """# Les clés des éléments

La recette trouve chaque élément par son libellé, comme une personne. Quand cela ne suffit pas sur un site, son profil
donne un sélecteur de Playwright à la place, par la clé de l'élément, entre guillemets :

```toml
[elements]
"identification.contact" = "css=#contact"
```

Le sélecteur ne sert qu'à trouver l'élément : un libellé que le guide demande est toujours comparé à ce qui se lit. Les
textes n'ont pas de clé : ce sont leurs mots qui les font reconnaître.

| clé | élément | où |
|---|---|---|
"""


@dataclass
class Described:
    """What a key designates, in French."""

    label: str
    screens: list[str] = field(default_factory=list)


def described() -> dict[str, Described]:
    """Return what each key designates; an element that several screens have has one key."""
    found: dict[str, Described] = {}
    for screen in SCREENS:
        for _, element in elements_of(screen):
            if element.key:
                found.setdefault(element.key, Described(element.label)).screens.append(screen.title)
    return found


def table() -> str:
    """Return the list of the keys, in Markdown."""
    rows = [
        f"| `{key}` | {shorten(each.label, LABEL, placeholder='… »')} | {', '.join(each.screens)} |\n"
        for key, each in described().items()
    ]
    return _HEAD + "".join(rows)


if __name__ == "__main__":
    sys.stdout.write(table())
