"""What proves the measure itself: a witness that nothing may accuse, and a fault that nobody can miss."""

from __future__ import annotations

from reference.faults.catalogue import fault, healthy
from reference.faults.changes import Changes


@healthy("EX-1.1-0-02", "EX-1.2-4-14", "EX-1.2-6-04", "EX-1.3-1-12", "EX-1.3-1-17")
def unchanged(changes: Changes) -> None:
    """Rien ne change : ce témoin doit rester sans reproche."""
    changes.function("views.login:login", lambda login: login)


@fault("EX-1.1-0-06")
def blank_pages(changes: Changes) -> None:
    """Toutes les pages sont vides : ce défaut doit être vu par n'importe quelle recette."""
    changes.text("^/(?!support)", lambda _: "")
