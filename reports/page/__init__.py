"""The page of verdicts: one file, to read, to print and to sign."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reports.page import words
from reports.page.pictures import Pictures
from reports.page.view import Data, View

PAGE = "recette.html"
SOURCES = Path(__file__).with_name("templates")


def write_page(verdicts: Data, folder: Path, measure: Data | None = None) -> Path:
    """Write the page of ``verdicts`` (see ``verdicts.schema.json``) in the folder that holds its screenshots.

    ``measure`` is what the recette was measured to detect (see ``faults.schema.json``).
    """
    file = folder / PAGE
    file.write_text(render(verdicts, folder, measure), encoding="utf-8")
    return file


def render(verdicts: Data, folder: Path, measure: Data | None = None) -> str:
    """Return the page: its style, its script and its screenshots are inside, and it may load nothing else."""
    style, script = (_source(name) for name in ("page.css", "page.js"))
    return (
        _environment()
        .get_template("page.html")
        .render(
            view=View(verdicts, Pictures(folder), measure),
            words=words,
            style=style,
            script=script,
            policy=(
                f"default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
                f"style-src {_hash(style)}; script-src {_hash(script)}"
            ),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(SOURCES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: words.unbroken(value) if type(value) is str else value,
    )
    environment.filters |= {
        "counted": words.counted,
        "day": words.day,
        "duration": words.duration,
        "moment": words.moment,
    }
    return environment


def _source(name: str) -> str:
    return (SOURCES / name).read_text(encoding="utf-8")


def _hash(inline: str) -> str:
    """Return what a policy says to allow this inline source and no other."""
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    return f"'sha256-{digest}'"
