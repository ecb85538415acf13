"""Sites that really run, and what they send."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).parents[2]
TOKEN = "jeton-de-test"
START_TIMEOUT = 30


class Outbox:
    """Keeps what the site sends."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@dataclass
class Site:
    """A running site."""

    process: "subprocess.Popen[str]"
    url: str
    http_url: str
    ca: Path
    visitor: requests.Session = field(default_factory=requests.Session)

    def support(self, method: str, path: str, **body: object) -> Any:
        """Call the support API."""
        headers = {"Authorization": f"Bearer {TOKEN}"}
        url = f"{self.url}/support/{path}"
        return requests.request(
            method, url, json=body, headers=headers, verify=str(self.ca), timeout=10
        ).json()

    def get(self, path: str) -> str:
        """Open a page."""
        return self.visitor.get(self.url + path, verify=str(self.ca), timeout=10).text

    def post(self, path: str, entries: dict[str, str]) -> requests.Response:
        """Send a form, as the page at the site's own address would."""
        entries = {"csrfmiddlewaretoken": self.visitor.cookies["__Host-csrf"], **entries}
        headers = {"Referer": self.url + path}
        return self.visitor.post(self.url + path, entries, headers=headers, verify=str(self.ca), timeout=30)

    def stop(self) -> int:
        """Ask the process to end; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(START_TIMEOUT)

    def errors(self) -> str:
        """Read what a stopped process wrote to stderr."""
        assert self.process.stderr is not None
        return self.process.stderr.read()


Start = Callable[..., Site]


def command(*options: str) -> list[str]:
    return [sys.executable, "-m", "reference", *options]


def environment(**variables: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("REFERENCE_")}
    return inherited | variables


@contextmanager
def processes_started() -> Iterator[Start]:
    """Give what starts sites, and end those that are left running."""
    processes: list[subprocess.Popen[str]] = []

    def launch(*options: str, **variables: str) -> Site:
        process = subprocess.Popen(
            command(*options),
            cwd=ROOT,
            env=environment(**variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.communicate()
        ready = json.loads(line)
        return Site(process, ready["url"], ready["http_url"], Path(ready["ca"]))

    try:
        yield launch
    finally:
        for process in processes:
            process.terminate()  # not kill: a site that ends takes its files away
        for process in processes:
            process.communicate(timeout=START_TIMEOUT)
