"""From the first visit to an export, as a person goes."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.web.serving import SAMPLE

FILES = sorted(str(path) for path in SAMPLE.iterdir())


def test_from_the_first_visit_to_an_export(page: Page, empty_site: str) -> None:
    page.goto(empty_site)
    expect(page.get_by_text("No dossier yet")).to_be_visible()
    page.get_by_role("link", name="Make the first dossier").click()
    page.get_by_label("Name of the negotiation").fill("Ernsee ceasefire")
    page.get_by_role("button", name="Make it").click()

    expect(page.get_by_role("heading", name="Add reports")).to_be_visible()
    page.locator("input[type=file]").set_input_files(FILES)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Adding to Ernsee ceasefire")).to_be_visible()

    page.wait_for_url(re.compile(r"/d/ernsee-ceasefire-\w+/$"), timeout=90_000)
    brief = page.get_by_role("main")
    expect(brief).to_contain_text("Five reports of three origins")
    before = brief.inner_text().split()  # its words: a space beside a break comes and goes with the layout

    _open_a_difference(page)
    _split(page)
    _go(page, "Brief")
    assert page.get_by_role("main").inner_text().split() != before

    _undo(page)
    _go(page, "Brief")
    assert page.get_by_role("main").inner_text().split() == before

    _follow(page)
    _search(page)
    _export(page)


def _go(page: Page, room: str) -> None:
    link = page.get_by_role("navigation", name="Dossier").get_by_role("link", name=room)
    link.click()
    expect(link).to_have_attribute("aria-current", "page")


def _open_a_difference(page: Page) -> None:
    """An incident whose toll differs, by the filters."""
    _go(page, "Findings")
    page.get_by_label("Verdict").select_option("differ")
    page.get_by_label("Kind").select_option("incident")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("verdict=differ&kind=incident"))
    page.locator("main .items a").first.click()
    expect(page.get_by_role("heading", name="In their own words")).to_be_visible()
    assert page.locator("article.account").count() == 5
    expect(page.locator("#origins + p")).to_contain_text("5 reports, 3 origins")


def _undo(page: Page) -> None:
    """Take the judgement back, on the list of all."""
    _go(page, "Judgements")
    expect(page.locator("main .items > li").first).to_contain_text("Desk")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("main .items")).to_contain_text("undone")


def _split(page: Page) -> None:
    """Say that the account with another toll is of something else."""
    page.locator(".picks input[type=checkbox]").nth(3).check()
    page.get_by_label("Your name").fill("Desk")
    page.get_by_label("Why (kept beside it").fill("another strike")
    with page.expect_navigation():
        page.get_by_role("button", name="Split these off").click()


def _follow(page: Page) -> None:
    """From a sentence of the brief to its words in the report."""
    item = page.locator("main .items > li").filter(has=page.locator("details.why")).first
    item.locator("summary").first.click()
    link = item.locator(".evidence a").first
    quote = item.locator(".evidence blockquote").first.inner_text()
    link.click()
    target = page.locator(".text :target")
    expect(target).to_be_visible()
    assert quote.startswith(target.inner_text()[:10])


def _search(page: Page) -> None:
    """As it is typed, and as a page."""
    page.keyboard.press("/")
    page.keyboard.type("hotline")
    expect(page.locator("#found a").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Search")).to_be_visible()
    expect(page.locator("main .items a").first).to_contain_text("hotline")
    page.locator("main .items a").first.click()
    expect(page.get_by_role("main")).to_contain_text("hotline")


def _export(page: Page) -> None:
    """The record as a file."""
    _go(page, "Brief")
    with page.expect_download() as started:
        page.get_by_role("main").get_by_role("link", name="JSON").click()
    record = json.loads(Path(started.value.path()).read_text(encoding="utf-8"))
    assert record["format"] == "dragoman.record/1"
    assert len(record["reports"]) == 5
    assert [one["state"] for one in record["judgements"]] == ["undone", "applied"]
