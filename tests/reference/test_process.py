"""The real process: start-up, HTTPS, mail over SMTP, simultaneous requests, stop."""

import asyncio
import re
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from aiosmtpd.controller import UnthreadedController

from tests.reference.running import (
    ROOT,
    START_TIMEOUT,
    TOKEN,
    Outbox,
    Site,
    Start,
    command,
    environment,
    processes_started,
)
from tests.reference.visitor import EMAIL, NUMBER, PASSWORD, code_in


@pytest.fixture
def start() -> Iterator[Start]:
    """Start sites for one test."""
    with processes_started() as launch:
        yield launch


@pytest.fixture
def outbox() -> Iterator[tuple[Outbox, str]]:
    """A mail server, and its address."""
    handler = Outbox()
    loop = asyncio.new_event_loop()
    controller = UnthreadedController(handler, hostname="127.0.0.1", port=0, loop=loop)
    controller.begin()  # type: ignore[no-untyped-call]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    assert isinstance(controller.server, asyncio.Server)
    yield handler, f"127.0.0.1:{controller.server.sockets[0].getsockname()[1]}"
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    controller.end()  # type: ignore[no-untyped-call]
    loop.close()


@pytest.fixture(scope="module")
def plain_site() -> Iterator[Site]:
    """A site without support API, which also answers to two other names."""
    with processes_started() as launch:
        yield launch("--allowed-host", "adherents.example", "--allowed-host", "autre.example")


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_https_is_served_and_http_leads_to_it(plain_site: Site, name: str) -> None:
    https, http = (url.replace("localhost", name) for url in (plain_site.url, plain_site.http_url))
    assert requests.get(f"{https}/login", verify=str(plain_site.ca), timeout=10).status_code == 200
    answer = requests.get(f"{http}/login?a=%C3%A9", allow_redirects=False, timeout=10)
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"{https}/login?a=%C3%A9"


def test_http_never_leads_to_a_foreign_host(plain_site: Site) -> None:
    headers = {"Host": "ailleurs.example"}
    answer = requests.get(plain_site.http_url, headers=headers, allow_redirects=False, timeout=10)
    assert answer.headers["Location"] == f"{plain_site.url}/"


@pytest.mark.parametrize(
    ("host", "status"), [("adherents.example", 200), ("autre.example", 200), ("ailleurs.example", 400)]
)
def test_only_our_hosts_are_served(plain_site: Site, host: str, status: int) -> None:
    address = f"{plain_site.url}/login"
    answer = requests.get(address, headers={"Host": host}, verify=str(plain_site.ca), timeout=10)
    assert answer.status_code == status


def test_without_a_token_the_support_api_is_off(plain_site: Site) -> None:
    headers = {"Authorization": "Bearer "}
    address = f"{plain_site.url}/support/health"
    assert requests.get(address, headers=headers, verify=str(plain_site.ca), timeout=10).status_code == 404


def test_two_sites_run_side_by_side_and_take_their_files_away(start: Start) -> None:
    sites = [start(REFERENCE_SUPPORT_TOKEN=TOKEN) for _ in range(2)]
    first, second = sites
    person = {"first_name": "Marie", "last_name": "Durand", "birth_date": "1980-05-01"}
    first.support("POST", "members", number=NUMBER, **person)
    assert first.support("GET", f"members/{NUMBER}")["number"] == NUMBER
    assert "error" in second.support("GET", f"members/{NUMBER}")
    for site in sites:
        assert site.ca.exists()
        assert site.stop() == 0
        assert not site.ca.parent.exists()
        assert site.errors() == ""


def test_a_database_outlives_the_process(start: Start, tmp_path: Path) -> None:
    options = ("--database", str(tmp_path / "site.sqlite3"))
    site = start(*options, REFERENCE_SUPPORT_TOKEN=TOKEN)
    site.support("POST", "members", number=NUMBER, first_name="M", last_name="D", birth_date="1980-05-01")
    site.stop()
    site = start(*options, REFERENCE_SUPPORT_TOKEN=TOKEN)
    assert site.support("GET", f"members/{NUMBER}")["number"] == NUMBER


