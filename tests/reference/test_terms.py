"""The terms, and the space that they open (EX-1.3-1)."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reference.models import Dependant, Member, TermsAcceptance
from reference.terms import document, pdf
from tests.reference.conftest import NewMember
from tests.reference.visitor import EMAIL, LOGIN, PASSWORD, SPACE, TERMS, Visitor

SPACE_PAGES = [SPACE, f"{SPACE}/remboursements", f"{SPACE}/carte-tiers-payant", f"{SPACE}/coordonnees"]
PROFILE = f"{SPACE}/api/profil"
DOWNLOAD = f"{TERMS}/pdf"
REFUSE = f"{TERMS}/refus"


@pytest.fixture
def reader(visitor: Visitor, active_member: Member) -> Visitor:
    """A member in front of the terms."""
    visitor.log_in()
    return visitor


def test_the_text_is_there_with_nothing_ticked(reader: Visitor) -> None:
    page = reader.get(TERMS)
    for sentence in (document.INSTRUCTION, document.TITLE, *document.INTRODUCTION, document.COMMITMENTS_LEAD):
        assert sentence in page.text
    assert len(document.COMMITMENTS) == 8
    assert all(f"<li>{commitment}</li>" in page.text for commitment in document.COMMITMENTS)
    assert document.ACCEPTANCE_LABEL in page.text
    assert document.HEALTH_DATA_LABEL in page.text
    assert "checked" not in page.text
    assert page.value("read") is None


def test_purposes_and_recipients_of_health_data_come_before_the_consent(reader: Visitor) -> None:
    text = reader.get(TERMS).text
    consent = text.index(document.HEALTH_DATA_LABEL)
    assert text.index("Finalités du traitement des données de santé") < consent
    assert text.index("Destinataires des données de santé") < consent


def test_acceptance_opens_the_space_and_is_recorded_once(reader: Visitor, active_member: Member) -> None:
    assert reader.accept_terms().path == SPACE
    assert reader.accept_terms().path == SPACE
    assert [acceptance.version for acceptance in active_member.terms_acceptances.all()] == [document.VERSION]


@pytest.mark.parametrize("missing", ["terms", "health_data", "read"])
def test_nothing_less_is_an_acceptance(reader: Visitor, missing: str) -> None:
    page = reader.accept_terms(**{missing: ""})
    assert page.path == TERMS
    assert page.refused
    assert "checked" not in page.text
    assert not TermsAcceptance.objects.exists()
    assert reader.get(SPACE).path == TERMS


def test_refusal_closes_the_session_and_records_nothing(reader: Visitor, active_member: Member) -> None:
    assert reader.post(REFUSE, {"terms": "on", "health_data": "on", "read": "yes"}).path == LOGIN
    assert reader.get(SPACE).path == LOGIN
    assert not TermsAcceptance.objects.exists()
    assert reader.log_in().path == TERMS


def test_accepted_terms_are_not_shown_again(reader: Visitor, other_visitor: Visitor) -> None:
    reader.accept_terms()
    assert other_visitor.log_in().path == SPACE
    assert other_visitor.get(TERMS).path == SPACE


def test_a_new_version_is_shown_again(reader: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.accept_terms()
    monkeypatch.setattr(document, "VERSION", "2099-01")
    assert reader.get(SPACE).path == TERMS
    assert reader.accept_terms().path == SPACE


@pytest.mark.parametrize("path", SPACE_PAGES)
def test_the_space_is_closed_without_session_then_without_acceptance(
    visitor: Visitor, active_member: Member, path: str
) -> None:
    assert visitor.get(path).path == LOGIN
    visitor.log_in()
    assert visitor.get(path).path == TERMS
    visitor.accept_terms()
    assert visitor.get(path).path == path


def test_the_profile_is_closed_the_same_way(visitor: Visitor, active_member: Member) -> None:
    assert visitor.get(PROFILE).status == 401
    visitor.log_in()
    assert visitor.get(PROFILE).status == 403
    visitor.accept_terms()
    assert visitor.get(PROFILE).response.json()["identifiant"] == active_member.number


@pytest.mark.parametrize("path", [TERMS, DOWNLOAD])
def test_the_terms_are_for_members(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).path == LOGIN


def test_the_space_shows_what_the_member_chose(visitor: Visitor, new_member: NewMember) -> None:
    member = new_member(password=PASSWORD, mail_preference="sms", terms_accepted=True)
    Dependant.objects.create(member=member, first_name="Léo", last_name="Durand", birth_date="2010-03-04")
    visitor.log_in()
    details = visitor.get(f"{SPACE}/coordonnees").text
    assert all(expected in details for expected in (EMAIL, "06 39 98 00 12", "SMS"))
    assert "Léo Durand" in visitor.get(f"{SPACE}/carte-tiers-payant").text


def test_the_download_is_a_pdf_file(reader: Visitor) -> None:
    response = reader.get(DOWNLOAD).response
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{pdf.FILE_NAME}"'
    assert response.content.startswith(b"%PDF-")


def test_the_pdf_has_the_same_text_as_the_page() -> None:
    pages = PdfReader(BytesIO(pdf.build())).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for sentence in (
        document.TITLE,
        *document.COMMITMENTS,
        document.ARTICLES[0].paragraphs[0],
        "« les conditions »",
        "œuvre",
    ):
        assert sentence in text
