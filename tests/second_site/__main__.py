"""``python -m tests.second_site``: serve the site, with the options and the ready line of ``python -m reference``."""

import os
import sys

from reference.__main__ import main as serve


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.second_site.settings"
    return serve()


if __name__ == "__main__":
    sys.exit(main())
