"""What a script sends is changed on its way, however the script writes and sends it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from pages import patience
from pages.activation import ActivationScreen
from pages.failures import ArrangementError
from pages.login import LoginScreen
from pages.scripted import Values
from pages.sending import leads_aside, send_directly, sending_of
from pages.space import SpaceScreen

SITE = "https://site.example/"
LOGIN = """<!DOCTYPE html><html lang="fr"><title>Connexion</title>
<label>Identifiant : <input id="number" maxlength="8"></label>
<label>Mot de passe : <input id="password" type="password"></label>
<button id="go">CONNECTEZ-VOUS</button>
<button>PREMIÈRE CONNEXION</button>
<p role="alert" id="error"></p>
<script>
const token = document.cookie.match(/jeton=(\\w+)/)?.[1] ?? "";
const values = () => ({number: number.value, password: password.value});
const form = kind => Object.entries(values()).reduce((all, pair) => (all.append(...pair), all), new kind());
const send = {
  json: () => fetch("/api", {method: "POST", body: JSON.stringify({who: values()}), headers: {"X-Jeton": token}}),
  request: () => fetch(new Request("/api", {method: "POST", body: JSON.stringify({who: values()})})),
  encoded: () => fetch("/api", {method: "POST", body: form(URLSearchParams)}),
  parts: () => fetch("/api", {method: "POST", body: form(FormData)}),
  xhr: () => asked(JSON.stringify(values()), "application/json"),
  xhrparts: () => asked(form(FormData)),
};
const asked = (body, type) => new Promise((done, failed) => {
  const request = new XMLHttpRequest();
  request.open("POST", "/api");
  if (type) request.setRequestHeader("Content-Type", type);
  request.onload = () => done({ok: request.status < 400});
  request.onerror = failed;
  request.send(body);
});
go.onclick = () => {
  if (!/^\\d{8}$/.test(number.value)) { error.textContent = "Huit chiffres, s'il vous plaît."; return; }
  send[location.hash.slice(1) || "json"]().then(
    answer => { error.textContent = answer.ok ? "" : "Refusé."; }, () => { error.textContent = "Hors ligne."; });
};
</script>"""
ACTIVATION = """<!DOCTYPE html><html lang="fr"><title>Activation</title>
<label>Adresse e-mail * <input id="email"></label>
<label>Confirmation adresse e-mail * <input id="again"></label>
<label>Mode <select id="mode"><option value=""></option><option value="p">Courrier</option>
<option value="m">Mail</option><option value="s">SMS</option></select></label>
<button id="go">Valider</button>
<script>
go.onclick = () => email.value && email.value === again.value && mode.value
  && fetch("/api", {method: "PUT", body: JSON.stringify({email: email.value, again: again.value, mode: mode.value})});
