"""What keeps a deployed site from being judged is told before anything is played."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar, cast

import pytest
import requests
import trustme

from fixtures.mailbox.launch import StartedMailbox
from fixtures.mailbox.mailbox import MailboxUnreachableError
from fixtures.preflight import SKEW, Preflight, unreachable
from fixtures.site import deployed
from targets.profile import Addresses, MailboxAccess, Profile, SinkAccess, SupportAccess
from tests.mailbox.sink import TOKEN, running_sink

NOW = datetime.now(UTC)


class Pages(BaseHTTPRequestHandler):
    """A site of which only the login page is there, and whose support takes no token."""

    ahead = timedelta()
    statuses: ClassVar[dict[str, int]] = {"/login": 200, "/support/health": 401}

    def do_GET(self) -> None:
        self.send_response_only(self.statuses.get(self.path, 404))
        self.send_header("Date", format_datetime(datetime.now(UTC) + self.ahead, usegmt=True))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(
    folder: Path, *names: str, not_after: datetime | None = None, ahead: timedelta = timedelta()
) -> Iterator[str]:
    """Serve these pages under a certificate of an authority written in the folder."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*(names or ("localhost",)), not_after=not_after).configure_cert(context)
    pages = type("Pages", (Pages,), {"ahead": ahead})
    with HTTPServer(("localhost", 0), pages) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"https://localhost:{server.server_address[1]}"
        server.shutdown()


def problems_of(
    url: str, folder: Path, *, path: str = "/login", authority: bool = True, **parts: Any
) -> list[str]:
    addresses = Addresses(f"{url}{path}", authority=folder / "ca.pem" if authority else None)
    profile = Profile("essai", {}, {}, site=addresses, mailbox=MailboxAccess("http://boite"), **parts)
    return Preflight(profile, addresses, deployed(addresses, profile), receiving_mailbox).problems()


def receiving_mailbox() -> StartedMailbox:
    client = SimpleNamespace(holding=lambda: SimpleNamespace(now=datetime.now(UTC)))
    return StartedMailbox(cast(Any, client), "", "")


def test_a_site_that_is_right_has_no_problem(tmp_path: Path) -> None:
    with served(tmp_path) as url:
        assert problems_of(url, tmp_path) == []


@pytest.mark.parametrize(
    ("names", "not_after", "told"),
    [
        (("localhost",), NOW - timedelta(days=1), "a un certificat expiré"),
        (("ailleurs.example",), None, "a le certificat d'un autre nom"),
    ],
)
def test_a_certificate_that_is_not_right_is_told(
    tmp_path: Path, names: tuple[str, ...], not_after: datetime | None, told: str
) -> None:
    with served(tmp_path, *names, not_after=not_after) as url:
        assert [told in problem for problem in problems_of(url, tmp_path)] == [True]


def test_an_unknown_authority_is_asked_for(tmp_path: Path) -> None:
    with served(tmp_path) as url:
        (problem,) = problems_of(url, tmp_path, authority=False)
    assert "autorite = « fichier PEM »" in problem


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    with served(tmp_path, ahead=timedelta(seconds=SKEW + 5)) as url:
        support = SupportAccess(f"{url}/support", "faux", frozenset({"etat"}))
        said = problems_of(
            url, tmp_path, path="/ailleurs", support=support, members_file=tmp_path / "absent.csv"
        )
    for told in (
        "répond 404",
        "refuse le jeton (401)",
        "absent.csv est illisible",
        "L'horloge du site avance de 6",
    ):
        assert any(told in problem for problem in said), (told, said)
    assert len(said) == 4


def test_a_mailbox_that_is_away_is_told(tmp_path: Path) -> None:
    def away() -> StartedMailbox:
        raise MailboxUnreachableError("La messagerie est partie.")

    with served(tmp_path) as url:
        addresses = Addresses(f"{url}/login", authority=tmp_path / "ca.pem")
        profile = Profile("essai", {}, {}, site=addresses)
        told = Preflight(profile, addresses, deployed(addresses, profile), away).problems()
    assert told == ["La messagerie est partie."]


@pytest.mark.parametrize(
    ("token", "answer", "told"),
    [
        (TOKEN, None, None),
        ("faux", None, "refuse le jeton (401). Vérifiez [sms] jeton"),
        (TOKEN, (404, b""), "répond 404. Vérifiez [sms] recueil"),
        (TOKEN, (200, b"[1]"), "ne répond pas dans la forme convenue"),
    ],
)
def test_a_sink_of_text_messages_answers_as_agreed(
    tmp_path: Path, token: str, answer: tuple[int, bytes] | None, told: str | None
) -> None:
    with served(tmp_path) as url, running_sink() as sink:
        sink.answer = answer
        said = problems_of(url, tmp_path, text_message_sink=SinkAccess(sink.url, token))
    assert [problem.startswith("Le recueil des SMS") for problem in said] == [True] * bool(told)
    assert not told or told in said[0]


def test_a_sink_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    with served(tmp_path) as url:
        away, unknown = (
            problems_of(url, tmp_path, text_message_sink=SinkAccess(address))
            for address in ("http://127.0.0.1:1/sms", f"{url}/sms")
        )
    assert ["[sms] recueil" in problem and "est injoignable" in problem for problem in away] == [True]
    assert ["autorite = « fichier PEM »" in problem for problem in unknown] == [True]


@pytest.mark.parametrize(
    ("url", "told"),
    [("http://127.0.0.1:1/", "est injoignable"), ("http://site.invalid/", "est injoignable")],
)
def test_a_site_that_cannot_be_reached_is_told_with_its_cause(url: str, told: str) -> None:
    with pytest.raises(requests.ConnectionError) as failure:
        requests.get(url, timeout=5)
    said = unreachable("La page", failure.value, "[site] connexion")
    assert said.startswith(f"La page {told} (")
    assert "HTTPConnectionPool" not in said
