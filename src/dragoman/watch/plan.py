"""`feeds.toml`: what a person wants watched for a dossier, and whom to tell."""

import tomllib
from pathlib import Path

import msgspec

from dragoman.record.base import Frozen
from dragoman.record.errors import UsageError
from dragoman.record.url import Url

MINUTE = 60.0
OFTENEST = 1.0  # minutes between two visits of a feed at the least


class Folder(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A folder whose new files are reports. `all`: they belong to the dossier without being looked at for relevance."""

    path: str
    all: bool = False


class Feed(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An RSS or Atom feed. `minutes`: between two visits; `links`: fetch the page of an item that has no full text."""

    url: str
    minutes: float = 15.0
    links: bool = True
    all: bool = False


class Tell(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to tell what was new: a URL that takes JSON by POST, an Atom file to write."""

    webhook: str | None = None
    atom: str | None = None


class Plan(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is watched, in the order of the file; paths as seen from it."""

    folder: tuple[Folder, ...] = ()
    feed: tuple[Feed, ...] = ()
    tell: Tell = Tell()


def plan(path: Path) -> Plan:
    """The plan in a file. Raises UsageError, in one line, where it cannot be read or says something else."""
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8-sig")), Plan)
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise UsageError(message) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path} is no TOML: {error}"
        raise UsageError(message) from None
    except msgspec.ValidationError as error:
        message = f"{path}: {error}"
        raise UsageError(message) from None
    _check(path, found)
    return _from(path.parent, found)


def _check(path: Path, found: Plan) -> None:
    """Raise UsageError for a plan that watches nothing, or feeds that no one could visit so."""
    faults = [f"{url} is no http(s) URL" for url in _urls(found) if not url.lower().startswith(("http://", "https://"))]
    faults += [
        f"{feed.url}: at least {OFTENEST:g} minute between visits" for feed in found.feed if not feed.minutes >= 1
    ]
    faults += [] if found.folder or found.feed else ["it names no [[folder]] and no [[feed]]"]
    if faults:
        message = f"{path}: {faults[0]}"
        raise UsageError(message)


def _urls(found: Plan) -> list[Url]:
    hook = [found.tell.webhook] if found.tell.webhook else []
    return [Url(url) for url in (*(feed.url for feed in found.feed), *hook)]


def _from(folder: Path, found: Plan) -> Plan:
    """The plan with its paths as seen from the file's folder, each feed once."""
    feeds: dict[str, Feed] = {}
    for feed in found.feed:
        feeds.setdefault(feed.url, feed)
    atom = str(folder / found.tell.atom) if found.tell.atom else None
    return Plan(
        folder=tuple(msgspec.structs.replace(one, path=str(folder / one.path)) for one in found.folder),
        feed=tuple(feeds.values()),
        tell=msgspec.structs.replace(found.tell, atom=atom),
    )
