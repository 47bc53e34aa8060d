"""A Draft: the text of one report with what its file, feed or page says of it, before the text itself is looked at."""

import unicodedata

import msgspec

from dragoman.ingest.days import day_of
from dragoman.record.base import Frozen
from dragoman.record.report import Format
from dragoman.record.value import Basis, Dated

CHARACTERS = 1_000_000  # a press report is some thousand words long: more than this is an archive, or no report
TITLE = 400  # characters; a longer "title" is a text that went into the wrong field


class Draft(Frozen, frozen=True, kw_only=True):
    """One report as found. `file`: the name that it goes by; `place`: where in `folder` it stands ("feed.jsonl#3").

    `at`: the absolute path of its file, as a manifest may speak of it; `real`: the same with links followed; both empty
    for standard input. `notes`: what was said of it and could not be used, in words for the reader. The rest
    is as in Report.
    """

    file: str
    place: str
    folder: str = ""
    at: str = ""
    real: str = ""
    text: str
    outlet: str | None = None
    title: str | None = None
    published: Dated | None = None
    url: str | None = None
    agencies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    rights: str | None = None
    format: Format = "text"


class Stated(Frozen, frozen=True, kw_only=True):
    """What a manifest, a feed or a page says of a report, as worded there; null where it says nothing."""

    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    rights: str | None = None


def with_stated(draft: Draft, stated: Stated, *, basis: Basis) -> Draft:
    """The draft with what is stated of it, which wins over what it had. A date that is not understood is a note."""
    published, notes = draft.published, draft.notes
    if stated.published:
        day = day_of(stated.published)
        if day:
            published = Dated(edtf=day, basis=basis)
        else:
            notes = (*notes, f"published date '{stated.published[:80]}' not understood; read without it")
    return msgspec.structs.replace(
        draft,
        outlet=stated.outlet or draft.outlet,
        title=stated.title or draft.title,
        url=stated.url or draft.url,
        agencies=tuple(dict.fromkeys((*stated.agencies, *draft.agencies))),
        authors=stated.authors or draft.authors,
        rights=stated.rights or draft.rights,
        published=published,
        notes=notes,
    )


def one_line(value: object, *, limit: int = TITLE) -> str | None:
    """A value as one line of text, or null where it is no text, empty, or longer than `limit` characters."""
    if not isinstance(value, str) or len(value) > 20 * limit:
        return None
    printable = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in value)
    line = " ".join(printable.replace("\ufeff", "").split())
    return line if 0 < len(line) <= limit else None


def file_name(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 become U+FFFD, and it is one line."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text)
