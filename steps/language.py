"""The language of the screens: declared, with its accents, and decoded as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pytest_bdd import then

from fixtures.checks import Checks, Table, rows_of
from steps.layout import Sight, Walk

FRENCH = re.compile(r"fr(-|$)", re.IGNORECASE)
MISREAD = re.compile(
    r"\S*(?:"
    "\ufffd"  # what stands for an unreadable character
    "|[ÂÃÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€"  # UTF-8 read as Latin: é, È, ·, «, », ’
    r"|&#?\w+;"  # an entity shown as it is written
    r"|[^\W\d_]\?[^\W\d_]"  # what an encoding without the letter makes of it
    r")\S*"
)
UNACCENTED = re.compile(
    r"(?<![\w@./-])(?!\S+@)"  # neither in an address nor in an e-mail address
    r"(?:adherent|definition|generale|generer|telecharger|telephone|numero|prenom|premiere|verification)\w*",
    re.IGNORECASE,
)
"""Words of the screens that French never writes so, in capitals either."""


def in_french(sight: Sight) -> list[str]:
    return [] if FRENCH.match(sight.content.language) else [f"langue déclarée « {sight.content.language} »"]


def accented(sight: Sight) -> list[str]:
    return UNACCENTED.findall(sight.content.text)


def well_decoded(sight: Sight) -> list[str]:
    return MISREAD.findall(sight.content.text)


LANGUAGE: Mapping[str, Callable[[Sight], list[str]]] = {
    "la langue déclarée est le français": in_french,
    "les accents sont écrits, majuscules comprises": accented,
    "aucun texte n'est mal décodé": well_decoded,
}
"""What is wrong on a screen, by what is checked."""


@then("chaque écran est en français")
def screens_in_french(walk: Walk, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            found = {sight.title: LANGUAGE[row["contrôle"]](sight) for sight in walk.sights}
            problems = [f"{title} : {', '.join(words[:5])}" for title, words in found.items() if words]
            assert not problems, "\n".join(problems)
