"""What the harness must know of a site before it judges it: one TOML file for each site."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
TABLES: Mapping[str, type] = {"nom": str, "lectures": dict, "sans_objet": dict}


class ProfileError(Exception):
    """A profile can't be used; the message says in French what is wrong with it, all at once."""


@dataclass(frozen=True)
class Profile:
    """A site to judge. Texts are French."""

    name: str
    readings: Mapping[str, str]
    """The reading that judges, by ambiguity: ids and keys of ``guide/ambiguites.toml``."""
    not_offered: Mapping[str, str]
    """Why the site does not offer what a requirement asks, by requirement id."""


def read_profile(target: str) -> Profile:
    """Read the profile of that name in this folder, or at that path. Raises ``ProfileError``."""
    path = Path(target) if target.endswith(".toml") else FOLDER / f"{target}.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.toml")))
        raise ProfileError(f"Profil « {target} » introuvable ({path}). Profils connus : {known}.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path.name} est illisible ({error}). Corrigez-le en TOML, UTF-8.") from error
    if problems := list(_problems(content)):
        raise ProfileError(f"{path.name} est à corriger :\n  " + "\n  ".join(problems))
    return Profile(content["nom"], content.get("lectures", {}), content.get("sans_objet", {}))


def _problems(content: Mapping[str, object]) -> Iterator[str]:
    for key, value in content.items():
        if key not in TABLES:
            yield f"« {key} » est inconnu. Choisissez parmi : {', '.join(TABLES)}."
        elif not isinstance(value, TABLES[key]):
            expected = "un texte" if key == "nom" else "une table"
            yield f"« {key} » vaut {value!r}, ce doit être {expected}."
        elif isinstance(value, dict):
            yield from (
                f"[{key}] {name} vaut {each!r}, ce doit être un texte non vide."
                for name, each in value.items()
                if not isinstance(each, str) or not each.strip()
            )
    if not content.get("nom"):
        yield "« nom » est absent. Donnez au site le nom que portera le rapport."
