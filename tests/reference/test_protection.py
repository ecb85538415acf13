"""What protects every page, and what a visitor sees when something is wrong."""

import pytest

from reference.models import Member
from tests.reference.visitor import CODE, LOGIN, SPACE, TERMS, WITH_NUMBER, WITHOUT_NUMBER, Page, Visitor

PAGES = [
    "/espace-adherent-particulier/",
    LOGIN,
    "/login/",
    "/premiere-connexion",
    WITH_NUMBER,
    WITHOUT_NUMBER,
    f"{WITH_NUMBER}/aide",
    f"{WITHOUT_NUMBER}/aide",
    "/aide/identifiant",
    "/aide/mot-de-passe-oublie",
    "/nulle-part",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_protected_and_never_stored(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).response.headers
    assert headers["Cache-Control"] == "no-store"
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_french_titled_and_free_of_inline_code(visitor: Visitor, path: str) -> None:
    text = visitor.get(path).text
    assert '<html lang="fr">' in text
    assert "Mutuelle MBTP</title>" in text
    assert "style=" not in text
    assert "onclick" not in text
    assert "http://" not in text


def test_titles_differ_from_step_to_step(visitor: Visitor, member: Member) -> None:
    pages = [
        visitor.get(LOGIN),
        visitor.get("/premiere-connexion"),
        visitor.get(WITH_NUMBER),
        visitor.identify(),
    ]
    pages.append(visitor.enter_code())
    titles = {page.text.partition("<title>")[2].partition("</title>")[0] for page in pages}
    assert len(titles) == len(pages)


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/deconnexion", LOGIN),
        ("/premiere-connexion/annuler", "/premiere-connexion"),
        (f"{TERMS}/refus", LOGIN),
    ],
)
def test_the_address_of_an_action_leads_to_a_page(visitor: Visitor, path: str, leads_to: str) -> None:
    assert visitor.get(path).path == leads_to


def test_static_files_are_protected_too(visitor: Visitor) -> None:
    response = visitor.get("/static/reference/site.css").response
    assert response["Content-Type"].startswith("text/css")
    assert "Content-Security-Policy" in response.headers


def test_cookies_are_locked(visitor: Visitor) -> None:
    visitor.get(WITH_NUMBER)
    assert set(visitor.client.cookies) == {"__Host-session", "__Host-csrf"}
    for cookie in visitor.client.cookies.values():
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]


@pytest.mark.parametrize(
    "path", [LOGIN, WITH_NUMBER, WITHOUT_NUMBER, CODE, "/premiere-connexion/annuler", "/deconnexion"]
)
def test_a_forged_form_is_refused_in_french(database: None, path: str) -> None:
    page = Visitor(enforce_csrf_checks=True).post(path)
    assert page.status == 403
    assert "Cette page a expiré" in page.text


def _post_with_token(visitor: Visitor, page: Page, path: str, **entries: str) -> Page:
    token = page.value("csrfmiddlewaretoken") or ""
    return visitor.post(path, {"csrfmiddlewaretoken": token, **entries}, referer=f"https://testserver{LOGIN}")


def test_the_site_s_own_forms_pass(active_member: Member) -> None:
    visitor = Visitor(enforce_csrf_checks=True)
    page = visitor.get(LOGIN)
    credentials = {"number": active_member.number, "password": "Abcdefgh1!"}
    assert _post_with_token(visitor, page, LOGIN, **credentials).path == TERMS
    assert (
        _post_with_token(visitor, page, LOGIN, **credentials).path == TERMS
    )  # second half of a double click


def test_an_unknown_address_says_so_in_french(visitor: Visitor) -> None:
    page = visitor.get("/nulle-part")
    assert page.status == 404
    assert "Page introuvable" in page.text


def test_our_own_failure_says_so_in_french(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from reference.services import journeys

    def fail(_: str) -> None:
        raise RuntimeError("panne")

    monkeypatch.setattr(journeys, "has_just_activated", fail)
    visitor.client.raise_request_exception = False
    page = visitor.get(LOGIN)
    assert page.status == 500
    assert "Le service rencontre un problème" in page.text


def test_a_call_for_help_gets_one_same_answer(visitor: Visitor, member: Member) -> None:
    known, unknown = (
        visitor.post("/aide/mot-de-passe-oublie", {"contact": c}) for c in (member.email, "x@y.fr")
    )
    assert known.path == unknown.path == "/aide/mot-de-passe-oublie/demande"
    assert known.text == unknown.text
    assert visitor.post("/aide/mot-de-passe-oublie", {"contact": " "}).refused


def test_no_address_of_the_journey_carries_a_secret(visitor: Visitor, member: Member) -> None:
    pages = [visitor.identify(), visitor.enter_code(), visitor.activate(), visitor.log_in()]
    assert [page.response.request.get("QUERY_STRING", "") for page in pages] == [""] * 4
    assert visitor.accept_terms().path == SPACE
