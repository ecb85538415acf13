"""The ways to change the site from outside. Each counts how often what it changed was run."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

SITE = Path(__file__).parents[1]
TEMPLATES = SITE / "templates" / "reference"
STATIC = "/static/reference"
TIME_FOR_A_CLICK = 0.2
"""Seconds in which a page is clicked again before it gives way: a faster site hides what that does to it."""

Function = Callable[..., Any]
Edit = Callable[[HttpRequest, HttpResponseBase], None]
"""What is done to an answer of the site, in place."""


class StaleFaultError(Exception):
    """What a change was to replace is not in the site: the site has moved on, and the change must follow."""


class Hits:
    """Tells another process, in a file, that changed code runs: a line each time, with the name of the place if any."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file

    def add(self, place: str = "") -> None:
        """Tell it once more. A short line is written whole, so that threads need no lock."""
        if self._file is not None:
            descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(descriptor, f"{place}\n".encode())
            os.close(descriptor)


class Changes:
    """What is changed of the site, until it is undone."""

    def __init__(self, hits: Hits) -> None:
        self._hits = hits
        self._undo: list[Callable[[], None]] = []
        self._templates: dict[str, list[tuple[str, str]]] = {}
        self._answers: list[tuple[re.Pattern[str], Edit]] = []

    def function(self, place: str, change: Callable[[Function], Function]) -> None:
        """Put in the place of a function what ``change`` makes of it.

        ``place`` is a module of the site, and a name in it: ``services.codes:check``, or ``forms.code:CodeForm.clean``.
        """
        owner, name, original = self._find(place)
        changed = change(original)

        @wraps(original)
        def counted(*args: object, **kwargs: object) -> object:
            self._hits.add()
            return changed(*args, **kwargs)

        self._put(owner, name, original, counted)

    def constant(self, place: str, value: object, *, read_by: str) -> None:
        """Give a constant another value; ``read_by`` is the place of the function that reads it."""
        self._put(*self._find(place), value)
        self.function(read_by, lambda unchanged: unchanged)

    def template(self, name: str, old: str, new: str) -> None:
        """Replace a text of a template's source, wherever it stands in it."""
        _see(old, TEMPLATES / name)
        edits = self._templates.setdefault(f"reference/{name}", [])
        edits.append((old, new))
        self._undo.append(edits.clear)

    def asset(self, name: str, old: str, new: str) -> None:
        """Replace a text of a static file."""
        _see(old, SITE / "static" / "reference" / name)
        self.text(rf"{STATIC}/{re.escape(name)}$", lambda content: content.replace(old, new))

    def style(self, rules: str) -> None:
        """Add rules at the end of the site's style sheet."""
        self.text(rf"{STATIC}/site\.css$", lambda content: f"{content}\n{rules}\n")

    def text(self, path: str, edit: Callable[[str], str]) -> None:
        """Rewrite the text of the answers at the paths that a pattern matches."""

        def rewrite(_: HttpRequest, answer: HttpResponseBase) -> None:
            answer.headers.pop("Content-Length", None)
            streamed = getattr(answer, "streaming_content", None)
            body = b"".join(streamed) if streamed is not None else getattr(answer, "content", b"")
            changed = edit(body.decode()).encode()
            if streamed is not None:
                answer.streaming_content = iter([changed])  # type: ignore[attr-defined]  # only some have it
            else:
                answer.content = changed  # type: ignore[attr-defined]  # the others

        self.answer(path, rewrite)

    def answer(self, path: str, edit: Edit) -> None:
        """Rewrite the answers at the paths that a pattern matches."""
        self._answers.append((re.compile(path), edit))

    def slow(self, path: str, seconds: float) -> None:
        """Let the answers at the paths that a pattern matches wait, once what was asked is done."""
        self.answer(path, lambda _request, _answer: time.sleep(seconds))  # the slowness is the change itself

    def edit_source(self, name: str, source: str) -> str:
        """Return the source of a template as changed."""
        for old, new in self._templates.get(name, ()):
            self._hits.add()
            source = source.replace(old, new)
        return source

    def tell(self, place: str) -> None:
        """Tell that a place of the site, changed or not, is run."""
        self._hits.add(place)

    def edit_answer(self, request: HttpRequest, answer: HttpResponseBase) -> None:
        """Change an answer that is about to leave."""
        for path, edit in self._answers:
            if path.search(request.path):
                self._hits.add()
                edit(request, answer)

    def undo(self) -> None:
        """Leave the site as it was."""
        while self._undo:
            self._undo.pop()()
        self._answers.clear()

    def _put(self, owner: object, name: str, original: object, value: object) -> None:
        setattr(owner, name, value)
        self._undo.append(lambda: setattr(owner, name, original))

    def _find(self, place: str) -> tuple[Any, str, Any]:
        """Return what holds a name, the name, and what it stands for."""
        module, _, path = place.partition(":")
        *classes, name = path.split(".")
        owner: Any = import_module(f"reference.{module}")
        for each in classes:
            owner = getattr(owner, each)
        if name not in vars(owner):
            raise StaleFaultError(f"« {name} » n'est pas dans {owner.__name__}")
        return owner, name, vars(owner)[name]


def _see(old: str, file: Path) -> None:
    if old not in file.read_text(encoding="utf-8"):
        raise StaleFaultError(f"« {old} » n'est pas dans {file.name}")
