"""Every action that changes something, by keyboard alone: no test here points at anything."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dragoman.web.password import door
from tests.browser.keys import Keys
from tests.web.serving import SAMPLE, served, shelf

PASSWORD = "quite a long one"  # noqa: S105  of these tests
FILES = sorted(str(path) for path in SAMPLE.iterdir())


def test_a_dossier_is_made_filled_read_and_removed(page: Page, empty_site: str) -> None:
    page.on(
        "filechooser", lambda _: None
    )  # asked for early: Playwright does not wait until Chromium hands choosers over
    page.goto(empty_site)
    keys = Keys(page=page, site=empty_site)
    keys.follow("Make the first dossier")
    keys.fill("Name of the negotiation", "By hand")
    keys.fill("Day from which", "05172033")
    keys.follow("Make it")
    page.wait_for_url(re.compile("/add$"))
    keys.to("Drop files here")
    with page.expect_file_chooser() as asked:
        page.keyboard.press("Enter")
    asked.value.set_files(FILES[:2])
    keys.fill("Name", "my own")
    keys.fill("The report, pasted whole", "Talks in Ernsee went on, Mira Voss said on Friday.")
    keys.fill("URLs of reports", "http://127.0.0.1:1/report")
    keys.push("Add")
    expect(page.get_by_role("heading", name="Adding to By hand")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("1 of 4 could not be read", timeout=60_000)
    keys.follow("Read the brief")
    expect(page.get_by_role("main")).to_contain_text("Three reports")
    keys.room("Reports")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/reports/r-"))
    keys.push("Remove this report")
    keys.follow("Remove it")
    expect(page.locator("main tbody tr")).to_have_count(2)
    keys.room("Add reports")
    keys.push("Remove this dossier")
    keys.follow("Remove it")
    expect(page.get_by_text("No dossier yet")).to_be_visible()


@pytest.fixture
def judged(keys: Keys) -> Iterator[Keys]:
    """On a finding that differs, with a name given; in the end, what was said of it is undone."""
    keys.open("verdict=differ&kind=incident")
    keys.fill("Your name", "Desk")
    yield keys
    keys.room("Judgements")
    said = keys.page.locator("main .items > li").first
    keys.follow("Undo")
    expect(said).to_contain_text("undo")
    expect(keys.page.locator("main .items > li").nth(1)).to_contain_text("undone")


@pytest.mark.parametrize("action", ["Confirm", "Reject", "Comment"])
def test_a_finding_is_judged_whole(judged: Keys, action: str) -> None:
    judged.fill("Why", "for a test")
    judged.follow(action)
    judged.page.goto(f"{judged.site}judgements")
    expect(judged.page.locator("main .items > li").first).to_contain_text(f"Desk: {action.lower()}")


def test_an_account_is_split_off(judged: Keys) -> None:
    page = judged.page
    judged.to("Kanal Nord Live: ", back=True)
    page.keyboard.press("Space")
    judged.follow("Split these off")
    page.goto(f"{judged.site}judgements")
    expect(page.locator("main .items > li").first).to_contain_text("Desk: split")


def test_a_finding_is_merged_with_another(judged: Keys) -> None:
    page = judged.page
    own = page.url
    page.goto(f"{judged.site}findings?kind=incident")
    others = [link.get_attribute("href") or "" for link in page.locator("main .items a").all()]
    other = next(one for one in others if not own.endswith(one)).rsplit("/", 1)[-1]
    page.goto(own)
    judged.fill("Your name", "Desk")
    judged.fill("Merge with finding", other)
    judged.follow("Merge")
    page.goto(f"{judged.site}judgements")
    expect(page.locator("main .items > li").first).to_contain_text("Desk: merge")


def test_a_field_is_corrected(judged: Keys) -> None:
    page = judged.page
    judged.to("Kanal Nord Live: ", back=True)
    page.keyboard.press("Space")
    judged.fill("Correct a field", "killed")
    judged.fill("It should hold", "9")
    judged.follow("Correct")
    page.goto(f"{judged.site}judgements")
    expect(page.locator("main .items > li").first).to_contain_text("Desk: correct killed")


def test_a_statement_is_given_to_another_speaker(keys: Keys) -> None:
    page = keys.page
    keys.open("kind=statement")
    keys.fill("Your name", "Desk")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")  # the last account
    keys.fill("It should hold", "Astrid Löwenhaupt")
    keys.follow("That is who spoke")
    keys.room("Judgements")
    expect(page.locator("main .items > li").first).to_contain_text("Desk: reattribute speaker")
    keys.follow("Undo")
    expect(page.locator("main .items > li").nth(1)).to_contain_text("undone")


def test_somebody_logs_in_judges_and_logs_out(page: Page, tmp_path: Path) -> None:
    with shelf(tmp_path, SAMPLE) as live, served(live, door=door(PASSWORD)) as url:
        page.goto(url)
        keys = Keys(page=page, site=url)
        keys.fill("Your name", "Night desk")
        keys.fill("Password", PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Dossiers")).to_be_visible()
        page.wait_for_load_state()
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/d/[\w-]+/$"))
        keys = Keys(page=page, site=page.url)
        keys.open("verdict=differ")
        keys.to("Your name")
        assert page.evaluate("document.activeElement.value") == "Night desk", "the name given at the door signs"
        keys.follow("Confirm")
        expect(page.locator("#judge + .items")).to_contain_text("Night desk: confirm")
        keys.follow("Log out")
        expect(page.get_by_role("heading", name="Log in")).to_be_visible()
        page.goto(keys.site)
        expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_the_record_of_what_keys_do_is_whole(keys: Keys) -> None:
    """What the tests above did and undid has left the record as it was, and all of it is listed."""
    record = json.loads(keys.page.request.get(keys.site.replace("/d/", "/api/d/") + "record").text())
    assert {one["state"] for one in record["judgements"]} <= {"undone", "applied"}
    assert all(one["action"] == "undo" for one in record["judgements"] if one["state"] == "applied")
