"""Whose words carry a claim, and where the report says so."""

from dragoman.extract import extract
from dragoman.record.claim import Figure, Incident, Statement
from tests.conftest import read_text


def test_what_somebody_says_rests_on_the_words_that_name_who() -> None:
    text = "Two miners died when the shaft caved in on Monday, the district hospital said."
    claims = extract(read_text(text)).claims
    said = next(c for c in claims if isinstance(c, Statement))
    carried = [c for c in claims if isinstance(c, Incident | Figure)]
    assert carried
    for claim in carried:
        assert claim.attribution == said.id
        assert [e.quote for e in claim.evidence if e.role == "source"] == ["the district hospital"]


def test_what_the_writer_says_rests_on_nobody() -> None:
    claims = extract(read_text("Two miners died when the shaft caved in on Monday.")).claims
    assert claims
    assert all(e.role != "source" for c in claims for e in c.evidence)
