"""The site with its changes: an application of Django beside the site's own, a template loader and a middleware."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from django.apps import AppConfig
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template import Origin
from django.template.loaders import app_directories

from reference.faults.catalogue import Fault, catalogue
from reference.faults.changes import TEMPLATES, Changes, Hits
from reference.faults.mutation import PROBE, mutants, template_points

FAULT = "REFERENCE_FAULT"
HITS = "REFERENCE_FAULT_HITS"
"""Environment variables: the name of the change, and the file whose size counts how often its code ran."""

_hits_file = os.environ.get(HITS)
changes = Changes(Hits(Path(_hits_file) if _hits_file else None))


def change_named(name: str) -> Fault | None:
    """Return the designed or mechanical change of that name; the latter take longer to be found."""
    return catalogue().get(name) or mutants().get(name)


class FaultConfig(AppConfig):
    """Makes the change once the site's own application is loaded, before anything of it is used."""

    name = "reference.faults"
    label = "faults"

    def ready(self) -> None:
        """Apply the change that the environment names."""
        if change := change_named(os.environ[FAULT]):
            change.apply(changes)


class Loader(app_directories.Loader):
    """Reads the templates as the change has them."""

    def get_contents(self, origin: Origin) -> str:
        """Return the source of a template."""
        name = str(origin.template_name)
        if os.environ[FAULT] == PROBE:
            for point in template_points(TEMPLATES.parent / name):
                changes.tell(point.name)
        return changes.edit_source(name, super().get_contents(origin))


def rewritten(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Rewrite what leaves the site."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        answer = get_response(request)
        changes.edit_answer(request, answer)
        return answer

    return respond
