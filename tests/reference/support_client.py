"""A caller of the support API."""

import json
from typing import Any

from tests.reference.visitor import Visitor

Answer = tuple[int, Any]


class Support:
    """A caller of the API."""

    def __init__(self, token: str) -> None:
        self._client = Visitor(enforce_csrf_checks=True).client
        self._headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str) -> Answer:
        """Read a document."""
        response = self._client.get(f"/support/{path}", secure=True, headers=self._headers)
        return response.status_code, _document(response)

    def post(self, path: str, body: object) -> Answer:
        """Send a document."""
        response = self._client.post(
            f"/support/{path}",
            json.dumps(body),
            content_type="application/json",
            secure=True,
            headers=self._headers,
        )
        return response.status_code, _document(response)

    def problems(self, path: str, body: object) -> set[str]:
        """Fields that a call is refused for."""
        status, answer = self.post(path, body)
        assert status == 422
        assert all(error["message"] for error in answer["errors"])
        return {error["field"] for error in answer["errors"]}


def _document(response: Any) -> Any:
    return response.json() if response["Content-Type"] == "application/json" else None
