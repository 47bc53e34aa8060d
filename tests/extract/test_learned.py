"""What the learned reader adds to the rules' claims."""

from collections.abc import Callable, Iterable

import numpy as np
import pytest
from msgspec.structs import replace

from dragoman.extract.learned import told_of, with_learned
from dragoman.extract.learned_statements import with_learned as with_learned_statements
from dragoman.extract.statements import statements
from dragoman.learned.labels import KINDS
from dragoman.learned.tagger import Pointed, Stretch, Told
from dragoman.read.reading import Reading
from dragoman.record.claim import Claim, Commitment, Condition, Incident, Meeting, Position, Stance, kind_of

TEXT = (
    "Negotiators of Orvenia and Sarnland met in Port Lisse on Monday.\n"
    "“We will lift the blockade only if the prisoners come home,” said Ada Brann, the foreign minister of Orvenia.\n"
    "Shells hit a bakery in Dorn on Sunday, killing four people.\n"
    "Orvenia and Sarnland agreed on Tuesday to reopen the Dorn bridge to lorries by 4 May."
)
Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def reading(reading_of: Read) -> Reading:
    return reading_of(TEXT, published="2031-04-30")


@pytest.fixture(scope="module")
def added(reading: Reading) -> list[Claim]:
    """All that the learned reader makes of the text where no rule found anything."""
    return join(reading, ())


def join(reading: Reading, claims: Iterable[Claim]) -> list[Claim]:
    return list(with_learned(reading, told_of(reading), tuple(statements(reading)), claims))


def one(claims: list[Claim], kind: type[Claim]) -> Claim:
    return next(c for c in claims if isinstance(c, kind))


def test_every_claim_rests_on_the_words_of_the_report(added: list[Claim]) -> None:
    assert added
    assert all(TEXT[e.start : e.end] == e.quote for c in added for e in c.evidence)
    assert len({c.id for c in added}) == len(added)


def test_a_meeting_has_its_day_and_place(added: list[Claim]) -> None:
    meeting = one(added, Meeting)
    assert isinstance(meeting, Meeting)
    assert (meeting.status, meeting.venue) == ("held", "Port Lisse")
    assert meeting.when
    assert meeting.when.edtf == "2031-04-28"


def test_a_condition_is_set_by_whoever_says_it(reading: Reading, added: list[Claim]) -> None:
    condition = one(added, Condition)
    assert isinstance(condition, Condition)
    assert condition.form == "only_if"
    assert [reading.cast.get(e).name for e in condition.setter][:1] == ["Ada Brann"]


def test_an_incident_has_the_toll_that_rules_read_in_its_words(added: list[Claim]) -> None:
    incident = one(added, Incident)
    assert isinstance(incident, Incident)
    assert incident.killed
    assert incident.killed.low == 4


def test_a_commitment_has_its_strength_and_all_its_parties(reading: Reading, added: list[Claim]) -> None:
    commitment = one(added, Commitment)
    assert isinstance(commitment, Commitment)
    assert commitment.strength == "agreed"
    assert {"Orvenia", "Sarnland"} <= {reading.cast.get(p).name for p in commitment.parties}


def test_what_rules_found_stays_and_is_not_told_twice(reading: Reading, added: list[Claim]) -> None:
    assert join(reading, added) == added


def test_a_condition_of_the_rules_without_setter_gets_one(reading: Reading, added: list[Claim]) -> None:
    bare = replace(one(added, Condition), setter=())
    found = [c for c in join(reading, [bare]) if kind_of(c) == "condition"]
    assert found == [one(added, Condition)]


def test_statements_that_rules_missed_have_their_speaker(reading: Reading) -> None:
    found = list(with_learned_statements(reading, told_of(reading), ()))
    assert [reading.cast.get(s.speaker or "").name for s in found] == ["Ada Brann"]
    assert (found[0].mode, {e.role for e in found[0].evidence}) == ("direct", {"source", "cue", "content"})


