"""A run that can't judge a deployed site says so before it plays anything: exit code 3, and one message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fixtures.mailbox.launch import started_mailbox
from fixtures.roll import COLUMNS
from fixtures.site import BundledSite, Site
from tests.harness.test_preflight import served

from .conftest import Player

NOWHERE = "127.0.0.1:1"


@contextmanager
def deployed(folder: Path) -> Iterator[dict[str, str]]:
    """Serve the reference and its mailbox, and give what can be written of them in a profile, by key."""
    with (
        started_mailbox({"RECETTE_MAILBOX": "catcher"}) as mailbox,
        started_mailbox({"RECETTE_MAILBOX": "catcher"}) as other,
        BundledSite(mailbox.smtp) as running,
        served(folder, not_after=datetime.now(UTC) - timedelta(days=1)) as expired,
    ):
        site: Site = running.site()
        (folder / "adherents.csv").write_text(";".join(COLUMNS) + "\n", encoding="utf-8")
        yield {
            "connexion": site.login,
            "autorite": site.authority or "",
            "support": site.support_url,
            "boite": mailbox.client.url,
            "smtp": mailbox.smtp,
            "jeton": site.token,
            "smtp d'une autre boîte": other.smtp,
            "certificat expiré": f"{expired}/login",
            "autorité du certificat expiré": str(folder / "ca.pem"),
        }


def profile(values: dict[str, str], *more: str) -> str:
    """Write the profile of that site."""
    return "\n".join(
        (
            'nom = "essai"',
            f'[site]\nconnexion = "{values["connexion"]}"\nautorite = "{values["autorite"]}"',
            f'[support]\nadresse = "{values["support"]}"\njeton = "${{JETON}}"\noffre = ["adherents"]',
            f'[boite]\nadresse = "{values["boite"]}"\nsmtp = "{values["smtp"]}"',
            *more,
        )
    )


def expired(values: dict[str, str]) -> dict[str, str]:
    """Return the same site, of which the certificate has expired."""
    return {
        **values,
        "connexion": values["certificat expiré"],
        "support": values["certificat expiré"].replace("login", "support"),
        "autorite": values["autorité du certificat expiré"],
    }


@pytest.mark.parametrize(
    ("spoil", "more", "told"),
    [
        (
            lambda values: {
                **values,
                "connexion": f"https://{NOWHERE}/login",
                "support": f"https://{NOWHERE}/support",
            },
            (),
            "La page de connexion https://127.0.0.1:1/login est injoignable",
        ),
        (
            lambda values: {**values, "jeton": "faux"},
            (),
            "refuse le jeton (401). Vérifiez [support] jeton, puis",
        ),
        (lambda values: {**values, "boite": f"http://{NOWHERE}"}, (), f"http://{NOWHERE}"),
        (
            lambda values: {**values, "smtp": values["smtp d'une autre boîte"]},
            ('destinataires = "{nom}@ailleurs.example"',),
            "@ailleurs.example",
        ),
        (expired, (), "a un certificat expiré. Renouvelez-le."),
        (
            dict,
            ('[adherents]\nfichier = "adherents.csv"',),
            "Plus aucun adhérent « inscrit » à prendre dans",
        ),
        (
            dict,
            ('[elements]\n"code.code" = "css=##"',),
            "[elements] code.code : « css=## » n'est pas un sélecteur de Playwright. Corrigez-le.",
        ),
    ],
    ids=["site", "jeton", "boîte", "destinataires", "certificat", "adhérents", "éléments"],
)
def test_what_keeps_a_site_from_being_judged_is_one_message(
    play: Player,
    tmp_path: Path,
    spoil: Callable[[dict[str, str]], dict[str, str]],
    more: Sequence[str],
    told: str,
) -> None:
    with deployed(tmp_path) as values:
        spoilt = spoil(values)
        path = tmp_path / "essai.toml"
        path.write_text(profile(spoilt, *more), encoding="utf-8")
        run = play(f"--target={path}", env={"JETON": spoilt["jeton"]})
    assert run.code == 3, run.output
    (problem,) = re.findall(r"^  (\S.*)$", run.output.partition("ne peut pas être jugé :")[2], re.MULTILINE)
    assert told in problem
