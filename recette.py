#!/usr/bin/env python3
"""Run the acceptance suite: ``python3 recette.py`` sets everything up, then calls pytest.

This file alone must be readable by every Python 3, to say clearly that a newer one is needed.
"""

import sys

OLDEST = (3, 11)
CONFIGURATION = 3


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.version_info < OLDEST:
        found = ".".join(str(number) for number in sys.version_info[:3])
        sys.stderr.write(
            "Erreur : Python 3.11 ou plus récent est nécessaire, et c'est Python "
            + found
            + " qui est lancé ("
            + sys.executable
            + "). Installez-en un, puis relancez avec lui, par exemple : python3.11 recette.py\n"
        )
        return CONFIGURATION
    from bootstrap import cli

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
