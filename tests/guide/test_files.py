"""A data file that cannot be read gives one French sentence that names it."""

from pathlib import Path

import pytest

from guide.ambiguities import AMBIGUITIES, read_ambiguities
from guide.files import GuideError
from guide.register import COLUMNS, REGISTER, read_requirements
from guide.waivers import read_waivers


def test_a_spreadsheet_may_rewrite_the_register_without_changing_it(tmp_path: Path) -> None:
    text = REGISTER.read_text(encoding="utf-8-sig")
    for name, rewritten in {"without_mark": text, "windows": "\ufeff" + text.replace("\n", "\r\n")}.items():
        file = tmp_path / name
        file.write_text(rewritten, encoding="utf-8", newline="")
        assert read_requirements(file) == read_requirements()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "colonnes attendues"),
        (b"id,section\n", "colonnes lues : id,section"),
        (";".join(COLUMNS).encode() + b'\nEX-1.1-0-01;"', "est illisible"),
        (";".join(COLUMNS).encode() + b"\n\xe9", "est illisible"),
        (
            ";".join(COLUMNS).encode() + b"\nEX-1.1-0-01" + b";" * len(COLUMNS),
            "EX-1.1-0-01 : trop de colonnes",
        ),
    ],
)
def test_a_damaged_register_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "exigences.csv"
    file.write_bytes(content)
    with pytest.raises(GuideError, match=r"exigences\.csv") as refusal:
        read_requirements(file)
    assert words in str(refusal.value)


def test_a_missing_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GuideError, match=r"absent\.csv est illisible"):
        read_requirements(tmp_path / "absent.csv")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[[derogation]\n", "derogations.toml est illisible"),
        ("[[derogations]]\n", "que des tables [[derogation]]"),
        ("derogation = 1\n", "derogations.toml : « derogation » vaut 1"),
    ],
)
def test_damaged_waivers_are_refused(tmp_path: Path, content: str, words: str) -> None:
    file = tmp_path / "derogations.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GuideError) as refusal:
        read_waivers(file)
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("\njouable = true", '\njouable = "oui"', "A01 : « jouable » vaut 'oui'"),
        ("textes = []", 'textes = ["usage unique"]', "A10 : « textes » vaut ['usage unique']"),
    ],
)
def test_damaged_ambiguities_are_refused(tmp_path: Path, before: str, after: str, words: str) -> None:
    file = tmp_path / "ambiguites.toml"
    file.write_text(AMBIGUITIES.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(GuideError) as refusal:
        read_ambiguities(file)
    assert words in str(refusal.value)
