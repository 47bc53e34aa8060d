"""Labelled dossiers as examples: the pieces of a report with what is to be told of each."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from dragoman.learned.labels import TRAITS
from dragoman.learned.pieces import Vocabulary, pieces
from training.folders import DOSSIERS, halves, reports_of

STRENGTHS = {
    "bilateral agreement": "agreed", "multilateral agreement": "agreed", "agreement in principle":
    "agreed_in_principle", "unilateral commitment": "promised", "offer": "offered", "acceptance": "accepted_by_one",
    "consideration": "considered", "non-agreement": "not_agreed",
}  # fmt: skip


PRONOUNS = frozenset(
    ("he", "she", "they", "it", "him", "her", "them", "his", "hers", "their", "theirs", "its", "i", "we", "our", "us")
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled stretch of a report's text: its kind, its traits by name, and the places of whoever it is of."""

    kind: str
    start: int
    end: int
    traits: dict[str, str] = field(default_factory=dict)
    who: tuple[str, ...] | None = None  # None: nothing is known; empty: nobody


Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report: its text, its stretches, the words that name somebody, and of these those that stand for each actor.

    An actor's are its own and those of whoever belongs to it.
    """

    name: str
    text: str
    stretches: tuple[Stretch, ...]
    named: Places
    mentions: dict[str, Places]


def read(name: str, cast: dict[str, list[dict]]) -> Iterator[Labelled]:
    """The reports of a dossier. `cast`: what training.cast wrote."""
    gold = json.loads((DOSSIERS / name / "gold.json").read_text(encoding="utf-8"))
    found: dict[str, list[Stretch]] = {}
    for doc, one in stretches(gold):
        found.setdefault(doc, []).append(one)
    for document in gold["documents"]:
        doc = document["doc"]
        text = (reports_of(name) / document["file"]).read_bytes().decode()
        known = cast[f"{name}/{document['file']}"]
        own = mentions(gold, doc, known)
        named = {(a, b) for e in known for a, b in e["places"]} | {place for some in own.values() for place in some}
        yield Labelled(f"{name}/{doc}", text, tuple(found.get(doc, ())), tuple(sorted(named)), own)


def stretches(gold: dict) -> Iterator[tuple[str, Stretch]]:
    """The stretches of a gold reading, each with its document."""
    for s in gold["statements"]:
        who = () if s["speaker"] == ["A_unattributed"] else tuple(s["speaker"])
        for kind, spans in (("content", s["content_spans"]), ("cue", [s["cue_span"]]), ("source", [s["source_span"]])):
            yield from ((x["doc"], Stretch(kind, x["start"], x["end"], {}, who)) for x in spans if x)
    items = [("position", p, {"stance": p["stance"]}, p["holder"]) for p in gold["positions"]]
    items += [("commitment", a, {"strength": STRENGTHS[a["kind"]]}, a["parties"]) for a in gold["agreements"]]
    items += [("meeting", m, {"status": m["status"], "format": m["kind"]}, None) for m in gold["meetings"]]
    items += [("incident", i, {}, None) for i in gold["incidents"]["mentions"]]
    for kind, item, traits, who in items:
        yield from ((x["doc"], stretch(kind, x, traits, who)) for x in item["evidence"])
    for c in gold["conditions"]:
        who = [] if c["set_by"] == ["author"] else c["set_by"]
        conditions = len(c["condition"].split(" … "))
        for n, x in enumerate(c["evidence"]):
            kind = "condition" if n < conditions else "consequence"
            yield x["doc"], stretch(kind, x, {"form": c["form"]} if kind == "condition" else {}, who)


def stretch(kind: str, span: dict, traits: dict[str, str], who: list[str] | None) -> Stretch:
    """A stretch of an item of the gold; traits that it leaves open or names otherwise are left out."""
    known = {name: value for name, value in traits.items() if value in TRAITS[name]}
    return Stretch(kind, span["start"], span["end"], known, None if who is None else tuple(who))


def mentions(gold: dict, doc: str, cast: list[dict]) -> dict[str, Places]:
    """Each actor with the places where a report names it or somebody of its side."""
    names = {a["id"]: {plain(n) for n in (a["canonical"], *(f["form"] for f in a["surface_forms"]))
                       if n.lower() not in PRONOUNS} for a in gold["actors"]}  # fmt: skip
    by_name = {a["canonical"]: a["id"] for a in gold["actors"]}
    side = {a["id"]: by_name.get(a["side"], a["id"]) for a in gold["actors"]}
    places: dict[str, set[tuple[int, int]]] = {a["id"]: set() for a in gold["actors"]}
    for actor in gold["actors"]:
        spans = {(m["start"], m["end"]) for f in actor["surface_forms"] for m in f["mentions"] if m["doc"] == doc}
        for owner in (actor["id"], side[actor["id"]]):
            places[owner] |= spans
    for entity in cast:
        for called in (entity["names"], *entity["sides"]):
            for actor in (a for a, own in names.items() if own & set(map(plain, called))):
                for owner in (actor, side[actor]):
                    places[owner] |= {(a, b) for a, b in entity["places"]}
    return {actor: tuple(sorted(spans)) for actor, spans in places.items()}


def plain(name: str) -> str:
    """A name for comparison: without case, article and possessive."""
    return name.casefold().replace("’", "'").removesuffix("'s").removeprefix("the ").strip()


@dataclass(frozen=True, slots=True)
class Goal:
    """A stretch in pieces: from `start` to `end`, its traits as numbers, the pieces of whoever it is of (or None)."""

    kind: str
    start: int
    end: int
    traits: dict[str, int]
    who: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Example:
    """A report in pieces. `lines`: the numbers of those that begin a line; `named`: whether each names somebody."""

    name: str
    ids: np.ndarray
    named: np.ndarray
    lines: tuple[int, ...]
    goals: tuple[Goal, ...]


def examples(some: Iterable[str], cast: dict[str, list[dict]], vocabulary: Vocabulary) -> list[Example]:
    """Those of the dossiers of some halves. `cast`: what training.cast wrote."""
    return [example(r, vocabulary) for half in some for name in halves()[half] for r in read(name, cast)]


def example(report: Labelled, vocabulary: Vocabulary) -> Example:
    """A report in pieces. A stretch takes the pieces of the words that it touches."""
    cut = list(pieces(report.text, vocabulary))
    starts, ends = np.array([p.start for p in cut]), np.array([p.end for p in cut])

    def placed(start: int, end: int) -> tuple[int, int]:
        return int(np.searchsorted(ends, start, side="right")), int(np.searchsorted(starts, end, side="left"))

    goals = []
    for s in report.stretches:
        start, end = placed(s.start, s.end)
        who = (
            None
            if s.who is None
            else tuple(
                sorted({n for w in s.who for place in report.mentions.get(w, ()) for n in range(*placed(*place))})
            )
        )
        known = who if s.who == () or who else None
        traits = {name: TRAITS[name].index(value) for name, value in s.traits.items()}
        if start < end:
            goals.append(Goal(s.kind, start, end, traits, known))
    breaks = [n for n, p in enumerate(cut) if n == 0 or "\n" in report.text[cut[n - 1].end : p.start]]
    named = np.zeros(len(cut), dtype=bool)
    for place in report.named:
        named[slice(*placed(*place))] = True
    return Example(report.name, np.array([p.id for p in cut], dtype=np.int64), named, tuple(breaks), tuple(goals))
