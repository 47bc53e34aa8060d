"""Who sets a condition: whoever demands or refuses, else whoever says it, else whose will it is; else nobody."""

from collections.abc import Iterator, Sequence

from dragoman.extract.bargain import joint
from dragoman.extract.clauses import above, negated, owners, passive, subjects, verbal
from dragoman.extract.condition_open import auxiliaries, disposed
from dragoman.extract.condition_parts import Found
from dragoman.extract.condition_voice import voices
from dragoman.extract.parties import parties_of, with_side
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.record.claim import ConditionForm, Statement

WILLING = frozenset({"will", "would", "’ll", "'ll", "’d", "'d", "could", "might", "can", "may"})
HELD = ("until", "only_if", "after", "requires")  # forms that hold one's own act back


def setter(reading: Reading, found: Found, said: Sequence[Statement]) -> tuple[str, ...]:
    """The ids of the entities that set a condition: the person first, then the side that it speaks for.

    `said`: the statements near the condition.
    """
    main = found.main
    if _by_law(found):
        return ()
    governing = _governing(reading, found) or (_making(reading, main) if found.form == "requires" else ())
    speaker = _speaker(reading, found, said)
    who = governing or (with_side(reading, speaker) if speaker else ())
    who = who or next((p for v in voices(found) if (p := _of_voice(reading, v))), ())
    if not who:
        return _willing(reading, main)
    if speaker and governing and _of_people(reading, governing):
        return tuple(dict.fromkeys((*governing, *with_side(reading, speaker))))
    return who if len(who) > 1 else (*who, *_refusing(reading, main, who[0], found.form))


def _by_law(found: Found) -> bool:
    """Whether law sets it, and nobody: "under the constitution a vote is needed before", "the charter says"."""
    laws, over = words("conditions", "voices", "laws"), (found.main, *above(found.main))
    said = (s for t in over if verbal(t) and t.lemma_.lower() in words("conditions", "speech") for s in subjects(t))
    under = (t for t in found.anchor.sent if t.lower_ == "under" and t.head in over)
    set_out = (*said, *(c for t in under for c in t.children if c.dep_ == "pobj"))
    return any(noun.lemma_.lower() in laws for noun in set_out)