def test_statements_of_the_rules_stay(reading: Reading) -> None:
    said = list(statements(reading))
    assert said
    assert list(with_learned_statements(reading, told_of(reading), said)) == said


@pytest.mark.parametrize(("stance", "kept"), [("rejects", False), ("proposes", True), ("conditional", True)])
def test_a_position_of_the_rules_that_looks_like_none_goes_unless_it_is_a_proposal(
    reading: Reading, stance: Stance, *, kept: bool
) -> None:
    start = TEXT.index("hit a bakery")
    evidence = (reading.evidence(start, start + len("hit a bakery"), "content"),)
    claim = Position(
        id="c-1",
        report=reading.report.id,
        text="A bakery.",
        evidence=evidence,
        party=("e",),
        issue="other",
        stance=stance,
        content="A bakery",
    )
    assert (claim in join(reading, [claim])) is kept


def pieces_of(reading: Reading, words: str, *, share: float = 0.95, peak: float = 0.7) -> Told:
    """A reader that sees an agreement in some words alone, and is sure of none of them."""
    start, every = reading.report.text.index(words), told_of(reading).words
    traits = (("strength", "agreed", share),)
    stretch = Stretch("commitment", start, start + len(words), 0.45, traits, (), 1.0)
    return Told((stretch,), every, np.full((len(every), len(KINDS)), peak, dtype=np.float32))


@pytest.mark.parametrize(
    ("text", "words", "clause"),
    [
        ("The upper gate opens for 15 days.", "for 15 days", "The upper gate opens for 15 days"),
        ("The talks reopen in 15 days.", "in 15 days", None),
        ("The upper gate stays shut.", "stays shut", None),
        ("The upper gate could open for 15 days.", "for 15 days", None),
        ("“The upper gate opens for 15 days,” said Ada Brann.", "for 15 days", None),
    ],
)
def test_a_clause_of_which_the_reader_sees_pieces_is_a_term_where_it_tells_a_number(
    reading_of: Read, text: str, words: str, clause: str | None
) -> None:
    reading = reading_of(text)
    found = with_learned(reading, pieces_of(reading, words), tuple(statements(reading)), ())
    assert [c.evidence[0].quote for c in found if isinstance(c, Commitment)] == ([clause] if clause else [])


def test_pieces_that_the_reader_may_take_for_something_else_are_no_term(reading_of: Read) -> None:
    reading = reading_of("The upper gate opens for 15 days.")
    for weak in (pieces_of(reading, "for 15 days", share=0.6), pieces_of(reading, "for 15 days", peak=0.5)):
        assert not [c for c in with_learned(reading, weak, (), ()) if isinstance(c, Commitment)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("In the village they sat until noon on Monday.", "they sat until noon on Monday", True),
        ("In the village they sat for a while.", "they sat for a while", False),
    ],
)
def test_a_held_meeting_of_which_the_reader_is_half_sure_needs_its_time(
    reading_of: Read, text: str, words: str, *, found: bool
) -> None:
    reading = reading_of(text, published="2031-04-30")
    start, every = text.index(words), told_of(reading).words
    traits = (("status", "held", 0.9), ("format", "talks", 0.9))
    stretch = Stretch("meeting", start, start + len(words), 0.5, traits, (), 1.0)
    half = Told((stretch,), every, np.full((len(every), len(KINDS)), 0.55, dtype=np.float32))
    assert any(isinstance(c, Meeting) for c in with_learned(reading, half, (), ())) is found


BESIDE = (
    "Tram drivers and the city of Marn settled their dispute on Tuesday, a mediator said.\n"
    "Tram drivers will get a 7 percent raise and 120 suspended conductors are to be reinstated by 4 May."
)


def test_a_clause_beside_a_commitment_of_the_rules_is_one_of_its_own(reading_of: Read) -> None:
    reading = reading_of(BESIDE, published="2031-04-30")
    every = [c for c in join(reading, ()) if kind_of(c) == "commitment" and "raise" in c.evidence[0].quote]
    known = [replace(c, evidence=(reading.evidence(BESIDE.index("120"), len(BESIDE) - 1, "content"),)) for c in every]
    assert len(known) == 1
    found = [c for c in join(reading, known) if kind_of(c) == "commitment" and c not in known]
    assert [c.evidence[0].quote for c in found] == ["Tram drivers will get a 7 percent raise"]


