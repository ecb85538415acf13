"""What is wrong in the data of the guide, all of it at once, in French."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from guide.ambiguities import TYPES, Ambiguity, read_ambiguities
from guide.cells import CELLS, NAMES
from guide.register import Nature, Requirement, Verification, read_requirements
from guide.waivers import EVERYWHERE, Waiver, read_waivers

REQUIREMENT_ID = re.compile(r"EX-(?P<section>T|\d(?:\.\d)*)-(?P<step>\d)-\d\d")
AMBIGUITY_ID = re.compile(r"A\d\d")


def shipped_problems() -> list[str]:
    """Return what is wrong in the project's own data.

    Raises :class:`guide.files.GuideError` when a file cannot be read.
    """
    return problems(read_requirements(), read_ambiguities(), read_waivers())


def problems(
    requirements: Sequence[Requirement], ambiguities: Sequence[Ambiguity], waivers: Sequence[Waiver]
) -> list[str]:
    """Return a French sentence for each thing to correct, each beginning with its culprit."""
    by_id = {requirement.id: requirement for requirement in requirements}
    return [
        *_duplicates([requirement.id for requirement in requirements], "exigence"),
        *_duplicates([ambiguity.id for ambiguity in ambiguities], "ambiguïté"),
        *(f"{each.id} : {problem}" for each in requirements for problem in _of_requirement(each)),
        *(f"{each.id} : {problem}" for each in ambiguities for problem in _of_ambiguity(each)),
        *_of_links(requirements, ambiguities),
        *(
            f"dérogation sur {each.requirement or '?'} : {text}"
            for each in waivers
            for text in _of_waiver(each, by_id)
        ),
        *_overlaps(waivers),
    ]


def _duplicates(ids: Sequence[str], kind: str) -> Iterator[str]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield f"{name} : {times} fois dans le registre. Donnez à chaque {kind} son propre id."


def _of_requirement(requirement: Requirement) -> Iterator[str]:
    yield from _of_identity(requirement)
    yield from _of_nature(requirement)
    yield from _of_cells(requirement)
    yield from _of_verification(requirement)


def _of_identity(requirement: Requirement) -> Iterator[str]:
    match = REQUIREMENT_ID.fullmatch(requirement.id)
    if not match:
        yield "id mal formé. Écrivez EX-section-étape-numéro, par exemple EX-1.2-4-14."
    elif (requirement.section, requirement.step) != match.group("section", "step"):
        yield (
            f"section « {requirement.section} » et étape « {requirement.step} » ne sont pas celles de l'id. "
            "Accordez-les."
        )
    if not requirement.statement:
        yield "énoncé absent. Écrivez la phrase que le site doit tenir."


def _of_nature(requirement: Requirement) -> Iterator[str]:
    yield from _unknown("nature", requirement.natures, list(Nature))
    if requirement.natures == (Nature.DEDUCED,):
        if requirement.quotes:
            yield "citation d'une exigence seulement déduite. Ôtez-la ou changez la nature."
    elif not all(requirement.quotes) or not requirement.quotes:
        yield "citation absente. Donnez les mots du guide ou la nature « déduit »."


def _of_cells(requirement: Requirement) -> Iterator[str]:
    yield from _unknown("cellule", requirement.applies_to, sorted(NAMES))
    yield from _unknown("cellule", requirement.played_in, CELLS)
    for cell in requirement.played_in:
        if cell in CELLS and cell not in requirement.cells:
            yield f"jouée dans {cell}, où elle ne s'applique pas. Choisissez parmi : {', '.join(requirement.cells)}."
    if requirement.played_in and not requirement.thrift:
        yield "jouée dans moins de cellules sans raison. Remplissez « parcimonie »."


def _of_verification(requirement: Requirement) -> Iterator[str]:
    yield from _unknown("vérification", [requirement.verification], list(Verification))
    if requirement.verification != Verification.AUTO and not requirement.reason:
        yield f"vérification « {requirement.verification} » sans raison. Remplissez « motif »."


def _of_ambiguity(ambiguity: Ambiguity) -> Iterator[str]:
    if not AMBIGUITY_ID.fullmatch(ambiguity.id):
        yield "id mal formé. Écrivez A et deux chiffres, par exemple A09."
    yield from _unknown("type", [ambiguity.type], TYPES)
    yield from _missing({"titre": ambiguity.title, "effet": ambiguity.effect})
    for quote in ambiguity.quotes:
        yield from _missing({"ou": quote.place, "citation": quote.words})
    if not ambiguity.requirements and not ambiguity.scope:
        yield "aucune exigence concernée. Remplissez « exigences » ou « portee »."
    yield from _of_readings(ambiguity)


def _of_readings(ambiguity: Ambiguity) -> Iterator[str]:
    keys = [reading.key for reading in ambiguity.readings]
    if len(set(keys)) < max(2, len(keys)):
        yield f"lectures « {', '.join(keys)} ». Il en faut deux au moins, de clés différentes."
    yield from _unknown("lecture retenue", [ambiguity.default], keys)
    for reading in ambiguity.readings:
        needed = {"cle": reading.key, "description": reading.description}
        yield from _missing({**needed, "montre": reading.shows} if ambiguity.executable else needed)


def _of_links(requirements: Sequence[Requirement], ambiguities: Sequence[Ambiguity]) -> Iterator[str]:
    """Compare both ends of each link between a requirement and an ambiguity."""
    by_requirement = {(each.id, name) for each in requirements for name in each.ambiguities}
    by_ambiguity = {(name, each.id) for each in ambiguities for name in each.requirements}
    known_requirements = {each.id for each in requirements}
    known_ambiguities = {each.id for each in ambiguities}
    for requirement, ambiguity in sorted(by_requirement ^ by_ambiguity):
        if ambiguity not in known_ambiguities:
            yield f"{requirement} : ambiguïté « {ambiguity} » inconnue. Corrigez la colonne « ambiguites »."
        elif requirement not in known_requirements:
            yield f"{ambiguity} : exigence « {requirement} » inconnue. Corrigez « exigences »."
        elif (requirement, ambiguity) in by_requirement:
            yield f"{ambiguity} : {requirement} la nomme sans retour. Ajoutez-la à « exigences »."
        else:
            yield f"{requirement} : {ambiguity} la nomme sans retour. Ajoutez-la à la colonne « ambiguites »."


def _of_waiver(waiver: Waiver, requirements: dict[str, Requirement]) -> Iterator[str]:
    yield from _missing(
        {
            "exigence": waiver.requirement,
            "cellules": "".join(waiver.cells),
            "ticket": waiver.ticket,
            "responsable": waiver.owner,
            "motif": waiver.reason,
            "fin": waiver.until,
        }
    )
    if waiver.until and waiver.end is None:
        yield f"date « {waiver.until} » illisible. Écrivez AAAA-MM-JJ, par exemple 2027-03-31."
    if waiver.requirement in requirements:
        cells = requirements[waiver.requirement].cells
        allowed = (EVERYWHERE,) if waiver.cells == (EVERYWHERE,) else cells
        yield from _unknown("cellule", waiver.cells, allowed)
    elif waiver.requirement:
        yield "exigence inconnue. Prenez un id de exigences.csv."


def _overlaps(waivers: Sequence[Waiver]) -> Iterator[str]:
    for one, other in combinations(waivers, 2):
        shared = [
            cell
            for cell in CELLS
            if one.covers((other.requirement, cell)) and other.covers((one.requirement, cell))
        ]
        if shared:
            yield f"dérogation sur {one.requirement} : deux fois pour {', '.join(shared)}. Gardez-en une."


def _unknown(what: str, values: Collection[str], known: Collection[str]) -> Iterator[str]:
    for value in values:
        if value not in known:
            yield f"{what} « {value} » : ce nom n'est pas admis. Choisissez parmi : {', '.join(known)}."


def _missing(fields: dict[str, str]) -> Iterator[str]:
    for name, value in fields.items():
        if not value.strip():
            yield f"« {name} » est absent ou vide. Remplissez-le."
