"""The profile of a site: read whole, and refused with everything that is wrong in it."""

from pathlib import Path

import pytest

from fixtures.target import profile_problems
from guide.ambiguities import ambiguities
from targets.profile import Profile, ProfileError, read_profile


def written(folder: Path, text: str) -> str:
    path = folder / "site.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_bundled_profile_chooses_a_reading_wherever_the_suite_tells_them_apart() -> None:
    profile = read_profile("reference")
    assert set(profile.readings) == {each.id for each in ambiguities().values() if each.executable}
    assert not list(profile_problems(profile))


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    target = written(tmp_path, 'lecture = {}\nlectures = { A09 = 3 }\nsans_objet = "rien"\n')
    with pytest.raises(ProfileError) as refusal:
        read_profile(target)
    for culprit in ("lecture »", "A09", "sans_objet", "nom »"):
        assert culprit in str(refusal.value)


@pytest.mark.parametrize(("text", "said"), [("nom =", "illisible"), (None, "introuvable")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str | None, said: str) -> None:
    target = written(tmp_path, text) if text else str(tmp_path / "absent.toml")
    with pytest.raises(ProfileError, match=said):
        read_profile(target)


def test_what_the_guide_does_not_know_is_refused() -> None:
    profile = Profile("essai", {"A09": "autre", "A99": "x"}, {"EX-9": "raison"})
    problems = list(profile_problems(profile))
    assert len(problems) == 3
    assert any("ancien_valable" in problem for problem in problems)
