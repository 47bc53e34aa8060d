"""Who said what: statements by speaker, the most reported first."""

from collections import Counter

from dragoman.lexicon import lexicon, words
from dragoman.present.dates import when_in_words
from dragoman.present.display import bare, capital, ended, folded, listed, said, shown, wording
from dragoman.present.parts import Group, Item, Run, Section, plain, soft, strong
from dragoman.present.telling import UNKNOWN, cites, described, modality, told_by
from dragoman.present.view import Unit, View
from dragoman.present.whole import clause, mended, whole
from dragoman.record.claim import Statement

SPEAKERS, SPEAKERS_SHOWN, CAP, SHOWN, WEIGHTY = 40, 4, 12, 2, 4
ACTS = {
    "say": "said",
    "propose": "proposed",
    "demand": "demanded",
    "offer": "offered",
    "accept": "accepted",
    "reject": "rejected",
    "threaten": "threatened",
    "promise": "promised",
    "accuse": "accused",
    "confirm": "confirmed",
    "deny": "denied",
    "urge": "urged",
    "expect": "expected",
}
OBJECTS = ("propose", "demand", "offer", "accept", "reject", "promise")  # acts whose verb takes an object
NAMELESS = "Sources not identified"


def voices(view: View) -> Section:
    """The section: speakers with the most reported statements first, sources not identified last."""
    by_speaker: dict[str, list[Unit[Statement]]] = {}
    for unit in view.units(Statement):
        speaker = _lead(unit).speaker
        by_speaker.setdefault(speaker if speaker in view.actors else "", []).append(unit)
    order = sorted(by_speaker.items(), key=lambda kv: (not kv[0], -_weight(kv[1]), folded(view.name(kv[0]))))
    groups = tuple(_group(speaker, units, view) for speaker, units in order)
    return Section(
        key="voices", title="Who said what", groups=groups[:SPEAKERS], more=max(0, len(groups) - SPEAKERS),
        shown=SPEAKERS_SHOWN, unit="speakers",
        empty="The record holds no statement.",
    )  # fmt: skip


def _lead(unit: Unit[Statement]) -> Statement:
    """The account to show: in the speaker's own words, as most reports give them, else with the most content."""
    wordings = Counter(bare(" ".join(claim.quoted)) for claim in unit.claims)

    def order(claim: Statement) -> tuple[bool, bool, int, int]:
        common = wordings[bare(" ".join(claim.quoted))]
        return (claim.speaker is None, claim.mode != "direct", -common, -len(_content(claim)))

    return min(unit.claims, key=order)


def _weight(units: list[Unit[Statement]]) -> int:
    return sum(len(unit.reports) for unit in units)


def _group(speaker: str, units: list[Unit[Statement]], view: View) -> Group:
    weighty = [unit for unit in units if not _slight(unit)]
    main = sorted(weighty, key=lambda u: (-len(u.reports), -u.origins, _lead(u).mode == "indirect"))
    title = capital(view.introduced(speaker)) if speaker else NAMELESS
    items = tuple(_item(unit, view) for unit in main[:CAP])
    return Group(title=title, items=items, more=len(units) - len(items), shown=SHOWN)


def _slight(unit: Unit[Statement]) -> bool:
    """Whether a statement says too little to be understood alone."""
    claim = _lead(unit)
    content = _content(claim)
    short = len(content.split()) < WEIGHTY
    lone = content.casefold().split(" ")[0] in words("brief", "pronouns") and not clause(content)
    return (not claim.quoted and (short or not whole(content))) or (lone and claim.mode != "direct")


def _item(unit: Unit[Statement], view: View) -> Item:
    claim = _lead(unit)
    who = "" if claim.speaker in view.actors else described(claim) or UNKNOWN
    own = said(claim.quoted or (_content(claim),)) if claim.mode == "direct" else None
    content = _content(claim) or claim.text
    # words that the verb leads to follow it; all others stand after a colon
    verb = "" if own else _verb_before(claim.act, content)
    act = verb or ("said" if own else ACTS.get(claim.act, "said"))
    words_ = own if own and own.text else wording(mended(content) if verb else _told(content))
    runs = [strong(capital(f"{who} {act}".strip())), *_aside(claim, view), plain(" " if verb else ": "), words_]
    return Item(
        sentence=(*runs, *modality(claim), plain(ended(words_.text))), told=told_by(unit, view),
        evidence=cites(unit.claims),
    )  # fmt: skip


def _verb_before(act: str, content: str) -> str:
    """The verb of an act where the content is no sentence but hangs on it: "called for …", "refused to …"."""
    first = content.casefold().split(" ")[0]
    if (first in words("brief", "determiners") or first[:1].isdigit()) and not clause(content):
        return ACTS[act] if act in OBJECTS and content[:1] == first[:1] else ""
    kind = "ing" if first.endswith("ing") and content[:1].islower() else first
    if act == "accuse" and " of " in content and content[:1].islower():
        kind = "ing"
    return str(lexicon("brief")["verbs"].get(kind, {}).get(act, ""))


def _told(content: str) -> str:
    """A content after a colon: without the "that" which led to it."""
    kept = mended(content)
    head, _, rest = kept.partition(" ")
    return rest.lstrip(" ,") if head.casefold() == "that" and clause(rest) else kept


def _content(claim: Statement) -> str:
    pieces = [shown(e.quote).strip(" ,;:") for e in claim.evidence if e.role == "content"]
    return " … ".join(piece for piece in pieces if piece)


def _aside(claim: Statement, view: View) -> list[Run]:
    """Where, when and through whom it was said."""
    via = view.names(tuple(passed for passed in claim.via if passed != claim.speaker))
    dated = when_in_words(claim.when) if claim.when and claim.when.edtf else ""
    parts = [shown(claim.channel or ""), dated, f"as passed on by {listed(via)}" if via else ""]
    text = ", ".join(part for part in parts if part)
    return [soft(f" ({text})")] if text else []
