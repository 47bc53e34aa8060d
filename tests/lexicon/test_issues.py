"""A person's own issues, laid over ours."""

from pathlib import Path

import pytest

from dragoman.extract.issues import OTHER, issue_of, title_of
from dragoman.lexicon.issues import Issues, issues, own_issues
from dragoman.record.errors import UsageError


def _own(folder: Path, text: str) -> Issues:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return own_issues(path)


def test_a_new_issue_stands_beside_ours(tmp_path: Path) -> None:
    found = _own(tmp_path, '[frequencies]\ntitle = "Radio frequencies"\nterms = ["frequency", "spectrum"]\n')
    assert issue_of("a share of the spectrum", issues()) == OTHER
    assert issue_of("a share of the spectrum", found) == "frequencies"
    assert issue_of("a swap of prisoners of war", found) == "prisoner_exchange"
    assert title_of("frequencies", found) == "Radio frequencies"


def test_a_term_of_theirs_is_no_longer_one_of_ours(tmp_path: Path) -> None:
    assert issue_of("the hostages", issues()) == "hostages"
    found = _own(tmp_path, '[guests]\nterms = ["hostage"]\n')
    assert issue_of("the hostages", found) == "guests"
    assert title_of("guests", found) == "Guests"


def test_the_key_of_one_of_ours_adds_to_it(tmp_path: Path) -> None:
    found = _own(tmp_path, '[hostages]\nterms = ["guest of the front"]\n')
    assert {issue_of(words, found) for words in ("the guests of the Front", "the hostages")} == {"hostages"}
    assert title_of("hostages", found) == title_of("hostages", issues())
    assert title_of("hostages", _own(tmp_path, '[hostages]\ntitle = "Guests"\nterms = ["guest"]\n')) == "Guests"


def test_words_that_no_term_can_match_are_harmless(tmp_path: Path) -> None:
    found = _own(tmp_path, '[odd]\nterms = ["…", "!?"]\n')
    assert issue_of("… the truce !?", found) == issue_of("… the truce !?", issues())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no issue"),
        ("terms = ['x']", "terms is no table"),
        ("[a]\ntitle = 'A'", "[a] has no terms"),
        ("[a]\nterms = 'x'", "[a] has terms or hints that are no list of words"),
        ("[a]\nterms = [1]", "[a] has terms or hints that are no list of words"),
        ("[a]\nterms = [' ']", "[a] has terms or hints that are no list of words"),
        ("[a]\ntitle = 1\nterms = ['x']", "[a] has a title that is no text"),
        ("[a]\nwords = ['x']", "[a] has an unknown key 'words'"),
        ("[a\n", "is no TOML"),
    ],
)
def test_another_shape_is_one_clear_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError) as told:
        _own(tmp_path, text)
    assert said in str(told.value)
    assert "\n" not in str(told.value).strip()


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        own_issues(tmp_path / "none.toml")
    (tmp_path / "bin.toml").write_bytes(b"\xff\xfe\x00[a]")
    with pytest.raises(UsageError, match="is no TOML"):
        own_issues(tmp_path / "bin.toml")
