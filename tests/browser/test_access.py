"""Whoever cannot see well or use a mouse: axe-core's rules on every page, and every action by keyboard."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dragoman.record.errors import StoreError
from dragoman.web.jobs import Job, Jobs
from tests.web.serving import Site
from tests.web.serving import site as opened

ROOMS = (
    "", "findings", "findings?verdict=differ", "positions", "commitments", "conditions", "timeline", "map",
    "statements", "reports", "origins", "judgements", "add", "search?q=ceasefire", "search?q=nothing", "compare",
)  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def paths(page: Page, site: str) -> list[str]:
    """All pages of the sample's workspace."""
    page.goto(site)
    dossier = page.locator("main .items a").first.get_attribute("href") or ""
    page.goto(f"{site}{dossier}findings")
    finding = page.locator("main .items a").first.get_attribute("href") or ""
    page.goto(f"{site}{dossier}reports")
    reports = [link.get_attribute("href") or "" for link in page.locator("td.words a").all()[:2]]
    ids = [report.rsplit("/", 1)[-1] for report in reports]
    page.goto(f"{site}{dossier}positions")
    cell = page.locator(".matrix td a").first.get_attribute("href") or ""
    own = [f"{dossier}{room}" for room in ROOMS]
    compared = f"{dossier}compare?a={ids[0]}&b={ids[1]}"
    return ["/", "/new", "/help", "/login", "/search?q=x", "/nowhere", *own, finding, reports[0], compared,
            f"{dossier}positions{cell}"]  # fmt: skip


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page, the first of its items opened."""
    page.evaluate("[...document.querySelectorAll('details')].slice(0, 3).forEach(one => { one.open = true; })")
    result = Axe().run(page, options=RULES)
    return [
        f"{page.url}: {one['id']}: {node['target']} {node.get('failureSummary', '')[:160]}"
        for one in result.response["violations"]
        for node in one["nodes"][:2]
    ]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_and_none_is_too_wide(
    browser: Browser, site: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    found, wide = [], []
    for path in paths(page, site):
        page.goto(site + path)
        found += violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    page.close()
    assert (found, wide) == ([], [])


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_pages_that_are_empty_refused_or_at_work(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    """A store without dossiers, a dossier without reports, forms with a mistake, a job that runs, fails and is over."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    found, wide = [], []
    with opened(tmp_path) as place:

        def looked_at() -> None:
            found.extend(violations(page))
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(page.url)

        page.goto(place.url)
        looked_at()
        path = place.program.post("/api/dossiers", json={"name": "Nothing yet"}).json()["path"]
        for room in (*ROOMS, "reports/r-0", "jobs/none", "findings?page=x"):
            page.goto(f"{place.url}{path}/{room}")
            looked_at()
        for form, button in (("/new", "Make it"), (f"{path}/add", "Add")):
            page.goto(f"{place.url}{form}")
            page.evaluate("for (const one of document.querySelectorAll('[required]')) one.required = false")
            page.get_by_role("button", name=button, exact=True).click()
            expect(page.get_by_role("alert")).to_be_visible()
            looked_at()
        for _ in _jobs(page, place, path):
            looked_at()
    page.close()
    assert (found, wide) == ([], [])


def _jobs(page: Page, place: Site, path: str) -> Iterator[None]:
    """Before a job that runs, then before the same when it is over, then before one that failed."""
    go = threading.Event()

    def work(job: Job) -> None:
        job.tell("added: a.txt")
        job.tell("not read: b.png: not a kind of file that is read", ok=False)
        go.wait(60)

    def fail(_: Job) -> None:
        message = "the store is full"
        raise StoreError(message)

    jobs: Jobs = place.app.state.jobs
    page.goto(f"{place.url}{path}/jobs/{jobs.start('Adding', f'{path}/', 3, work).id}")
    expect(page.locator(".lines li")).to_have_count(2)
    yield
    go.set()
    expect(page.get_by_role("status")).to_contain_text("1 of 2 could not be read")
    yield
    page.goto(f"{place.url}{path}/jobs/{jobs.start('Adding', f'{path}/', 3, fail).id}")
    expect(page.get_by_role("alert")).to_contain_text("the store is full")
    yield


def test_a_finding_is_confirmed_and_taken_back_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(site)
    _tab_to(page, "Ernsee ceasefire")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/d/[\w-]+/$"))
    page.keyboard.press("g")
    page.keyboard.press("f")
    page.wait_for_url(re.compile("/findings$"))
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".items > li").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/findings/f-"))
    page.get_by_label("Your name").focus()
    page.keyboard.type("Desk")
    _tab_to(page, "Confirm")
    page.keyboard.press("Enter")
    expect(page.locator("#judge + .items")).to_contain_text("confirm")
    _tab_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.locator("#judge + .items")).to_contain_text("undone")


def test_keys_are_told_and_leave_text_alone(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("j?k")
    expect(page.locator("#q")).to_have_value("j?k")


def test_pages_read_and_link_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.locator("main .items a").first.click()
    page.get_by_role("navigation", name="Dossier").get_by_role("link", name="Findings").click()
    page.get_by_label("Verdict").select_option("differ")
    page.get_by_role("button", name="Show").click()
    page.locator("main .items a").first.click()
    expect(page.get_by_role("heading", name="In their own words")).to_be_visible()
    page.locator("#q").fill("hotline")
    page.locator("#q").press("Enter")
    expect(page.locator("main .items a").first).to_contain_text("hotline")
    context.close()


def _tab_to(page: Page, words: str) -> None:
    """Press Tab until what is focused reads so; fail when it never does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == words:
            return
    pytest.fail(f"{words!r} cannot be reached by Tab")
