"""IPTC ninjs, news in JSON: 1.x (`body_text`), 2.x (`bodies`, `contenttype`) and 3.x (`contentType`).

IPTC, "ninjs" 1.6, 2.1 and 3.0, https://iptc.org/std/ninjs/. The three differ in the names of keys alone, and these are
compared without their "_" and capitals.
"""

from collections.abc import Iterator
from typing import Any

from dragoman.ingest.draft import Draft, Stated, one_line, with_stated
from dragoman.ingest.formats.stated import agencies_in, authors_in, rights_of, withdrawn
from dragoman.ingest.page import plain
from dragoman.ingest.parts import part
from dragoman.record.record import Skipped

OWN = ("versioncreated", "pubstatus", "representationtype", "copyrightholder", "copyrightnotice", "usageterms")
BODIES = ("bodyxhtml", "bodyhtml", "bodyrichhtml", "bodyrich", "bodytext")  # 1.x, those with paragraphs first
BODY = (
    "bodies",
    "bodytext",
    "bodyxhtml",
    "bodyhtml",
)  # how the key of a body begins; not "body", which others have too
NO_STORY = frozenset({"abstract", "summary", "caption", "description", "teaser"})  # roles of 2.x bodies
PUBLISHED = ("versioncreated", "contentcreated", "firstcreated")
TEXTS = ("", "text", "composite")
WITHIN = 3  # items within items
MOST = 100  # items within one

Keys = dict[str, Any]


def is_ninjs(keys: Keys) -> bool:
    """Whether an object is a ninjs item, by its keys, written as `plain_keys` writes them."""
    standard = keys.get("standard")
    if isinstance(standard, dict) and str(standard.get("name")).casefold() == "ninjs":
        return True
    return "uri" in keys and (any(key in keys for key in OWN) or any(key.startswith(BODY) for key in keys))


def ninjs(keys: Keys, place: str, *, depth: int = 0) -> Iterator[Draft | Skipped]:
    """The report in an item, and those in the items within it; of pictures and the like, only that there is none."""
    text = _body(keys)
    kind = str(keys.get("type") or "").casefold()
    if reason := withdrawn(str(keys.get("pubstatus") or "")):
        yield Skipped(file=place, reason=reason)
        return
    if text and kind in TEXTS:
        draft = Draft(place=place, file=place, text=text, format="ninjs")
        yield with_stated(draft, _stated(keys), basis="metadata")
    inner = [one for one in _associated(keys) if depth < WITHIN and _body(one)]
    for number, one in enumerate(inner[:MOST], start=1):
        yield from ninjs(one, part(place, number), depth=depth + 1)
    if not (text and kind in TEXTS) and not inner:
        yield Skipped(file=place, reason=f"a ninjs item{f' of type {kind[:40]}' if kind else ''} with no text in it")


def plain_keys(value: dict[str, Any]) -> Keys:
    """An object with its keys in lower case, without "_" and "-"; of two that become one, the first."""
    found: Keys = {}
    for name, held in value.items():
        found.setdefault(name.lower().replace("_", "").replace("-", ""), held)
    return found


def _body(keys: Keys) -> str:
    """The text of an item, from the body that marks its paragraphs, where there are several."""
    marked: list[str] = []
    bare: list[str] = []
    for key in BODIES:
        if isinstance(keys.get(key), str):
            (bare if key == "bodytext" else marked).append(keys[key])
    for body in map(plain_keys, _objects(keys.get("bodies"))):
        value, kind = body.get("value"), str(body.get("contenttype") or "")
        if isinstance(value, str) and str(body.get("role") or "").casefold() not in NO_STORY:
            (marked if "html" in kind or "</" in value else bare).append(value)
    told = (*map(plain, marked), *(one.strip() for one in bare))
    return next((text for text in told if text), "")


def _stated(keys: Keys) -> Stated:
    """What an item states of itself."""
    sources = [str(source.get("name") or "") for source in _objects(keys.get("infosource") or keys.get("infosources"))]
    holder, provider = _name(keys.get("copyrightholder")), _name(keys.get("provider"))
    dates = (one_line(keys.get(key)) for key in PUBLISHED)
    return Stated(
        outlet=one_line(provider or holder or next(iter(sources), "")),
        title=one_line(keys.get("headline")) or _headline(keys) or one_line(keys.get("title")),
        published=next((date for date in dates if date), None),
        agencies=agencies_in(_name(keys.get("creditline")), *sources, provider, holder),
        authors=authors_in(_name(keys.get("byline") or keys.get("by"))),
        rights=rights_of(
            _name(keys.get("copyrightnotice")), _name(keys.get("usageterms")), embargo=_name(keys.get("embargoed"))
        ),
    )


def _headline(keys: Keys) -> str | None:
    """The main headline of a 2.x item, else its first."""
    listed = list(_objects(keys.get("headlines")))
    main = (one for one in listed if one.get("role") in ("main", "headline"))
    return one_line(next(main, listed[0]).get("value")) if listed else None


def _associated(keys: Keys) -> list[Keys]:
    """The items within an item."""
    return [plain_keys(one) for one in _objects(keys.get("associations"))]


def _objects(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  JSON holds anything
    """The objects in a list, or in an object that holds them by name, as 1.x does."""
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from (one for one in held if isinstance(one, dict))


def _name(value: Any) -> str:  # noqa: ANN401  JSON holds anything
    """A name that is given as a string, or as an object with one."""
    held = value.get("name") if isinstance(value, dict) else value
    return held if isinstance(held, str) else ""
