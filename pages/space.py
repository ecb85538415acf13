"""The member space itself, of which the guide shows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from pages.finding import action
from pages.screen import Screen

_LINKS = "links => links.map(link => link.href)"


class SpaceScreen(Screen):
    key = "space"
    title = "l'espace adhérent"
    reached_by = "EX-1.3-1-12"
    log_out = action("Se déconnecter", "Déconnexion", "Me déconnecter")
    landmark = log_out

    def linked(self) -> Iterator[str]:
        """Yield the addresses of the same site to which this page links, each once."""
        here = urlsplit(self.page.url)
        links = self.page.locator("a[href]").evaluate_all(_LINKS)
        for address in dict.fromkeys(urldefrag(link).url for link in links):
            if urlsplit(address)[:2] == here[:2]:
                yield address
