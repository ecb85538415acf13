"""The one-time code (EX-1.2-4)."""

from __future__ import annotations

from datetime import timedelta

from reference.faults.catalogue import fault
from reference.faults.changes import Changes


@fault("EX-1.2-4-14")
def code_valid_too_long(changes: Changes) -> None:
    """Le code reste valide cinq minutes et trente secondes."""
    lifetime = timedelta(minutes=5, seconds=30)
    changes.constant("rules.one_time_codes:LIFETIME", lifetime, read_by="rules.one_time_codes:is_alive")


@fault("EX-1.2-4-14")
def code_valid_too_short(changes: Changes) -> None:
    """Le code n'est valide que quatre minutes et quarante secondes."""
    lifetime = timedelta(minutes=4, seconds=40)
    changes.constant("rules.one_time_codes:LIFETIME", lifetime, read_by="rules.one_time_codes:is_alive")


@fault("EX-1.2-4-05")
def code_button_renamed(changes: Changes) -> None:
    """Le bouton « Valider » de l'écran du code s'appelle « Envoyer »."""
    changes.template("code.html", "</span> Valider</button>", "</span> Envoyer</button>")
