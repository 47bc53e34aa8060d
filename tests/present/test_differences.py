"""What the brief asks of two accounts that differ."""

import msgspec
import pytest

from dragoman.present import brief
from dragoman.record.claim import Part
from tests.present import build


@pytest.mark.parametrize(
    ("part", "asked"), [("authored", "A joint panel — whose idea it was."), ("led", "T — who led.")]
)
def test_whose_idea_something_was_is_asked_of_the_thing(part: str, asked: str) -> None:
    fields = {name: getattr(build.NINE, name) for name in ("id", "report", "text", "evidence", "modality")}
    mine = Part(**fields, part=part, what="a joint panel")  # type: ignore[arg-type]
    theirs = msgspec.structs.replace(mine, id="c-theirs", report=build.TWELVE.report, evidence=build.TWELVE.evidence)
    found = build.finding("T", "differ", (mine, theirs), build.field("who", "differ", ("Ada", mine), ("Eva", theirs)))
    record = msgspec.structs.replace(build.record(), claims=(mine, theirs), findings=(found,))
    section = next(s for s in brief(record).sections if s.key == "differences")
    (item,) = section.groups[0].items
    assert item.text == asked
