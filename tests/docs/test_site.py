"""The documentation builds as pages without a warning, and the pages load nothing from elsewhere."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from tests.dossiers import ROOT
from tools.site import on_page_markdown

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}


def build(config: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(site)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages."""
    folder = tmp_path_factory.mktemp("site")
    done = build(ROOT / "mkdocs.yml", folder)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


class _Loaded(HTMLParser):
    """The addresses that a page loads by itself, and the pictures without words."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if held.get("rel") not in ("canonical", "prev", "next"):
            self.urls.append(held.get(LOADING.get(tag, "")) or "")
        if tag == "img" and not held.get("alt"):
            self.silent.append(held.get("src") or "")


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        found = _Loaded()
        found.feed(page.read_text(encoding="utf-8"))
        assert [url for url in found.urls if "//" in url] == [], page
        assert found.silent == [], page
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)\"']*", text) == [], sheet


@pytest.mark.parametrize(
    ("page", "link", "shown"),
    [
        ("a.md", "[evaluation](../evaluation/README.md#floors)", "evaluation (`evaluation/README.md`)"),
        ("how/b.md", "[the house](../../CONTRIBUTING.md)", "the house (`CONTRIBUTING.md`)"),
        ("how/b.md", "[security](../security.md)", "[security](../security.md)"),
    ],
)
def test_links_that_leave_the_documentation_are_paths(page: str, link: str, shown: str) -> None:
    held = SimpleNamespace(file=SimpleNamespace(src_uri=page))
    assert on_page_markdown(f"See {link}.", page=cast("Page", held)) == f"See {shown}."


def test_a_broken_link_and_a_page_in_no_menu_fail_the_build(tmp_path: Path) -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    head = (
        config[: config.index("\nnav:")]
        .replace("hooks: [tools/site.py]\n", "")
        .replace("extra_css: [assets/site.css]\n", "")
    )
    (tmp_path / "mkdocs.yml").write_text(f"{head}\nnav:\n  - Home: index.md\n", encoding="utf-8")
    pages = tmp_path / "docs"
    pages.mkdir()
    (pages / "index.md").write_text("# Home\n\nFine.\n", encoding="utf-8")
    assert build(tmp_path / "mkdocs.yml", tmp_path / "site").returncode == 0
    (pages / "index.md").write_text("# Home\n\n[gone](gone.md)\n", encoding="utf-8")
    assert build(tmp_path / "mkdocs.yml", tmp_path / "site").returncode != 0
    (pages / "index.md").write_text("# Home\n\n[gone](#gone)\n", encoding="utf-8")
    assert build(tmp_path / "mkdocs.yml", tmp_path / "site").returncode != 0
    (pages / "index.md").write_text("# Home\n", encoding="utf-8")
    (pages / "other.md").write_text("# Other\n", encoding="utf-8")
    assert build(tmp_path / "mkdocs.yml", tmp_path / "site").returncode != 0
