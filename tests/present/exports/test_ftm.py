"""FollowTheMoney entities, read by followthemoney itself."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from followthemoney import EntityProxy, model
from followthemoney.cli.cli import cli
from msgspec.structs import replace

from dragoman.present.exports import Material
from dragoman.present.exports.ftm import FTM
from dragoman.record.actor import Actor, ActorKind
from dragoman.record.record import Record
from tests.dossiers import sample_record
from tests.present.build import record
from tests.present.exports.hostile import HOSTILE, hostile

RECORDS: dict[str, Callable[[], Record]] = {"hand-made": record, "sample": sample_record}


def entities(found: Record) -> list[dict[str, Any]]:
    made = FTM.make(Material(found))
    assert isinstance(made, bytes)
    return [json.loads(line) for line in made.splitlines()]


def read(found: Record) -> list[EntityProxy]:
    """Each entity, all of whose values followthemoney takes as they are."""
    proxies = []
    for one in entities(found):
        model.get(one["schema"]).validate({"properties": one["properties"]})  # type: ignore[union-attr]
        proxy = EntityProxy.from_dict(one, cleaned=False)
        held = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert held == {name: sorted(values) for name, values in one["properties"].items()}
        proxies.append(proxy)
    return proxies


@pytest.mark.parametrize("name", RECORDS)
def test_followthemoney_takes_every_value(name: str) -> None:
    proxies = read(RECORDS[name]())
    ids = [proxy.id for proxy in proxies]
    schemata = {proxy.id: proxy.schema for proxy in proxies}
    assert len(set(ids)) == len(ids)
    for proxy in proxies:
        for prop, value in proxy.itervalues():
            if prop.range:
                assert schemata[value].is_a(prop.range), (proxy.schema.name, prop.name)


@pytest.mark.parametrize("name", RECORDS)
def test_ftm_validate_takes_it(name: str, tmp_path: Path) -> None:
    made = FTM.make(Material(RECORDS[name]()))
    assert isinstance(made, bytes)
    (tmp_path / "in.json").write_bytes(made)
    done = CliRunner().invoke(cli, ["validate", "-i", str(tmp_path / "in.json"), "-o", str(tmp_path / "out.json")])
    assert done.exit_code == 0, done.output
    assert len((tmp_path / "out.json").read_bytes().splitlines()) == len(made.splitlines())


def test_who_is_what_and_who_met_when() -> None:
    found = read(record())
    assert {proxy.caption: proxy.schema.name for proxy in found if proxy.schema.is_a("LegalEntity")} == {
        "Norland": "PublicBody", "Sudmark": "PublicBody", "Ines Holm": "Person",
    }  # fmt: skip
    events = {proxy.caption: proxy for proxy in found if proxy.schema.name == "Event"}
    assert events["Attack with heavy weapons at Tolm"].get("startDate") == ["2031-05-04"]
    assert len(events["Attack with heavy weapons at Tolm"].get("proof")) == 3
    assert "a summit" not in events  # it is only considered


def test_who_stands_for_whom() -> None:
    side = Actor(id="moro", name="Ana Moro", kind="person", side="norland", roles=("envoy",))
    found = read(replace(record(), actors=(*record().actors, side)))
    (link,) = [proxy for proxy in found if proxy.schema.name == "Representation"]
    assert link.get("role") == ["envoy"]


@pytest.mark.parametrize(("name", "kind"), [("a senior official", "anonymous"), ("the dockers", "group"),
                                            ("union boss", "person"), ("the firm", "organisation")])  # fmt: skip
def test_nobody_is_matched_with_a_source_without_a_name(name: str, kind: ActorKind) -> None:
    nobody = Actor(id="x", name=name, kind=kind)
    assert entities(replace(record(), actors=(*record().actors, nobody))) == entities(record())


def test_descriptions_are_no_aliases() -> None:
    aliases = ("Ms Moro", "The minister", "chief negotiator Ana Moro")
    moro = Actor(id="moro", name="Ana Moro", kind="person", aliases=aliases)
    found = next(p for p in read(replace(record(), actors=(*record().actors, moro))) if p.caption == "Ana Moro")
    assert found.get("weakAlias") == ["Ms Moro"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_entities(words: str) -> None:
    """What followthemoney cleans of white space and marks is kept otherwise: no value is refused."""
    for one in entities(hostile(HOSTILE[words])):
        proxy = EntityProxy.from_dict(one, cleaned=False)
        assert set(proxy.to_dict()["properties"]) == set(one["properties"])
