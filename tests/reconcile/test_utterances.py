"""Statements of several reports: one utterance in other words, and two that only sound alike."""

from tests.reconcile.build import Told, on
from tests.reconcile.test_findings import of_kind, one, record, verdicts


def quote(told: Told, name: str, words: str) -> Told:
    speaker = told.who(name)
    return told.say(
        "statement", f"“{words}”", speaker=speaker, quoted=(words,), mode="direct", source_class="named"
    )  # fmt: skip


def test_two_wordings_of_one_quotation_differ() -> None:
    a = quote(Told("a"), "Ilona Varga", "Not one metre of the valley is for trade.")
    b = quote(Told("b"), "Varga", "Not a single metre of the valley is for sale.")
    found = one(record(a, b), "statement")
    assert (found.verdict, verdicts(found)["quoted"], verdicts(found)["speaker"]) == ("differ", "differ", "agree")


def test_what_is_spoken_short_is_the_same_words_in_full() -> None:
    a = quote(Told("a"), "Ilona Varga", "A loom does not sleep and cannot vote, and we will not sell it.")
    b = quote(Told("b"), "Varga", "A loom doesn’t sleep and can't vote, and we won't sell it.")
    found = one(record(a, b), "statement")
    assert (found.verdict, verdicts(found)["quoted"]) == ("compatible", "compatible")


def test_a_quotation_translated_twice_is_one_utterance() -> None:
    a = quote(Told("a"), "Ilona Varga", "One gate stands open. We mean to enter by every gate on this road.")
    b = quote(Told("b"), "Varga", "A door is open. We shall enter through all the doors of this road.")
    assert len(of_kind(record(a, b), "statement")) == 1
    c = quote(Told("c"), "Varga", "A lamp is lit. We shall sleep under all the lamps of this house.")
    assert len(of_kind(record(a, c), "statement")) == 2


def test_the_same_words_of_two_speakers_differ() -> None:
    words = "The dead will go home while the living are still waiting"
    found = one(record(quote(Told("a"), "Ilona Varga", words), quote(Told("b"), "Petr Holm", words)), "statement")
    assert verdicts(found)["speaker"] == "differ"


def test_two_utterances_of_one_speaker_stay_two() -> None:
    a = quote(Told("a"), "Ilona Varga", "We will not sign before the harvest is in")
    b = quote(Told("b"), "Ilona Varga", "The bridge must be opened to trucks at once")
    assert len(of_kind(record(a, b), "statement")) == 2


def test_an_unnamed_speaker_of_the_same_quotation_is_no_other_speaker() -> None:
    a, b, c = Told("a"), Told("b"), Told("c")
    words = "not a single loom will be sold from this hall"
    quoting = {"quoted": (words,), "mode": "direct"}
    a.say("statement", f"“{words},” Ilona Varga said", speaker=a.who("Ilona Varga"), source_class="named", **quoting)
    b.say(
        "statement",
        f"“{words},” the owner said",
        speaker=b.who("the owner", named=False),
        source_class="role",
        **quoting,
    )
    assert len(of_kind(record(a, b), "statement")) == 1
    c.say(
        "statement", "Looms will be sold, the owner said", speaker=c.who("the owner", named=False), source_class="role"
    )
    assert len(of_kind(record(a, c), "statement")) == 2


def test_quotations_alike_in_few_telling_words_are_two_and_a_reworded_one_is_one() -> None:
    first = "Pressure on the dockers must be maintained until they are ready to end the strike"
    other = "Pressure must continue to rise until real progress is made"
    reworded = "Pressure on the dockers must be kept up until they are ready to end the strike"
    for words, findings in ((other, 2), (reworded, 1)):
        found = record(quote(Told("a"), "Ana Lo", first), quote(Told("b"), "Ana Lo", words))
        assert len(of_kind(found, "statement")) == findings


def test_two_quotations_of_one_speaker_that_share_their_telling_words_are_one_in_other_words() -> None:
    a = quote(Told("a"), "Ana Lo", "This is swapping a cow for a bell")
    b = quote(Told("b"), "Ana Lo", "She went to market with a cow and came home with a bell")
    c = quote(Told("c"), "Ana Lo", "The mill will not open before the spring")
    assert sorted(len(f.claims) for f in of_kind(record(a, b, c), "statement")) == [1, 2]


def test_striking_words_of_two_speakers_are_one_utterance_and_a_stock_phrase_is_not() -> None:
    striking = "we cannot float a dredge through a log boom in spring"
    found = record(
        quote(Told("a"), "Ana Lo", striking), quote(Told("b"), "Bo Lund", f"Captain, {striking[:44]}, he said")
    )
    assert verdicts(one(found, "statement"))["speaker"] == "differ"
    stock = record(
        quote(Told("a"), "Ana Lo", "All the options are on the table before the harvest"),
        quote(Told("b"), "Bo Lund", "For us all the options are on the table"),
    )
    assert len(of_kind(stock, "statement")) == 2


def _says(file: str, name: str, words: str, *, source: str = "institution", day: str | None = None) -> Told:
    told = Told(file, published=day)
    who = told.who(name, "organisation")
    when = on(day) if day else None
    return told.say("statement", words, speaker=who, source_class=source, mode="indirect", when=when)


TOLD = "Eleven people drowned when an earth embankment gave way at the lower weir on Wednesday"


def test_one_telling_with_another_name_for_its_source_is_one_and_no_contradiction() -> None:
    found = one(record(_says("a", "relief ministry", TOLD), _says("b", "Department of Floods", TOLD)), "statement")
    assert verdicts(found)["speaker"] == "cannot_tell"


def test_spellings_of_one_name_are_no_contradiction() -> None:
    words = "no lorry leaves the quarry before the drivers are paid"
    a, b = (quote(Told(file), name, words) for file, name in (("a", "Yacine Kalloui"), ("b", "Abu Yassine El Kallouy")))
    assert verdicts(one(record(a, b), "statement"))["speaker"] in ("agree", "cannot_tell")


def test_one_day_and_one_speaker_make_no_utterance() -> None:
    a = _says("a", "Weir Board", "The sluices stay shut", day="2031-05-07")
    b = _says("b", "Weir Board", "Farmers were paid in full", day="2031-05-07")
    assert len(of_kind(record(a, b), "statement")) == 2
