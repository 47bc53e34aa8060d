"""What the words of the lexicon mean: phrases by their first form, so that a sentence is passed once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dragoman.events.words import Word, noun_forms, verb_forms
from dragoman.lexicon import lexicon

PASSED = ""  # the code of what tells no event: the words after it may


@dataclass(frozen=True, slots=True)
class Sense:
    """A verb: the words after its first, the code whatever it is done to, and codes by the class of its object.

    `plain`: the phrase stands as it is, and needs not be used as a verb.
    """

    rest: tuple[str, ...]
    lemma: str
    code: str | None = None
    objects: Mapping[str, str] = field(default_factory=dict)
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun: the words after its first, and the classes that it belongs to."""

    rest: tuple[str, ...]
    classes: tuple[str, ...]


@cache
def senses() -> Mapping[str, Sequence[Sense]]:
    """Verbs by each form of their first word, longer phrases first."""
    codes: dict[str, str] = {}
    objects: dict[str, dict[str, str]] = {}
    plain = set()
    for row in lexicon("plover_words")["verbs"]:
        for phrase in row["words"]:
            if "code" in row:
                codes.setdefault(phrase, row["code"])
            if row.get("plain"):
                plain.add(phrase)
            for kind, code in row.get("objects", {}).items():
                objects.setdefault(phrase, {}).setdefault(kind, code)
    by_form: dict[str, list[Sense]] = {}
    for phrase in dict.fromkeys([*codes, *objects]):
        first, *rest = phrase.split()
        sense = Sense(tuple(rest), phrase, codes.get(phrase), objects.get(phrase, {}), phrase in plain)
        for form in [first] if sense.plain else sorted(verb_forms(first)):
            by_form.setdefault(form, []).append(sense)
    return {form: sorted(found, key=lambda s: -len(s.rest)) for form, found in by_form.items()}


@cache
def nouns() -> Mapping[str, Sequence[Noun]]:
    """Nouns by each form of their first word, longer phrases first."""
    classes: dict[str, list[str]] = {}
    for kind, listed in lexicon("plover_words")["nouns"].items():
        for phrase in listed:
            for form in sorted(_plural_too(phrase)):
                classes.setdefault(form, []).append(kind)
    by_form: dict[str, list[Noun]] = {}
    for phrase, kinds in classes.items():
        first, *rest = phrase.split()
        by_form.setdefault(first, []).append(Noun(tuple(rest), tuple(kinds)))
    return {form: sorted(found, key=lambda n: -len(n.rest)) for form, found in by_form.items()}


def _plural_too(phrase: str) -> Iterator[str]:
    before, _, last = phrase.rpartition(" ")
    for form in noun_forms(last):
        yield f"{before} {form}".strip()


def verbs_at(words: Sequence[Word], at: int) -> Iterator[Sense]:
    """The verbs of the lexicon that begin at a word, the longest first."""
    return (s for s in senses().get(words[at].text, ()) if _follows(words, at, s.rest))


def noun_at(words: Sequence[Word], at: int) -> Noun | None:
    """The longest noun of the lexicon that begins at a word."""
    return next((n for n in nouns().get(words[at].text, ()) if _follows(words, at, n.rest)), None)


def _follows(words: Sequence[Word], at: int, rest: Sequence[str]) -> bool:
    return all(at + n < len(words) and words[at + n].text == word for n, word in enumerate(rest, 1))
