"""Which reports belong to a dossier."""

from dragoman.lexicon.issues import issues
from dragoman.record.actor import Actor
from dragoman.watch.relevance import Profile, profile, relevance

ISSUES = issues()
REPORTS = (
    "Foreign Minister Lena Orvik met Tomas Brandl in Kessel on Monday. Orvik said Norrland would trade prisoners.",
    "Tomas Brandl, for Vasteria, said the exchange of prisoners hung on Norrland. The minister said nothing.",
    "Norrland and Vasteria will exchange 40 prisoners, Orvik told reporters. Brandl agreed. Rain fell on Kessel.",
)
ACTORS = (
    Actor(id="a1", name="Lena Orvik", kind="person", aliases=("Orvik", "Foreign Minister Lena Orvik", "the minister")),
    Actor(id="a2", name="Tomas Brandl", kind="person", aliases=("Brandl",)),
    Actor(id="a3", name="Norrland", kind="state"),
    Actor(id="a4", name="Vasteria", kind="state"),
    Actor(id="a5", name="The Minister", kind="person", aliases=("Minister",)),
    Actor(id="a6", name="a source", kind="anonymous", aliases=("a source close to Tomas Brandl",)),
)
KNOWN = profile(REPORTS, ACTORS, issues=ISSUES)


def test_a_report_of_the_same_talks_belongs_and_says_why() -> None:
    found = relevance(KNOWN, "Orvik and Brandl will meet again over the prisoners, Norrland said.", issues=ISSUES)
    assert found.belongs
    assert found.reason == "names Tomas Brandl, Lena Orvik, Norrland; speaks of Prisoners and their exchange"


def test_one_actor_is_not_enough() -> None:
    found = relevance(KNOWN, "Norrland won the match; the prisoners of the old fort watched.", issues=ISSUES)
    assert not found.belongs


def test_two_states_without_any_issue_of_the_dossier_do_not_make_a_report_of_it() -> None:
    found = relevance(KNOWN, "Norrland beat Vasteria by three goals to one before a full house.", issues=ISSUES)
    assert not found.belongs
    assert found.reason.endswith("speaks of none of its issues")


def test_a_common_word_is_no_name() -> None:
    assert ("Minister",) not in KNOWN.names
    assert "The Minister" not in KNOWN.weights


def test_a_report_of_something_else_does_not_belong() -> None:
    found = relevance(KNOWN, "The dockers' union rejected the pay offer, Minister Halm said.", issues=ISSUES)
    assert (found.belongs, found.score) == (False, 0.0)
    assert found.reason.startswith("names none of the dossier's actors")


def test_an_empty_dossier_takes_what_comes() -> None:
    assert relevance(Profile(), "Anything.", issues=ISSUES).belongs
    assert relevance(profile((), (), issues=ISSUES), "Anything.", issues=ISSUES).belongs


def test_whoever_is_in_all_reports_weighs_more_than_a_passer_by() -> None:
    assert KNOWN.weights["Lena Orvik"] == KNOWN.weights["Tomas Brandl"] * 2 / 3
    assert KNOWN.weights["Norrland"] < KNOWN.weights["Tomas Brandl"]
