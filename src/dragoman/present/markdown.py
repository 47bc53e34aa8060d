"""The brief in Markdown (CommonMark, with footnotes as GitHub and Pandoc read them)."""

import re
from collections.abc import Iterator, Mapping

from dragoman.present.brief import LEGEND, brief
from dragoman.present.notes import Note, notes
from dragoman.present.parts import Cite, Group, Item, Run, Section, trimmed
from dragoman.record.record import Record

_SPECIAL = re.compile(r"([\\`*\[\]<>|~&$#]|(?<![^\W_])_|_(?![^\W_]))")  # "_" within a word is no markup
_OPENING = re.compile(r"^([-+=]|\d+(?=[.)]))")
_MARKS = {"strong": "**", "wording": "*"}


def markdown(record: Record) -> str:
    """The brief of a record as Markdown, with a final newline. Report text is escaped: none of it is markup."""
    made = trimmed(brief(record))
    numbered = notes(made)
    lines = [f"# {escaped(made.title)}", "", *(escaped(line) for line in made.lead), "", escaped(LEGEND)]
    for section in made.sections:
        lines += ["", f"## {escaped(section.title)}", "", *_section(section, numbered)]
    lines += ["", *(_definition(note) for note in numbered.values())] if numbered else []
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Text with every character that could be markup in CommonMark or GFM escaped; it has to stand amid a line."""
    return _SPECIAL.sub(r"\\\1", text)


def _section(section: Section, numbered: Mapping[Cite, Note]) -> Iterator[str]:
    if not section.groups:
        yield escaped(section.empty)
    for n, group in enumerate(section.groups):
        if n:
            yield ""
        yield from _group(group, numbered)
    if section.note:
        yield from ("", escaped(section.note))
    if section.more:
        yield from ("", f"And {section.more} more {section.unit}".rstrip() + " in the record.")


def _group(group: Group, numbered: Mapping[Cite, Note]) -> Iterator[str]:
    if group.title:
        yield from (f"### {escaped(group.title)}", "")
    if group.note:
        yield escaped(group.note)
    for item in group.items:
        yield from _item(item, numbered, depth=0)
    if group.more:
        yield f"- And {group.more} more in the record."


def _item(item: Item, numbered: Mapping[Cite, Note], *, depth: int) -> Iterator[str]:
    sentence = "".join(_run(run) for run in item.sentence)
    told = f" ({escaped(item.told)})" if item.told else ""
    marks = "".join(f"[^{numbered[cite].number}]" for cite in item.evidence)
    sentence = _OPENING.sub(_unlisted, sentence)
    yield f"{'  ' * depth}- {sentence}{told}{' ' if marks else ''}{marks}"
    for child in item.children:
        yield from _item(child, numbered, depth=depth + 1)


def _unlisted(match: re.Match[str]) -> str:
    """What would open a list or a heading at the beginning of an item, as text."""
    return f"{match[1]}\\" if match[1].isdigit() else f"\\{match[1]}"


def _run(run: Run) -> str:
    """Words with their emphasis; the marks stand against the words, or CommonMark would not see them as emphasis."""
    mark = _MARKS.get(run.style, "")
    bare = run.text.strip()
    if not mark or not bare:
        return escaped(run.text)
    head, tail = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return f"{head}{mark}{escaped(bare)}{mark}{tail}"


def _definition(note: Note) -> str:
    place = f" ({escaped(note.place)})" if note.place else ""
    return f"[^{note.number}]: {escaped(note.name)}{place}, characters {note.offsets}: {escaped(note.quote)}\n"
