"""The one way in which setting up fails, and what the system's own refusals are called."""

from __future__ import annotations

import errno

CAUSES = {
    errno.EACCES: "droits insuffisants",
    errno.EDQUOT: "quota de disque atteint",
    errno.EEXIST: "autre chose porte déjà ce nom",
    errno.ENOENT: "fichier ou dossier absent",
    errno.ENOSPC: "plus de place sur le disque",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.EPERM: "opération interdite",
    errno.EROFS: "disque en lecture seule",
}


class SetupError(Exception):
    """A set-up that cannot go on; its text, in French, names the culprit, its value and what to do."""


def in_french(error: OSError) -> str:
    """Return why the system refused."""
    return CAUSES.get(error.errno or 0, error.strerror or str(error))
