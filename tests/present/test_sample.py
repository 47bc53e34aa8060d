"""The brief of the first sample dossier, as it is read: by rules that hold for any dossier."""

import re

from dragoman.present import brief, head
from dragoman.present.notes import items
from dragoman.present.parts import Item
from tests.dossiers import ROOT, sample_record, sample_reports

TOLD = ("agreed", "stances", "blocks", "ground", "differences", "voices", "timeline")


def _told() -> list[Item]:
    """All items that tell something of the negotiation."""
    made = brief(sample_record())
    told = [section for section in made.sections if section.key in TOLD]
    found = list(items(made))
    sources = sum(len(g.items) for s in made.sections if s.key not in TOLD for g in s.groups)
    assert len(told) == len(TOLD)
    assert len(found) > sources
    return [item for item in found if not item.anchor and not item.text.startswith(("Why: ", "Credits "))]


def test_no_item_is_without_a_source() -> None:
    texts = {report.id: report.text for report in sample_reports()}
    for item in _told():
        cited = [cite for one in (item, *item.children) for cite in one.evidence]
        assert cited, item.text
        assert all(texts[c.report][s.start : s.end] == s.quote for c in cited for s in c.spans)


def test_no_sentence_is_broken() -> None:
    for item in _told():
        assert item.text.rstrip("”’\"')").endswith((".", "!", "?", "…", ":")), item.text
        assert not re.search(r"\s[,.;:]|\.\.|,\.|\(\)|\s\s|: \.|\band\.$|\badding\b\W*$", item.text), item.text
        assert item.text[:1].isupper() or item.text[:1] in '“…‘"0123456789$', item.text


def test_nothing_is_told_twice_in_a_section() -> None:
    for section in brief(sample_record()).sections:
        for group in section.groups:
            texts = [item.text for item in group.items if item.evidence]
            assert len(texts) == len(set(texts)), group.title


def test_what_the_readme_shows_is_in_the_head() -> None:
    (shown,) = re.findall(
        r"^```text\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    title, group, item = shown.split("\n", 2)
    told = head(sample_record(), lines=24)
    assert f"\n{title}\n{group}\n" in told
    assert item in told
