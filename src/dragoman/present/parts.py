"""What a brief is made of: sections of groups of items. One model for every form (Markdown, HTML, plain text)."""

from typing import Literal

from dragoman.record.base import Frozen
from dragoman.record.report import Span

Style = Literal["plain", "strong", "said", "wording", "soft"]


class Run(Frozen, frozen=True, kw_only=True):
    """Words in one style: `said` are a speaker's own (in quotation marks), `wording` a report's, `soft` an aside."""

    text: str
    style: Style = "plain"


class Cite(Frozen, frozen=True, kw_only=True):
    """What an item rests on: exact words of one report, in one or several pieces."""

    report: str
    spans: tuple[Span, ...]


class Item(Frozen, frozen=True, kw_only=True):
    """One sentence, who tells it (`told`, may be empty), what it rests on, and what belongs under it.

    `anchor`: the id of the report that the item introduces, so that evidence can point to it; empty otherwise.
    """

    sentence: tuple[Run, ...]
    told: str = ""
    evidence: tuple[Cite, ...] = ()
    children: tuple["Item", ...] = ()
    anchor: str = ""

    @property
    def text(self) -> str:
        """The sentence without styles."""
        return "".join(run.text for run in self.sentence)


class Group(Frozen, frozen=True, kw_only=True):
    """Items under one heading (or none); `more`: how many others the record holds. `note`: a line under the heading."""

    title: str
    items: tuple[Item, ...]
    more: int = 0
    note: str = ""


class Section(Frozen, frozen=True, kw_only=True):
    """A section; `empty` is the line to show when it has no groups, `more` the groups that are left out."""

    key: str
    title: str
    empty: str
    groups: tuple[Group, ...] = ()
    more: int = 0

    @property
    def count(self) -> int:
        """How many items the record holds for the section, in the groups that are shown."""
        return sum(len(group.items) + group.more for group in self.groups)


class Source(Frozen, frozen=True, kw_only=True):
    """How a report is named in the brief: `name` (its outlet, else its file), its file and its date in words."""

    report: str
    name: str
    file: str
    date: str


class Brief(Frozen, frozen=True, kw_only=True):
    """The whole brief: a title, what it rests on (`lead`, sentences), its sections, and the reports it cites."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def plain(text: str) -> Run:
    """Words of the brief itself."""
    return Run(text=text)


def strong(text: str) -> Run:
    """Words that the eye should find: a name, a number."""
    return Run(text=text, style="strong")


def soft(text: str) -> Run:
    """An aside."""
    return Run(text=text, style="soft")
