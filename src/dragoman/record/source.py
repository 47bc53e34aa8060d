"""Where reports are to come from, as a person names it: files, folders, URLs, standard input."""

import re
from pathlib import Path

from dragoman.record.url import Url

STANDARD = Path("-")  # standard input, or output
HTTP = re.compile(r"https?://", re.IGNORECASE)
PLAIN = ("articles", "news", "reports", "texts")  # folders whose name says nothing of the dossier


def source(named: str | Path) -> Path | Url:
    """A URL of http or https, else a path; that there is something is looked at later."""
    return Url(named) if isinstance(named, str) and HTTP.match(named) else Path(named)


def dossier_name(named: Path | Url) -> str:
    """A dossier's name from where its reports are: `port-strike/` and `port-strike/reports/` are "Port strike"."""
    path = Path(named.rstrip("/")) if isinstance(named, Url) else named
    full = path.resolve()
    stem = "dossier" if path == STANDARD else full.parent.name if full.name in PLAIN else full.stem
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or stem
