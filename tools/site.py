"""What `make site` does to pages (mkdocs' `hooks`): links that leave docs/ become the paths that they name.

On the site there is nothing behind them; in a copy of the repository, where the pages are read as files, there is.
"""

import posixpath
import re

from mkdocs.structure.pages import Page

LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((\.\.[^)\s#]*)[^)]*\)")


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """The page as it is built."""
    return LINK.sub(lambda found: _inside(found, posixpath.dirname(page.file.src_uri)), markdown)


def _inside(found: re.Match[str], folder: str) -> str:
    """A link as it was, or as words and a path where it leaves docs/."""
    path = posixpath.normpath(posixpath.join("docs", folder, found[2]))
    return found[0] if path.startswith("docs/") else f"{found[1]} (`{path}`)"