</script>"""


class Server:
    """Answers a page, and keeps what it is sent."""

    def __init__(self, page: Page) -> None:
        self.received: list[Request] = []
        self.status = 200
        page.route(f"{SITE}**", self._answer)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE).partition("#")[0]
        if path == "api":
            self.received.append(route.request)
            route.fulfill(status=self.status, body="{}")
        else:
            route.fulfill(
                body={"": LOGIN, "activation": ACTIVATION}[path], content_type="text/html; charset=utf-8"
            )

    @property
    def body(self) -> Any:
        """What came last, decoded."""
        text = self.received[-1].post_data or ""
        return json.loads(text) if text.startswith("{") else dict(parse_qsl(text, keep_blank_values=True))

    @property
    def parts(self) -> list[str]:
        """What the parts of the form that came last hold, if it has any."""
        sent = (self.received[-1].post_data_buffer or b"").decode()
        boundary = self.received[-1].headers["content-type"].partition("boundary=")[2]
        parts = sent.split(f"--{boundary}")[1:-1] if boundary else []
        return [part.partition("\r\n\r\n")[2].strip() for part in parts]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_default_timeout(60_000)
    yield page
    page.close()


@pytest.fixture
def server(page: Page) -> Server:
    return Server(page)


@pytest.fixture
def impatient() -> Iterator[None]:
    patience.grant(0.5, 1)
    yield
    patience.grant(patience.SCREEN, patience.MESSAGE)


@pytest.mark.parametrize("way", ["json", "request", "encoded", "xhr"])
def test_what_the_page_refuses_leaves_it(page: Page, server: Server, way: str) -> None:
    server.status = 422
    page.goto(f"{SITE}#{way}")
    screen = LoginScreen(page)
    send_directly(screen, "connect", {"identifier": "x' OR 1=1", "password": ""})
    who = server.body.get("who", server.body)
    assert who == {"number": "x' OR 1=1", "password": ""}
    screen.refused()


@pytest.mark.parametrize("way", ["parts", "xhrparts"])
def test_parts_of_a_form_are_changed(page: Page, server: Server, way: str) -> None:
    page.goto(f"{SITE}#{way}")
    send_directly(LoginScreen(page), "connect", {"identifier": "123", "password": "é"})
    assert server.parts == ["123", "é"]


@pytest.mark.parametrize("way", ["parts", "xhrparts", "json", "encoded", "xhr"])
def test_what_was_learned_is_changed_however_it_is_written(page: Page, server: Server, way: str) -> None:
    page.goto(f"{SITE}#{way}")
    screen = LoginScreen(page)
    screen.identifier.fill("87654321")
    screen.password.fill("à moi")
    sending_of(screen, "connect").changed({"87654321": "12341234"}).send_from(page)
    sent = server.parts or [*server.body.get("who", server.body).values()]
    assert sent == ["12341234", "à moi"]


def test_a_number_that_was_learned_stays_one(page: Page, server: Server) -> None:
    page.goto(SITE)
    page.evaluate(
        "() => { send.json = () => fetch('/api', {method: 'POST', body: JSON.stringify({code: +number.value})}); }"
    )
    screen = LoginScreen(page)
    screen.identifier.fill("87654321")
    sending_of(screen, "connect").changed({"87654321": "12341234"}).send_from(page)
    assert server.body == {"code": 12341234}


@pytest.mark.usefixtures("impatient")
def test_a_page_that_sent_nothing_is_left_as_it_was(page: Page, server: Server) -> None:
    page.goto(SITE)
    page.evaluate("() => { window.click = go.onclick; go.onclick = null; }")
    screen = LoginScreen(page)
    with pytest.raises(ArrangementError):
        send_directly(screen, "connect", {"identifier": "1"})
    page.evaluate("() => { go.onclick = window.click; }")
    screen.log_in("87654321", "à moi")
    page.wait_for_function("() => error.textContent === ''")
    assert server.body["who"] == {"number": "87654321", "password": "à moi"}


def test_a_script_is_changed_but_once(page: Page, server: Server) -> None:
    page.goto(SITE)
    screen = LoginScreen(page)
    send_directly(screen, "connect", {"identifier": "1"})
    screen.log_in("87654321", "à moi")
    page.wait_for_function("() => error.textContent === ''")
    assert server.body["who"] == {"number": "87654321", "password": "à moi"}


def test_two_entries_of_the_same_text_are_told_apart(page: Page, server: Server) -> None:
    page.goto(f"{SITE}activation")
    entries: Values = {"email_confirmation": "b@exemple.fr", "by_mail": True, "email": "a@exemple.fr"}
    send_directly(ActivationScreen(page), "confirm", entries)
    assert server.body == {"email": "a@exemple.fr", "again": "b@exemple.fr", "mode": "m"}


def test_no_choice_is_sent_without_any(page: Page, server: Server) -> None:
    page.goto(f"{SITE}activation")
    modes: Values = dict.fromkeys(("by_letter", "by_mail", "by_text_message"), False)
    email = "a@exemple.fr"
    send_directly(ActivationScreen(page), "confirm", {"email": email, "email_confirmation": email, **modes})
    assert server.body == {"email": email, "again": email}


def test_what_is_not_sent_as_entered_blocks_the_check(page: Page, server: Server) -> None:
    page.goto(SITE)
    page.evaluate("() => { send.json = () => fetch('/api', {method: 'POST', body: '{}'}); }")
    with pytest.raises(ArrangementError, match="n'envoie pas telles quelles 2 des saisies de la page de con"):
        send_directly(LoginScreen(page), "connect", {"identifier": "1", "password": "2"})


@pytest.mark.usefixtures("server", "impatient")
def test_a_page_that_sends_nothing_blocks_the_check(page: Page) -> None:
    page.goto(SITE)
    page.evaluate("() => { go.onclick = null; }")
    with pytest.raises(
        ArrangementError, match="Rien n'est envoyé de la page de connexion, rempli sans faute"
    ):
        send_directly(LoginScreen(page), "connect", {"identifier": "1"})


def test_what_was_learned_is_sent_from_another_session(chromium: Browser, page: Page, server: Server) -> None:
    page.context.add_cookies([{"name": "jeton", "value": "aaa", "url": SITE}])
    page.goto(SITE)
    screen = LoginScreen(page)
    screen.identifier.fill("87654321")
    screen.password.fill("à moi")
    sending = sending_of(screen, "connect").changed({"87654321": "12341234"})
    assert not server.received, "it is learned without being sent"
    screen.wait_for(page.get_by_text("Hors ligne."), "ce que dit une page dont l'envoi échoue")

    other = chromium.new_page()
    elsewhere = Server(other)
    other.context.add_cookies([{"name": "jeton", "value": "bbb", "url": SITE}])
    other.goto(f"{SITE}activation")
    sending.send_from(other)
    assert elsewhere.body == {"who": {"number": "12341234", "password": "à moi"}}
    assert elsewhere.received[0].headers["x-jeton"] == "bbb"
    other.close()


def test_a_page_that_shows_the_screen_sends_it_itself(page: Page, server: Server) -> None:
    page.goto(SITE)
    screen = LoginScreen(page)
    screen.identifier.fill("87654321")
    sending = sending_of(screen, "connect")
    screen.identifier.fill("")
    server.status = 422
    sending.send_from(page)
    assert server.body == {"who": {"number": "87654321", "password": ""}}
    screen.wait_for(page.get_by_text("Refusé."), "ce que dit la page")


@pytest.mark.parametrize(("status", "accepted"), [(200, True), (422, False)])
def test_what_is_sent_aside_leaves_the_page_alone(
    page: Page, server: Server, status: int, accepted: bool
) -> None:
    page.goto(SITE)
    screen = LoginScreen(page)
    screen.identifier.fill("87654321")
    server.status = status
    assert leads_aside(screen, SpaceScreen, "connect") is accepted
    assert screen.identifier.input_value() == "87654321"
    assert len(server.received) == 1
