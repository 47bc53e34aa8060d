"""Which issue of a negotiation words speak of: a key of lexicon/issues.toml or of a person's own file, or "other".

A dictionary method, for want of a better one that needs no training: every term of the lexicon found in the words
votes for its issue, with as many votes as it has words, squared. So "prisoner of war" outweighs "war".
"""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.issues import Issues
from dragoman.read.parse import Doc, Span

OTHER = "other"
WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑–][^\W_]+)*")
IRREGULAR = {"talks": "talk", "bodies": "body", "men": "man", "women": "woman", "people": "people", "fees": "fee"}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the lexicon: its lemmas, the issue it votes for, and whether it only hints."""

    lemmas: tuple[str, ...]
    issue: str
    hint: bool


def issue_of(words: Doc | Span | str, issues: Issues) -> str:
    """The key of the issue that words speak of most, or `other`. The first of the issues wins a tie."""
    lemmas, known = _lemmas(words), _terms(issues)
    votes: dict[tuple[bool, str], int] = {}
    at = 0
    while at < len(lemmas):
        here = [t for t in known.get(lemmas[at], ()) if t.lemmas == lemmas[at : at + len(t.lemmas)]]
        longest = max((len(t.lemmas) for t in here), default=1)
        for term in here:
            if len(term.lemmas) == longest:
                key = term.hint, term.issue
                votes[key] = votes.get(key, 0) + longest * longest
        at += longest
    for hint in (False, True):
        best = max((n for (weak, _), n in votes.items() if weak == hint), default=0)
        if best:
            return next(issue.key for issue in issues if votes.get((hint, issue.key)) == best)
    return OTHER


def title_of(key: str, issues: Issues) -> str:
    """The name of an issue as a person reads it."""
    return next((issue.title for issue in issues if issue.key == key), "Other")


@cache
def _terms(issues: Issues) -> dict[str, tuple[Term, ...]]:
    """The terms of issues by their first lemma; what has no letter is none."""
    found: dict[str, tuple[Term, ...]] = {}
    for issue in issues:
        for hint, some in ((False, issue.terms), (True, issue.hints)):
            for lemmas in filter(None, map(_lemmas, some)):
                term = Term(lemmas=lemmas, issue=issue.key, hint=hint)
                found[lemmas[0]] = (*found.get(lemmas[0], ()), term)
    return found


def _lemmas(words: Doc | Span | str) -> tuple[str, ...]:
    """Lower-case words without their plural endings. Not the model's lemmas: a text and a parse must give the same."""
    text = words if isinstance(words, str) else words.text
    return tuple(_singular(part) for part in WORD.findall(text.casefold().replace("’", "'")))


def _singular(word: str) -> str:
    """A word without possessive and plural endings: "ceasefires", "supplies", "losses", "Ostria's"."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004  "ties", "dies"
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):  # noqa: PLR2004
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word[:-1]
    return word
