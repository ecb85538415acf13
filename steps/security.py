"""What protects the journey on its way: encryption everywhere, and a certificate that can be trusted."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import requests
from pytest_bdd import then

from fixtures.checks import Checks, Table, rows_of
from fixtures.site import Site
from steps.layout import Walk

TIMEOUT = 10.0
"""Seconds given to the site to answer."""
PERMANENT = (301, 308)
HTTPS_PORT = 443


def all_encrypted(walk: Walk, _site: Site) -> None:
    targets = [target for sight in walk.sights for target in (sight.url, *sight.content.targets)]
    clear = {target for target in (*walk.requests, *targets) if target.startswith(("http:", "ws:", "ftp:"))}
    assert not clear, f"sans chiffrement : {', '.join(sorted(clear))}"


def redirected(walk: Walk, site: Site) -> None:
    addresses = {urlsplit(sight.url).path: sight.title for sight in walk.sights}
    problems = [
        f"{title} : {problem}"
        for path, title in addresses.items()
        if (problem := _served_in_clear(site.http_url + path))
    ]
    assert not problems, "\n".join(problems)


def _served_in_clear(address: str) -> str:
    """Tell what is wrong with the answer of an address in http://, if something is."""
    try:
        answer = requests.get(address, allow_redirects=False, timeout=TIMEOUT)
    except requests.ConnectionError:
        return f"{address} ne répond pas, au lieu de renvoyer vers https://"
    if "<form" in answer.text.lower():
        return f"{address} sert un formulaire"
    target = answer.headers.get("Location", "")
    if answer.status_code not in PERMANENT or not target.startswith("https://"):
        return f"{address} répond {answer.status_code} {target}, au lieu d'un renvoi 301 ou 308 vers https://"
    return ""


def certified(_walk: Walk, site: Site) -> None:
    address = urlsplit(site.url)
    host = address.hostname or ""
    try:
        with (
            socket.create_connection((host, address.port or HTTPS_PORT), TIMEOUT) as connection,
            ssl.create_default_context(cafile=site.authority).wrap_socket(connection, server_hostname=host),
        ):
            pass
    except ssl.SSLCertVerificationError as error:
        raise AssertionError(f"le certificat de {host} est refusé : {error.verify_message}") from error


SECURITY: Mapping[str, Callable[[Walk, Site], None]] = {
    "chaque page et chaque ressource vient en https://": all_encrypted,
    "une page demandée en http:// renvoie vers https:// et ne sert aucun formulaire": redirected,
    "le certificat est d'une autorité reconnue, à ce nom et à cette date": certified,
}


@then("le parcours est sécurisé")
def secured(walk: Walk, site: Site, checks: Checks, datatable: Table) -> None:
    for row in rows_of(datatable):
        with checks.row(row):
            SECURITY[row["contrôle"]](walk, site)
