"""IPTC ninjs of all its versions."""

import json

import pytest

from dragoman.ingest.draft import Draft
from dragoman.record.record import Skipped
from dragoman.record.value import Dated
from tests.ingest.formats.samples import TEXT, TITLE, drafts, found, ninjs, ninjs_2, ninjs_3, reason


@pytest.mark.parametrize("item", [ninjs(), ninjs_2(), ninjs_3()], ids=["1", "2", "3"])
def test_an_item_of_each_version(item: dict[str, object]) -> None:
    (draft,) = drafts(json.dumps(item).encode(), "a.json")
    assert (draft.text, draft.title, draft.outlet) == (TEXT, TITLE, "The Tidewater Ledger")
    assert draft.published == Dated(edtf="2031-05-03", basis="metadata")
    assert (draft.authors, draft.rights, draft.format) == (("Ann Lee", "Bo Rask"), "For clients only", "ninjs")


def test_paragraphs_are_taken_from_the_body_that_marks_them() -> None:
    body = "<p>The dockers agreed.</p>\n  <p>They <b>return</b> on\n   Monday.</p>"
    (draft,) = drafts(json.dumps(ninjs(body_xhtml=body)).encode(), "a.json")
    assert draft.text == "The dockers agreed.\nThey return on Monday."


def test_items_in_a_list_and_in_lines_are_named_by_their_places() -> None:
    listed = json.dumps([ninjs(), ninjs(body_text="The ships wait.")]).encode()
    lines = b"\n".join(json.dumps(one).encode() for one in (ninjs(), ninjs(body_text="The ships wait.")))
    assert [d.place for d in drafts(listed, "a.json")] == ["a.json#1", "a.json#2"]
    assert [d.text for d in drafts(lines, "a.jsonl")] == [TEXT, "The ships wait."]


def test_stories_within_a_story_are_reports_and_pictures_are_none() -> None:
    within = {
        "pic": ninjs(type="picture", body_text="", description_text="A ship."),
        "box": ninjs(body_text="The box."),
    }
    entries = drafts(json.dumps(ninjs(type="composite", associations=within)).encode(), "a.json")
    assert [(e.place, e.text) for e in entries] == [("a.json", TEXT), ("a.json#1", "The box.")]
    listed = json.dumps([ninjs(associations=[ninjs(body_text="The box.")])]).encode()
    assert [e.place for e in drafts(listed, "a.json")] == ["a.json#1", "a.json#1.1"]


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (ninjs(pubstatus="canceled"), "its publisher says that it is canceled"),
        (ninjs(pubstatus="withheld"), "its publisher says that it is withheld"),
        (ninjs(type="picture"), "a ninjs item of type picture with no text in it"),
        (ninjs(body_text=" "), "a ninjs item of type text with no text in it"),
        (ninjs(body_text=None), "a ninjs item of type text with no text in it"),
        (ninjs_2() | {"bodies": {"a": 3}}, "a ninjs item of type text with no text in it"),
    ],
)
def test_what_is_no_report_is_told(item: dict[str, object], why: str) -> None:
    assert reason(json.dumps(item).encode(), "a.json") == why


def test_an_embargo_stands_in_the_rights_and_an_agency_is_known_by_its_name() -> None:
    (draft,) = drafts(
        json.dumps(ninjs(embargoed="2031-05-04T00:00:00Z", infosource=[{"name": "Reuters"}])).encode(), "a.json"
    )
    assert draft.rights == "For clients only. Embargoed until 2031-05-04T00:00:00Z"
    assert draft.agencies == ("Reuters",)


def test_a_byline_that_is_not_understood_is_kept_as_worded() -> None:
    (draft,) = drafts(json.dumps(ninjs(byline="From our correspondent in Haldor Bay, MNA")).encode(), "a.json")
    assert draft.authors == ("our correspondent in Haldor Bay, MNA",)


def test_json_of_others_with_a_uri_and_a_body_is_read_as_before() -> None:
    (entry,) = found(b'{"uri": "7", "title": "T", "body": "The dockers agreed."}', "a.json")
    assert isinstance(entry, Draft)
    assert (entry.text, entry.format) == ("The dockers agreed.", "json")


def test_items_within_items_without_end_are_cut() -> None:
    item = ninjs(body_text="The innermost.")
    for depth in range(200):
        item = ninjs(body_text=f"Level {depth}.", associations=[item])
    entries = found(json.dumps(item).encode(), "a.json")
    assert [e.text for e in entries if isinstance(e, Draft)] == ["Level 199.", "Level 198.", "Level 197.", "Level 196."]
    assert not [e for e in entries if isinstance(e, Skipped)]
