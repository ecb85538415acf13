"""Where the guide contradicts itself, keeps silent or can be read in several ways, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from guide.files import GuideError, read_tables, tables_of, words

AMBIGUITIES = Path(__file__).with_name("ambiguites.toml")
TYPES = ("contradiction", "omission", "plusieurs lectures", "coquille", "fiabilité")


@dataclass(frozen=True)
class Quote:
    """Words of the guide, and where they stand."""

    place: str
    words: str


@dataclass(frozen=True)
class Reading:
    """One way to understand the guide."""

    key: str
    description: str
    shows: str
    """What a site does under this reading; empty when the suite does not tell readings apart."""


@dataclass(frozen=True)
class Ambiguity:
    """A question that the guide leaves open. Texts are French, as reports show them."""

    id: str
    """``A01`` and so on, stable for ever."""
    type: str
    """One of ``TYPES``."""
    title: str
    quotes: tuple[Quote, ...]
    """The texts in conflict; none where the guide is silent."""
    readings: tuple[Reading, ...]
    default: str
    """The key of the reading that holds unless the profile of a site chooses another."""
    executable: bool
    """Whether the suite can see which reading a site follows. Without a choice, the verdict is then undecided."""
    effect: str
    scope: str
    """What it bears on beyond the requirements named, such as every label."""
    requirements: tuple[str, ...]

    def reading(self, key: str) -> Reading | None:
        """Return the reading of that key, if there is one."""
        return next((reading for reading in self.readings if reading.key == key), None)


@cache
def ambiguities() -> dict[str, Ambiguity]:
    """Return every ambiguity by id.

    Raises :class:`guide.files.GuideError` when the file cannot be read.
    """
    return {ambiguity.id: ambiguity for ambiguity in read_ambiguities()}


def read_ambiguities(path: Path = AMBIGUITIES) -> list[Ambiguity]:
    """Read the ambiguities as they are written; :mod:`guide.validation` judges them."""
    return [_ambiguity(table) for table in read_tables(path, "ambiguite")]


def _ambiguity(table: Mapping[str, Any]) -> Ambiguity:
    name = str(table.get("id", ""))
    return Ambiguity(
        id=name,
        type=str(table.get("type", "")),
        title=str(table.get("titre", "")),
        quotes=tuple(
            Quote(str(text.get("ou", "")), str(text.get("citation", "")))
            for text in tables_of(table, "textes", name)
        ),
        readings=tuple(
            Reading(
                str(reading.get("cle", "")),
                str(reading.get("description", "")),
                str(reading.get("montre", "")),
            )
            for reading in tables_of(table, "lectures", name)
        ),
        default=str(table.get("defaut", "")),
        executable=_flag(table, "jouable", name),
        effect=str(table.get("effet", "")),
        scope=str(table.get("portee", "")),
        requirements=words(table.get("exigences")),
    )


def _flag(table: Mapping[str, Any], key: str, owner: str) -> bool:
    value = table.get(key)
    if isinstance(value, bool):
        return value
    raise GuideError(f"{owner} : « {key} » vaut {value!r}, écrivez true ou false.")
