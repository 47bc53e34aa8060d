"""Nouns by the classes of a lexicon, each a list of nouns of one or several words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.events.words import Word, follows, noun_forms, words_of
from dragoman.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun: the words after its first, and the classes that it belongs to, in the order of the lexicon."""

    rest: tuple[str, ...]
    classes: tuple[str, ...]


@cache
def nouns(name: str, key: str) -> Mapping[str, Sequence[Noun]]:
    """The nouns of a table of a lexicon by each form of their first word, longer ones first."""
    classes: dict[tuple[str, ...], list[str]] = {}
    for kind, listed in lexicon(name)[key].items():
        for noun in listed:
            *before, last = (w.text for w in words_of(noun))
            for form in sorted(noun_forms(last)):
                kinds = classes.setdefault((*before, form), [])
                kinds += [kind] if kind not in kinds else []
    by_form: dict[str, list[Noun]] = {}
    for (first, *rest), kinds in classes.items():
        by_form.setdefault(first, []).append(Noun(tuple(rest), tuple(kinds)))
    return {form: sorted(found, key=lambda n: -len(n.rest)) for form, found in by_form.items()}


def noun_at(words: Sequence[Word], at: int, *, name: str, key: str) -> Noun | None:
    """The longest noun of a table that begins at a word."""
    return next((n for n in nouns(name, key).get(words[at].text, ()) if follows(words, at, n.rest)), None)


def classes_in(text: str, *, name: str, key: str) -> Iterator[str]:
    """The classes of the nouns that words hold, in order; of a longer noun, not those of its parts."""
    words = list(words_of(text))
    at = 0
    while at < len(words):
        found = noun_at(words, at, name=name, key=key)
        yield from found.classes if found else ()
        at += 1 + (len(found.rest) if found else 0)
