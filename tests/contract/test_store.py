"""What every store does, on SQLite and on PostgreSQL alike."""

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from dragoman.ingest.draft import Draft, Stated
from dragoman.ingest.gathered import Gathered, Left, Row
from dragoman.record.errors import DragomanError, UsageError
from dragoman.record.judgement import Judgement, with_id
from dragoman.record.record import Skipped
from dragoman.record.report import report_id
from dragoman.store import Store, opened
from dragoman.store.kept import Derived, draft_key
from tests.reading import kept, read_in

FIRST = "Tarn said the offer was an insult. A crane fell on the quay."
SECOND = "The ferry hit the pier.\nTarn said the pay offer of 4 percent was “not serious”."


def draft(name: str, text: str) -> Draft:
    return Draft(file=name, place=name, folder="in", at=f"/in/{name}", real=f"/in/{name}", text=text)


def gathered(*drafts: Draft) -> Gathered:
    return Gathered(drafts=drafts)


def test_an_empty_store_has_no_dossiers(store: Store) -> None:
    assert store.dossiers() == ()


def test_what_was_accepted_is_there_after_opening_again(url: str) -> None:
    with opened(url, create=True) as store:
        store.make("Ferry", anchor="2031-03-04", issues="[pay]\nterms = ['wage']\n")
        store.accept("Ferry", gathered(draft("a.txt", FIRST)), read_in(FIRST))
    with opened(url) as store:
        state = store.state("Ferry")
    assert (state.name, state.anchor, state.issues) == ("Ferry", "2031-03-04", "[pay]\nterms = ['wage']\n")
    assert state.gathered == gathered(draft("a.txt", FIRST))
    assert kept(state) == read_in(FIRST)


def test_several_threads_read_and_write_one_after_another(store: Store) -> None:
    def make(name: str) -> str:
        store.make(name)
        return store.state(name).name

    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other:
        made = [pool.submit(make, name).result() for pool, name in ((one, "a"), (other, "b"), (one, "c"))]
    assert made == [one.name for one in store.dossiers()] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text", ["nul \x00 and \U0001f600", "e\u0301 İ ß ﷺ", "a" * 200_000, "\u2028\u200b\ufeff words"]
)
def test_any_text_comes_back_as_it_was(store: Store, text: str) -> None:
    store.make("x")
    store.accept("x", gathered(draft("a.txt", text)))
    assert store.state("x").gathered.drafts[0].text == text


@pytest.mark.parametrize("name", ["Strike", "Ein «Streik» ’n 100%", "; DROP TABLE dossiers", "x" * 500])
def test_a_dossier_may_have_any_name_of_one_line(store: Store, name: str) -> None:
    store.make(name)
    assert [one.name for one in store.dossiers()] == [name]


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "nul\x00"])
def test_a_dossier_needs_a_name(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="name of one line"):
        store.make(name)


def test_making_a_dossier_again_keeps_it_and_sets_what_is_given(store: Store) -> None:
    store.make("x", anchor="2031-03-04")
    store.accept("x", gathered(draft("a.txt", FIRST)), read_in(FIRST))
    store.make("x")
    store.make("x", issues="[pay]\nterms = ['wage']\n")
    state = store.state("x")
    assert (state.anchor, state.issues) == ("2031-03-04", "[pay]\nterms = ['wage']\n")
    assert len(state.gathered.drafts) == 1


def test_a_dossier_that_is_not_there_is_told_with_those_that_are(store: Store) -> None:
    store.make("Ferry")
    for ask in (store.state, store.record, store.memo, store.revision, store.remove_dossier):
        with pytest.raises(UsageError, match="no dossier 'Feri'; there are 'Ferry'"):
            ask("Feri")


def test_the_same_draft_twice_is_one(store: Store) -> None:
    store.make("x")
    for _ in range(2):
        store.accept("x", gathered(draft("a.txt", FIRST)), read_in(FIRST))
    assert len(store.state("x").gathered.drafts) == 1
    assert len(store.search("insult")) == 2  # the paragraph and the claim, once each


