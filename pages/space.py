"""The member space itself, of which the guide shows nothing."""

from __future__ import annotations

from pages.screen import Screen, action


class SpaceScreen(Screen):
    title = "l'espace adhérent"
    log_out = action("Se déconnecter", "Déconnexion", "Me déconnecter")
    landmark = log_out
