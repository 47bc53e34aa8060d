"""Reports that try to be more than text do nothing: in the pages, in the exports, in what people wrote beside them."""

import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from playwright.sync_api import Page, expect

from dragoman import living
from dragoman.ingest import gather
from tests.browser.test_access import paths, violations
from tests.web.hostile import FORMULA, NAME, hostile
from tests.web.serving import served, shelf

EXPORTS = (
    "brief", "findings", "positions", "commitments", "conditions", "timeline", "map", "statements", "reports",
    "origins", "judgements",
)  # fmt: skip
LIVING = "script, img, style, iframe, object, embed, [onload], [onerror], [onclick], [onmouseover], a[href^=javascript]"
RUN = ("=", "+", "-", "@", "\t", "\r", "|", "%")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workspace with a dossier of hostile reports under a hostile name."""
    folder = tmp_path_factory.mktemp("hostile")
    with shelf(folder) as live, served(live) as url:
        live.store.make(NAME)
        list(living.add(live.store, NAME, gather([hostile(folder / "reports")])))
        yield url


class Tags(HTMLParser):
    """The tags of a page, and every attribute's name and value."""

    def __init__(self, text: str) -> None:
        """Reads all of it."""
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One tag."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def test_nothing_in_a_report_runs_on_any_page(page: Page, site: str) -> None:
    for path in paths(page, site):
        if path != "/nowhere":  # the browser itself writes an error for what is not there
            page.goto(site + path)
            assert page.evaluate("window.bad") is None, path
            assert page.locator("main").locator(LIVING).count() == 0, path
            assert "49" not in page.locator("h1").inner_text(), path
    page.goto(site)
    page.keyboard.press("/")
    page.keyboard.type("window")
    expect(page.locator("#found a").first).to_contain_text("window")
    assert page.locator("#found").locator(LIVING).count() == 0


def test_a_report_shows_its_text_as_stored_and_marks_lie_where_they_say(page: Page, site: str) -> None:
    reports = [path for path in paths(page, site) if re.search(r"/reports/r-", path)]
    text = page.request.get(f"{site}/api{reports[0]}").json()["text"]
    page.goto(site + reports[0])
    shown = page.locator("#text")
    assert shown.evaluate("one => one.textContent") == text
    marks = shown.locator("[id^=at-]").evaluate_all("all => all.map(one => [one.id, one.textContent])")
    assert marks
    for name, words in marks:
        start = int(name.removeprefix("at-"))
        assert text[start : start + len(words)] == words


def test_what_people_write_is_text_as_well(page: Page, site: str) -> None:
    finding = next(path for path in paths(page, site) if "/findings/f-" in path)
    page.goto(site + finding)
    page.get_by_label("Your name").fill("<b>=cmd()</b>")
    page.get_by_label("Why (kept beside it").fill("=cmd()<script>window.bad=1</script>")
    page.get_by_role("button", name="Comment").click()
    expect(page.locator("#judge + .items")).to_contain_text("=cmd()<script>window.bad=1</script>")
    dossier = finding.partition("findings")[0]
    page.goto(f"{site}{dossier}judgements")
    expect(page.locator("main .items")).to_contain_text("<b>=cmd()</b>")
    rows = _rows(page.request.get(f"{site}{dossier}export/judgements.csv").body())
    assert "'=cmd()<script>window.bad=1</script>" in [cell for row in rows for cell in row]


def test_no_cell_of_a_csv_is_run(page: Page, site: str) -> None:
    dossier = _dossier(page, site)
    every = []
    pair = next(path.partition("?")[2] for path in paths(page, site) if "compare?a=" in path)
    queries = ("search.csv?q=sent", f"compare.csv?{pair}", f"report-{pair[2:].partition('&')[0]}.csv")
    files = [f"{dossier}export/{name}" for name in (*(f"{key}.csv" for key in EXPORTS), *queries)]
    for path in (*files, "/export/dossiers.csv", "/export/search.csv?q=sent"):
        rows = _rows(page.request.get(f"{site}{path}").body())
        every += [cell for row in rows[1:] for cell in row]
    assert [cell for cell in every if cell.lstrip().startswith(RUN) and not re.fullmatch(r"-?[\d.]+", cell)] == []
    assert any(FORMULA[:6] in cell for cell in every)
    assert any(cell.startswith("'=HYPERLINK(0)") for cell in every)


def test_its_map_is_drawn_and_can_be_read_by_all(page: Page, site: str) -> None:
    page.goto(f"{site}{_dossier(page, site)}map")
    expect(page.locator("svg.map text").filter(has_text="Geneva")).to_be_visible()
    assert violations(page) == []


def test_exported_pages_and_markdown_hold_no_markup_of_a_report(page: Page, site: str) -> None:
    dossier = _dossier(page, site)
    for key in EXPORTS:
        found = page.request.get(f"{site}{dossier}export/{key}.html")
        assert "attachment" in found.headers["content-disposition"]
        read = Tags(found.text())
        assert not {"script", "img", "svg", "iframe", "a" if key != "brief" else "form"} & set(read.tags), key
        assert not [a for a in read.attributes if a[0].startswith("on") or a[1].startswith("javascript:")], key
        page.goto("about:blank")  # whose policy is none: the file must hold to its own
        page.set_content(found.text())
        assert page.evaluate("window.bad") is None
        marks = page.request.get(f"{site}{dossier}export/{key}.md").text()
        assert not re.search(r"(?<!\\)<(?!/?details|/?summary|br)", marks), key
        assert not re.search(r"(?<!\\)\]\(javascript:", marks), key


def _dossier(page: Page, site: str) -> str:
    page.goto(site)
    return page.locator("main .items a").first.get_attribute("href") or ""


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