def test_one_text_in_two_files_is_two_drafts(store: Store) -> None:
    store.make("x")
    store.accept("x", gathered(draft("a.txt", FIRST), draft("b.txt", FIRST)), read_in(FIRST))
    assert {d.file for d in store.state("x").gathered.drafts} == {"a.txt", "b.txt"}
    assert store.dossiers()[0].reports == 1


def test_what_is_read_again_replaces_what_was_read(store: Store) -> None:
    store.make("x")
    store.accept("x", gathered(draft("a.txt", FIRST)), read_in(FIRST))
    newer = msgspec.structs.replace(read_in(FIRST)[0], version="2", key="other")
    store.accept("x", Gathered(), [newer])
    assert kept(store.state("x")) == [newer]
    assert len(store.search("insult")) == 2


def test_the_versions_that_have_read(store: Store) -> None:
    store.make("x")
    assert store.dossiers()[0].versions == ()
    newer = msgspec.structs.replace(read_in(SECOND)[0], version="2")
    store.accept("x", gathered(draft("a.txt", FIRST), draft("b.txt", SECOND)), [*read_in(FIRST), newer])
    assert store.dossiers()[0].versions == ("1", "2")


def test_the_last_word_of_a_manifest_counts(store: Store) -> None:
    def row(target: str, title: str) -> Row:
        return Row(manifest="/in/m", target=target, file="f", stated=Stated(title=title), there=True)

    store.make("x")
    store.accept("x", Gathered(rows=(row("/in/a", "old"), row("/in/b", "gone"))), looked_at=["/in/m"])
    store.accept("x", Gathered(rows=(row("/in/a", "new"),)), looked_at=["/in/m"])
    assert [(r.target, r.stated.title) for r in store.state("x").gathered.rows] == [("/in/a", "new")]


def test_what_is_left_of_a_file_is_what_was_left_last(store: Store) -> None:
    bad = Left(source="/in/a", skipped=Skipped(file="a", reason="no text"))
    other = Left(source="/in/b", skipped=Skipped(file="b", reason="no text"))
    store.make("x")
    store.accept("x", Gathered(left=(bad, other)), looked_at=["/in/a", "/in/b"])
    store.accept("x", Gathered(left=(bad, other)), looked_at=["/in/a", "/in/b"])
    assert store.state("x").gathered.left == (bad, other)
    store.accept("x", Gathered(), looked_at=["/in/a"])
    assert store.state("x").gathered.left == (other,)


def test_what_is_removed_comes_back(store: Store) -> None:
    one = draft("a.txt", FIRST)
    store.make("x")
    store.accept("x", gathered(one), read_in(FIRST))
    store.remove("x", [draft_key(one)])
    assert store.state("x").gathered.drafts == ()
    assert store.search("insult") == ()
    assert store.dossiers()[0].reports == 0
    store.accept("x", gathered(one))
    assert store.state("x").gathered.drafts == (one,)
    assert kept(store.state("x")) == read_in(FIRST)
    assert len(store.search("insult")) == 2


def test_a_removed_dossier_comes_back_whole(store: Store) -> None:
    store.make("x")
    store.accept("x", gathered(draft("a.txt", FIRST)), read_in(FIRST))
    store.remove_dossier("x")
    assert store.dossiers() == ()
    assert store.search("insult") == ()
    store.make("x")
    assert store.dossiers()[0].reports == 1


def test_judgements_come_back_in_their_order(store: Store) -> None:
    store.make("x")
    made = [
        with_id(Judgement(id="", action="comment", who=who, when="2031-03-04T10:00:00Z", note="n")) for who in "cab"
    ]
    for one in made:
        store.judge("x", one)
    assert store.state("x").judgements == tuple(made)


def test_a_judgement_is_not_kept_twice(store: Store) -> None:
    store.make("x")
    one = with_id(Judgement(id="", action="comment", who="a", when="2031-03-04T10:00:00Z"))
    store.judge("x", one)
    with pytest.raises(DragomanError):
        store.judge("x", one)
    assert store.state("x").judgements == (one,)


