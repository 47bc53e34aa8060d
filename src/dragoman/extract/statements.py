"""Statements: who said what, in direct, indirect and mixed speech (attribution relations as in PARC 3.0 and PolNeAR).

A cue outside quotation marks gives a source by the parse and content by its complement; quotations of its sentence
that no complement covers are its content too, and a quotation that goes on after it continues the statement. What was
not said ("declined to comment", "did not say") gives none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.extract.clauses import Extent
from dragoman.extract.complements import telling
from dragoman.extract.content import apart, content_of, mode_of, quotations_in, silence
from dragoman.extract.cue_words import Cue, strong
from dragoman.extract.cues import cues
from dragoman.extract.direct import (
    continues,
    free_quotations,
    quoted_tokens,
    spoken,
)
from dragoman.extract.gapped import gapped, within
from dragoman.extract.moments import Said, moments
from dragoman.extract.set_off import set_off
from dragoman.extract.sources import (
    Source,
    carried_on,
    channel,
    listener,
    passed_on,
    sources,
)
from dragoman.extract.uncued import uncued
from dragoman.read.parse import Span
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement, claim_id
from dragoman.record.value import When

READABLE = 400  # code points of a statement's text where a quotation is told with its cue


@dataclass(slots=True)
class Draft:
    """A statement in the making: its content may go on in later sentences."""

    cue: Cue | None
    source: Source | None
    content: list[Extent]
    sentence: Span
    more: list[Extent] = field(default_factory=list)


def statements(reading: Reading) -> Iterator[Statement]:
    """The statements of a report, in order of their cues."""
    done = list(_drafts(reading))
    said = [Said(d.cue, d.source.entity if d.source else None, tuple(d.content), d.sentence) for d in done]
    seen: set[str] = set()
    for draft, when in zip(done, moments(reading, said), strict=True):
        statement = _finished(reading, draft, when)
        if statement.id not in seen:
            seen.add(statement.id)
            yield statement


def _drafts(reading: Reading) -> Iterator[Draft]:
    """The statements in the making, each with the quotations that go on with it."""
    quoted = quoted_tokens(reading)
    cued = [(sentence, list(_of_sentence(reading, sentence, quoted))) for sentence in reading.sentences()]
    owned = {q for _, found in cued for draft in found for q in quotations_in(reading, draft.content)}
    last: Draft | None = None
    before: Span | None = None  # the last sentence that the last statement reaches
    for sentence, found in cued:
        if not found and last is not None and before is not None and continues(reading, sentence, before):
            last.more += [e for e in spoken(reading, sentence, owned) if e not in last.more]
            before = sentence
            continue
        if (led := _led(reading, sentence, quoted, last)) and (not found or _within(found, led)):
            found = [led]  # noqa: PLW2901
        if last is not None:
            _carry_on(reading, found, last)
        yield from found
        direct = [d for d in found if d.source and quotations_in(reading, d.content)]
        last = direct[-1] if direct else (found[-1] if found else None)
        before = sentence


def _within(found: list[Draft], led: Draft) -> bool:
    """Whether all that a sentence's cues say is a part of what a lead-in with a colon says."""
    extents = [e for draft in found for e in draft.content]
    whole = led.content[0]
    cues = all(d.cue and d.cue.end <= whole.start for d in found)
    return cues and all(whole.start < e.start and e.end <= whole.end for e in extents)


def _carry_on(reading: Reading, found: list[Draft], last: Draft) -> None:
    """Give undecided pronouns of a sentence the speaker of the sentence before."""
    for draft in found:
        if draft.cue and draft.source and last.source:
            since = last.cue.token.i if last.cue else last.sentence.start
            draft.source = carried_on(reading, draft.cue, draft.source, last.source, since)


def _led(reading: Reading, sentence: Span, quoted: frozenset[int], last: Draft | None) -> Draft | None:
    """A statement without a cue."""
    before = (last.source, last.sentence) if last is not None and last.source else None
    found = uncued(reading, sentence, quoted, before)
    return Draft(None, found.source, list(found.content), sentence) if found else None


