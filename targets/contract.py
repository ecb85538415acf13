"""What the documents of OpenAPI in this folder say of an answer, and in what it departs from them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

FOLDER = Path(__file__).parent
CALLS_FOR = {
    "const": "la valeur",
    "enum": "l'une des valeurs",
    "format": "le format",
    "minItems": "un nombre d'éléments d'au moins",
    "minLength": "une longueur d'au moins",
    "minimum": "un nombre d'au moins",
    "pattern": "la forme",
    "type": "le type",
}
"""How a rule of a schema is told, by its keyword."""

_FORMATS = FormatChecker(["date"])


@_FORMATS.checks("date-time", raises=ValueError)
def _is_a_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


class Contract:
    """A document of OpenAPI."""

    def __init__(self, file: str) -> None:
        self._document: Mapping[str, Any] = json.loads((FOLDER / file).read_text(encoding="utf-8"))

    def deviations(self, method: str, path: str, status: int, answer: object) -> Iterator[str]:
        """Yield in French what of an answer is not as described; the values are not told, which may be secret."""
        told = self._document["paths"][path][method.lower()]["responses"][str(status)]
        schema = self._referred(told)["content"]["application/json"]["schema"]
        validator = Draft202012Validator(
            {**schema, "components": self._document["components"]}, format_checker=_FORMATS
        )
        yield from dict.fromkeys(map(_in_french, validator.iter_errors(answer)))

    def _referred(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        if "$ref" not in node:
            return node
        names = node["$ref"].removeprefix("#/").split("/")
        found: Mapping[str, Any] = reduce(lambda place, name: place[name], names, self._document)
        return found


def _in_french(error: ValidationError) -> str:
    where = error.json_path.removeprefix("$").removeprefix(".")
    place = f"« {where} »" if where else "la réponse"
    if error.validator == "required":
        required, held = cast(list[str], error.validator_value), cast(Mapping[str, Any], error.instance)
        missing = ", ".join(f"« {name} »" for name in required if name not in held)
        return f"dans {place}, il manque {missing}"
    keyword = str(error.validator)
    wanted = json.dumps(error.validator_value, ensure_ascii=False)
    return f"{place} n'a pas {CALLS_FOR.get(keyword, keyword)} {wanted}"
