"""A support address is held to its contract: what it says otherwise is told, part by part."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from faker import Faker

from fixtures.members import Members, fictional_phones
from fixtures.secrets import Secrets
from fixtures.site import Site
from fixtures.support_contract import BROKEN, KEPT, NOT_CHECKED, NOT_OFFERED, SupportContract
from targets.keys import CAPABILITIES

READ, AGE, CAPTCHA = "GET /members/{number}", "POST /members/{number}/age", "POST /captcha-answer"
TOKEN = "jeton-de-test"
ERROR = {"error": "raison"}
ERRORS = {"errors": [{"field": "image", "message": "raison"}]}
NEW = {"mail_preference": None, "terms_accepted": False, "terms_version": None, "codes_sent": 0}

Answer = tuple[int, Any]
Lies = Mapping[tuple[str, int], Answer]
"""What is answered in the place of what is true, by call and true status: a status, and changes or another document."""


class Liar(ThreadingHTTPServer):
    """A site that offers everything, and lies as it is told to."""

    def __init__(self, lies: Lies) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.lies = lies
        self.members: dict[str, Any] = {}
        self.asked: list[str] = []

    def answer(self, method: str, path: str, body: Any, authorization: str | None) -> Answer:
        named = "/members/{number}" if path.startswith("/members/") else path
        named = f"{method} {named}{'/age' if path.endswith('/age') else ''}"
        self.asked.append(named)
        known = authorization == f"Bearer {TOKEN}"
        status, told = self._truth(named, path, body) if known else (401, ERROR)
        status, changes = self.lies.get((named, status), (status, {}))
        return status, {**told, **changes} if isinstance(changes, dict) else changes

    def _truth(self, named: str, path: str, body: Any) -> Answer:
        match named:
            case "GET /health":
                return 200, {"status": "ok", "version": "7", "now": datetime.now(UTC).isoformat()}
            case "POST /members":
                return self._created(body)
            case "GET /members/{number}":
                found = self.members.get(path.rpartition("/")[2])
                return (200, found) if found else (404, ERROR)
            case "POST /captcha-answer":
                return (404, ERROR) if body else (422, ERRORS)
        return 404, ERROR

    def _created(self, body: Any) -> Answer:
        if not body:
            return 422, ERRORS
        if body.get("number") in self.members:
            return 409, ERROR
        member = _read({"number": f"{len(self.members) + 1:08}", **body, **NEW})
        member |= {"dependants": [_read(each) for each in body["dependants"]]}
        member.pop("password", "")
        self.members[member["number"]] = member
        return 201, member


def _read(person: Any) -> dict[str, Any]:
    return {**person, "phone": f"+33{person['phone'][1:]}"}


class _Handler(BaseHTTPRequestHandler):
    server: Liar

    def do_GET(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"] or 0)) or "null")
        path = self.path.removeprefix("/support")
        status, told = self.server.answer(self.command, path, body, self.headers["Authorization"])
        self.send_response(status)
        self.end_headers()
        self.wfile.write(told if isinstance(told, bytes) else json.dumps(told).encode())

    do_POST = do_GET  # noqa: N815 - the name that the library asks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def french() -> Faker:
    return Faker("fr_FR")


@contextmanager
def liar(lies: Lies) -> Iterator[Liar]:
    with Liar(lies) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def judged(
    url: str, french: Faker, offers: tuple[str, ...] = CAPABILITIES, **options: Any
) -> dict[str, tuple[str, str]]:
    """Return the state of each part and what is said of it."""
    site = Site("https://site.example/login", "", "", None, "", "", f"{url}/support", offers, TOKEN)
    members = Members(site, french, fictional_phones(), Secrets())
    contract = SupportContract(site, members, **{"may_create": True, **options})
    return {each.part: (each.state, " ; ".join(each.details)) for each in contract.outcomes()}


def address_of(server: Liar) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def test_an_address_that_keeps_to_its_contract_is_said_to(french: Faker) -> None:
    with liar({}) as server:
        found = judged(address_of(server), french)
    assert {state for state, _ in found.values()} == {KEPT}, found
    assert found["sante"][1] == "version 7"
    assert found["adherents"][1] == "créés : 00000001, 00000002"


@pytest.mark.parametrize(
    ("call", "truth", "lie", "part", "told"),
    [
        ("GET /health", 200, (200, {"now": "hier"}), "sante", "« now » n'a pas le format"),
        ("GET /health", 200, (200, {"version": None}), "sante", "« version » n'a pas le type"),
        ("GET /health", 200, (200, {"now": "2020-01-01T00:00:00Z"}), "sante", "« now » s'écarte de"),
        ("GET /health", 200, (200, b"<html>"), "sante", "GET /health ne répond pas en JSON"),
        ("GET /health", 401, (200, {}), "jeton", "GET /health sans jeton répond 200, au lieu de 401"),
        (CAPTCHA, 401, (200, {}), "jeton", "d'une image inconnue avec un autre jeton répond 200"),
        ("POST /members", 201, (200, {}), "adherents", "d'un actif répond 200, au lieu de 201"),
        ("POST /members", 201, (201, {"phone": "0639"}), "adherents", "vaut '0639', au lieu de '+3363998"),
        ("POST /members", 201, (201, {"state": "registered"}), "adherents", "au lieu de 'active'"),
        ("POST /members", 201, (201, {"number": 12}), "adherents", "« number » n'a pas le type"),
        ("POST /members", 409, (201, {}), "adherents", "d'un numéro déjà pris répond 201"),
        (READ, 200, (200, {"codes_sent": 3}), "etat", "« codes_sent » vaut 3, au lieu de 0"),
        (READ, 404, (500, {}), "etat", "d'un inconnu répond 500, au lieu de 404"),
        (READ, 404, (404, {"error": 1}), "etat", "« error » n'a pas le type"),
        (READ, 404, (404, b"[]"), "etat", "la réponse n'a pas le type"),
        (READ, 404, (404, b"{}"), "etat", "dans la réponse, il manque « error »"),
        (AGE, 404, (200, {"age_seconds": 1}), "age_du_code", "sans code en attente répond 200"),
        (CAPTCHA, 422, (404, {}), "verification", "sans image répond 404, au lieu de 422"),
    ],
)
def test_a_lie_is_told_in_its_part_alone(
    french: Faker, call: str, truth: int, lie: Answer, part: str, told: str
) -> None:
    with liar({(call, truth): lie}) as server:
        found = judged(address_of(server), french)
    assert told in found[part][1]
    assert [name for name, (state, _) in found.items() if state == BROKEN] == [part]


def test_each_part_is_offered_by_itself(french: Faker) -> None:
    with liar({}) as server:
        found = judged(address_of(server), french, ("etat",))
    assert found["etat"] == (KEPT, "seul un inconnu a été demandé")
    assert [part for part, (state, _) in found.items() if state == NOT_OFFERED] == [
        "adherents",
        "age_du_code",
        "verification",
    ]
    assert "[code]" in found["age_du_code"][1]
    assert set(server.asked) == {"GET /health", "GET /members/{number}"}


def test_nobody_is_created_without_consent(french: Faker) -> None:
    with liar({}) as server:
        found = judged(address_of(server), french, may_create=False)
    assert found["adherents"] == (NOT_CHECKED, "faute de consentement : [consentement] creer = true")
    assert "POST /members" not in server.asked


def test_the_state_of_a_prepared_member_is_read(french: Faker) -> None:
    with liar({}) as server:
        address = address_of(server)
        judged(address, french)  # after which there are two
        known = judged(address, french, ("etat",), prepared="00000001")
        unknown = judged(address, french, ("etat",), prepared="99999999")
    assert known["etat"] == (KEPT, "lu pour un adhérent préparé")
    assert unknown["etat"] == (
        BROKEN,
        "GET /members/{number} d'un adhérent préparé répond 404, au lieu de 200",
    )


def test_an_address_that_does_not_answer_is_asked_no_more(french: Faker) -> None:
    found = judged("http://127.0.0.1:1", french, ("etat", "age_du_code"))
    assert found["sante"][0] == BROKEN
    assert "est injoignable" in found["sante"][1]
    assert found["adherents"][0] == NOT_OFFERED
    for part in ("jeton", "etat", "age_du_code"):
        assert found[part] == (NOT_CHECKED, "l'adresse de support ne répond pas")
