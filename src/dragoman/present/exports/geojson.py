"""What happened and who met where, as GeoJSON (RFC 7946): a point for each thing whose place has coordinates.

Coordinates come from the record, which has them only for places known beyond doubt; what has none is left out.
"""

from typing import Literal

from dragoman.present.exports.exporter import Exporter, Material
from dragoman.present.exports.written import document
from dragoman.present.map import Spot, spots
from dragoman.present.parts import Cite
from dragoman.record.base import Frozen


class Point(Frozen, frozen=True, kw_only=True):
    """A place: longitude, then latitude (RFC 7946, 3.1.1), in degrees of WGS 84."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class Properties(Frozen, frozen=True, kw_only=True):
    """What is told of a place. `day`: YYYY-MM-DD, or as much of it as is known; `reports`: who tells it, by name."""

    kind: str
    text: str
    place: str
    day: str | None
    reports: tuple[str, ...]
    evidence: tuple[Cite, ...]


class Feature(Frozen, frozen=True, kw_only=True):
    """An incident or a meeting. `id`: of its finding, else of its claim."""

    type: Literal["Feature"] = "Feature"
    id: str
    geometry: Point
    properties: Properties


class Collection(Frozen, frozen=True, kw_only=True):
    """All features of a dossier."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    name: str
    features: tuple[Feature, ...]


def _geojson(material: Material) -> bytes:
    found = (_feature(spot) for spot in spots(material.view))
    return document(
        Collection(name=material.record.dossier.name, features=tuple(feature for feature in found if feature))
    )


def _feature(spot: Spot) -> Feature | None:
    if spot.lat is None or spot.lon is None:
        return None
    return Feature(
        id=spot.id, geometry=Point(coordinates=(spot.lon, spot.lat)),
        properties=Properties(
            kind=spot.kind, text=spot.words, place=spot.place, day=spot.day.replace("-00", "") or None,
            reports=spot.reports, evidence=spot.evidence,
        ),
    )  # fmt: skip


GEOJSON = Exporter(
    name="geojson", suffix=".geojson", what="incidents and venues whose places have coordinates, for maps",
    make=_geojson,
)  # fmt: skip
