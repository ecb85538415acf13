"""A deployed site, its mail in a mailbox that is not ours: what works, and whose fault it is when it does not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from smtplib import SMTP

import pytest
import requests
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope, Session

from fixtures.mailbox.launch import StartedMailbox, free_addresses
from fixtures.site import BundledSite
from tests.mailbox import dovecot
from tests.mailbox.conftest import needs_mailpit
from tests.mailbox.test_failures import real

from .conftest import Player

SCENARIO = "son_espace_avec_son_identifiant_et_un_code"
PROFILE = """\
nom = "site déployé"
[site]
connexion = "{site.login}"
publique = "{site.public}"
en_clair = "{site.http_url}"
autorite = "{site.authority}"
[support]
adresse = "{site.support_url}"
jeton = "${{RECETTE_JETON}}"
offre = ["adherents", "etat", "age_du_code", "verification"]
[consentement]
creer = true
activer = true
verrouiller = true
[boite]
{mailbox}
"""


class Slow:
    """Takes a message at once, and hands it on later."""

    def __init__(self, smtp: str, seconds: float) -> None:
        host, _, port = smtp.rpartition(":")
        self._address = (host, int(port))
        self._seconds = seconds
        self._waiting: list[threading.Timer] = []

    async def handle_DATA(self, _server: object, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        self._waiting.append(threading.Timer(self._seconds, self._hand_on, (envelope,)))
        self._waiting[-1].start()
        return "250 OK"

    def give_up(self) -> None:
        """Hand on nothing more."""
        for timer in self._waiting:
            timer.cancel()

    def _hand_on(self, envelope: Envelope) -> None:
        with SMTP(*self._address, local_hostname="localhost") as server:
            server.sendmail(envelope.mail_from or "", envelope.rcpt_tos, envelope.content or b"")


@contextmanager
def slow(smtp: str, seconds: float) -> Iterator[str]:
    """Receive mail at the address given, and hand it on so much later."""
    address, relay = free_addresses()[0], Slow(smtp, seconds)
    controller = Controller(relay, hostname="127.0.0.1", port=int(address.rpartition(":")[2]))
    controller.start()
    yield address
    controller.stop()
    relay.give_up()


@contextmanager
def deployed(smtp: str, mailbox: str, folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Serve the reference as a site deployed elsewhere, and give what makes a run judge it."""
    with BundledSite(smtp) as served:
        site = served.site()
        profile = folder / "site.toml"
        profile.write_text(PROFILE.format(site=site, mailbox=mailbox), encoding="utf-8")
        yield f"--target={profile}", {"RECETTE_JETON": site.token, "RECETTE_BOITE": dovecot.PASSWORD}


@pytest.mark.skipif(
    dovecot.PROGRAM is None, reason="dovecot n'est pas installé (apt-get install dovecot-imapd)"
)
def test_codes_are_read_over_imap(play: Player, tmp_path: Path) -> None:
    with dovecot.imap_mailbox() as mailbox, deployed(mailbox.smtp, _imap(mailbox), tmp_path) as (target, env):
        run = play(target, "-k", SCENARIO, env=env)
    assert run.counts() == (1, 0), run.output


def _imap(mailbox: StartedMailbox) -> str:
    authority = getattr(mailbox.client, "_authority")  # noqa: B009 - it is nobody else's business
    return (
        f'adresse = "{mailbox.client.url}"\nutilisateur = "recette"\nmot_de_passe = "${{RECETTE_BOITE}}"\n'
        f'autorite = "{authority}"\nsmtp = "{mailbox.smtp}"\n'
    )


@needs_mailpit
@pytest.mark.parametrize(("budget", "counts"), [(40, (1, 0)), (10, (0, 1))])
def test_slow_mail_is_waited_for_as_long_as_the_profile_says(
    play: Player, tmp_path: Path, budget: int, counts: tuple[int, int]
) -> None:
    with real() as mailbox, slow(mailbox.smtp, seconds=20) as smtp:
        boite = f'adresse = "{mailbox.client.url}"\n[delais]\nmessage = {budget}\n'
        with deployed(smtp, boite, tmp_path) as (target, env):
            run = play(target, "-k", SCENARIO, env=env)
    assert run.counts() == counts, run.output
    if not counts[0]:
        assert "Aucun nouveau message pour adherent." in run.output
        assert f"en {budget} s" in run.output


@needs_mailpit
def test_mail_that_is_refused_later_accuses_what_sends_none(play: Player, tmp_path: Path) -> None:
    with real("--enable-chaos") as mailbox:
        triggers = {"Recipient": {"ErrorCode": 451, "Probability": 100}}
        boite = f'adresse = "{mailbox.client.url}"\n[delais]\nmessage = 5\n'
        with deployed(mailbox.smtp, boite, tmp_path) as (target, env):
            requests.put(f"{mailbox.client.url}/api/v1/chaos", json=triggers, timeout=10).raise_for_status()
            run = play(target, "-k", SCENARIO, env=env)
    assert run.code == 1, run.output
    assert "EX-1.2-3-17" in run.output


@needs_mailpit
def test_mail_that_is_refused_stops_the_run_when_it_can_be_tried(play: Player, tmp_path: Path) -> None:
    with real("--enable-chaos") as mailbox:
        triggers = {"Recipient": {"ErrorCode": 451, "Probability": 100}}
        requests.put(f"{mailbox.client.url}/api/v1/chaos", json=triggers, timeout=10).raise_for_status()
        boite = f'adresse = "{mailbox.client.url}"\nsmtp = "{mailbox.smtp}"\n'
        with deployed(mailbox.smtp, boite, tmp_path) as (target, env):
            run = play(target, "-k", SCENARIO, env=env)
    assert run.code == 3, run.output
    assert "refuse le message de contrôle : « 451" in run.output
