"""A Sketch: what a text shows at a glance, without a parser: whom and where it names, what it speaks of and how."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, dropwhile, pairwise

from dragoman.lexicon import words
from dragoman.lexicon.peoples import state_named, state_of_people, state_seated
from dragoman.reconcile.wording import fold, stem
from dragoman.sorting.terms import Terms

WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
ENDS = re.compile(r"[.!?…:;\n\r“‘\"(\[«•*|]")  # after one of these a capital says nothing
POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
LONGEST = 100_000  # characters of a text that are looked at: a report says what it is about long before
SHORTEST = 3  # letters of a name
STEM = 4  # letters that the name of a people keeps at least: "Norrlanders" are of "Norrland"
HEADING = 0.6  # of the words of a line begin with a capital: a heading in title case, which shows no names
FEW = 4  # words of a line that are too few to tell
TITLE = 40  # characters of a name as shown
HALF = 0.5  # of what is said of a name follows "in", "at", "near": it is a place


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a text shows at a glance. `names`: key of a name's word → the name as written; `places`: keys among them.

    `leading`: keys of words that may be names or not: they begin sentences, and are names where a dossier knows them.
    `states`: keys of states that general data knows, which are in the news for many things. `issues`: titles.
    `common`: keys of words without a capital: a name like one of these tells little ("Green Left").
    `strong`, `weak`: different words in it that speak of negotiating. `stems`: its other words. `day`: ISO 8601.
    """

    names: Mapping[str, str]
    leading: frozenset[str]
    places: frozenset[str]
    states: frozenset[str]
    issues: frozenset[str]
    strong: int
    weak: int
    stems: frozenset[str]
    common: frozenset[str]
    day: str | None = None

    def known_by(self) -> frozenset[str]:
        """By what it may be known: the keys of its names and of what may be names."""
        return self.leading.union(self.names)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a text. `first`: it begins a sentence; `after`: the word before it, in lower case."""

    text: str
    small: str
    first: bool
    capital: bool
    joined: bool  # to the word before it by no more than a space
    after: str


def sketch(text: str, *, terms: Terms, day: str | None = None) -> Sketch:
    """The Sketch of a text. `terms`: of what negotiations may be about; `day`: when the report came out."""
    written = text[:LONGEST].splitlines()
    lines = [list(_tokens(line)) for line in written]
    plain = {token.small for line in lines for token in line if not token.capital}
    told = [line for line, words in zip(lines, written, strict=True) if not _heading(words, line)]
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    placed: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for run in _runs(told, plain):
        name = _shown(run)
        located = run[0].after in words("sorting", "places", "before")
        for token in run:
            key = name_key(token.small)
            if key and not _ordinary(token.small):
                shown[key][name] += 1
                named[key] += 1
                placed[key] += located
    small = [token.small for line in lines for token in line]
    return Sketch(
        names={key: min(shown[key], key=preferred) for key in sorted(shown)},
        leading=frozenset(_leading(told, plain)) - shown.keys(),
        places=frozenset(key for key in shown if placed[key] > named[key] * HALF),
        states=frozenset(key for key in shown if any(_state(name) for name in (key, *shown[key]))),
        issues=terms.spoken(small),
        strong=len(words("sorting", "talks", "strong").intersection(small)),
        weak=len(words("sorting", "talks", "weak").intersection(small)),
        stems=frozenset(stem(word) for word in plain if len(word) >= STEM and word not in words("matching", "stop")),
        common=frozenset(name_key(word) for word in plain) - {""},
        day=day,
    )  # fmt: skip


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """What a word of a name is known by: no case, accents, hyphens; a people as its state; empty for none."""
    key = fold(word).replace(" ", "")
    if len(key) < SHORTEST or key.isdigit():
        return ""
    for ending in _endings():
        if key.endswith(ending) and len(key) - len(ending) >= STEM:
            key = key[: -len(ending)]
            break
    return key.rstrip("aeiouy") if len(key.rstrip("aeiouy")) >= STEM else key


@cache
def _endings() -> tuple[str, ...]:
    """Endings that make a people of a state's name, the longest first."""
    states, people = words("names", "state_endings"), words("names", "adjective_endings")
    found = (people | states | {state + end for state in states for end in people}) - {"er", "ers", "ar"}
    return tuple(sorted((end for end in found if end.strip("aeiouy")), key=lambda end: (-len(end), end)))


