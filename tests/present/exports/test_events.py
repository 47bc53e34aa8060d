"""What is due, what changed and what happened where, read back by others' libraries."""

from datetime import date
from typing import Any

import feedparser
import pytest
from geojson_pydantic import FeatureCollection
from icalendar import Calendar
from msgspec.structs import replace

from dragoman.present.exports import EXPORTERS, Material
from dragoman.record.record import Record
from dragoman.record.value import Place
from tests.present.build import KORVIK, LICENCES, NINE, OPENING, empty, record
from tests.present.exports.hostile import HOSTILE, hostile

WORDS = pytest.mark.parametrize("words", HOSTILE)


def made(form: str, found: Record, before: Record | None = None) -> bytes:
    exporter = next(exporter for exporter in EXPORTERS if exporter.name == form)
    data = exporter.make(Material(found, before=before))
    assert isinstance(data, bytes)
    return data


def collection(found: Record) -> FeatureCollection[Any]:
    return FeatureCollection.model_validate_json(made("geojson", found))


def placed(found: Record) -> Record:
    """The hand-made record with a place on the map for an incident and for a meeting."""
    where = Place(name="Tolm", lat=47.5, lon=-8.25)
    claims = tuple(replace(c, where=where) if c.id in (NINE.id, KORVIK.id) else c for c in found.claims)
    return replace(found, claims=claims)


def test_points_are_longitude_then_latitude_and_tell_what_happened() -> None:
    found = collection(placed(record()))
    incident, meeting = found.features
    assert incident.geometry is not None
    assert incident.properties is not None
    assert meeting.properties is not None
    assert tuple(incident.geometry.coordinates) == (-8.25, 47.5)
    assert (incident.properties["kind"], meeting.properties["kind"]) == ("incident", "meeting")
    assert incident.properties["day"] == "2031-05-04"
    assert incident.properties["evidence"][0]["spans"][0]["quote"] == NINE.evidence[0].quote


def test_what_has_no_coordinates_is_no_point() -> None:
    for found in (record(), empty()):
        assert not collection(found).features


@WORDS
def test_hostile_words_are_valid_geojson(words: str) -> None:
    assert len(collection(placed(hostile(HOSTILE[words]))).features) == 2


@WORDS
def test_hostile_words_make_no_other_events(words: str) -> None:
    data = made("ics", hostile(HOSTILE[words]))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))  # RFC 5545, 3.1
    assert not [byte for byte in data if byte < 32 and byte not in b"\r\n\t"]
    events = [event for event in Calendar.from_ical(data).walk() if event.name == "VEVENT"]
    assert len(events) == 2


def test_the_calendar_has_the_day_that_is_due() -> None:
    events = Calendar.from_ical(made("ics", record())).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2031, 5, 20), date(2031, 5, 12)]


@WORDS
def test_hostile_words_make_a_feed(words: str) -> None:
    read = feedparser.parse(made("atom", hostile(HOSTILE[words])))
    assert (read.bozo, read.version) == (False, "atom10")
    assert read.entries


def test_without_an_earlier_record_the_feed_tells_all_with_its_day() -> None:
    read = feedparser.parse(made("atom", record()))
    told = {entry.title: entry.updated for entry in read.entries}
    assert told[OPENING.text] == "2031-05-05T00:00:00Z"
    assert len({entry.id for entry in read.entries}) == len(read.entries)


def test_of_one_day_the_weightiest_stand_first() -> None:
    kinds = [entry.tags[0].term for entry in feedparser.parse(made("atom", record())).entries]
    assert kinds[0] == "contradicted"
    assert kinds[-1] == "new"


def test_with_an_earlier_record_it_tells_the_changes_alone() -> None:
    assert feedparser.parse(made("atom", record(), record())).entries == []
    before = replace(record(), claims=tuple(c for c in record().claims if c.id != LICENCES.id))
    assert LICENCES.text in [entry.title for entry in feedparser.parse(made("atom", record(), before)).entries]
