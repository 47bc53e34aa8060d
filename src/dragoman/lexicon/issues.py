"""The issues of negotiations: those of issues.toml, and a person's own file of the same shape laid over them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.lexicon import lexicon
from dragoman.record.errors import UsageError

LISTS = ("terms", "hints")
SHAPE = (
    'a table for each issue: [rice_quota], title = "Rice quotas", terms = ["rice", "paddy quota"], hints = ["grain"]'
)


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. `terms`: lemmas that name it, of one or several words; `hints`: those that do where no term does."""

    key: str
    title: str
    terms: tuple[str, ...]
    hints: tuple[str, ...]


Issues = tuple[Issue, ...]


@cache
def issues() -> Issues:
    """The issues that come with the program. What is particular stands before what is general: it wins a tie."""
    return tuple(_issue(key, entry) for key, entry in lexicon("issues").items())


def own_issues(path: Path) -> Issues:
    """A person's issues, in a file, then ours (`issues_in`). Raises UsageError where it cannot be opened as well."""
    return issues_in(issues_text(path), name=str(path))


def issues_text(path: Path) -> str:
    """What a file with issues holds. Raises UsageError where it cannot be opened or is no text."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise UsageError(message) from None
    except UnicodeDecodeError as error:
        message = f"{path} is no TOML: {error}"
        raise UsageError(message) from None


def issues_in(text: str, *, name: str) -> Issues:
    """A person's issues, then ours: theirs win a tie, and a term of theirs is no longer one of ours.

    An issue of theirs with the key of one of ours adds to it, and may rename it. Raises UsageError where the text is no
    TOML or has another shape than issues.toml. `name`: what the person calls the text.
    """
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{name} is no TOML: {error}"
        raise UsageError(message) from None
    _check(name, entries)
    return _laid_over([_issue(key, entry) for key, entry in entries.items()])


def _laid_over(theirs: list[Issue]) -> Issues:
    taken = {term for issue in theirs for term in (*issue.terms, *issue.hints)}
    known = {issue.key: issue for issue in issues()}
    added = (_both(issue, known[issue.key]) if issue.key in known else issue for issue in theirs)
    keys = {issue.key for issue in theirs}
    rest = (_without(issue, taken) for issue in issues() if issue.key not in keys)
    return (*added, *rest)


def _both(theirs: Issue, ours: Issue) -> Issue:
    title = theirs.title if theirs.title != _titled(theirs.key) else ours.title
    return Issue(theirs.key, title, _once(theirs.terms, ours.terms), _once(theirs.hints, ours.hints))


def _once(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *then)))


def _without(issue: Issue, taken: set[str]) -> Issue:
    terms, hints = (tuple(t for t in some if t not in taken) for some in (issue.terms, issue.hints))
    return Issue(issue.key, issue.title, terms, hints)


def _issue(key: str, entry: Mapping[str, Any]) -> Issue:
    terms, hints = (tuple(entry.get(name, ())) for name in LISTS)
    return Issue(key=key, title=entry.get("title", _titled(key)), terms=terms, hints=hints)


def _titled(key: str) -> str:
    words = key.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def _check(name: str, entries: Mapping[str, Any]) -> None:
    """Raise UsageError at the first thing that has another shape than issues.toml."""
    faults = (fault for key, entry in entries.items() for fault in _faults(key, entry))
    fault = next(faults, None if entries else "it names no issue")
    if fault:
        message = f"{name}: {fault}. It should hold {SHAPE}"
        raise UsageError(message)


def _faults(key: str, entry: object) -> list[str]:
    if not isinstance(entry, dict):
        return [f"{key} is no table"]
    unknown = [name for name in entry if name not in ("title", *LISTS)]
    if unknown:
        return [f"[{key}] has an unknown key {unknown[0]!r}"]
    if not isinstance(entry.get("title", "-"), str):
        return [f"[{key}] has a title that is no text"]
    found = [entry.get(name, []) for name in LISTS]
    if not all(isinstance(some, list) and all(isinstance(t, str) and t.strip() for t in some) for some in found):
        return [f"[{key}] has terms or hints that are no list of words"]
    return [] if any(found) else [f"[{key}] has no terms"]
