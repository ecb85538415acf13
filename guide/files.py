"""Reading the data files that people edit: any file that cannot be read gives one French sentence."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class GuideError(Exception):
    """A data file of the guide cannot be read; the message is for the person who edited it."""


def read_table(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of a spreadsheet saved as CSV with semicolons, which must have just these columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter=";", restkey="", restval="", strict=True)
            rows, header = list(reader), tuple(reader.fieldnames or ())
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GuideError(f"{path.name} est illisible ({error}). Rétablissez-le en CSV, UTF-8.") from error
    if header != columns:
        raise GuideError(
            f"{path.name} : colonnes attendues, séparées par des points-virgules : {', '.join(columns)} ; "
            f"colonnes lues : {', '.join(header)}."
        )
    for row in rows:
        if "" in row:
            raise GuideError(
                f"{path.name}, ligne de {row[columns[0]]} : trop de colonnes. "
                "Mettez entre guillemets un texte qui contient un point-virgule."
            )
    return rows


def read_tables(path: Path, name: str) -> list[dict[str, Any]]:
    """Return the ``[[name]]`` tables of a TOML file, in its order."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GuideError(f"{path.name} est illisible ({error}). Corrigez-le en TOML, UTF-8.") from error
    if content.keys() - {name}:
        raise GuideError(f"{path.name} ne doit contenir que des tables [[{name}]].")
    return tables_of(content, name, path.name)


def tables_of(table: Mapping[str, Any], key: str, owner: str) -> list[dict[str, Any]]:
    """Return the list of tables that a TOML table holds under a key, empty when absent; errors name the owner."""
    tables = table.get(key, [])
    if isinstance(tables, list) and all(isinstance(each, dict) for each in tables):
        return tables
    raise GuideError(f"{owner} : « {key} » vaut {tables!r}, ce doit être une liste de tables TOML.")


def words(value: object) -> tuple[str, ...]:
    """Return a TOML value as words: the items of a list, one word for anything else, none when absent."""
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
