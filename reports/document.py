"""The run as data: what ``verdicts.json`` holds. Its shape is ``verdicts.schema.json``."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from fixtures.cells import CELLS
from fixtures.findings import Status
from guide.ambiguities import Ambiguity, ambiguities
from guide.register import Requirement, requirements
from guide.waivers import Waiver
from reports.outcomes import Outcome
from reports.places import Check, Place
from reports.results import Results
from targets.profile import Profile


def _time(profile: Profile) -> str:
    """Say in French how codes grew old."""
    if profile.waits:
        return WAITED
    ages = profile.site is None or (profile.support and "age_du_code" in profile.support.offers)
    return AGED if ages else NEITHER


ROOT = Path(__file__).resolve().parents[1]
FORMAT = 1
WAITED = "Les codes ont été attendus jusqu'à l'âge voulu : six minutes d'attente réelle."
AGED = "L'âge des codes est donné par l'adresse de support du site : aucune attente réelle."
NEITHER = "L'âge des codes n'a pas été vérifié : le site ne le donne pas, et aucune attente n'a été demandée."


def document(
    results: Results,
    outcomes: Sequence[Outcome],
    profile: Profile,
    *,
    url: str,
    version: str,
    mailbox: str,
    started: datetime,
    seconds: float,
    options: Sequence[str],
    full_matrix: bool,
    detection: dict[str, Any] | None,
) -> dict[str, Any]:
    """Return the whole run as plain values."""
    places: dict[str, list[Place]] = {name: [] for name in requirements()}
    for place in results.places:
        places[place.requirement.id].append(place)
    verdicts = [place.verdict for place in results.places]
    return {
        "format": FORMAT,
        "run": {
            "started": started.isoformat(timespec="seconds"),
            "seconds": round(seconds, 1),
            "verdict": results.verdict.title,
            "exit_code": results.verdict.exit_code,
            "target": {"name": profile.name, "url": url, "version": version},
            "versions": _versions(outcomes, mailbox),
            "options": list(options),
            "full_matrix": full_matrix,
            "time": _time(profile),
            "counts": dict(results.counts),
            "places": {verdict: verdicts.count(verdict) for verdict in dict.fromkeys(verdicts)},
            "problems": list(results.problems),
            "detection": detection,
        },
        "cells": list(_cells(outcomes)),
        "requirements": [
            _requirement(requirement, places[requirement.id], results)
            for requirement in requirements().values()
        ],
        "ambiguities": [_ambiguity(each, profile, outcomes) for each in ambiguities().values()],
        "waivers": [_waiver(*each) for each in results.waivers.items()],
    }


def _versions(outcomes: Sequence[Outcome], mailbox: str) -> dict[str, str]:
    browsers = {
        cell.browser.title: outcome.browser
        for cell in CELLS
        for outcome in outcomes
        if outcome.cell == cell.name and outcome.browser
    }
    return {
        **own_version(),
        "Python": platform.python_version(),
        "Playwright": metadata.version("playwright"),
        **browsers,
        "messagerie": mailbox,
    }


def own_version() -> dict[str, str]:
    """Return the commit of the harness, when it is played from a clone of its repository."""
    git = shutil.which("git")
    if git is None:
        return {}
    described = subprocess.run(
        [git, "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return {"recette": described.stdout.strip()} if described.returncode == 0 else {}


def _cells(outcomes: Sequence[Outcome]) -> Iterator[dict[str, Any]]:
    for cell in CELLS:
        played = [outcome for outcome in outcomes if outcome.cell == cell.name]
        yield {
            "name": cell.name,
            "title": cell.title,
            "browser": cell.browser.name,
            "device": cell.device.name,
            "viewport": f"{cell.device.width} × {cell.device.height}",
            "touch": cell.device.touch,
            "seconds": round(sum(outcome.seconds for outcome in played), 1),
            "scenarios": len(played),
        }


def _requirement(requirement: Requirement, places: Sequence[Place], results: Results) -> dict[str, Any]:
    there = {place.cell for place in places}
    return {
        "id": requirement.id,
        "section": requirement.section,
        "step": requirement.step,
        "nature": list(requirement.natures),
        "statement": requirement.statement,
        "quotes": list(requirement.quotes),
        "boundaries": requirement.boundaries,
        "verification": requirement.verification,
        "exclusion": requirement.reason,
        "thrift": requirement.thrift,
        "note": requirement.note,
        "ambiguities": list(requirement.ambiguities),
        "verdict": results.by_requirement[requirement.id],
        "places": [_place(place) for place in places],
        "not_repeated": [cell for cell in requirement.cells if cell not in there],
        "not_applicable": [cell.name for cell in CELLS if cell.name not in requirement.cells],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "cell": place.cell,
        "due": place.due,
        "verdict": place.verdict,
        "reason": place.reason,
        "checks": [_check(check) for check in place.checks],
        "waiver": place.waiver
        and {
            "ticket": place.waiver.ticket,
            "owner": place.waiver.owner,
            "reason": place.waiver.reason,
            "until": place.waiver.until,
        },
    }


def _check(check: Check) -> dict[str, Any]:
    finding, outcome = check.finding, check.outcome
    return {
        "scenario": outcome.scenario,
        "feature": outcome.feature,
        "step": finding.step,
        "status": finding.status,
        "expected": finding.expected,
        "seen": finding.seen,
        "seconds": outcome.seconds,
        "reading": outcome.reading,
        "evidence": list(finding.evidence),
    }


def _ambiguity(ambiguity: Ambiguity, profile: Profile, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    chosen = profile.readings.get(ambiguity.id, "" if ambiguity.executable else ambiguity.default)
    by_default = chosen and ambiguity.id not in profile.readings
    return {
        "id": ambiguity.id,
        "type": ambiguity.type,
        "title": ambiguity.title,
        "quotes": [asdict(quote) for quote in ambiguity.quotes],
        "readings": [asdict(reading) for reading in ambiguity.readings],
        "default": ambiguity.default,
        "playable": ambiguity.executable,
        "chosen": chosen,
        "chosen_by": "défaut" if by_default else "profil" if chosen else "aucun",
        "effect": ambiguity.effect,
        "scope": ambiguity.scope,
        "requirements": list(ambiguity.requirements),
        "observed": list(_observed(ambiguity, outcomes)),
    }


def _observed(ambiguity: Ambiguity, outcomes: Sequence[Outcome]) -> Iterator[dict[str, Any]]:
    """Yield whether the site was seen to follow each reading, in each cell where that was tried."""
    followed: dict[tuple[str, str], bool] = {}
    for outcome in outcomes:
        name, _, key = outcome.reading.partition(".")
        if name == ambiguity.id and outcome.status in (Status.HELD, Status.DEVIATION):
            seen = outcome.cell, key
            followed[seen] = followed.get(seen, True) and outcome.status is Status.HELD
    for (cell, key), held in followed.items():
        yield {"cell": cell, "reading": key, "held": held}


def _waiver(waiver: Waiver, state: str) -> dict[str, Any]:
    return {
        "requirement": waiver.requirement,
        "cells": list(waiver.cells),
        "ticket": waiver.ticket,
        "owner": waiver.owner,
        "reason": waiver.reason,
        "until": waiver.until,
        "state": state,
    }
