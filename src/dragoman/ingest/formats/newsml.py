"""News in XML: IPTC NewsML-G2 (news items, alone or in a message) and NITF (alone, or inside).

IPTC, "NewsML-G2 Specification" 2.34; IPTC, "NITF" 3.6.
"""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from dragoman.ingest.draft import Draft, Stated, one_line, with_stated
from dragoman.ingest.formats.stated import agencies_in, authors_in, rights_of, withdrawn
from dragoman.ingest.formats.xml import children, first, lines, local, words
from dragoman.ingest.page import plain
from dragoman.ingest.parts import part
from dragoman.record.record import Skipped
from dragoman.record.report import Format

MOST = 5_000  # items of a message
TEXTS = ("text", "composite")  # the classes of items that have a text


def newsml(root: etree._Element, name: str) -> Iterator[Draft | Skipped]:
    """The reports in a document whose root is `newsItem`, `newsMessage`, `packageItem` or `nitf`."""
    if local(root) == "newsMessage":
        items = list(islice((item for group in children(root, "itemSet") for item in group if local(item)), MOST + 1))
        for number, item in enumerate(items[:MOST], start=1):
            yield _item(item, part(name, number))
        if not items:
            yield Skipped(file=name, reason="a message without items")
        if len(items) > MOST:
            yield Skipped(file=name, reason=f"more than {MOST:,} items: the rest is left out")
    else:
        yield _item(root, name)


def _item(item: etree._Element, place: str) -> Draft | Skipped:
    """The report in an item, or why there is none."""
    if local(item) == "nitf":
        return _nitf(item, place)
    if local(item) != "newsItem":
        return Skipped(file=place, reason=f"a {local(item)}: it holds no text of its own")
    meta, content = first(item, "itemMeta"), first(item, "contentMeta")
    status = _code(first(meta, "pubStatus"))
    if reason := withdrawn(status):
        return Skipped(file=place, reason=reason)
    kind = _code(first(meta, "itemClass"))
    text = _text(item)
    if kind and kind not in TEXTS:
        return Skipped(file=place, reason=f"an item of class {kind}, not a text")
    if not text:
        elsewhere = first(item, "contentSet", "remoteContent") is not None
        return Skipped(file=place, reason=f"no text in it{'; it is elsewhere, and not fetched' if elsewhere else ''}")
    return with_stated(_draft(place, text, "newsml-g2"), _stated(item, meta, content), basis="metadata")


def _draft(place: str, text: str, form: Format) -> Draft:
    return Draft(place=place, file=place, text=text, format=form)


def _stated(item: etree._Element, meta: etree._Element | None, content: etree._Element | None) -> Stated:
    """What an item states of itself."""
    rights = first(item, "rightsInfo")
    provider = _name(first(meta, "provider"))
    credits_ = [words(first(content, "creditline")), *map(_name, children(content, "infoSource"))]
    dates = (*children(meta, "versionCreated"), *children(content, "contentCreated"), *children(meta, "firstCreated"))
    bylines = list(map(words, children(content, "by"))) or list(map(_name, children(content, "creator")))
    return Stated(
        outlet=one_line(provider or _name(first(rights, "copyrightHolder"))),
        title=one_line(words(_main(content)) or words(first(meta, "title"))),
        published=next((one_line(words(date)) for date in dates if words(date)), None),
        agencies=agencies_in(*credits_, provider),
        authors=authors_in(*bylines),
        rights=rights_of(
            *map(words, children(rights, "copyrightNotice")), *map(words, children(rights, "usageTerms")),
            embargo=words(first(meta, "embargoed")),
        ),
    )  # fmt: skip


def _main(content: etree._Element | None) -> etree._Element | None:
    """The headline: the one that is marked as the main one, else the first."""
    headlines = list(children(content, "headline"))
    marked = (one for one in headlines if one.get("role", "").endswith((":main", ":headline")))
    return next(marked, headlines[0] if headlines else None)


def _name(party: etree._Element | None) -> str:
    """What a party is called: by its name, else as it is written, else by its code."""
    if party is None:
        return ""
    return words(first(party, "name")) or party.get("literal", "") or _code(party)


def _code(element: etree._Element | None) -> str:
    """The code that an element refers to, without its scheme: `ninat:text` is "text"."""
    if element is None:
        return ""
    return (element.get("qcode") or element.get("uri") or "").replace("/", ":").rpartition(":")[2]


def _text(item: etree._Element) -> str:
    """The text of an item: from the first of its contents that has one, marked-up ones before plain ones."""
    for content in children(item, "contentSet", "inlineXML"):
        held = next(iter(content), None)
        if held is not None and (text := _story(held)):
            return text
    for content in children(item, "contentSet", "inlineData"):
        kind, words_ = content.get("contenttype", ""), "".join(content.itertext())
        if not content.get("encoding") and words_.strip():
            return plain(words_) if "html" in kind else words_.strip()
    return ""


def _story(held: etree._Element) -> str:
    """The story in XHTML or NITF."""
    body = held if local(held) == "body" else first(held, "body")
    content = first(body, "body.content")
    return lines(next((part for part in (content, body) if part is not None), held))


def _nitf(root: etree._Element, place: str) -> Draft | Skipped:
    """The report in a NITF document."""
    text = _story(root)
    if not text:
        return Skipped(file=place, reason="no text in it")
    data, head = first(root, "head", "docdata"), first(root, "body", "body.head")
    issued = first(data, "date.issue")
    if reason := withdrawn("" if data is None else data.get("management-status", "")):
        return Skipped(file=place, reason=reason)
    publication = first(root, "head", "pubdata")
    owner = first(data, "doc.copyright")
    source = "" if publication is None else publication.get("name", "")
    holder = "" if owner is None else owner.get("holder", "")
    stated = Stated(
        outlet=one_line(source or holder),
        title=one_line(words(first(head, "hedline", "hl1")) or words(first(root, "head", "title"))),
        published=one_line("" if issued is None else issued.get("norm", "")),
        agencies=agencies_in(words(first(head, "distributor")), source, holder),
        authors=authors_in(*map(words, children(head, "byline"))),
        rights=rights_of(words(first(head, "rights"))),
    )
    return with_stated(_draft(place, text, "nitf"), stated, basis="metadata")
