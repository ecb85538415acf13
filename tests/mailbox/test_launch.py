"""Which mailbox a run gets, and what is said when it gets none."""

from __future__ import annotations

import os
import stat
from contextlib import ExitStack
from pathlib import Path

import pytest

from bootstrap import mailpit
from fixtures.mailbox import launch
from fixtures.mailbox.launch import MailboxChoiceError, StartedMailbox, started_mailbox
from fixtures.mailbox.mailbox import MailboxUnreachableError
from fixtures.mailbox.probe import probe
from fixtures.processes import ServiceError
from tests.mailbox.conftest import needs_mailpit

Environ = dict[str, str]


def started(environ: Environ) -> StartedMailbox:
    with started_mailbox(environ) as mailbox:
        return mailbox


def named(mailbox: StartedMailbox) -> Environ:
    return {"MAILPIT_URL": mailbox.client.url, "MAILPIT_SMTP": mailbox.smtp}


@pytest.mark.parametrize("name", ["catcher", "real_mailpit"])
def test_the_one_that_the_environment_names(request: pytest.FixtureRequest, name: str) -> None:
    mailbox: StartedMailbox = request.getfixturevalue(name)
    with started_mailbox(named(mailbox)) as again:
        assert again.smtp == mailbox.smtp
        probe(again)
    assert mailbox.client.version()  # still there


def test_the_named_one_wins_over_a_forced_kind(catcher: StartedMailbox) -> None:
    assert started(named(catcher) | {"RECETTE_MAILBOX": "mailpit"}).smtp == catcher.smtp


def test_smtp_is_on_the_same_host_unless_told(catcher: StartedMailbox) -> None:
    assert started({"MAILPIT_URL": catcher.client.url}).smtp == "127.0.0.1:1025"


@needs_mailpit
def test_mailpit_when_it_is_installed() -> None:
    with started_mailbox({}) as mailbox:
        assert mailbox.description.startswith("Mailpit v1.")
        probe(mailbox)


def test_the_catcher_when_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailpit, "locate", lambda: None)
    with started_mailbox({}) as mailbox:
        assert mailbox.description.startswith("messagerie embarquée")
        probe(mailbox)


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"RECETTE_MAILBOX": "outlook"}, "« outlook »"),
        ({"RECETTE_MAILBOX": "mailpit"}, "setup --mailpit"),
        ({"MAILPIT_URL": "http://127.0.0.1:1", "MAILPIT_SMTP": "localhost"}, "« localhost »"),
        ({"MAILPIT_URL": "http://127.0.0.1:1", "MAILPIT_SMTP": "localhost:65536"}, "« localhost:65536 »"),
        ({"MAILPIT_URL": "http://[::1"}, "MAILPIT_URL"),
    ],
)
def test_a_choice_that_cannot_be_had(environ: Environ, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailpit, "locate", lambda: None)
    with pytest.raises(MailboxChoiceError, match=named):
        started(environ)


def test_a_named_mailbox_that_is_away() -> None:
    with pytest.raises(
        MailboxUnreachableError, match=r"http://127\.0\.0\.1:1 est inutilisable : la connexion est refusée"
    ):
        started({"MAILPIT_URL": "http://127.0.0.1:1"})


@needs_mailpit
@pytest.mark.parametrize("taken", ["http", "smtp"])
def test_other_ports_are_tried_when_one_is_taken_meanwhile(
    real_mailpit: StartedMailbox, monkeypatch: pytest.MonkeyPatch, taken: str
) -> None:
    http, smtp = launch.free_addresses()
    if taken == "http":
        http = real_mailpit.client.url.removeprefix("http://")
    else:
        smtp = real_mailpit.smtp
    choices = [(http, smtp), launch.free_addresses()]
    monkeypatch.setattr(launch, "free_addresses", lambda: choices.pop(0))
    with started_mailbox({"RECETTE_MAILBOX": "mailpit"}) as mailbox:
        assert (mailbox.client.url, mailbox.smtp) != (real_mailpit.client.url, real_mailpit.smtp)
        probe(mailbox)
    assert choices == []


@pytest.mark.skipif(os.name == "nt", reason="un script POSIX")
def test_a_mailpit_that_does_not_work_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "mailpit"
    broken.write_text("#!/bin/sh\necho 'wrong architecture' >&2\nexit 5\n")
    broken.chmod(stat.S_IRWXU)
    monkeypatch.setattr(mailpit, "locate", lambda: broken)
    with ExitStack() as stack, pytest.raises(ServiceError, match=r"(?s)code de sortie 5.*wrong architecture"):
        stack.enter_context(started_mailbox({}))
