"""A sink of text messages, as a site may have one."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

TOKEN = "jeton-du-recueil"


class Sink(ThreadingHTTPServer):
    """Gives back what it was told to hold, the newest first, to the bearers of its token."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.held: list[dict[str, Any]] = []
        self.answer: tuple[int, bytes] | None = None
        """What it answers whatever is asked, when it is out of order."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sms"

    def receive(self, number: str, text: str, **others: Any) -> None:
        message = {
            "id": uuid4().hex,
            "numero": number,
            "texte": text,
            "recu_le": datetime.now(UTC).isoformat(),
        }
        self.held.insert(0, message | others)


class _Handler(BaseHTTPRequestHandler):
    server: Sink

    def do_GET(self) -> None:
        (number,) = parse_qs(urlsplit(self.path).query)["numero"]
        found = [message for message in self.server.held if message["numero"] == number]
        status, content = self.server.answer or (200, json.dumps(found).encode())
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            status, content = 401, b""
        self.send_response(status)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def running_sink() -> Iterator[Sink]:
    with Sink() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
