"""The support API does what its published contract says."""

import json
from pathlib import Path
from typing import Any

import pytest

from reference.support import urls as support_urls
from tests.reference.support_client import Support

CONTRACT = Path(__file__).parents[2] / "targets" / "support-api.openapi.json"
PERSON = {"first_name": "Marie", "last_name": "Durand", "birth_date": "1980-05-01"}


@pytest.fixture(scope="module")
def contract() -> Any:
    """The published contract."""
    return json.loads(CONTRACT.read_text(encoding="utf-8"))


def test_the_contract_lists_the_addresses_of_the_site(contract: Any) -> None:
    served = {
        f"/support/{pattern.pattern}".replace("<str:number>", "{number}")
        for pattern in support_urls.urlpatterns
    }
    assert set(contract["paths"]) == served


def test_the_contract_describes_the_documents_of_the_site(contract: Any, support: Support) -> None:
    schemas = contract["components"]["schemas"]
    dependant = {**PERSON, "email": "leo@exemple.fr"}
    created = support.post("members", {**PERSON, "dependants": [dependant]})[1]
    person_fields = set(schemas["Person"]["properties"])
    assert (
        set(created)
        == set(schemas["Member"]["required"])
        == person_fields | set(schemas["Member"]["properties"])
    )
    assert set(created["dependants"][0]) == person_fields
    assert set(support.get("health")[1]) == set(schemas["Health"]["required"])


def test_the_contract_describes_what_the_site_accepts(contract: Any, support: Support) -> None:
    schemas = contract["components"]["schemas"]
    accepted = set(schemas["Person"]["properties"]) | set(schemas["NewMember"]["properties"])
    every_field = dict.fromkeys(accepted, 0)
    status, answer = support.post("members", every_field | {"dependants": []})
    assert status == 422
    assert not [error for error in answer["errors"] if error["message"] == "champ inconnu"]
    assert support.problems("members", {}) == set(schemas["NewMember"]["required"])


def test_every_call_of_the_contract_says_what_can_go_wrong(contract: Any) -> None:
    for item in contract["paths"].values():
        for method in item.keys() & {"get", "post"}:
            responses = set(item[method]["responses"])
            assert "401" in responses
            assert ("422" in responses) is (method == "post")
