"""The first part of the brief as plain text, for a terminal."""

import textwrap
from collections.abc import Iterator

from dragoman.present.brief import brief
from dragoman.present.parts import Group, Item, Section, trimmed
from dragoman.record.record import Record

WIDTH = 79  # columns: fits every usual terminal


def head(record: Record, *, lines: int) -> str:
    """At most `lines` lines of the brief's beginning, whole items only, without a final newline."""
    made = trimmed(brief(record))
    blocks = [[made.title, *(part for line in made.lead for part in _wrapped(line, "", ""))]]
    blocks += [block for section in made.sections for block in _section(section)]
    taken: list[str] = []
    for block in blocks:
        if len(taken) + len(block) > lines:
            break
        taken += block
    while taken and not taken[-1].strip():
        taken.pop()
    return "\n".join(taken)


def _section(section: Section) -> Iterator[list[str]]:
    """Blocks that are shown whole or not at all; a heading goes with what it heads."""
    title = ["", section.title.upper()]
    if not section.groups:
        yield [*title, section.empty]
    for group in section.groups:
        for block in _group(group):
            yield [*title, *block]
            title = []


def _group(group: Group) -> Iterator[list[str]]:
    title = [group.title] if group.title else []
    for item in group.items:
        yield [*title, *_item(item, depth=1)]
        title = []
    if group.more:
        yield [*title, f"  … and {group.more} more in the record"]


def _item(item: Item, *, depth: int) -> list[str]:
    told = f" [{item.told}]" if item.told else ""
    margin = "  " * depth
    found = _wrapped(f"{item.text}{told}", f"{margin}- ", f"{margin}  ")
    return [*found, *(line for child in item.children for line in _item(child, depth=depth + 1))]


def _wrapped(text: str, first: str, later: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
