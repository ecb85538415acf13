"""Windows of any size and zoom: that of the scenario resized, or others opened beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from playwright.sync_api import Page

from fixtures.browsers import visit

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize


@dataclass(frozen=True)
class Window:
    """A window of a browser: its size on the screen, and the zoom of what it shows, 1 being none."""

    width: int
    height: int
    zoom: float = 1

    @classmethod
    def of(cls, row: Mapping[str, str]) -> Self:
        """Read the columns « fenêtre », such as « 1366 × 768 », and « zoom », such as « 110 % »."""
        width, height = re.findall(r"\d+", row["fenêtre"])
        return cls(int(width), int(height), int(row["zoom"].rstrip(" %")) / 100)

    @property
    def viewport(self) -> ViewportSize:
        """What the page can fill, in CSS pixels: the more zoom, the fewer."""
        return {"width": round(self.width / self.zoom), "height": round(self.height / self.zoom)}

    def __str__(self) -> str:
        return f"{self.width} × {self.height} à {self.zoom * 100:.0f} %"


@contextmanager
def opened_beside(page: Page, window: Window) -> Iterator[Page]:
    """Open another window of the same browser, with the session of the first."""
    assert page.context.browser is not None
    session = page.context.storage_state()
    size = {"viewport": window.viewport, "device_scale_factor": window.zoom}
    with visit(page.context.browser, **size, storage_state=session) as context:
        yield context.new_page()
