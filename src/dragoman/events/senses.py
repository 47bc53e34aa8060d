"""What the verbs of the lexicon tell, by each form of their first word, so that a sentence is passed once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dragoman.events.words import Word, follows, verb_forms
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


def verbs_at(words: Sequence[Word], at: int) -> Iterator[Sense]:
    """The verbs of the lexicon that begin at a word, the longest first."""
    return (s for s in senses().get(words[at].text, ()) if follows(words, at, s.rest))
