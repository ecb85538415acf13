"""The site's settings, with what lets a change be made."""

from reference.settings import *  # noqa: F403 - all of them, and the few below
from reference.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

INSTALLED_APPS = [*INSTALLED_APPS, "reference.faults.site.FaultConfig"]
MIDDLEWARE = ["reference.faults.site.rewritten", *MIDDLEWARE]
TEMPLATES = [
    {
        **{key: value for key, value in TEMPLATES[0].items() if key != "APP_DIRS"},
        "OPTIONS": {**TEMPLATES[0]["OPTIONS"], "loaders": ["reference.faults.site.Loader"]},  # type: ignore[dict-item]  # untyped
    }
]
