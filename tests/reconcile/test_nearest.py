"""Which reports a new one touches: those that share most of its telling words, whatever their order."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.nearest import gist, nearest
from tests.reconcile.build import Told

GISTS = st.dictionaries(st.sampled_from("abcdefgh"), st.frozensets(st.sampled_from("uvwxyz"), min_size=1), max_size=8)


def test_a_gist_is_the_stems_of_what_claims_rest_on() -> None:
    told = Told("a.txt").say("figure", "Nine barges of barley", quantity=None, counts="barges")
    assert gist(told.extraction()) == ("barg", "barl")


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    known = {"a": ["talk"], "b": ["talk"], "c": ["talk"], "d": ["weir"]}
    assert nearest([["talk", "weir"]], known, most=1) == ["d"]


def test_what_shares_nothing_is_not_near() -> None:
    assert nearest([["talk"]], {"a": ["weir"]}) == []


def test_several_new_ones_are_looked_at_together() -> None:
    assert nearest([["talk"], ["weir"]], {"a": ["weir"], "b": ["talk"], "c": ["quay"]}) == ["a", "b"]


@given(GISTS, st.frozensets(st.sampled_from("uvwxyz")), st.integers(0, 9))
def test_the_order_does_not_matter_and_no_more_come_than_asked_for(
    known: dict[str, frozenset[str]], new: frozenset[str], most: int
) -> None:
    found = nearest([new], known, most=most)
    assert found == nearest([sorted(new)], dict(sorted(known.items(), reverse=True)), most=most)
    assert len(found) == min(most, sum(not new.isdisjoint(stems) for stems in known.values()))
