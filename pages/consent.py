"""What may be done to a site for good: one decision, made once for a run."""

from __future__ import annotations

from collections.abc import Collection

from pages.failures import ArrangementError

DEEDS = {
    "creer": "créer un adhérent",
    "activer": "activer l'espace d'un adhérent",
    "verrouiller": "se tromper assez souvent pour verrouiller un compte",
}
"""What changes a site for good."""

_given: Collection[str] = DEEDS


class MissingConsentError(ArrangementError):
    """The site under test is not to be changed so; nobody is accused."""

    def __init__(self, deed: str) -> None:
        super().__init__(f"Le profil du site ne consent pas à {DEEDS[deed]} ([consentement] {deed} = true)")


def give(deeds: Collection[str]) -> None:
    """Allow these deeds from now on, and no other."""
    global _given
    _given = deeds


def need(deed: str) -> None:
    """See that a deed is allowed. Raises ``MissingConsentError``."""
    if deed not in _given:
        raise MissingConsentError(deed)
