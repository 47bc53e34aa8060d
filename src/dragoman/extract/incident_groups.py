"""Groups: the events and tolls of one sentence that belong to one incident, and the words that tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.incident_causes import cause
from dragoman.extract.incident_events import Event, events
from dragoman.extract.incident_real import CLAUSES, DEEPEST, real
from dragoman.extract.incident_scale import background
from dragoman.extract.toll_fates import fated
from dragoman.extract.toll_marks import excepted
from dragoman.extract.toll_sums import added, completed
from dragoman.extract.tolls import Toll, tolls
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading

CUT = 40  # characters before a cut in which "and" is looked for
LONGEST = 400  # tokens of a sentence that is still prose


@dataclass(frozen=True, slots=True)
class Group:
    """An incident as one sentence tells it: events, tolls, and the span of the words (`start`, `end`)."""

    events: tuple[Event, ...]
    tolls: tuple[Toll, ...]
    start: int
    end: int

    @property
    def bare(self) -> bool:
        """Whether it tells a toll and nothing of what happened."""
        verbs = words("incidents", "killed", "verbs") | words("incidents", "injured", "verbs")
        return bool(self.tolls) and all(e.head.lemma_.lower() in verbs for e in self.events)

    @property
    def head(self) -> int:
        """The index of the token that tells most: a verb of an event, else what comes first."""
        strong = [e.head.i for e in self.events if not e.weak] or [e.head.i for e in self.events]
        return strong[0] if strong else self.tolls[0].at


def groups(reading: Reading, sentence: Span) -> list[Group]:
    """The incidents of a sentence, in order: those that are background, unreal or too vague left out."""
    text = reading.report.text
    if len(sentence) > LONGEST:
        return []
    told = [t for t in tolls(reading, sentence) if t.quantity.high == 0 or _happened(reading.doc[t.at])
            or excepted(text, t.start)]  # fmt: skip
    found = events(reading, sentence)
    if found or told:
        told = sorted([*told, *_befallen(reading, sentence, told)], key=lambda t: (t.start, t.kind))
    parts = list(_parts(sentence, found, _summed(reading, told)))
    spans = _apart(reading, [own for part in parts for own in _caused(reading, _bounded(reading, part))])
    return [g for g in spans if not background(text, g)]


def _befallen(reading: Reading, sentence: Span, told: list[Toll]) -> list[Toll]:
    """What became of people by phrases that tell nothing elsewhere, the first of each kind that is not known."""
    known = {t.kind for t in told}
    found = [t for t in fated(reading, sentence, told) if t.kind not in known]
    return list({t.kind: t for t in reversed(found)}.values())


def _summed(reading: Reading, told: list[Toll]) -> list[Toll]:
    """The tolls of a sentence, those of one kind that it adds up as one."""
    found: list[Toll] = []
    for toll in told:
        last = next((n for n in reversed(range(len(found))) if found[n].kind == toll.kind), None)
        total = _whole(found[last], toll) or added(reading, found[last], toll) if last is not None else None
        if last is None or total is None:
            found.append(toll)
        else:
            found[last] = total
    return [completed(reading, t) for t in found]


def _whole(first: Toll, second: Toll) -> Toll | None:
    """Of two tolls the one that is the whole so far; null where neither is, or both are."""
    if first.total == second.total:
        return None
    return first if first.total else second


def _apart(reading: Reading, found: list[Group]) -> list[Group]:
    """Groups of one clause with a span of their own each: one ends where the next begins."""
    for n in range(1, len(found)):
        before, here = found[n - 1], found[n]
        if (before.start, before.end) == (here.start, here.end):
            cut = min([*(e.head.idx for e in here.events), *(t.start for t in here.tolls)])
            if before.start < cut < here.end:
                found[n - 1] = replace(before, end=_ended(reading, before.start, cut))
                found[n] = replace(here, start=cut)
        elif here.start < before.end <= here.end and _told_by(before) < here.start:
            found[n - 1] = replace(before, end=_ended(reading, before.start, here.start))
    return list({(g.start, g.end): g for g in reversed(found)}.values())[::-1]


def _told_by(group: Group) -> int:
    """Where the last of the words that tell a group's events and tolls ends."""
    return max([*(e.head.idx + len(e.head) for e in group.events), *(t.end for t in group.tolls)])


def _caused(reading: Reading, group: Group) -> list[Group]:
    """A group, or the two that it is where it tells of an event and of what it came after; with a toll it is one."""
    found = cause(group.events) if len(group.events) > 1 and not group.tolls else None
    if found is None:
        return [group]
    event, begins = found
    others = tuple(e for e in group.events if e is not event)
    start, last = event.head.left_edge.idx, event.head.right_edge
    if begins.i < min(e.head.i for e in others):  # "After a fire at the mill, 41 were arrested"
        comma = next((t for t in reading.doc[last.i : others[0].head.i] if t.text == ","), last)
        cause_of = Group((event,), (), start, max(comma.idx, start + 1))
        return [cause_of, replace(group, events=others, start=comma.idx + len(comma) + 1)]
    return [
        replace(group, events=others, end=_ended(reading, group.start, begins.idx)),
        Group((event,), (), start, group.end),
    ]