def _refusal(*options: str) -> str:
    done = subprocess.run(
        command(*options),
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=START_TIMEOUT,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("option", ["--port", "--http-port"])
def test_a_taken_port_is_said(option: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        message = _refusal(option, str(port))
    assert f"127.0.0.1:{port} (le port est déjà pris)" in message
    assert len(message.splitlines()) == 1


def test_an_unusable_database_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "absent" / "site.sqlite3"
    assert str(missing) in _refusal("--database", str(missing))
    text = tmp_path / "texte.sqlite3"
    text.write_text("ceci n'est pas une base de données" * 100)
    assert str(text) in _refusal("--database", str(text))


def _identification(site: Site) -> dict[str, str]:
    page = site.get("/premiere-connexion/avec-identifiant")
    key = re.search(r'name="captcha" value="([^"]+)"', page)
    assert key
    answer = site.support("POST", "captcha-answer", image=f"/verification/{key[1]}.png")["answer"]
    return {"captcha": key[1], "verification": answer, "number": NUMBER, "contact": EMAIL}


def _at_once(action: Callable[[], requests.Response], times: int) -> set[str]:
    """Do the same thing several times at once; return where each led."""
    with ThreadPoolExecutor(times) as pool:
        answers = [future.result() for future in [pool.submit(action) for _ in range(times)]]
    assert {answer.status_code for answer in answers} == {200}
    return {requests.utils.urlparse(answer.url).path for answer in answers}  # type: ignore[attr-defined]


def test_the_whole_journey_with_every_form_sent_several_times_at_once(
    start: Start, outbox: tuple[Outbox, str]
) -> None:
    received, smtp = outbox
    site = start("--smtp", smtp, REFERENCE_SUPPORT_TOKEN=TOKEN)
    site.support(
        "POST", "members", number=NUMBER, first_name="M", last_name="D", birth_date="1980-05-01", email=EMAIL
    )
    entries = _identification(site)
    assert _at_once(lambda: site.post("/premiere-connexion/avec-identifiant", entries), 5) == {
        "/premiere-connexion/code"
    }
    assert [message["To"] for message in received.messages] == [EMAIL]
    assert _at_once(lambda: site.post("/premiere-connexion/code/nouveau", {"sending": "1"}), 10) == {
        "/premiere-connexion/code"
    }
    assert len(received.messages) == 2
    body = received.messages[-1].get_body(("plain",))
    assert body is not None
    code = code_in(body.get_content())
    assert _at_once(lambda: site.post("/premiere-connexion/code", {"code": code}), 5) == {
        "/premiere-connexion/activation"
    }
    form = {
        "number": NUMBER,
        "email": EMAIL,
        "email_confirmation": EMAIL,
        "password": PASSWORD,
        "password_confirmation": PASSWORD,
        "mail_preference": "mail",
    }
    assert _at_once(lambda: site.post("/premiere-connexion/activation", form), 5) == {"/login"}
    assert "Votre compte est activé" in site.get("/login")
    assert site.post("/login", {"number": NUMBER, "password": PASSWORD}).url.endswith("/conditions-generales")
    consent = {"terms": "on", "health_data": "on", "read": "yes"}
    assert _at_once(lambda: site.post("/conditions-generales", consent), 5) == {"/espace"}
    member = site.support("GET", f"members/{NUMBER}")
    assert (member["state"], member["mail_preference"], member["terms_accepted"], member["codes_sent"]) == (
        "active",
        "mail",
        True,
        2,
    )


def test_a_mail_server_that_is_away_is_said_in_one_line(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    site = start("--smtp", f"127.0.0.1:{port}", REFERENCE_SUPPORT_TOKEN=TOKEN)
    site.support(
        "POST", "members", number=NUMBER, first_name="M", last_name="D", birth_date="1980-05-01", email=EMAIL
    )
    page = site.post("/premiere-connexion/avec-identifiant", _identification(site))
    assert "envoi du code a échoué" in page.text
    assert site.support("GET", f"members/{NUMBER}")["codes_sent"] == 0
    site.stop()
    lines = site.errors().splitlines()
    assert len(lines) == 1
    assert f"envoi d'un code par email impossible avec 127.0.0.1:{port}" in lines[0]
    assert EMAIL not in lines[0]
