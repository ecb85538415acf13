"""The words of the page: what each verdict means, how the guide is divided, how dates and times are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Look:
    """How a word is shown: never by its colour alone."""

    slug: str
    """Its class, for the colour."""
    icon: str
    """Its drawing, among the symbols of the page."""
    meaning: str = ""


VERDICTS = {
    "NON CONFORME": Look("ecart", "cross", "le site fait autre chose que le guide"),
    "INCIDENT": Look(
        "incident", "alert", "l'outil ou son environnement a failli, le site n'est pas en cause"
    ),
    "À ARBITRER": Look("arbitrer", "fork", "le guide laisse la question ouverte, et personne n'a tranché"),
    "NON VÉRIFIÉ": Look("inconnu", "unknown", "le contrôle n'a pas eu lieu ou n'a pas abouti"),
    "DÉROGATION": Look("derogation", "pen", "un écart connu, admis jusqu'à une date par une personne nommée"),
    "CONFORME": Look("conforme", "check", "tous les contrôles ont réussi"),
    "SANS OBJET": Look("sans-objet", "none", "le site n'offre pas ce dont parle l'exigence"),
}
"""The verdict of a requirement, from the gravest to the least grave."""
UNVERIFIED = ("INCIDENT", "À ARBITRER", "NON VÉRIFIÉ", "SANS OBJET")
"""The verdicts after which nobody knows whether the site does what the guide says."""

RUNS = {
    "CONFORME": Look("conforme", "check"),
    "NON CONFORME": Look("ecart", "cross"),
    "NON ENTIÈREMENT VÉRIFIÉ": Look("inconnu", "unknown"),
    "INCIDENT": Look("incident", "alert"),
}
STATUSES = {
    "réussi": Look("conforme", "check"),
    "écart": Look("ecart", "cross"),
    "bloqué": Look("inconnu", "unknown"),
    "incident": Look("incident", "alert"),
}
WAIVER_STATES = {
    "en vigueur": Look("derogation", "pen", "l'écart est admis"),
    "échue": Look("ecart", "cross", "la date est passée : l'écart n'est plus admis"),
    "inutile": Look("inconnu", "alert", "l'exigence est tenue : à supprimer"),
    "trop large": Look(
        "inconnu", "alert", "l'exigence est tenue dans une partie des cellules : à restreindre"
    ),
}
TRIALS = {
    "défaut": "Défauts provoqués",
    "variante saine": "Variantes saines, d'un autre dessin mais conformes",
    "autre lecture": "Autres lectures d'une ambiguïté du guide",
    "mutant": "Mutants, altérés mécaniquement",
}
"""The kinds of changes by which the recette was tried."""
RESULTS = {
    "détecté": Look("conforme", "check"),
    "rien d'accusé": Look("conforme", "check"),
    "à arbitrer": Look("conforme", "fork"),
    "équivalent": Look("sans-objet", "none"),
    "détecté, mais d'autres accusés à tort": Look("inconnu", "alert"),
    "détecté pour une autre raison": Look("inconnu", "alert"),
    "non détecté": Look("ecart", "cross"),
    "accusé à tort": Look("ecart", "cross"),
    "non vérifié à tort": Look("inconnu", "unknown"),
    "non atteint": Look("inconnu", "unknown"),
    "incident": Look("incident", "alert"),
}
NATURES = {
    "énoncé": ("E", "le guide le dit en toutes lettres, dans son texte ou dans une règle affichée à l'écran"),
    "montré": ("M", "une capture d'écran du guide le montre, sans qu'aucune phrase le dise"),
    "déduit": ("D", "le guide le suppose sans l'écrire"),
}
CHOSEN_BY = {
    "profil": "choisie par le profil du site",
    "défaut": "retenue par défaut",
    "aucun": "aucune lecture choisie",
}
SECTIONS = {
    "1.1": "À savoir : accès, navigateurs et appareils",
    "1.2": "Activer l'espace avec son identifiant",
    "1.2.2": "Activer l'espace sans l'identifiant",
    "1.3": "Première connexion : conditions générales",
    "T": "Tout le parcours",
}
MEANINGS = {
    "CONFORME": "Le site fait ce que dit le guide : tout ce qui devait être vérifié l'a été, sans écart{waived}.",
    "NON CONFORME": "Le site fait autre chose que ce que dit le guide : {deviating}.",
    "NON ENTIÈREMENT VÉRIFIÉ": (
        "Aucun écart n'a été trouvé, mais une partie des exigences n'a pas été vérifiée : "
        "cette recette ne suffit pas à accepter le site."
    ),
    "INCIDENT": (
        "L'outil, son environnement ou ses données sont en cause : "
        "cette recette ne permet pas de se prononcer sur le site."
    ),
}
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
BEFORE_HIGH_MARKS = re.compile(r" (?=[;:!?»%])|(?<=«) ")


def unbroken(text: str) -> str:
    """Keep French punctuation on the line of the word it belongs to."""
    return BEFORE_HIGH_MARKS.sub("\N{NO-BREAK SPACE}", text)


def counted(count: int, singular: str, plural: str = "") -> str:
    """Write a number of things."""
    return f"{count} {singular if count < 2 else plural or singular + 's'}"


def day(iso: str) -> str:
    """Write a date, or the date of a moment."""
    read = date.fromisoformat(iso[:10])
    return f"{'1er' if read.day == 1 else read.day} {MONTHS[read.month - 1]} {read.year}"


def moment(iso: str) -> str:
    """Write a date and a time, as they were where the run was made."""
    return f"{day(iso)} à {datetime.fromisoformat(iso):%H:%M}"


def duration(seconds: float) -> str:
    """Write a duration, to the second."""
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes) + [f"{left} s"]
    return " ".join(parts)


def meaning(run: Mapping[str, Any]) -> str:
    """Say in one sentence what the verdict of a run means."""
    return MEANINGS[run["verdict"]].format(
        deviating=counted(
            run["counts"].get("NON CONFORME", 0), "exigence n'est pas tenue", "exigences ne sont pas tenues"
        ),
        waived=", hormis les écarts admis par dérogation" if "DÉROGATION" in run["counts"] else "",
    )
