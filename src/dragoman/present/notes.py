"""Evidence as notes: each cited place once, numbered by first use, in words that every form shares."""

from collections.abc import Iterator

from dragoman.present.display import shown
from dragoman.present.parts import Brief, Cite, Item
from dragoman.record.base import Frozen


class Note(Frozen, frozen=True, kw_only=True):
    """A numbered note: where the words stand (`place`), their offsets, and the words, exact but for spaces."""

    number: int
    name: str
    place: str
    offsets: str
    quote: str


def notes(brief: Brief) -> dict[Cite, Note]:
    """The notes of a brief, by what they cite, in order of first use."""
    sources = {source.report: source for source in brief.sources}
    found: dict[Cite, Note] = {}
    for cite in (cite for item in items(brief) for cite in item.evidence):
        if cite not in found:
            source = sources.get(cite.report)
            where = [part for part in (source.file, source.date) if part and part != source.name] if source else []
            found[cite] = Note(
                number=len(found) + 1, name=source.name if source else "a report not listed", place=", ".join(where),
                offsets=", ".join(f"{span.start}–{span.end}" for span in cite.spans), quote=_quote(cite),
            )  # fmt: skip
    return found


def items(brief: Brief) -> Iterator[Item]:
    """All items of a brief in reading order, each before its children."""
    for section in brief.sections:
        for group in section.groups:
            yield from _under(group.items)


def _under(some: tuple[Item, ...]) -> Iterator[Item]:
    for item in some:
        yield item
        yield from _under(item.children)


def _quote(cite: Cite) -> str:
    """The words of a cite; an ellipsis stands for words between its pieces."""
    text, last = "", None
    for span in cite.spans:
        gap = "" if last is None else " " if span.start - last <= 1 else " … "
        text, last = f"{text}{gap}{shown(span.quote)}", span.end
    return text
