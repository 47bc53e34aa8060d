"""JSON: one report an object, alone, in a list, or an object a line (JSON Lines). A bad entry stops no other."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

import msgspec

from dragoman.ingest.draft import Draft, Stated, one_line, with_stated
from dragoman.ingest.formats.ninjs import is_ninjs, ninjs, plain_keys
from dragoman.ingest.formats.stated import authors_in, rights_of
from dragoman.ingest.page import looks_like_page, page
from dragoman.ingest.parts import bounded, part
from dragoman.record.errors import IngestError
from dragoman.record.record import Skipped

# Keys as `plain_keys` writes them: lower case, without "_" and "-". The first that holds something usable is taken.
LISTS = ("articles", "items", "reports", "entries", "results")
TEXT = ("text", "body", "content", "article", "articlebody", "contenttext", "contenthtml", "fulltext", "maintext")
TITLE = ("title", "headline")
OUTLET = ("outlet", "source", "publisher", "sitename", "sourcename")
PUBLISHED = ("published", "date", "datepublished", "pubdate", "publishedat", "datepublish")
URL = ("url", "link", "canonicalurl")
AGENCIES = ("agencies", "agency")
AUTHORS = ("authors", "author", "byline", "creator")
RIGHTS = ("rights", "copyright", "license")
FILE = ("file", "filename", "id")
OWN_NAME = re.compile(
    r"[^\s/:\\.#][^\n:\\#]{0,119}"
)  # a name that an entry may give itself; no address, no path from the root
RECORD = "dragoman.record/"
OWN = "a record that dragoman wrote, not a report"


def feed(text: str, name: str) -> Iterator[Draft | Skipped]:
    """The reports in JSON or JSON Lines, and the entries that are none.

    Entries are "NAME#1", "NAME#2" by their lines, or their places in a list.
    """
    return bounded(_entries(text.removeprefix("\ufeff"), name), name)


def looks_like_feed(text: str) -> bool:
    """Whether a text is JSON, or begins with a line of JSON Lines."""
    head = text.removeprefix("\ufeff").lstrip()
    if not head.startswith(("{", "[")):
        return False
    return any(isinstance(_parsed(part), dict | list) for part in (head, head.split("\n", 1)[0]))


def _entries(text: str, name: str) -> Iterator[Draft | Skipped]:
    """All entries, good and bad."""
    whole = _parsed(text)
    if isinstance(whole, IngestError):
        yield from _lines(text, name, whole)
        return
    if isinstance(whole, dict) and str(whole.get("format")).startswith(RECORD):
        yield Skipped(file=name, reason=OWN)
        return
    listed = whole if isinstance(whole, list) else _listed(whole)
    if listed is None:
        yield from _read(whole, name)
    else:
        yield from chain.from_iterable(_read(value, part(name, n)) for n, value in enumerate(listed, start=1))


def _lines(text: str, name: str, error: IngestError) -> Iterator[Draft | Skipped]:
    """The entries of JSON Lines; where no line is an object, the file is one bad entry."""
    numbered = ((number, line.strip()) for number, line in enumerate(text.split("\n"), start=1))
    lines = [(number, line) for number, line in numbered if line]
    # Broken JSON that was meant as one document would else be a bad entry a line.
    if not any(isinstance(_parsed(line), dict) for _, line in islice(lines, 1000)):
        yield Skipped(file=name, reason=str(error))
        return
    for number, line in lines:
        yield from _read(_parsed(line), part(name, number))


def _read(value: Any, place: str) -> Iterator[Draft | Skipped]:  # noqa: ANN401  JSON holds anything
    """The reports in an entry: one, or those of a ninjs item."""
    keys = plain_keys(value) if isinstance(value, dict) else {}
    if is_ninjs(keys):
        yield from ninjs(keys, place)
    else:
        yield _entry(value, keys, place)


def _entry(value: Any, keys: dict[str, Any], place: str) -> Draft | Skipped:  # noqa: ANN401  JSON holds anything
    """The report in an entry, or why there is none."""
    if isinstance(value, IngestError):
        return Skipped(file=place, reason=str(value))
    if not isinstance(value, dict):
        return Skipped(file=place, reason="not an object with a text")
    text = next((keys[key] for key in TEXT if isinstance(keys.get(key), str) and keys[key].strip()), None)
    if text is None:
        return Skipped(file=place, reason=f"no text in it (looked for {', '.join(TEXT[:4])})")
    own = next((name for name in (one_line(keys.get(key)) for key in FILE) if name and OWN_NAME.fullmatch(name)), None)
    draft = Draft(place=place, file=own or place, text=text, format="json")
    if looks_like_page(text):
        found = page(text)
        draft = with_stated(msgspec.structs.replace(draft, text=found.text), found.stated, basis="metadata")
    return with_stated(draft, _stated(keys), basis="given")


def _stated(keys: dict[str, Any]) -> Stated:
    """What an entry states of its report."""
    listed = _list(keys, AGENCIES)
    return Stated(
        outlet=_first(keys, OUTLET),
        title=_first(keys, TITLE),
        published=_first(keys, PUBLISHED) or _number(keys),
        url=_first(keys, URL),
        agencies=tuple(name for name in map(_word, listed) if name),
        authors=authors_in(*(name for name in map(_word, _list(keys, AUTHORS)) if name)),
        rights=rights_of(_first(keys, RIGHTS) or ""),
    )


def _list(keys: dict[str, Any], names: tuple[str, ...]) -> list[Any]:
    """What the first of several keys that holds something holds, as a list."""
    held: Any = next((keys[name] for name in names if keys.get(name)), [])
    return held if isinstance(held, list) else [held]


def _first(keys: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of several keys that holds a word."""
    return next((word for word in (_word(keys.get(name)) for name in names) if word), None)


def _number(keys: dict[str, Any]) -> str | None:
    """A day of publication given as a number: a Unix time, or 20310503."""
    values = (keys.get(name) for name in PUBLISHED)
    return next((f"{v:.0f}" for v in values if isinstance(v, int | float) and not isinstance(v, bool)), None)


def _word(value: Any) -> str | None:  # noqa: ANN401  JSON holds anything
    """A value as one line: a string, the `name` of an object, the first of a list."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return one_line(value, limit=2000)


def _listed(value: Any) -> list[Any] | None:  # noqa: ANN401  JSON holds anything
    """The list of reports in an object that holds one, or null."""
    keys = plain_keys(value) if isinstance(value, dict) else {}
    if any(isinstance(keys.get(key), str) for key in TEXT):
        return None
    return next((keys[key] for key in LISTS if isinstance(keys.get(key), list)), None)


def _parsed(text: str) -> Any:  # noqa: ANN401  JSON holds anything
    """The value in JSON, or the IngestError that says why there is none."""
    try:
        return msgspec.json.decode(text)
    except RecursionError:
        return IngestError("JSON nested too deeply")
    except (msgspec.DecodeError, UnicodeError, ValueError) as error:
        return IngestError(f"not JSON: {error}")
