"""The check of a profile and of what its site offers, on a reference that really runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures.mailbox.launch import StartedMailbox, started_mailbox
from fixtures.processes import ROOT
from fixtures.site import NUMBER, TEXT_MESSAGES
from tests.reference.running import TOKEN, Site, processes_started


@pytest.fixture(scope="module")
def mailbox() -> Iterator[StartedMailbox]:
    with started_mailbox({"RECETTE_MAILBOX": "catcher"}) as mailbox:
        yield mailbox


@pytest.fixture(scope="module")
def site(mailbox: StartedMailbox) -> Iterator[Site]:
    with processes_started() as start:
        sms = TEXT_MESSAGES.replace(NUMBER, "{number}")
        yield start(
            "--port", "0", "--smtp", mailbox.smtp, "--sms-address", sms, REFERENCE_SUPPORT_TOKEN=TOKEN
        )


def checked(target: Path | str, token: str = TOKEN) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fixtures.check_target", str(target)],
        cwd=ROOT,
        env=os.environ | {"JETON": token},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def profile(folder: Path, site: Site, mailbox: StartedMailbox, more: str = "") -> Path:
    path = folder / "essai.toml"
    path.write_text(
        f"""nom = "essai"
[site]
connexion = "{site.url}/login"
autorite = "{site.ca}"
[boite]
adresse = "{mailbox.client.url}"
smtp = "{mailbox.smtp}"
{more}""",
        encoding="utf-8",
    )
    return path


def support(site: Site, *offered: str) -> str:
    offers = ", ".join(f'"{each}"' for each in offered)
    return f'[support]\nadresse = "{site.url}/support"\njeton = "${{JETON}}"\noffre = [{offers}]\n'


def states(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """Return the state of each part, as the table shows it."""
    lines = done.stdout.splitlines()
    heads = next(line for line in lines if line.startswith("Part "))
    state, detail = heads.index("État"), heads.index("Détail")
    rows = lines[lines.index(heads) + 2 :]
    return {row[:state].strip(): row[state:detail].strip() for row in rows[: rows.index("")]}


def test_a_site_that_keeps_to_all_it_offers(tmp_path: Path, site: Site, mailbox: StartedMailbox) -> None:
    whole = support(site, "adherents", "etat", "age_du_code", "verification")
    done = checked(profile(tmp_path, site, mailbox, f"{whole}[consentement]\ncreer = true\n"))
    assert done.returncode == 0, done
    assert states(done) == {
        **dict.fromkeys(("sante", "jeton", "adherents", "etat", "age_du_code", "verification"), "tenu"),
        **dict.fromkeys(("publique", "sms"), "non offert"),
    }
    assert TOKEN not in done.stdout


def test_what_is_left_out_is_said_and_is_no_fault(
    tmp_path: Path, site: Site, mailbox: StartedMailbox
) -> None:
    done = checked(profile(tmp_path, site, mailbox, support(site, "adherents", "verification")))
    assert done.returncode == 0, done
    found = states(done)
    assert found["adherents"] == "non contrôlé"
    assert found["etat"] == "non offert"
    assert "1 part(s) non contrôlée(s)" in done.stdout
    assert "faute de consentement" in done.stdout


def test_a_site_may_offer_nothing(tmp_path: Path, site: Site, mailbox: StartedMailbox) -> None:
    done = checked(profile(tmp_path, site, mailbox))
    assert done.returncode == 0, done
    assert set(states(done).values()) == {"non offert"}


def test_what_stands_in_for_a_part_is_told(tmp_path: Path, site: Site, mailbox: StartedMailbox) -> None:
    (tmp_path / "adherents.csv").write_text(
        "identifiant;prenom;nom;date_de_naissance;courriel;portable;etat;mot_de_passe\n"
        "00412237;Jeanne;Roux;05/03/1984;jeanne@recette.example;0639980012;inscrit;\n",
        encoding="utf-8",
    )
    more = '[adherents]\nfichier = "adherents.csv"\n[verification]\nreponse = "abcde"\n'
    done = checked(profile(tmp_path, site, mailbox, more))
    assert done.returncode == 0, done
    assert states(done)["adherents"] == states(done)["verification"] == "autrement"
    assert "à prendre : 1 « inscrit », 0 « actif »" in done.stdout


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path, site: Site, mailbox: StartedMailbox) -> None:
    sink = '[sms]\nrecueil = "http://127.0.0.1:1/sms"\n'
    done = checked(profile(tmp_path, site, mailbox, support(site, "etat") + sink), "s3cret")
    assert done.returncode == 3
    assert done.stderr == ""
    assert states(done)["sante"] == "ENFREINT"
    assert states(done)["etat"] == "non contrôlé"
    assert "Le site ne peut pas être jugé : 2 point(s) à corriger." in done.stdout
    for told in ("refuse le jeton (401)", "Le recueil des SMS http://127.0.0.1:1/sms est injoignable"):
        assert told in done.stdout
    assert "s3cret" not in done.stdout


def test_the_bundled_reference_is_checked_as_any_site() -> None:
    done = checked("reference")
    assert done.returncode == 0, done
    assert set(states(done).values()) == {"tenu", "offert"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nom = ''\nreference = true\n", "essai.toml est à corriger :\n  ligne 1 : nom vaut ''"),
        ('nom = "essai"\nreference = true\n[lectures]\nA99 = "x"\n', "ligne 4 : [lectures] A99 est inconnu."),
    ],
)
def test_a_profile_to_correct_is_one_clear_error(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "essai.toml").write_text(text, encoding="utf-8")
    done = checked(tmp_path / "essai.toml")
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith("Erreur : ")
    assert told in done.stderr
