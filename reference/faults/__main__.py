"""``python -m reference.faults NAME``: serve the site with one change."""

import os
import sys

from reference.__main__ import main as serve
from reference.faults.catalogue import Kind, catalogue
from reference.faults.mutation import PROBE, import_changed
from reference.faults.site import FAULT, change_named, changes

USAGE = 2


def main() -> int:
    """Serve as ``python -m reference`` does, with the change that the first argument names."""
    name = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    change = change_named(name)
    if change is None and name != PROBE:
        known = ", ".join(catalogue())
        sys.stderr.write(f"Changement « {name} » inconnu. Au choix, sans compter les mutants : {known}.\n")
        return USAGE
    os.environ["DJANGO_SETTINGS_MODULE"] = "reference.faults.settings"
    os.environ[FAULT] = name
    if change is None or change.kind is Kind.MUTANT:
        import_changed(name, changes.tell)
    return serve()


if __name__ == "__main__":
    sys.exit(main())