def _happened(token: Token) -> bool:
    """Whether a toll is told as a fact; that of "the killing of three" is, whatever is said of it."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    definite = noun.pos_ == "NOUN" and noun.i != token.i and any(c.lower_ in ("the", "this") for c in noun.lefts)
    return definite or real(token)


def _ended(reading: Reading, start: int, cut: int) -> int:
    """Where words that are cut off end, without "and" and marks."""
    kept = re.sub(r"(?:[\s,;:–—-]|\b(?:and|but|while)\b)+$", "", reading.report.text[start:cut][-CUT:])
    return max(start + 1, cut - min(CUT, cut - start) + len(kept))


def _parts(sentence: Span, found: list[Event], told: list[Toll]) -> Iterator[Group]:
    """The items of a sentence in groups: a new one at a semicolon, and where a second toll of one kind begins."""
    items: list[Event | Toll] = sorted([*found, *told], key=lambda x: (_at(x), isinstance(x, Toll)))
    here = Group((), (), 0, 0)
    last = -1
    for item in items:
        split = any(t.text == ";" for t in sentence.doc[last + 1 : _at(item)]) if last >= 0 else False
        if (
            split
            and isinstance(item, Toll)
            and not here.tolls
            and (item.quantity.high == 0 or _placeless(sentence, item))
        ):
            split = False  # "shots hit a lorry; no one was hurt"
        again = isinstance(item, Toll) and any(t.kind == item.kind for t in here.tolls)
        again = again or (last >= 0 and _another(sentence, last, _at(item)))
        if (split or again) and (here.events or here.tolls):
            yield here
            here = Group((), (), 0, 0)
        if isinstance(item, Event):
            here = replace(here, events=(*here.events, item))
        else:
            here = replace(here, tolls=(*here.tolls, item))
        last = _at(item)
    if here.events or here.tolls:
        yield here


def _another(sentence: Span, last: int, item: int) -> bool:
    """Whether words between two items give the second to another event of the same sort: "a blast, after one that"."""
    between = sentence.doc[last + 1 : item]
    return any(
        t.lower_ in words("incidents", "answers", "another")
        and t.i > last + 1
        and t.nbor(-1).lower_ in ("after", "like")
        for t in between
    )


def _placeless(sentence: Span, toll: Toll) -> bool:
    """Whether the part between semicolons that holds a toll names neither place nor time of its own."""
    doc = sentence.doc
    first = next((t.i for t in reversed(doc[sentence.start : toll.at]) if t.text == ";"), sentence.start)
    last = next((t.i for t in doc[toll.at : sentence.end] if t.text == ";"), sentence.end)
    return not any(t.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "TIME") for t in doc[first:last])


def _at(item: Event | Toll) -> int:
    """The token of an item."""
    return item.head.i if isinstance(item, Event) else item.at


def _bounded(reading: Reading, group: Group) -> Group:
    """A group with the span of the words that tell it: the clauses of its items."""
    own = {*(e.head.i for e in group.events), *(t.at for t in group.tolls)}
    heads = [clause_of(reading.doc[i]) for i in sorted(own)]
    edges = [_edges(head, own) for head in heads]
    first, last = min(a for a, _ in edges), max(b for _, b in edges)
    semicolons = [t.i for t in reading.doc[first : last + 1] if t.text == ";"]
    first = max([first, *(i + 1 for i in semicolons if i < min(own))])
    last = min([last, *(i - 1 for i in semicolons if i > max(own))])
    doc = reading.doc
    while first < last and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "cc"):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "cc"):
        last -= 1
    start = min([doc[first].idx, *(t.start for t in group.tolls)])
    end = max([doc[last].idx + len(doc[last]), *(t.end for t in group.tolls)])
    return replace(group, start=start, end=end)


def clause_of(token: Token) -> Token:
    """The head of the clause that a token stands in; a participle goes with the clause that it adds to."""
    node = token
    for _ in range(DEEPEST):
        noun = node.dep_ == "conj" and node.pos_ not in ("VERB", "AUX")
        adds = node.dep_ == "advcl" and node.tag_ == "VBG" and node.head.tag_ in ("VBD", "VBN") and node.i > node.head.i
        if node.head.i == node.i or (node.dep_ in CLAUSES and not noun and not adds):
            break
        node = node.head
    return node


def _edges(head: Token, own: set[int]) -> tuple[int, int]:
    """The first and last token of a clause, without the clauses joined to it that hold none of the items.

    A relative clause begins with the noun that it tells of.
    """
    left, right = head.left_edge.i, head.right_edge.i
    if head.dep_ == "relcl" and head.head.pos_ in ("NOUN", "PROPN"):
        left = head.head.left_edge.i
    for child in head.children:
        if child.dep_ in ("conj", "parataxis", "ccomp") and not any(
            child.left_edge.i <= i <= child.right_edge.i for i in own
        ):
            if child.i > head.i:
                right = min(right, child.left_edge.i - 1)
            else:
                left = max(left, child.right_edge.i + 1)
    return left, max(right, left)
