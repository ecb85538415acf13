"""What the client promises, on each mailbox."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from fixtures.mailbox.client import Mailpit
from fixtures.mailbox.code import CodeNotFoundError
from fixtures.mailbox.launch import StartedMailbox
from fixtures.mailbox.mailbox import MailboxTimeoutError
from tests.mailbox.conftest import letter, send

CODE = "Votre code : {}\nIl est valide 5 minutes."


def test_a_message_is_read_whole(mailbox: StartedMailbox, address: str) -> None:
    message = letter(
        f"Zoé <{address}>", "Première ligne é\n\nseconde\n", Subject="ACTIVER VOTRE ESPACE — été"
    )
    message.add_alternative("<p>Première ligne é</p>", subtype="html")
    send(mailbox, message)
    (read,) = mailbox.client.messages_to(address)
    assert read.sender == "noreply@mutuelle-mbtp.com"
    assert read.recipients == (address,)
    assert read.subject == "ACTIVER VOTRE ESPACE — été"
    assert read.text == "Première ligne é\n\nseconde\n"
    assert read.html.strip() == "<p>Première ligne é</p>"
    assert abs(datetime.now(UTC) - read.created) < timedelta(minutes=1)


def test_nothing_readable_shows_in_a_failure(mailbox: StartedMailbox, address: str) -> None:
    send(mailbox, letter(address, CODE.format("k4nf3"), Subject="k4nf3 est votre code"))
    assert "k4nf3" not in repr(mailbox.client.messages_to(address))


def test_only_the_exact_address_counts(mailbox: StartedMailbox, address: str) -> None:
    for other in (f"x{address}", f"{address}.org", address.replace(".", "_", 1), f"{address[1:]}"):
        send(mailbox, letter(other))
    send(mailbox, letter("autre@recette.example", Subject=address, **{"Reply-To": address}))
    assert mailbox.client.messages_to(address) == []


def test_case_does_not_count(mailbox: StartedMailbox, address: str) -> None:
    send(mailbox, letter(address.upper()))
    assert len(mailbox.client.messages_to(address)) == 1
    assert len(mailbox.client.messages_to(address.title())) == 1


@pytest.mark.parametrize("local", ["o'brien", "plus+code", "a_b", "cent%pour", "-moins"])
def test_any_address_is_found(mailbox: StartedMailbox, address: str, local: str) -> None:
    address = f"{local}{address}"
    send(mailbox, letter(address))
    assert len(mailbox.client.messages_to(address)) == 1


def test_one_message_reaches_several_people(mailbox: StartedMailbox, address: str) -> None:
    copied, hidden = f"cc.{address}", f"cci.{address}"
    send(mailbox, letter(address, Cc=copied), address, copied, hidden)
    for recipient in (address, copied, hidden):
        assert len(mailbox.client.messages_to(recipient)) == 1


def test_the_newest_comes_first(mailbox: StartedMailbox, address: str) -> None:
    for subject in ("un", "deux", "trois"):
        send(mailbox, letter(address, Subject=subject))
        mailbox.client.wait_for(address)  # apart by more than the millisecond by which Mailpit orders
    assert [message.subject for message in mailbox.client.messages_to(address)] == ["trois", "deux", "un"]


def test_a_mark_leaves_out_what_was_there(mailbox: StartedMailbox, address: str) -> None:
    send(mailbox, letter(address, CODE.format("vieux1")))
    mark = mailbox.client.mark(address)
    assert mailbox.client.messages_to(address, after=mark) == []
    send(mailbox, letter(address, CODE.format("neuf2")))
    assert mailbox.client.code_for(address, after=mark) == "neuf2"
    assert len(mailbox.client.messages_to(address)) == 2


def test_waiting_ends_when_the_message_comes(mailbox: StartedMailbox, address: str) -> None:
    later = threading.Timer(0.3, send, (mailbox, letter(address, CODE.format("k4nf3"))))
    later.start()
    start = time.monotonic()
    assert mailbox.client.code_for(address, timeout=10) == "k4nf3"
    assert 0.3 <= time.monotonic() - start < 8
    later.join()


def test_waiting_for_several(mailbox: StartedMailbox, address: str) -> None:
    send(mailbox, letter(address, CODE.format("un111")))
    later = threading.Timer(0.2, send, (mailbox, letter(address, CODE.format("deux2"))))
    later.start()
    assert mailbox.client.code_for(address, count=2, timeout=10) == "deux2"
    later.join()


def test_a_time_out_explains_itself(mailbox: StartedMailbox, address: str) -> None:
    send(mailbox, letter(f"voisin.{address}", CODE.format("k4nf3"), Subject="k4nf3"))
    with pytest.raises(MailboxTimeoutError) as caught:
        mailbox.client.wait_for(address, timeout=0.2)
    told = str(caught.value)
    assert told.startswith(
        f"Aucun nouveau message pour {address} en 0.2 s. La messagerie {mailbox.client.url}"
    )
    assert "message(s), le plus récent reçu il y a " in told
    assert f"voisin.{address}" in told
    assert "k4nf3" not in told


def test_a_time_out_counts_what_came(mailbox: StartedMailbox, address: str) -> None:
    send(mailbox, letter(address))
    with pytest.raises(MailboxTimeoutError, match=rf"^1 message\(s\) sur 2 pour {address}"):
        mailbox.client.wait_for(address, count=2, timeout=0)


def test_a_message_without_a_code_is_said(mailbox: StartedMailbox, address: str) -> None:
    send(mailbox, letter(address, "Bienvenue"))
    with pytest.raises(CodeNotFoundError, match="Aucun code"):
        mailbox.client.code_for(address)


def test_only_the_given_messages_are_deleted(mailbox: StartedMailbox, address: str) -> None:
    kept = f"garde.{address}"
    send(mailbox, letter(address))
    send(mailbox, letter(kept))
    mailbox.client.delete(mailbox.client.messages_to(address))
    assert mailbox.client.messages_to(address) == []
    assert len(mailbox.client.messages_to(kept)) == 1


def test_deleting_nothing_deletes_nothing(mailbox: StartedMailbox, address: str) -> None:
    send(mailbox, letter(address))
    mailbox.client.delete([])
    assert len(mailbox.client.messages_to(address)) == 1


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    catcher: StartedMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert Mailpit(catcher.client.url).version() == catcher.client.version()
