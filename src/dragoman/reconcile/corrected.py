"""A claim with one field as a person gives it. The claim itself is never edited: this is another, with the same id."""

import re
from collections.abc import Iterable, Mapping
from typing import get_type_hints

import msgspec
from msgspec.structs import replace

from dragoman.reconcile.days import days
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor
from dragoman.record.claim import ACTOR_FIELDS, Claim, kind_of
from dragoman.record.errors import UsageError
from dragoman.record.value import Place, Qualifier, Quantity, When

KEPT = ("id", "report", "evidence", "attribution", "quoted")  # what a claim is known by, and what is exact anyway
NUMBERS = ("quantity", "killed", "injured")
TIMES = ("when", "due")
NOTHING = ("", "null", "none")
SIGNS: dict[str, Qualifier] = {
    "": "exact", "=": "exact", ">=": "at_least", "<=": "at_most", "~": "about", "<": "fewer_than", ">": "more_than",
}  # fmt: skip
NUMBER = re.compile(
    r"(?P<sign>>=|<=|[=~<>]?)\s*(?P<low>\d[\d,]*(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(?P<high>\d[\d,]*(?:\.\d+)?))?"
    r"(?:\s+(?P<unit>\S.*))?"
)


def fields_of(claim: Claim) -> tuple[str, ...]:
    """The fields that can be corrected."""
    return tuple(name for name in claim.__struct_fields__ if name not in KEPT)


def corrected(claim: Claim, field: str, value: str, actors: Iterable[Actor]) -> Claim:
    """The claim with another value in a field, given as words. Raises UsageError where it has no such field or value.

    Actors by name or alias, several with ";" between them; numbers as "9", "8-12", ">=8", "~40 percent"; days as EDTF;
    "null" where nothing is known.
    """
    if field not in fields_of(claim):
        message = f"this {kind_of(claim)} has no {field!r} to correct; it has {', '.join(fields_of(claim))}"
        raise UsageError(message)
    hint = get_type_hints(type(claim))[field]
    try:
        given = _value(claim, field, value.strip(), actors)
        return replace(claim, **{field: msgspec.convert(given, type=hint, strict=False)})
    except msgspec.ValidationError as error:
        message = f"{value!r} cannot be the {field} of this {kind_of(claim)}: {error}"
        raise UsageError(message) from None


def named(name: str, actors: Iterable[Actor]) -> Actor:
    """The actor of a name, an alias or an id. Raises UsageError where there is none, or more than one."""
    known = sorted(actors, key=lambda a: a.id)
    asked = fold(name)
    ways = (
        [a for a in known if a.id == name],
        [a for a in known if fold(a.name) == asked],
        [a for a in known if asked in (fold(alias) for alias in a.aliases)],
    )
    found = next((some for some in ways if some), [])
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{name!r} is several: {', '.join(f'{a.name} ({a.id})' for a in found)}"
        raise UsageError(message)
    message = f"nobody is called {name!r} in this dossier"
    raise UsageError(message)


def shown(claim: Claim, field: str, actors: Mapping[str, Actor]) -> str:
    """What a field holds, as words."""
    held = getattr(claim, field, None)
    if field in ACTOR_FIELDS[kind_of(claim)]:
        ids = [held] if isinstance(held, str) else held or ()
        return "; ".join(actors[i].name if i in actors else i for i in ids) or "null"
    if isinstance(held, Quantity):
        return held.text
    if isinstance(held, When):
        return held.edtf or held.text
    return held.name if isinstance(held, Place) else "null" if held is None else str(held)


def _value(claim: Claim, field: str, value: str, actors: Iterable[Actor]) -> object:
    """The value that words stand for; what they are by themselves where the field holds words."""
    if field in ACTOR_FIELDS[kind_of(claim)]:
        known = list(actors)
        ids = [named(one.strip(), known).id for one in value.split(";")] if value.casefold() not in NOTHING else []
        return (ids[0] if ids else None) if field == "speaker" else tuple(dict.fromkeys(ids))
    if value.casefold() in NOTHING:
        return None
    if field in NUMBERS:
        return _quantity(value)
    if field in TIMES:
        return _time(claim, field, value)
    return Place(name=value) if field == "where" else value


def _quantity(value: str) -> Quantity:
    match = NUMBER.fullmatch(value)
    if not match:
        message = f'{value!r} is no number such as 9, 8-12, ">=8" or "~40 percent"'
        raise UsageError(message)
    low, high = (_number(match[end]) if match[end] else None for end in ("low", "high"))
    qualifier: Qualifier = SIGNS[match["sign"]] if high is None else "unspecified"
    bounds = {"at_least": (low, None), "more_than": (low, None), "at_most": (None, low), "fewer_than": (None, low)}
    first, last = bounds.get(qualifier, (low, low if high is None else high))
    return Quantity(low=first, high=last, qualifier=qualifier, unit=match["unit"], text=value)


def _number(text: str) -> int | float:
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _time(claim: Claim, field: str, value: str) -> When:
    if days(value) is None:
        message = f"{value!r} is no day such as 2025-05-17 (EDTF)"
        raise UsageError(message)
    was = getattr(claim, field, None)
    return When(edtf=value, text=was.text if isinstance(was, When) else value, basis="given")
