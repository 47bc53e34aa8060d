"""What blocks what: one telling of a deadlock, and what became of a condition."""

import msgspec

from dragoman.present import brief
from dragoman.present.parts import Section
from dragoman.record.finding import Field, FieldValue
from dragoman.record.record import Record
from tests.present import build


def _section(record: Record, key: str) -> Section:
    return next(section for section in brief(record).sections if section.key == key)


def test_a_deadlock_of_many_tellings_shows_the_first() -> None:
    other = msgspec.structs.replace(build.CREW, id="c-crew", condition="only if all of the crew are free")
    second = msgspec.structs.replace(build.TRAWLERS, id="c-trawlers", condition="not one trawler is left")
    record = build.record()
    (lock,) = record.deadlocks
    many = msgspec.structs.replace(lock, conditions=(*lock.conditions, other.id, second.id))
    found = msgspec.structs.replace(record, claims=(*record.claims, other, second), deadlocks=(many,))
    (group,) = _section(found, "blocks").groups
    (item,) = group.items
    assert len(item.children) == 2
    assert [child.text for child in item.children] == [
        child.text for child in _section(record, "blocks").groups[0].items[0].children
    ]


def test_a_condition_shows_what_became_of_it() -> None:
    record = msgspec.structs.replace(build.record(), deadlocks=())
    told = {"set": build.CREW.id, "met": build.GATE_POST.id}
    values = tuple(FieldValue(value=value, claims=(claim,)) for value, claim in told.items())
    history = Field(name="history", verdict="compatible", values=values)
    own = msgspec.structs.replace(build.finding("T", "single", (build.CREW,)), kind="condition", fields=(history,))
    others = tuple(f for f in record.findings if build.CREW.id not in f.claims)
    (group,) = _section(msgspec.structs.replace(record, findings=(*others, own)), "blocks").groups
    ((since,),) = [item.children for item in group.items if item.children]
    assert since.text == "Since met."
    assert since.told.startswith("Valley Post")
    assert since.evidence