def preferred(name: str) -> tuple[bool, int, str]:
    """By which of several forms of a name are ordered, the best to show first: not in capitals, in full."""
    return name.isupper(), -len(name), name


def _shown(run: Sequence[_Token]) -> str:
    """A name as it is shown: without the titles before it."""
    titles = words("roles", "honorifics") | words("roles", "persons") | words("matching", "prenominal")
    kept = list(dropwhile(lambda token: token.small in titles, run)) or run
    return " ".join(token.text for token in kept)[:TITLE]


def _tokens(line: str) -> Iterator[_Token]:
    """The words of a line."""
    end, after = 0, ""
    for match in WORD.finditer(line):
        between = line[end : match.start()]
        word = POSSESSIVE.sub("", match.group())
        yield _Token(
            text=word, small=word.lower(), first=not after or ENDS.search(between) is not None,
            capital=word[0].isupper(), joined=between in (" ", "\N{NO-BREAK SPACE}", " & "), after=after,
        )  # fmt: skip
        end, after = match.end(), match.group().lower()


def _heading(written: str, line: Sequence[_Token]) -> bool:
    """Whether a line is in title case or in capitals; what ends in a full stop is a sentence full of names."""
    if written.rstrip(" ”’\"')").endswith((".", "!", "?", ":")):
        return False
    long = [token for token in line if len(token.text) >= FEW]
    return len(long) >= FEW and sum(token.capital for token in long) > HEADING * len(long)


def _runs(lines: Sequence[Sequence[_Token]], plain: set[str]) -> Iterator[list[_Token]]:
    """The names: capitalised words in a row; the first of a sentence only where its capital is not for that."""
    amid = {token.small for line in lines for token in line if token.capital and not token.first}
    for line in lines:
        run: list[_Token] = []
        for token, then in pairwise(chain(line, [None])):
            if token is None:
                continue
            if run and not (token.joined and _nameable(token, plain)):
                yield run
                run = []
            leads = then is not None and then.joined and _nameable(then, plain)
            if _nameable(token, plain) and (run or not token.first or leads or token.small in amid):
                run.append(token)
        if run:
            yield run


def _leading(lines: Sequence[Sequence[_Token]], plain: set[str]) -> Iterator[str]:
    """The keys of words that begin sentences and may be names."""
    for line in lines:
        for token in line:
            if (
                token.first
                and _nameable(token, plain)
                and not _ordinary(token.small)
                and (key := name_key(token.small))
            ):
                yield key


def _nameable(token: _Token, plain: set[str]) -> bool:
    """Whether a word may be of a name: it has a capital, and is no word that the text has without one."""
    return token.capital and token.small not in plain and not _function(token.small)


def _function(word: str) -> bool:
    """Whether a word names nothing though it has a capital: a function word, a weekday, a month."""
    return word in words("matching", "stop") or word in words("names", "never") or word in words("names", "months")


def _ordinary(word: str) -> bool:
    """Whether a word of a name tells nothing of whose it is: a title, "Union", "Ministry"."""
    return any(
        word in words(*where)
        for where in (
            ("roles", "honorifics"), ("roles", "persons"), ("names", "organisations"), ("matching", "prenominal"),
            ("matching", "wide"),
        )
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _state(name: str) -> str | None:
    """The state that a name is a name of, or its people's, or its capital's."""
    return state_named(name) or state_of_people(name) or state_seated(name)
