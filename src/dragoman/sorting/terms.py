"""The words that name an issue, looked up in a text without a parser: the longest at each place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.lexicon.issues import Issues


@dataclass(frozen=True, slots=True)
class Terms:
    """Words in a row → the title of the issue that they name; `longest`: words of the longest term, by its first."""

    titles: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]

    def spoken(self, words: Sequence[str]) -> frozenset[str]:
        """The titles of the issues that words in lower case speak of; a term fits in the plural too."""
        return self._found(words) | self._found([singular(word) for word in words])

    def _found(self, words: Sequence[str]) -> frozenset[str]:
        found = set()
        for at, word in enumerate(words):
            for length in range(self.longest.get(word, 0), 0, -1):
                title = self.titles.get(tuple(words[at : at + length]))
                if title:
                    found.add(title)
                    break
        return frozenset(found)


def terms_of(issues: Issues) -> Terms:
    """The terms of issues; of two issues with one term, the first has it."""
    titles: dict[tuple[str, ...], str] = {}
    longest: dict[str, int] = {}
    for issue in issues:
        for term in issue.terms:
            words = tuple(term.lower().split())
            titles.setdefault(words, issue.title)
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Terms(titles=titles, longest=longest)


def singular(word: str) -> str:
    """A word without the -s of a plural: crude, since no parser has read the text yet."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
