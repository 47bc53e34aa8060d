"""A real browser over a real workspace. Without a Chromium these tests are skipped and say so; CI must have one."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tests.browser.keys import Keys
from tests.web.serving import SAMPLE, served, shelf

REQUIRED = "DRAGOMAN_BROWSER"  # set to "required" where a missing browser is a failure


def chromium() -> str | None:
    """Where a Chromium is."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        message = "no Chromium here: the pages were not driven (apt-get install chromium, or set CHROMIUM)"
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workspace with the sample dossier."""
    with shelf(tmp_path_factory.mktemp("store"), SAMPLE) as live, served(live) as url:
        yield url


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[str]:
    """A workspace without any dossier."""
    with shelf(tmp_path) as live, served(live) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails its test when a script fails, or when anything but the workspace is asked for."""
    context = browser.new_context(accept_downloads=True)
    context.set_default_timeout(15_000)
    made = context.new_page()
    problems: list[str] = []
    made.on("pageerror", lambda error: problems.append(str(error)))
    made.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    made.on("request", lambda request: _local(request.url, problems))
    made.on("dialog", lambda dialog: _asked(dialog, problems))
    yield made
    context.close()
    assert problems == []


def _asked(dialog: Dialog, problems: list[str]) -> None:
    problems.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _local(url: str, problems: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "blob:", "data:")):
        problems.append(f"asked for {url}")


@pytest.fixture
def keys(page: Page, site: str) -> Keys:
    """Before the brief of the sample's dossier."""
    page.goto(site)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/d/[\w-]+/$"))
    return Keys(page=page, site=page.url)
