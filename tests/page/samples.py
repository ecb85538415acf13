"""Runs as verdicts.json would hold them, small enough to be read."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from reports.verdict import BY_GRAVITY, RunVerdict

Data = dict[str, Any]

TITLES = {
    "chrome-ordinateur": "Chrome · ordinateur",
    "chrome-tablette": "Chrome · tablette",
    "firefox-ordinateur": "Firefox · ordinateur",
    "firefox-tablette": "Firefox · tablette",
}
CHROME, TABLET, FIREFOX, FIREFOX_TABLET = TITLES
LONG = (
    "Le nouveau mot de passe doit comporter un minimum de 3 des 4 catégories de caractères "
    "(majuscules, minuscules, chiffres et caractères spéciaux), sans AucunEspaceNulPartDansUnMotQuiDépasse"
    * 3
)
MARKUP = "Vu : <script>alert('page')</script> & « <b>gras</b> »"
WAIVER = {
    "ticket": "RECETTE-123",
    "owner": "Camille Martin",
    "reason": "La bannière sera verte dans la prochaine charte.",
    "until": "2027-03-01",
}


def check(status: str = "réussi", **changes: Any) -> Data:
    return {
        "scenario": "Activer son espace avec son identifiant",
        "feature": "1.2 Activation de l'espace adhérent",
        "step": "Alors le formulaire d'activation s'affiche",
        "status": status,
        "expected": "",
        "seen": "" if status == "réussi" else "Le bouton « Valider » est absent.",
        "seconds": 4.2,
        "reading": "",
        "evidence": [],
        **changes,
    }


def place(cell: str, verdict: str = "CONFORME", *checks: Data, **changes: Any) -> Data:
    seen = dict.fromkeys(each["seen"] for each in checks if each["seen"])
    return {
        "cell": cell,
        "due": True,
        "verdict": verdict,
        "reason": "" if verdict == "CONFORME" else "\n".join(seen),
        "checks": list(checks) or [check()],
        "waiver": WAIVER if verdict == "DÉROGATION" else None,
        **changes,
    }


def requirement(name: str, *places: Data, **changes: Any) -> Data:
    _, section, step, _ = name.split("-")
    verdicts = {each["verdict"] for each in places}
    return {
        "id": name,
        "section": section,
        "step": step,
        "nature": ["énoncé"],
        "statement": f"Ce que le site doit tenir, selon {name}.",
        "quotes": ["Cliquez sur le bouton « valider »"],
        "boundaries": "0 ; 1 ; 10",
        "verification": "auto",
        "exclusion": "",
        "thrift": "",
        "note": "",
        "ambiguities": [],
        "verdict": next(str(verdict) for verdict in BY_GRAVITY if verdict in verdicts),
        "places": list(places),
        "not_repeated": [],
        "not_applicable": [],
        **changes,
    }


def reading(key: str, description: str, shows: str) -> Data:
    return {"key": key, "description": description, "shows": shows}


def ambiguity(name: str, **changes: Any) -> Data:
    return {
        "id": name,
        "type": "omission",
        "title": "Que devient l'ancien code quand on en demande un nouveau ?",
        "quotes": [
            {"place": "1.2, étape 4", "words": "Vous pouvez générer un nouveau code si nécessaire"},
            {"place": "1.2, étape 4, à l'écran", "words": LONG},
        ],
        "readings": [
            reading("ancien_invalide", "Le nouveau code remplace l'ancien.", "l'ancien est refusé"),
            reading("ancien_valable", "L'ancien code reste valable.", "l'ancien est accepté"),
        ],
        "default": "ancien_invalide",
        "playable": True,
        "chosen": "ancien_invalide",
        "chosen_by": "profil",
        "effect": "Le guide ne dit rien de l'ancien code.",
        "scope": "",
        "requirements": ["EX-1.2-4-16"],
        "observed": [{"cell": CHROME, "reading": "ancien_invalide", "held": True}],
        **changes,
    }


def run(
    verdict: RunVerdict,
    requirements: Sequence[Data],
    *,
    ambiguities: Sequence[Data] = (),
    waivers: Sequence[Data] = (),
    **changes: Any,
) -> Data:
    places = [place["verdict"] for each in requirements for place in each["places"]]
    return {
        "format": 1,
        "run": {
            "started": "2026-11-24T04:00:00+01:00",
            "seconds": 312.4,
            "verdict": verdict.title,
            "exit_code": verdict.exit_code,
            "target": {"name": "site de référence", "url": "https://localhost:48673", "version": ""},
            "versions": {"Python": "3.11.7", "Chrome": "156.0", "messagerie": "Mailpit v1.30.5"},
            "options": ["--browser", "chrome"],
            "full_matrix": False,
            "time": "L'âge des codes est donné par l'adresse de support du site.",
            "counts": dict(Counter(each["verdict"] for each in requirements)),
            "places": dict(Counter(places)),
            "problems": [],
            "detection": None,
            **changes,
        },
        "cells": [cell(name) for name in TITLES],
        "requirements": list(requirements),
        "ambiguities": list(ambiguities),
        "waivers": list(waivers),
    }


def cell(name: str) -> Data:
    browser, device = name.split("-")
    return {
        "name": name,
        "title": TITLES[name],
        "browser": browser,
        "device": device,
        "viewport": "768 × 1024" if device == "tablette" else "1366 × 768",
        "touch": device == "tablette",
        "seconds": 62.1,
        "scenarios": 40,
    }


def all_green() -> Data:
    """Everything was verified, and held."""
    requirements = [
        requirement(f"EX-1.2-4-{number:02}", *(place(cell) for cell in TITLES)) for number in (14, 15, 16)
    ]
    return run(RunVerdict.CONFORMING, requirements, ambiguities=[ambiguity("A09")])


def every_verdict() -> Data:
    """Every verdict, in one cell at least, with all that a page may have to show."""
    deviation = check("écart", expected="code : vide", seen=f"{MARKUP}\n{LONG}", evidence=["preuves/un.png"])
    missing = check("écart", scenario="Un plan du scénario", step="", evidence=["preuves/perdue.png"])
    requirements = [
        requirement(
            "EX-1.1-0-01",
            place(CHROME, "NON CONFORME", check(), deviation, missing),
            place(TABLET, "NON CONFORME", deviation),
            place(FIREFOX, due=False),
            not_applicable=[FIREFOX_TABLET],
            statement=LONG,
            ambiguities=["A09"],
            nature=["montré", "déduit"],
        ),
        requirement("EX-1.2-1-01", *(place(cell, "INCIDENT", check("incident")) for cell in TITLES)),
        requirement(
            "EX-1.2-4-16",
            place(
                CHROME,
                "À ARBITRER",
                check(reading="A09.ancien_invalide"),
                check("écart", reading="A09.ancien_valable", evidence=["preuves/un.png"]),
                reason="Le guide laisse la question ouverte.",
            ),
            not_repeated=[TABLET, FIREFOX, FIREFOX_TABLET],
            thrift="Une cellule suffit : le serveur seul tient l'état du code.",
        ),
        requirement(
            "EX-1.2-5-01",
            place(CHROME, "NON VÉRIFIÉ", check("bloqué", evidence=["preuves/deux.png"])),
            *(
                place(cell, "NON VÉRIFIÉ", reason="Cette cellule n'a pas été jouée.")
                for cell in [TABLET, FIREFOX]
            ),
            place(FIREFOX_TABLET),
            note="La qualité de la langue revient à une personne.",
        ),
        requirement("EX-1.2-6-02", *(place(cell, "DÉROGATION", check("écart")) for cell in TITLES)),
        requirement("EX-1.3-1-02", *(place(cell, "CONFORME", check(), check()) for cell in TITLES)),
        requirement(
            "EX-T-0-01",
            *(place(cell, "SANS OBJET", reason="Le site n'envoie pas de SMS.") for cell in TITLES),
        ),
    ]
    states = ("en vigueur", "échue", "inutile", "trop large")
    waivers = [
        WAIVER | {"requirement": "EX-1.2-6-02", "cells": ["toutes"], "state": state} for state in states
    ]
    waivers[-1]["cells"] = [CHROME, TABLET]
    ambiguities = [
        ambiguity("A09", chosen="", chosen_by="aucun", scope="Chaque code.", requirements=["EX-1.2-4-16"]),
        ambiguity("A10", chosen_by="défaut", playable=False, quotes=[], observed=[]),
        ambiguity("A11", observed=[{"cell": CHROME, "reading": "ancien_valable", "held": False}]),
    ]
    problems = ["La dérogation RECETTE-123 est échue : corrigez l'écart ou prolongez-la."]
    detection = {
        "measured": "2026-11-25T20:00:00+01:00",
        "kinds": {
            "défaut": {"tried": 2, "good": 1, "equivalent": 0},
            "variante saine": {"tried": 1, "good": 1, "equivalent": 0},
        },
    }
    return run(
        RunVerdict.DEVIATING,
        requirements,
        ambiguities=ambiguities,
        waivers=waivers,
        problems=problems,
        detection=detection,
        options=[],
    )


def measure() -> Data:
    """A fault found by the requirement that it breaks, one that was not found, and a healthy variant."""
    found = {
        "requirement": "EX-1.2-4-16",
        "cell": CHROME,
        "scenario": "Un nouveau code remplace l'ancien",
        "step": "Alors le code est refusé",
        "expected": "",
        "seen": LONG,
        "by_assertion": True,
    }
    trials = [
        trial("old-code-kept", "détecté", accusations=[found]),
        trial("code-never-expires", "non détecté", good=False),
        trial("six-digit-code", "rien d'accusé", kind="variante saine"),
    ]
    return {
        "format": 1,
        "started": "2026-11-25T20:00:00+01:00",
        "seconds": 812.5,
        "known": {"défaut": 2, "variante saine": 1, "mutant": 600},
        "versions": {"recette": "0123456"},
        "trials": trials,
    }


def trial(name: str, result: str, **changes: Any) -> Data:
    return {
        "name": name,
        "kind": "défaut",
        "description": "Le premier code reste utilisable après l'envoi d'un nouveau.",
        "requirements": ["EX-1.2-4-16"],
        "cells": [CHROME],
        "result": result,
        "good": True,
        "accusations": [],
        "wrongly_accused": [],
        "hits": 3,
        "scenarios": 1,
        "seconds": 4.2,
        "reason": "",
        "version": "1a2b3c",
        "whole_scenarios": False,
        **changes,
    }


def take_screenshots(folder: Path) -> None:
    """Put in the folder the screenshots that `every_verdict` names, but the lost one."""
    (folder / "preuves").mkdir()
    for name, colour in (("un", "navy"), ("deux", "teal")):
        image = io.BytesIO()
        Image.new("RGB", (683, 900), colour).save(image, "png")
        (folder / "preuves" / f"{name}.png").write_bytes(image.getvalue())


def verdicts_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the verdict of each place, by requirement and cell as the page names them."""
    return {
        f"{requirement['id']}.{place['cell']}": place["verdict"]
        for requirement in data["requirements"]
        for place in requirement["places"]
    }
