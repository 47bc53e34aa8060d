"""Pictures of each page of the workspace, at 1280 and 360 px, light and dark, for looking at.

    .venv/bin/python tools/shots.py build/shots [--dossier samples/ernsee-ceasefire] [--readme docs/workspace.png]

Needs a Chromium (Debian's, or in CHROMIUM) and what tests need. Starts a workspace of its own on a free port.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
PAGES = (
    "", "findings", "positions", "commitments", "conditions", "timeline", "map", "statements", "reports", "origins",
    "judgements", "add", "search?q=ceasefire",
)  # fmt: skip
WIDTHS = {"wide": (1280, 900), "narrow": (360, 740)}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A workspace with one dossier; its URL."""
    with tempfile.TemporaryDirectory() as made:
        store = f"sqlite:///{made}/shots.db"
        environment = {**os.environ, "DRAGOMAN_STORE": store}
        command = [sys.executable, "-m", "dragoman"]
        name = folder.name.replace("-", " ").capitalize()
        subprocess.run([*command, "add", name, str(folder)], check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
        serve = [*command, "serve", "--port", "0"]
        server = subprocess.Popen(serve, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
        try:
            assert server.stdout is not None  # noqa: S101  it was asked for
            yield server.stdout.readline().split()[2].rstrip("/")
        finally:
            server.terminate()
            server.wait()


def chromium() -> str | None:
    """Where a Chromium is; null where playwright is to use its own."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def visit(page: Page, url: str) -> list[tuple[str, str]]:
    """The pages to be shown, by name: those of the menu, one finding that differs, one report, two side by side."""
    page.goto(url)
    dossier = page.locator(".items a").first.get_attribute("href") or "/"
    found = [("home", "/"), ("new", "/new"), ("help", "/help"), ("login", "/login"), ("error", "/nowhere")]
    found += [(name.split("?", maxsplit=1)[0] or "brief", f"{dossier}{name}") for name in PAGES]
    page.goto(f"{url}{dossier}findings")
    found.append(("finding", page.locator(".items a").first.get_attribute("href") or "/"))
    page.goto(f"{url}{dossier}reports")
    links = page.locator("td.words a")
    found.append(("report", links.first.get_attribute("href") or "/"))
    ids = [(links.nth(n).get_attribute("href") or "").rsplit("/", 1)[-1] for n in (0, 1)]
    found.append(("compare", f"{dossier}compare?a={ids[0]}&b={ids[1]}"))
    page.goto(f"{url}{dossier}positions")
    found.append(("cell", f"{dossier}positions{page.locator('.matrix td a').first.get_attribute('href')}"))
    page.goto(f"{url}{dossier}timeline")
    found.append(("day", f"{dossier}timeline{page.locator('svg.lanes a').nth(1).get_attribute('href')}"))
    return found


def working(page: Page, url: str, name: str, files: list[str]) -> Iterator[str]:
    """The states of a page that adds reports to a new dossier: begun, half way, over with something left out."""
    page.goto(f"{url}/new")
    page.get_by_label("Name of the negotiation").fill(name)
    page.get_by_role("button", name="Make it").click()
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_selector("progress")
    yield "job-begun"
    page.wait_for_selector(".lines li:nth-child(2)", timeout=120_000)
    yield "job-half"
    page.wait_for_selector("p.notice", timeout=120_000)
    yield "job-over"
    page.goto(re.sub("/jobs/.*", "/judgements", page.url))
    yield "empty"


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--dossier", type=Path, default=ROOT / "samples" / "ernsee-ceasefire")
    parser.add_argument("--readme", type=Path)
    given = parser.parse_args()
    given.target.mkdir(parents=True, exist_ok=True)
    with served(given.dossier) as url, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        pages = visit(browser.new_page(), url)
        for scheme in ("light", "dark"):
            for width, (w, h) in WIDTHS.items():
                page = browser.new_page(viewport={"width": w, "height": h}, color_scheme=scheme)
                for name, path in pages:
                    page.goto(f"{url}{path}")
                    page.screenshot(path=given.target / f"{name}-{width}-{scheme}.png", full_page=True)
                files = sorted(str(path) for path in given.dossier.iterdir())
                for name in working(page, url, f"{width} {scheme}", [*files, str(ROOT / "Makefile")]):
                    page.screenshot(path=given.target / f"{name}-{width}-{scheme}.png")
                page.close()
        if given.readme:
            page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
            page.goto(url + dict(pages)["finding"])
            page.screenshot(path=given.readme)
        browser.close()


if __name__ == "__main__":
    main()
