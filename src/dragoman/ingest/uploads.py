"""Files that come without a folder: dropped on a page, or texts that a program sends.

They are read as if they lay in one folder of their own, so that a manifest among them counts; to a store that folder
has always the same path, so that a file that comes twice is one.
"""

from collections.abc import Sequence
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

import msgspec

from dragoman.ingest import gather
from dragoman.ingest.draft import Draft, file_name
from dragoman.ingest.gathered import Gathered, Left, Row
from dragoman.record.base import Frozen
from dragoman.record.url import LIMITS, Limits, Url

FOLDER = "/uploaded"
LONGEST = 120  # characters of a file's name


class Upload(Frozen, kw_only=True):
    """A file: what it was called, and its bytes."""

    name: str
    data: bytes


def gather_uploads(uploads: Sequence[Upload], *, urls: Sequence[Url] = (), limits: Limits = LIMITS) -> Gathered:
    """What uploaded files and URLs hold, to be settled. Of two files of one name, the second gets a number."""
    with TemporaryDirectory(prefix="dragoman-") as made:
        folder = Path(made).resolve()
        paths = []
        for upload in uploads:
            path = _free(folder, upload.name)
            path.write_bytes(upload.data)
            paths.append(path)
        found = gather([*paths, *urls], limits=limits)
    return _moved(found, file_name(folder.as_posix()))


def _free(folder: Path, name: str) -> Path:
    """A path in the folder for a name, with nothing in it that could lead out of there or hide it."""
    last = PurePath(name.replace("\\", "/")).name.replace("\0", "")
    plain = file_name(last).strip(" ").lstrip(".")[-LONGEST:] or "report.txt"
    stem, suffix = PurePath(plain).stem, PurePath(plain).suffix
    number, path = 1, folder / plain
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def _moved(found: Gathered, folder: str) -> Gathered:
    """What was gathered, as if it had lain in the folder of uploads."""

    def there(path: str) -> str:
        return FOLDER + path.removeprefix(folder) if path.startswith(folder) else path

    def draft(one: Draft) -> Draft:
        return msgspec.structs.replace(one, folder=there(one.folder), at=there(one.at), real=there(one.real))

    def row(one: Row) -> Row:
        return msgspec.structs.replace(one, manifest=there(one.manifest), target=there(one.target))

    return Gathered(
        drafts=tuple(map(draft, found.drafts)), rows=tuple(map(row, found.rows)),
        left=tuple(Left(source=there(one.source), skipped=one.skipped) for one in found.left),
    )  # fmt: skip
