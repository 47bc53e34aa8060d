"""Whoever cannot see well or use a mouse: axe-core's rules on every page, and every action by keyboard."""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

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


# Colours are the same at each width, and what differs at 360 px is the same in each scheme: three of the four do.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)])
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