def _is_law(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower() in words("conditions", "voices", "laws")


def _of_people(reading: Reading, who: tuple[str, ...]) -> bool:
    """Whether what holds something back is a group of people: whoever speaks for them sets it with them."""
    return all(reading.cast.get(e).kind == "group" for e in who[:1])


def _of_voice(reading: Reading, voice: Token) -> tuple[str, ...]:
    """Whom the words for a source mean; whose paper it is: "his bulletin", "a note of the league"; nobody for a law."""
    if voice.lemma_.lower() in words("conditions", "voices", "laws"):
        return ()
    own = [c for c in voice.children if c.dep_ == "poss"]
    paper = voice.lemma_.lower() in words("conditions", "voices", "papers")
    preps = [c for c in voice.children if paper and c.lower_ in ("of", "from", "by")]
    of = [n for c in preps for n in c.children if n.dep_ == "pobj"]
    return parties_of(reading, (voice,)) or parties_of(reading, own or of)


def _refusing(reading: Reading, main: Token, speaker: str, form: ConditionForm) -> tuple[str, ...]:
    """Whose act it is that a person of no known side holds back or offers on a condition: whom they speak for.

    "Norland will not sign until …, said Ada Brann", "The bank could lend it if …, a diplomat said": one refuses and
    concedes for oneself, and threatens others.
    """
    who = reading.cast.get(speaker)
    if who.sides or who.kind not in ("person", "anonymous") or not verbal(main):
        return ()
    prepared = main.dep_ == "xcomp" and main.head.lower_ in words("conditions", "disposed")  # "was prepared to go"
    ready = bool(auxiliaries(main) & WILLING) or prepared or disposed(main)
    held = negated(main) or (form in HELD and ready)
    offers = form == "if" and ready and main.lemma_.lower() not in words("conditions", "harms")
    kinds = ("state", "organisation", "group") if held else ("state", "organisation") if offers else ()
    kinds = (*kinds, "person") if kinds and who.kind == "anonymous" else kinds
    acts = not any(passive(t) for t in (main, *(above(main) if main.dep_ == "xcomp" else ())))
    found = [reading.cast.who(noun) for noun in subjects(main) if acts and not joint((noun,))]
    return tuple(e for e in found if e and e != speaker and reading.cast.get(e).kind in kinds)[:1]


def _speaker(reading: Reading, found: Found, said: Sequence[Statement]) -> str | None:
    """The speaker of the statement with the shortest content that holds the condition, else a part of it."""
    start = found.condition[0].start
    parts = (*found.condition, *found.consequence)
    ranked: list[tuple[int, int, int, str]] = []
    for statement in said:
        if statement.speaker and _is_law(reading.cast.get(statement.speaker).name):
            continue
        for part in statement.evidence:
            if part.role != "content" or not statement.speaker:
                continue
            length = part.end - part.start
            if part.start <= start < part.end:
                ranked.append((0, length, part.start, statement.speaker))
            elif any(part.start < e.end and e.start < part.end for e in parts):
                ranked.append((1, length, part.start, statement.speaker))
    return min(ranked)[3] if ranked else None


def _governing(reading: Reading, found: Found) -> tuple[str, ...]:
    """The subject of the nearest verb of demand, refusal or speech above (or at, or beside) the consequence's head."""
    main = found.main
    stances, acts = words("conditions", "stances"), words("conditions", "nouns", "acts")
    for token in (main, *above(main)):
        lemma = token.lemma_.lower()
        speaks = token.i != main.i and lemma in words("conditions", "speech")
        if passive(token):
            continue  # "parliament would be asked to ratify once": whoever asks, not parliament
        if lemma in stances or speaks or (token.pos_ == "NOUN" and lemma in acts):
            holders = subjects(token) if verbal(token) else owners(token)
            who = parties_of(reading, [h for h in holders if not (speaks and _inside(h, found))])
            if who:
                return who
    for child in main.children:
        if child.dep_ in ("parataxis", "ccomp") and child.lemma_.lower() in words("conditions", "speech"):
            who = parties_of(reading, [s for s in subjects(child) if not _inside(s, found)])
            if who:
                return who
    return ()


def _inside(token: Token, found: Found) -> bool:
    """Whether a token stands in the words of the condition or of its consequence."""
    return any(e.start <= token.idx < e.end for e in (*found.condition, *found.consequence))


def _making(reading: Reading, main: Token) -> tuple[str, ...]:
    """Who makes something a precondition, or whose price it is: the subject of "make", the owner of a noun."""
    makes = (t for t in (main, *above(main)) if t.lemma_ in ("make", "tie", "link") and verbal(t))
    found = next((parties_of(reading, subjects(t)) for t in makes), ())
    return found or (() if verbal(main) else parties_of(reading, owners(main)))


def _willing(reading: Reading, main: Token) -> tuple[str, ...]:
    """Whose will the consequence is, where nobody is said to speak: "Norland will not talk unless", "keeps it shut"."""
    for verb in _clause(main):
        found = tuple(e for e in parties_of(reading, subjects(verb)) if _willed(reading, e))
        if found:
            return found
    return ()


def _clause(main: Token) -> Iterator[Token]:
    """The head of the consequence, and the verbs that it is part of."""
    if verbal(main):
        yield main
    for token in above(main):
        if verbal(token):
            yield token
        if token.dep_ not in ("xcomp", "oprd", "acomp", "dobj", "conj"):
            return


def _willed(reading: Reading, entity: str) -> bool:
    """Whether an entity may set conditions without a word of speech: a state, a body, a side or somebody named."""
    who = reading.cast.get(entity)
    named = who.kind in ("person", "group") and who.named
    return who.kind in ("state", "organisation") or named or (who.kind == "group" and bool(who.sides))
