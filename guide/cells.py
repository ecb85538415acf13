"""The cells of the matrix by name: a recommended browser on a recommended kind of device (EX-1.1-0-02 to -05)."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

BROWSERS = ("chrome", "firefox")
DEVICES = ("ordinateur", "tablette")
CELLS = tuple("-".join(pair) for pair in product(BROWSERS, DEVICES))
NAMES = frozenset({*BROWSERS, *DEVICES, *CELLS})
"""What may be written for one or several cells: ``chrome`` stands for Chrome on every device."""


def expand(names: Collection[str]) -> tuple[str, ...]:
    """Return the cells that the names stand for, in the order of the matrix: all of them when there is no name."""
    if not names:
        return CELLS
    return tuple(cell for cell in CELLS if {cell, *cell.split("-")} & set(names))
