"""A site for which nobody wrote the pages and the steps is judged by a profile alone, as the reference is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bootstrap.browsers import locate
from fixtures.mailbox.launch import started_mailbox
from fixtures.site import BundledSite
from guide.register import requirements

from .conftest import ROOT

PROFILE = ROOT / "tests" / "second_site" / "profile.toml"
LONGEST = 60
"""Lines of a profile."""
BARE = """\
nom = "un site qui n'offre que ses pages et une messagerie"
[site]
connexion = "${SECOND_SITE}/login"
publique = "${SECOND_SITE}/decouvrir"
en_clair = "${SECOND_SITE_EN_CLAIR}"
autorite = "${SECOND_SITE_AUTORITE}"
[boite]
adresse = "${SECOND_SITE_BOITE}"
"""
SEEN_WITHOUT_A_MEMBER = {
    "EX-1.1-0-06",
    "EX-1.1-0-07",
    "EX-1.2-1-02",
    "EX-1.2-1-05",
    "EX-1.2-2-02",
    "EX-1.2.2-1-03",
}
"""Some of what any visitor of the public pages sees, checked wherever it is due."""


@pytest.fixture(scope="module")
def second_site() -> Iterator[Mapping[str, str]]:
    """Serve it, and give what its profile takes from the environment."""
    with (
        started_mailbox(os.environ) as mailbox,
        BundledSite(mailbox.smtp, program=("tests.second_site",)) as served,
    ):
        site = served.site()
        yield {
            "SECOND_SITE": site.url,
            "SECOND_SITE_EN_CLAIR": site.http_url,
            "SECOND_SITE_AUTORITE": site.authority or "",
            "SECOND_SITE_JETON": site.token,
            "SECOND_SITE_BOITE": mailbox.client.url,
            "SECOND_SITE_SMTP": mailbox.smtp,
        }


def started(
    site: Mapping[str, str], output: Path, *options: str, profile: Path = PROFILE
) -> subprocess.Popen[str]:
    """Start a run that judges the site and writes in that folder."""
    written = [f"--alluredir={output / 'allure'}", f"--junitxml={output / 'junit.xml'}"]
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", f"--target={profile}", *written, *options],
        cwd=ROOT,
        env={**os.environ, **site},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def verdicts_in(output: Path) -> dict[str, str]:
    """Return the verdict of each requirement in what a run wrote."""
    told = json.loads((output / "verdicts.json").read_text(encoding="utf-8"))
    return {each["id"]: each["verdict"] for each in told["requirements"]}


@pytest.mark.usefixtures("chrome")
@pytest.mark.skipif(locate("firefox") is None, reason="Firefox est absent de cette machine")
def test_every_requirement_gets_the_verdict_of_the_reference(
    second_site: Mapping[str, str], tmp_path: Path
) -> None:
    run = started(second_site, tmp_path, "-n", "2")
    told, _ = run.communicate()
    assert run.returncode == 0, told
    assert verdicts_in(tmp_path) == dict.fromkeys(requirements(), "CONFORME")


@pytest.mark.usefixtures("chrome")
def test_two_runs_at_once_do_not_disturb_each_other(second_site: Mapping[str, str], tmp_path: Path) -> None:
    runs = [
        started(second_site, tmp_path / name, "--browser=chrome", "-m", "nominal")
        for name in ("one", "other")
    ]
    for told, _ in [run.communicate() for run in runs]:
        assert "NON CONFORME" not in told, told
        assert " 0          0          0 " in told.split("  Total ")[1], told


@pytest.mark.usefixtures("chrome")
def test_pages_alone_get_every_verdict_that_can_be_had(
    second_site: Mapping[str, str], tmp_path: Path
) -> None:
    profile = tmp_path / "pages.toml"
    profile.write_text(BARE, encoding="utf-8")
    run = started(
        second_site, tmp_path, "--browser=chrome", "--device=ordinateur", "--full-matrix", profile=profile
    )
    told, _ = run.communicate()
    assert run.returncode == 2, told  # nothing is wrong, and something was not verified
    verdicts = json.loads((tmp_path / "verdicts.json").read_text(encoding="utf-8"))
    places = {
        each["id"]: [place for place in each["places"] if place["cell"] == "chrome-ordinateur"]
        for each in verdicts["requirements"]
    }
    for name in SEEN_WITHOUT_A_MEMBER:
        assert {place["verdict"] for place in places[name]} == {"CONFORME"}, name
    found = [place for each in places.values() for place in each]
    assert {place["verdict"] for place in found} == {"CONFORME", "NON VÉRIFIÉ"}, "nobody is accused"
    unverified = [place["reason"] for place in found if place["verdict"] == "NON VÉRIFIÉ"]
    assert not [reason for reason in unverified if "profil du site" not in reason.lower()]


def test_its_profile_is_short() -> None:
    assert len(PROFILE.read_text(encoding="utf-8").splitlines()) <= LONGEST
