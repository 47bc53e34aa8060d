"""From another newsroom: a ninjs item is read and exported, and each annotation leads back to the item's own text."""

import json
from pathlib import Path

import pytest

from dragoman.cli import run
from dragoman.ingest import ingest
from dragoman.record.record import decode
from tests.dossiers import FIRST, SECOND
from tests.present.exports.test_annotations import resolved

ITEMS = {
    "1": {"uri": "urn:item:1", "type": "text", "headline": "Ferry talks end", "body_text": FIRST,
          "versioncreated": "2031-03-04T18:00:00Z", "language": "en", "byline": "By Ada Quist"},
    "2": {"uri": "urn:item:2", "type": "text", "standard": {"name": "ninjs", "version": "2.1"},
          "bodies": [{"role": "main", "contenttype": "text/plain", "value": SECOND}],
          "versioncreated": "2031-03-05T08:00:00Z", "language": "en"},
}  # fmt: skip


@pytest.mark.parametrize("stored", [False, True])
def test_every_annotation_of_a_ninjs_item_leads_back_to_the_items_own_text(
    stored: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("items").mkdir()
    for name, item in ITEMS.items():
        Path("items", f"{name}.json").write_text(json.dumps(item), encoding="utf-8")
    if stored:
        assert run(["add", "Ferry talks", "items", "--store", "here.db"]) == 0
        source = ["Ferry talks", "--store", "here.db"]
    else:
        source = ["record.json", "--reports", "items"]
    assert run(["read", "items", "--name", "Ferry talks", "-o", "record.json"]) == 0
    assert run(["export", *source, "--to", "annotations", "-o", "claims.jsonld"]) == 0
    capsys.readouterr()
    record = decode(Path("record.json").read_bytes())
    texts = [report.text for report in ingest([Path("items")]).reports]
    assert [any(body.strip() in text for text in texts) for body in (FIRST, SECOND)] == [True, True]
    number = resolved(Path("claims.jsonld").read_bytes(), texts)
    assert number == sum(len(claim.evidence) for claim in record.claims) > 10