def _of_sentence(reading: Reading, sentence: Span, quoted: frozenset[int]) -> Iterator[Draft]:
    """The statements whose cue stands in a sentence."""
    marked = list(cues(sentence, quoted))
    contents = {id(cue): content_of(reading, cue, sentence) for cue in marked}
    for cue, content in set_off(reading, sentence, quoted, [(cue, contents[id(cue)]) for cue in marked]):
        marked = [*(c for c in marked if c.token.i != cue.token.i), cue]
        contents[id(cue)] = content
    _cut(marked, contents, sentence, quoted)
    for cue, content in list(gapped(reading, sentence, quoted, marked)):
        for known in marked:
            contents[id(known)] = within(contents[id(known)], content[0], reading.report.text)
        marked.append(cue)
        contents[id(cue)] = content
    for quotation, cue in free_quotations(reading, sentence, marked, contents):
        contents[id(cue)].append(Extent(quotation.outer_start, quotation.outer_end))
    for cue in marked:
        content = _without_parts(contents[id(cue)])
        if not content or not _worth(reading, cue, content):
            continue
        who = sources(reading, cue)
        if cue.form in ("adverb", "hearsay"):
            yield Draft(cue, None, content, sentence)
        for source in who:
            yield Draft(cue, _clear_of(reading, source, content), content, sentence)


def _clear_of(reading: Reading, source: Source, content: list[Extent]) -> Source:
    """A source whose words end where what is said begins, and begin where it ends."""
    start, end = source.extent
    start = max((e.end + len(", ") for e in content if e.start <= start < e.end < end), default=start)
    end = min((e.start for e in content if start < e.start < end <= e.end), default=end)
    end = start + len(reading.report.text[start:end].rstrip(" ,"))
    return replace(source, extent=Extent(start, end)) if start < end else source


def _cut(marked: list[Cue], contents: dict[int, list[Extent]], sentence: Span, quoted: frozenset[int]) -> None:
    """Ends a cue's content where the speech of a later cue begins that is no part of it, or where nothing is said."""
    for cue in marked:
        ends = [apart(cue, later) for later in marked]
        if contents[id(cue)] and cue.form == "verb":
            ends.append(silence(cue, sentence, quoted))
        for at in (end for end in ends if end is not None):
            contents[id(cue)] = [Extent(e.start, min(e.end, at)) for e in contents[id(cue)] if e.start < at]


def _without_parts(content: list[Extent]) -> list[Extent]:
    """Content in order, without stretches that lie in others."""
    ordered = sorted(dict.fromkeys(content), key=lambda e: (e.start, -e.end))
    found: list[Extent] = []
    for extent in ordered:
        if not found or extent.end > found[-1].end:
            found.append(extent)
    return found


def _worth(reading: Reading, cue: Cue, content: list[Extent]) -> bool:
    """Whether a cue with this content tells speech: verbs that only quote need quoted words."""
    if cue.form != "verb" or cue.beside or strong(cue.token, "clausal", "objective", "inner"):
        return True
    apart = reading.report.text[content[-1].end : content[-1].end + 1] in (",", "–", "—")
    if apart and all(e.end <= cue.start for e in content):  # "…, Kowal proffered": only saying has its clause before it
        return True
    figures = strong(cue.token, "figures") and any(telling(reading.doc, e) for e in content)
    return figures or bool(quotations_in(reading, content))


def _finished(reading: Reading, draft: Draft, when: When | None) -> Statement:
    cue, source = draft.cue, draft.source
    content = [*draft.content, *draft.more]
    spans = [reading.evidence(*source.extent, "source")] if source else []
    if cue:
        spans.append(reading.evidence(cue.start, cue.end, "cue"))
    spans += [reading.evidence(e.start, e.end, "content") for e in content]
    where = channel(cue) if cue else None
    if where:
        spans.append(reading.evidence(*where, "channel"))
    quotations = quotations_in(reading, content)
    speaker = source.entity if source else None
    evidence = tuple(spans)
    return Statement(
        id=claim_id("statement", reading.report.id, evidence),
        report=reading.report.id,
        text=_readable(reading, draft),
        evidence=evidence,
        when=when,
        speaker=speaker,
        via=passed_on(reading, cue) if cue else (),
        source_class=source.kind if source else "unattributed",
        mode=mode_of(reading, content),
        act=cue.act if cue else "say",
        quoted=tuple(reading.report.text[q.start : q.end] for q in quotations),
        channel=reading.report.text[where.start : where.end] if where else None,
        addressee=listener(cue) if cue else None,
    )


def _readable(reading: Reading, draft: Draft) -> str:
    """The sentence that tells a statement, with the whole of a quotation that it ends or begins, on one line."""
    text, sentence = reading.report.text, draft.sentence
    start, end = sentence.start_char, sentence.end_char
    touching = [e for e in draft.content if e.start < end and start < e.end]
    low, high = min([start, *(e.start for e in touching)]), max([end, *(e.end for e in touching)])
    if high - low <= READABLE and "\n" not in text[low:high].strip():
        start, end = low, high
    at = draft.cue.start if draft.cue else next((e.start for e in touching), start)
    before, after = text.rfind("\n", start, at) + 1, text.find("\n", at, end)
    return " ".join(text[max(start, before) : after if after >= 0 else end].split())