def test_a_deal_of_the_rules_that_looks_like_none_goes(reading: Reading) -> None:
    start = TEXT.index("hit a bakery")
    evidence = (reading.evidence(start, start + len("hit a bakery"), "content"),)
    deal = Commitment(
        id="c-1", report=reading.report.id, text="A bakery.", evidence=evidence, strength="agreed", what="a bakery"
    )
    assert deal not in join(reading, [deal])


def test_a_meeting_of_the_rules_gets_the_status_that_is_sure(reading: Reading, added: list[Claim]) -> None:
    wrong = replace(one(added, Meeting), status="planned", modality="planned")
    assert one(join(reading, [wrong]), Meeting) == one(added, Meeting)


PROMISE = (
    "“We will hand over all 200 captives by 4 May,” Ada Brann, the foreign minister of Orvenia, promised on Monday."
)


def test_a_deal_that_is_one_sides_promise_is_told_as_that(reading_of: Read) -> None:
    reading = reading_of(PROMISE, published="2031-04-30")
    told = [c for c in join(reading, ()) if isinstance(c, Commitment)]
    deals = [replace(c, strength="agreed", text="Agreed.") for c in told]
    assert [c.strength for c in told] == ["promised"]
    assert [c.strength for c in join(reading, deals) if isinstance(c, Commitment)] == ["promised"]


def pointing(reading: Reading, content: str, whom: str, *, source: str = "", cue: str = "") -> Told:
    """What a reader tells that is sure of content, and of the words that name who says it."""
    text, words = reading.report.text, told_of(reading).words
    at = {"content": content, "source": source, "cue": cue}
    name = text.index(whom)
    whose = (Pointed(name, name + len(whom), 0.95),)
    stretches = tuple(
        Stretch(kind, text.index(quote), text.index(quote) + len(quote), 0.95, (), whose, 0.0)
        for kind, quote in at.items()
        if quote
    )
    return Told(stretches, words, np.ones((len(words), len(KINDS)), dtype=np.float32))


@pytest.mark.parametrize(
    ("name", "speaker"), [("Ada Brann", "Ada Brann"), ("Omar Brann", None)], ids=["fits", "is a man"]
)
def test_a_pronoun_that_no_rule_decides_is_whom_its_content_points_to(
    reading_of: Read, name: str, speaker: str | None
) -> None:
    text = f"{name} and Ilse Kowal left the hall.\n“The gate stays shut,” she said."
    told = reading_of(text)
    rules = [replace(s, speaker=None) for s in statements(told)]
    found = pointing(told, "“The gate stays shut,”", name)
    [statement] = with_learned_statements(told, found, rules)
    assert (told.cast.get(statement.speaker).name if statement.speaker else None) == speaker


def test_the_subject_of_a_cue_is_the_speaker_whomever_the_content_points_to(reading_of: Read) -> None:
    text = "Ada Brann leads the team. The hour is not ripe, a gardener in the delegation whispers."
    told = reading_of(text)
    found = pointing(told, "The hour is not ripe", "Ada Brann", source="a gardener in the delegation", cue="whispers")
    [statement] = with_learned_statements(told, found, ())
    assert statement.speaker
    assert told.cast.get(statement.speaker).name == "a gardener"


def test_content_beside_source_and_cue_goes_on_with_the_statement_of_the_rules(reading_of: Read) -> None:
    text = "The gate stays shut, Ada Brann said, more or less as it was in the years of the drought."
    told = reading_of(text)
    rules = [s for s in statements(told) if s.speaker]
    more = "more or less as it was in the years of the drought"
    [statement] = with_learned_statements(told, pointing(told, more, "Ada Brann"), rules)
    assert [e.quote for e in statement.evidence if e.role == "content"] == ["The gate stays shut", more]
