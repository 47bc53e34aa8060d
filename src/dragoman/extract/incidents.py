"""Incidents: what happened on the ground, with its toll, place, time, and who is said to have done it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dragoman.extract.incident_events import Event
from dragoman.extract.incident_groups import Group, groups
from dragoman.extract.incident_nouns import once
from dragoman.extract.incident_physical import person
from dragoman.extract.incident_roles import actors_of, target_of
from dragoman.extract.places import place_of
from dragoman.extract.toll_fates import fated
from dragoman.extract.toll_guess import likely
from dragoman.extract.toll_marks import Kind
from dragoman.extract.tolls import Toll
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Span, Token
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading
from dragoman.read.when import when_of
from dragoman.record.claim import Incident, Modality, Statement, claim_id
from dragoman.record.value import Place, Quantity, When

DAY_OF_MONTH = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[A-Z][a-z]{2}|\b(?:[A-Z][a-z]{2,8})\.?\s\d{1,2}(?:st|nd|rd|th)?\b(?!\d)"
)
DAY_NUMBER = re.compile(
    r"\b(?:on|of)\sthe\s(?:night\sof\sthe\s)?(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+teenth|twelfth|ninth|tenth|twentieth)\b"
)
FASTING = ("hunger-strike", "ruling", "shut")  # told by verbs that elsewhere count only with a number
ASIDE = ("relcl", "acl", "advcl")  # clauses that tell of something else in passing


@dataclass(frozen=True, slots=True)
class Draft:
    """An incident in the making: its group, where its sentence ends, and the tolls that a later sentence adds."""

    group: Group
    sentence: int
    place: Place | None
    when: When | None
    later: tuple[Toll, ...] = ()


def incidents(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Incident]:
    """The incidents of a report. `said`: its statements."""
    for draft in _drafts(reading):
        yield _incident(reading, draft, said)


def _drafts(reading: Reading) -> list[Draft]:
    """The incidents of a report, sentence by sentence; a toll alone goes to the incident of the sentence before."""
    drafts: list[Draft] = []
    for number, sentence in enumerate(reading.sentences()):
        found = groups(reading, sentence)
        if drafts and not found and drafts[-1].sentence == number - 1 and _lacks(drafts[-1]):
            drafts[-1] = replace(drafts[-1], later=_after(reading, sentence, drafts[-1]))
        for group in found:
            when = when_of(reading, group.start, group.end, head=reading.doc[group.head])
            draft = Draft(group, number, place_of(reading, group.start, group.end), when)
            before = drafts[-1] if drafts else None
            own = draft.place is not None or _dated(reading, draft)
            bare = group.bare and group is found[0]  # a toll beside another event of its sentence is no earlier one's
            if before and bare and _lacks(before) and before.sentence == number - 1 and not own:
                drafts[-1] = replace(before, later=group.tolls)
            elif _tells(reading, draft):
                drafts.append(draft)
    return drafts


def _after(reading: Reading, sentence: Span, before: Draft) -> tuple[Toll, ...]:
    """What a sentence without an event tells of those whom the event before it hit, in the same paragraph."""
    first, line = before.group, reading.paragraph(sentence.start_char)
    if line is None or not line.start <= first.start < line.end:
        return ()
    told = [t for t in fated(reading, sentence, ()) if t.quantity.high != 1]
    return tuple({t.kind: t for t in reversed(told)}.values())


def _dated(reading: Reading, draft: Draft) -> bool:
    """Whether the words of a draft date it within days or months."""
    group = draft.group
    text = reading.report.text
    near = DAY_NUMBER.search(text, group.start, group.end) or _days().search(text, group.start, group.end)
    return draft.when is not None or near is not None


def _lacks(draft: Draft) -> bool:
    """Whether an incident has events and no toll yet."""
    return bool(draft.group.events) and not draft.group.tolls and not draft.later


def _tells(reading: Reading, draft: Draft) -> bool:
    """Whether a draft is particular enough to be an incident of its own."""
    group = draft.group
    dated = _dated(reading, draft)
    told = [t for t in group.tolls if t.quantity.high != 0]
    if told and all(t.quantity.qualifier == "unspecified" and t.quantity.high is None for t in told):
        return bool(draft.place and dated and not _monthly(reading, draft))  # "dozens were hurt"
    if told:  # "250 wounded" alone may be those of a whole war
        return bool(group.events or draft.place or dated or any(t.by_verb or t.kind == "killed" for t in told))
    if not group.events:
        return False
    many = words("incidents", "objects", "counted")
    if all(e.head.lemma_.lower() in many and e.mode not in FASTING for e in group.events):
        return bool(draft.place or dated) and any(a.kind == "count" for a in amounts(reading, group.start, group.end))
    if any(_people(reading, e) for e in group.events):
        return True
    placed = draft.place or dated or any(once(e.head) for e in group.events)
    return bool(placed) and not _passing(reading, draft) and not _vague(draft, dated=dated)


def _passing(reading: Reading, draft: Draft) -> bool:
    """Whether events without a place are told in passing: "the ridge that they seized in March"."""
    if draft.place is not None or any(once(e.head) for e in draft.group.events):
        return False
    told = _dated(reading, draft) and not _monthly(reading, draft)
    return not told and all(e.head.dep_ in ("relcl", "acl") or _monthly(reading, draft) for e in draft.group.events)


def _vague(draft: Draft, *, dated: bool) -> bool:
    """Whether nouns without a day are all that tells events, and none is the one of a place: "a fire at the mill"."""
    return all(e.weak and not once(e.head) for e in draft.group.events) and not dated


def _people(reading: Reading, event: Event) -> bool:
    """Whether people who are counted are the object or passive subject of an event: "arrested 27 people", "a man"."""
    sides = (
        ("dobj", "nsubjpass", "nsubj", "dative")
        if event.mode in words("incidents", "objects", "done")
        else ("dobj", "nsubjpass")
    )
    parts = [c for c in event.head.children if c.dep_ in sides]
    parts += [event.head.head] if event.head.dep_ == "acl" else []
    parts += [c for c in event.head.head.children if event.head.dep_ == "acomp" and c.dep_ == "nsubj"]
    parts += [o for p in event.head.rights if p.lower_ == "of" and event.head.pos_ == "NOUN" for o in p.children]
    if event.head.pos_ == "NOUN" and _numbered(event.head):
        return True
    counts = (a.quantity for c in parts for a in amounts(reading, c.left_edge.idx, c.idx + len(c)))
    if any(q.qualifier != "unspecified" or q.high is not None for q in counts):
        return True
    single = event.head.lemma_.lower() in words("incidents", "objects", "single") and event.head.dep_ not in ASIDE
    return single and any(person(c) and any(d.lower_ in ("a", "an") for d in c.lefts) for c in parts)


def _numbered(noun: Token) -> bool:
    """Whether a number counts events of which each is one done to somebody: "40 arrests"."""
    listed = noun.lemma_.lower() in words("incidents", "objects", "countable")
    return listed and any(c.dep_ == "nummod" for c in noun.lefts)


def _monthly(reading: Reading, draft: Draft) -> bool:
    """Whether a month or season is all that dates a draft."""
    text, group = reading.report.text, draft.group
    edtf = (draft.when.edtf if draft.when else None) or ""
    if DAY_OF_MONTH.search(text, group.start, group.end):
        return False
    words_of = {m.group() for m in _days().finditer(text, group.start, group.end)}
    return len(edtf) <= len("2031-05") and words_of <= set(lexicon("incidents")["days"]["months"])


@cache
def _days() -> re.Pattern[str]:
    """The regex of words that date an event within days or months."""
    listed = sorted(lexicon("incidents")["days"]["words"], key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in listed) + r")\b")


def _incident(reading: Reading, draft: Draft, said: tuple[Statement, ...]) -> Incident:
    """The claim of a draft."""
    group, text = draft.group, reading.report.text
    spans = [reading.evidence(group.start, group.end, "content")]
    if draft.later:
        spans.append(reading.evidence(min(t.start for t in draft.later), max(t.end for t in draft.later), "toll"))
    told = (*group.tolls, *draft.later)
    told = (*told, *likely(reading, group.start, group.end, told))
    evidence = tuple(spans)
    return Incident(
        id=claim_id("incident", reading.report.id, evidence), report=reading.report.id,
        text=" ".join(text[group.start : group.end].split()), evidence=evidence,
        when=draft.when, where=draft.place, modality=_modality(reading, draft), type=_type(reading, group),
        alleged_actor=actors_of(reading, group), alleged_by=_tellers(group, said), target=target_of(group),
        killed=_toll(told, "killed"), injured=_toll(told, "injured"),
    )  # fmt: skip


def _modality(reading: Reading, draft: Draft) -> Modality:
    """`historical` for what is told as of years ago."""
    edtf = draft.when.edtf if draft.when else None
    now = reading.anchor.edtf[:4] if reading.anchor else ""
    then = re.match(r"\d{4}", edtf or "")
    years = int(now) - int(then.group()) if then and now.isdigit() else 0
    return "historical" if years > 1 else "asserted"


def _toll(told: tuple[Toll, ...], kind: Kind) -> Quantity | None:
    """The toll of a kind, null where two are told."""
    counts = {t.quantity for t in told if t.kind == kind}
    return counts.pop() if len(counts) == 1 else None


def _type(reading: Reading, group: Group) -> str:
    """The PLOVER mode: by the weapon named, else by the event that tells most; "other" where none is told."""
    table = lexicon("incidents")
    said = reading.report.text[group.start : group.end].lower()
    modes = [e.mode for e in sorted(group.events, key=lambda e: (e.weak, e.head.i))]
    particular = [m for m in modes if m not in ("attack", "accident", "other", "missing")]
    for phrase, mode in table["weapons"].items():
        if re.search(rf"\b{re.escape(phrase)}\b", said) and (not particular or particular[0] == mode):
            return str(mode)
    return next(iter([*particular, *(m for m in modes if m not in ("other", "missing"))]), "other")


def _tellers(group: Group, said: tuple[Statement, ...]) -> tuple[str, ...]:
    """The speaker of the statement with the shortest content that holds the incident."""
    around = [
        (e.end - e.start, n, s.speaker)
        for n, s in enumerate(said)
        for e in s.evidence
        if e.role == "content" and e.start <= group.start and group.end <= e.end and s.speaker
    ]
    return (min(around)[2],) if around else ()
