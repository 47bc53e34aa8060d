"""What a brief is made of: sections of groups of items. One model for every form (Markdown, HTML, plain text)."""

from typing import Literal

from msgspec.structs import replace

from dragoman.record.base import Frozen
from dragoman.record.report import Span

ALL = 10_000
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
    """Items under one heading (or none); `more`: how many others the record holds. `note`: a line under the heading.

    `shown`: how many items stand open; a page folds the others, shorter forms only count them.
    """

    title: str
    items: tuple[Item, ...]
    more: int = 0
    note: str = ""
    shown: int = ALL

    @property
    def count(self) -> int:
        """How many items the record holds for the group."""
        return len(self.items) + self.more


class Section(Frozen, frozen=True, kw_only=True):
    """A section; `empty` is the line to show when it has no groups, `more` the groups that are left out.

    `shown`: how many groups stand open, `unit`: what those groups are, in the plural ("speakers").
    """

    key: str
    title: str
    empty: str
    groups: tuple[Group, ...] = ()
    more: int = 0
    note: str = ""
    shown: int = ALL
    unit: str = ""

    @property
    def count(self) -> int:
        """How many items the record holds for the section, in the groups that it has."""
        return sum(group.count for group in self.groups)


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


def trimmed(brief: Brief) -> Brief:
    """The brief with what stands open alone, for forms that cannot fold; the rest is counted in `more`."""
    return replace(brief, sections=tuple(_trimmed(section) for section in brief.sections))


def _trimmed(section: Section) -> Section:
    groups = tuple(replace(g, items=g.items[: g.shown], more=g.count - len(g.items[: g.shown])) for g in section.groups)
    open_ = groups[: section.shown]
    return replace(section, groups=open_, more=section.more + len(groups) - len(open_))