def test_every_change_counts(store: Store) -> None:
    store.make("x")
    seen = [store.revision("x")]
    store.accept("x", gathered(draft("a.txt", FIRST)), read_in(FIRST))
    seen.append(store.revision("x"))
    store.judge("x", with_id(Judgement(id="", action="comment", who="a", when="2031-03-04T10:00:00Z")))
    seen.append(store.revision("x"))
    store.make("x", anchor="2031-03-04")
    seen.append(store.revision("x"))
    store.make("x", anchor="2031-03-04")
    assert seen == sorted(set(seen))
    assert store.revision("x") == seen[-1]


def test_an_older_record_does_not_replace_a_newer_one(store: Store) -> None:
    store.make("x")
    assert store.record("x") is None
    new, old = (Derived(revision=n, version="v", data=str(n).encode()) for n in (7, 6))
    store.keep("x", new)
    store.keep("x", old)
    assert store.record("x") == new


def test_the_memo_remembers_and_forgets(store: Store) -> None:
    store.make("x")
    store.make("y")
    store.remember("x", {"a": b"1", "b": b"\x00\xff"})
    store.remember("x", {"a": b"2"}, forget=["b"])
    assert store.memo("x") == {"a": b"2"}
    assert store.memo("y") == {}
    store.remember("x", {f"n_{n}": b"v" for n in range(500)})
    assert len(store.memo("x")) == 501
    assert len(store.memo("x", prefix="n_")) == 500
    assert store.memo("x", prefix="_") == {}


def found(store: Store, words: str, **how: str) -> list[tuple[str, str, str]]:
    return sorted((hit.dossier, hit.file, hit.kind) for hit in store.search(words, **how))  # type: ignore[arg-type]


@pytest.fixture
def library(store: Store) -> Store:
    """Two dossiers with a report each."""
    for name, file, text in (("x", "a.txt", FIRST), ("y", "b.txt", SECOND)):
        store.make(name)
        store.accept(name, gathered(draft(file, text)), read_in(text))
    return store


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("insult", [("x", "a.txt", "report"), ("x", "a.txt", "statement")]),
        ("Insults", [("x", "a.txt", "report"), ("x", "a.txt", "statement")]),
        ("pier ferry", [("y", "b.txt", "incident"), ("y", "b.txt", "report")]),
        ("ferry crane", []),
        ('"pay offer"', [("y", "b.txt", "report"), ("y", "b.txt", "statement")]),
        ('"offer pay"', []),
        ("nothing-like-it", []),
    ],
)
def test_search(library: Store, words: str, where: list[tuple[str, str, str]]) -> None:
    assert found(library, words) == where


def test_search_in_one_dossier(library: Store) -> None:
    assert {hit[0] for hit in found(library, "offer")} == {"x", "y"}
    assert {hit[0] for hit in found(library, "offer", name="y")} == {"y"}


def test_a_hit_says_where_it_stands(library: Store) -> None:
    (hit,) = (hit for hit in library.search("serious") if hit.kind == "report")
    assert SECOND[hit.start :].startswith(hit.text)
    assert hit.report == report_id(SECOND)
    assert [h.claim for h in library.search("serious") if h.kind == "statement"] != [None]


@pytest.mark.parametrize("words", ["", "  ", '""', "*", "':*&|!("])
def test_a_search_needs_a_word(library: Store, words: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        library.search(words)


@pytest.mark.parametrize("words", ["offer'", 'offer"', "offer*", "b:offer", "(offer", "offer)", "-offer", "offer\\"])
def test_marks_that_mean_something_to_a_database_mean_nothing(library: Store, words: str) -> None:
    plain = words.replace("b:", "")
    assert found(library, plain) == found(library, "offer")
    assert found(library, words) == ([] if "b:" in words else found(library, "offer"))


def test_a_limit(library: Store) -> None:
    assert len(library.search("offer", limit=1)) == 1


def test_a_whole_store_has_no_faults(library: Store) -> None:
    assert list(library.faults()) == []


def test_a_change_is_done_wholly_or_not_at_all(store: Store) -> None:
    store.make("x")
    one = read_in(FIRST)[0]
    with pytest.raises(DragomanError):  # the second reading cannot be kept: its report has no key
        store.accept("x", gathered(draft("a.txt", FIRST)), [one, msgspec.structs.replace(one, report="r", key=None)])
    assert store.state("x").gathered.drafts == ()
    assert store.search("insult") == ()
    assert list(store.faults()) == []
