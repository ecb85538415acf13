"""The text of a profile: its values, the line of each, and what it takes from the environment."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*=""")
_VARIABLE = re.compile(r"\$\{(\w+)\}")


@dataclass(frozen=True)
class Source:
    """A profile as it is written, in TOML. Raises ``tomllib.TOMLDecodeError`` when it is not."""

    text: str
    environ: Mapping[str, str]

    @cached_property
    def values(self) -> dict[str, Any]:
        """What it says, each ``${VARIABLE}`` in the place of which the environment has something."""
        return {key: self._filled(value) for key, value in tomllib.loads(self.text).items()}

    @cached_property
    def raw(self) -> dict[str, Any]:
        """What it says, as written."""
        return tomllib.loads(self.text)

    def line(self, table: str, key: str = "") -> int:
        """Return the line of a key of a table, or of the table itself; the first line for what is not there."""
        return self._lines.get((table, key)) or self._lines.get((table, "")) or 1

    def unset(self, value: object) -> list[str]:
        """Return the variables that a value names and the environment does not have."""
        names = _VARIABLE.findall(value) if isinstance(value, str) else []
        return [name for name in names if not self.environ.get(name)]

    @cached_property
    def _lines(self) -> dict[tuple[str, str], int]:
        return dict(self._places())

    def _places(self) -> Iterator[tuple[tuple[str, str], int]]:
        table = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if opened := _TABLE.match(line):
                table = opened[1]
                yield (table, ""), number
            elif named := _KEY.match(line):
                yield (table, next(filter(None, named.groups()))), number

    def _filled(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._filled(each) for key, each in value.items()}
        if isinstance(value, str):
            return _VARIABLE.sub(lambda found: self.environ.get(found[1], ""), value)
        return value


def names_a_variable(value: object) -> bool:
    """Tell a value that is wholly taken from the environment, as a secret must be."""
    return isinstance(value, str) and bool(_VARIABLE.fullmatch(value))
