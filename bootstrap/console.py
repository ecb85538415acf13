"""What the set-up tells the person waiting, on the error stream so that results keep the other one."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import TextIO


def make_printable() -> None:
    """Let the console show what it can of a text, where its encoding lacks a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def say(message: str) -> None:
    """Write one message and end the line."""
    _erase(sys.stderr)
    sys.stderr.write(message + "\n")
    sys.stderr.flush()


def progress(message: str) -> None:
    """Replace the line in progress on a terminal; elsewhere write nothing."""
    if not sys.stderr.isatty():
        return
    _erase(sys.stderr)
    sys.stderr.write(message[: _width()])
    sys.stderr.flush()


def columns(*rows: Sequence[str]) -> list[str]:
    """Return rows as lines of text in columns; a rule goes under the first one, which holds their heads."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return [lines[0], "-" * max(map(len, lines)), *lines[1:]]


def _erase(stream: TextIO) -> None:
    if stream.isatty():
        stream.write("\r" + " " * _width() + "\r")


def _width() -> int:
    # One column less than the terminal: writing in the last one starts a new line.
    return shutil.get_terminal_size().columns - 1
