"""Normalised values; each keeps the source's wording in `text` beside it. Vagueness stays vague, unknown is null."""

from typing import Literal

from dragoman.record.base import Frozen

Basis = Literal["given", "metadata", "text", "inferred", "assumed"]
Qualifier = Literal["exact", "at_least", "at_most", "about", "fewer_than", "more_than", "unspecified"]


class Dated(Frozen, kw_only=True):
    """A date of a report or a dossier: EDTF (ISO 8601-2), and what it rests on."""

    edtf: str
    basis: Basis


class When(Frozen, kw_only=True):
    """The time of a claim: EDTF or null where the words cannot be resolved, the words, and what the date rests on."""

    edtf: str | None
    text: str
    basis: Basis


class Place(Frozen, kw_only=True):
    """A place as worded; `lat` and `lon` in degrees (WGS 84) where it is known beyond doubt."""

    name: str
    lat: float | None = None
    lon: float | None = None


class Quantity(Frozen, kw_only=True):
    """A number with bounds: `high` is null when open, `low` when unknown. "At least eight" is 8, null, at_least."""

    low: int | float | None
    high: int | float | None
    qualifier: Qualifier
    unit: str | None
    text: str
