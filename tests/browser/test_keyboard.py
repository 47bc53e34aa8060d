"""Every action that reads, by keyboard alone: no test here points at anything."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.keys import NAME_OF, Keys

EXPORTED = (
    "", "findings", "positions", "commitments", "conditions", "timeline", "map", "statements", "reports", "origins",
    "judgements", "search?q=ceasefire",
)  # fmt: skip


def test_a_sentence_opens_and_leads_to_its_words(keys: Keys) -> None:
    page = keys.page
    page.keyboard.press("j")
    page.keyboard.press("o")
    words = page.locator(".current .evidence")
    expect(words).to_be_visible()
    page.keyboard.press("o")
    expect(words).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # on the summary
    expect(words).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".text :target")).to_be_visible()


@pytest.mark.parametrize("room", EXPORTED)
def test_every_page_goes_out(keys: Keys, room: str) -> None:
    keys.page.goto(keys.site + room)
    for words in ("JSON", "CSV", "Markdown", "HTML"):
        keys.to(words)
        with keys.page.expect_download() as started:
            keys.page.keyboard.press("Enter")
        assert Path(started.value.path()).stat().st_size > 2, words


def test_findings_are_filtered_turned_over_and_opened(keys: Keys) -> None:
    page = keys.page
    keys.room("Findings")
    keys.follow("Later")
    page.wait_for_url(re.compile("page=2"))
    keys.follow("Earlier")
    for label, choice, query in (("Verdict", "differ", "verdict=differ"), ("Kind", "inc", "kind=incident")):
        keys.to(label)
        page.keyboard.type(choice)
        assert query not in page.url, "a choice on the way changes nothing"
        keys.follow("Show")
        page.wait_for_url(re.compile(query))
    for label in ("Party", "Issue", "Report"):
        keys.to(label)
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.value") != ""
        page.keyboard.press("ArrowUp")
    for label in ("From", "To"):
        keys.to(label)
        page.keyboard.type("05112033")
        assert page.evaluate("document.activeElement.value") == "2033-05-11"
    keys.follow("Show")
    page.wait_for_url(re.compile("since=2033-05-11&until=2033-05-11"))
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="In their own words")).to_be_visible()


def test_positions_commitments_conditions_and_the_map(keys: Keys) -> None:
    page = keys.page
    keys.room("Positions")
    keys.follow("conditional")
    page.wait_for_url(re.compile("party=.*issue=.*#cells"))
    expect(page.locator("#cells")).to_be_visible()
    keys.follow("Close")
    expect(page.locator("#cells")).to_have_count(0)
    keys.room("Commitments")
    keys.follow("open")
    page.wait_for_url(re.compile("status=open"))
    keys.to("As a calendar")
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert Path(started.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR")
    keys.room("Conditions")
    keys.to("What waits for what")
    assert page.evaluate("document.activeElement.classList.contains('wide')"), "what can be scrolled takes the focus"
    keys.room("Map")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/findings/f-"))


def test_the_timeline_is_zoomed(keys: Keys) -> None:
    page = keys.page
    keys.room("Timeline")
    for words in ("Zoom in", "Later", "Earlier", "Zoom out"):
        keys.follow(words)
        page.wait_for_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
        expect(page.locator("svg.lanes")).to_be_visible()
    keys.follow("All")
    page.wait_for_url(re.compile(r"since=&until=$"))
    page.goto(f"{keys.site}timeline?since=2033-05-11&until=2033-05-11")
    keys.push(re.sub(r"\s+", " ", page.locator(".said-then").first.inner_text()))
    page.wait_for_url(re.compile("/statements.since=2033-05-11"))


def test_statements_of_one_speaker(keys: Keys) -> None:
    keys.room("Statements")
    keys.fill("Speaker or side", "Hakverdan")
    keys.to("In order of")
    keys.page.keyboard.press("ArrowDown")
    keys.follow("Show")
    keys.page.wait_for_url(re.compile("by=Hakverdan.*order=speaker"))
    assert set(keys.page.locator(".items > li strong").all_inner_texts()) == {"Ruben Hakverdan"}


def test_a_report_and_what_is_marked_in_it(keys: Keys) -> None:
    page = keys.page
    keys.room("Reports")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/reports/r-"))
    expect(page.locator("#text .mark.statement").first).to_be_attached()
    for kind in ("statement", "figure"):
        keys.push(kind, "Space")
    keys.follow("Show")
    page.wait_for_url(re.compile("kind=meeting"))
    assert page.locator("#text .mark").count() > 0
    assert page.locator("#text .mark.statement, #text .mark.figure").count() == 0
    keys.to("Show")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first thing that is marked
    page.wait_for_url(re.compile("/findings/f-.*#c-"))


def test_two_reports_are_chosen_and_a_passage_followed(keys: Keys) -> None:
    page = keys.page
    keys.room("Reports")
    keys.follow("Lay two reports side by side")
    keys.to("The other")
    page.keyboard.press("ArrowDown")
    keys.follow("Show")
    page.wait_for_url(re.compile("a=.*b="))
    keys.to("Transmont Press")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"#b-\d+"))
    expect(page.locator(".text :target")).to_be_visible()
    keys.to("CSV")
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert "near_verbatim" in Path(started.value.path()).read_text(encoding="utf-8-sig")


def test_a_search_while_it_is_typed_and_as_a_page(keys: Keys) -> None:
    page = keys.page
    page.keyboard.press("/")
    page.keyboard.type("hotl")  # a word not yet whole
    expect(page.locator("#found a").first).to_contain_text("hotline")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#found a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("ine")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\?q=hotline"))
    expect(page.locator("main mark").first).to_have_text("hotline")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("hotline")


def test_the_letters_of_the_rooms_and_the_way_past_the_menu(keys: Keys) -> None:
    page = keys.page
    for room in ("findings", "positions", "commitments", "timeline", "reports", "statements", "brief"):
        page.keyboard.press("g")
        page.keyboard.press(room[0])
        page.wait_for_url(re.compile(rf"/d/[\w-]+/{room if room != 'brief' else ''}$"))
    page.keyboard.press("Tab")
    assert page.evaluate(NAME_OF) == "To the content"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    keys.follow("?")
    expect(page.get_by_role("heading", name="How to read this")).to_be_visible()
