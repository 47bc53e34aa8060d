"""The event of a sentence in PLOVER: what one side does, of all that the sentence tells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.events.clause import LEXICON, Sentence, Told, told
from dragoman.events.nouns import noun_at
from dragoman.events.words import Stretch, Word, words_of
from dragoman.lexicon import lexicon
from dragoman.lexicon import words as listed

CONFLICT = "material_conflict"
THREAT = "THREATEN"
SAYING = 4  # words from "said" to the one who is said to have done it
ORDERED = 12  # words from "ordered" to what is to be done
PLEDGED = 6  # words from "vowed" to what is vowed
NOUN = 4  # words from a noun to the side it belongs to ("criticism from")


@dataclass(frozen=True, slots=True)
class Coded:
    """An event and its mode (null where it has none or it cannot be told), and the lemma of the word that tells it.

    `start`: where that word stands, in code points of the sentence. `noun`: it is a noun, and no verb was found.
    """

    event: str
    mode: str | None
    cue: str
    start: int
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence: the first, and the one after the last."""

    start: int
    end: int


def quad(event: str) -> str:
    """The quad class of an event: verbal or material, cooperation or conflict."""
    return str(next(name for name, events in lexicon("plover")["quads"].items() if event in events))


def code_of(sentence: str, *, source: Stretch | None = None, target: Stretch | None = None) -> Coded | None:
    """The event that a sentence tells of its source, or its first event where no source is given; null for none.

    `source`, `target`: who does it and to whom, in offsets of the sentence.
    """
    words = list(words_of(sentence))
    actor, other = _part(words, source), _part(words, target)
    read = Sentence(words, frozenset(n for p in (actor, other) if p for n in range(p.start, p.end)))
    verbs = list(told(read))
    if actor is None:
        chosen = _first(verbs)
    elif (found := _owned(read, actor, verbs)) is not None:
        return found
    else:
        chosen = _first(_by(read, actor, other, verbs))
    if chosen is None:
        return next((c for at in range(len(words)) if (c := _nominal(words, at)) is not None), None)
    chosen = _pledged(read, _ordered(read, chosen, verbs), verbs)
    return _accused(read, chosen, actor, other) or _composed(read, chosen)


def threatened(code: str) -> str | None:
    """The mode of a threat by the code of what is threatened; null where none fits."""
    modes: dict[str, str] = lexicon("plover")["threats"]
    return modes.get(code) or modes.get(code.partition("/")[0])


def _part(words: Sequence[Word], stretch: Stretch | None) -> Part | None:
    inside = [n for n, w in enumerate(words) if w.end > stretch.start and w.start < stretch.end] if stretch else []
    return Part(inside[0], inside[-1] + 1) if inside else None


def _first(verbs: Iterable[Told]) -> Told | None:
    """The first verb, a finite one rather than a participle."""
    found = list(verbs)
    return next((v for v in found if v.finite), found[0] if found else None)


def _by(sentence: Sentence, actor: Part, other: Part | None, verbs: Sequence[Told]) -> list[Told]:
    """The verbs that may be the source's, the likeliest first."""
    before = [v for v in verbs if v.at < actor.start]
    after = [v for v in verbs if v.at >= actor.end]
    if other and other.end <= actor.start:
        return [*(v for v in before if v.at >= other.end), *after, *before]
    return _beyond_aside(sentence, actor, after) or before[::-1]


def _beyond_aside(sentence: Sentence, actor: Part, verbs: list[Told]) -> list[Told]:
    """The verbs after the source without those of a clause set off right behind it ("…, who led the talks, …")."""
    if not (actor.end < len(sentence.words) and sentence.words[actor.end].text == ","):
        return verbs
    if not sentence.is_in(actor.end + 1, "relative"):
        return verbs
    end = next((n for n in range(actor.end + 2, len(sentence.words)) if sentence.words[n].text == ","), actor.end)
    return [v for v in verbs if v.at > end] or verbs


def _ordered(sentence: Sentence, verb: Told, verbs: Sequence[Told]) -> Told:
    """What an order has done to others, in the passive; the order itself where it asks them to do it."""
    if verb.lemma not in listed(LEXICON, "marks", "ordering"):
        return verb
    after = next((v for v in verbs if v.at > verb.at), verb)
    text = sentence.words[after.at].text
    done = not text.endswith("ing") and sentence.words[after.at - 1].text != "to" and after.at - verb.end < ORDERED
    return after if done and quad(_event(after)).startswith("material") else verb


def _pledged(sentence: Sentence, verb: Told, verbs: Sequence[Told]) -> Told:
    """What a side vows to do, as yet to come; the vow itself where it tells no more."""
    if verb.lemma not in listed(LEXICON, "marks", "pledging"):
        return verb
    after = next((v for v in verbs if v.at > verb.at and sentence.words[v.at - 1].text == "to"), verb)
    near = 0 < after.at - verb.end < PLEDGED and not after.negated
    return replace(after, future=True) if near and quad(_event(after)) in lexicon("plover")["future"] else verb


def _owned(sentence: Sentence, actor: Part, verbs: Sequence[Told]) -> Coded | None:
    """The event of a noun that is the source's: "criticism from …", "threats by …", "the … attack on"."""
    if sentence.is_in(actor.start - 1, "owners"):
        span = range(actor.start - 1, max(-1, actor.start - 1 - NOUN), -1)
        if not any(v.at in span for v in verbs):
            return next((c for at in span if (c := _nominal(sentence.words, at)) is not None), None)
    if sentence.is_in(actor.start - 1, "articles") and actor.end < len(sentence.words):
        return _nominal(sentence.words, actor.end)
    return None


def _nominal(words: Sequence[Word], at: int) -> Coded | None:
    """The event that a noun stands for."""
    noun, table = noun_at(words, at, name=LEXICON, key="nouns"), lexicon(LEXICON)["nominal"]
    code = next((table[kind] for kind in noun.classes if kind in table), None) if noun else None
    return replace(_coded(code, words[at].text, words[at].start), noun=True) if code else None


def _accused(sentence: Sentence, verb: Told, actor: Part | None, other: Part | None) -> Coded | None:
    """An accusation: the source says that the target did harm."""
    if not (actor and other and actor.end <= other.start <= verb.at) or quad(_event(verb)) != CONFLICT:
        return None
    near = range(max(actor.end, other.start - SAYING), other.start)
    return Coded("ACCUSE", None, verb.lemma, sentence.words[verb.at].start) if sentence.any_in(near, "saying") else None


def _composed(sentence: Sentence, verb: Told) -> Coded:
    """What a verb tells becomes of another event where it is yet to come, or denied."""
    table, kind = lexicon("plover"), quad(_event(verb))
    code = verb.code
    if verb.negated and kind in table["negated"]:
        code = table["negated"][kind]
    elif verb.future and kind in table["future"]:
        code = table["future"][kind]
        mode = threatened(verb.code) if code == THREAT else None
        code = f"{code}/{mode}" if mode else code
    return _coded(code, verb.lemma, sentence.words[verb.at].start)


def _event(verb: Told) -> str:
    return verb.code.partition("/")[0]


def _coded(code: str, cue: str, start: int) -> Coded:
    event, _, mode = code.partition("/")
    return Coded(event, mode or None, cue, start)
