"""Reports in, a record out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dragoman.api.record import Record
from dragoman.lexicon.issues import own_issues
from dragoman.record.errors import DragomanError
from dragoman.record.source import dossier_name, source
from dragoman.settings import Settings, anchor_day


def read(
    *sources: str | Path,
    name: str | None = None,
    anchor: str | date | None = None,
    issues: str | Path | None = None,
    allow_private: bool = False,
    workers: int = 1,
) -> Record:
    """The record of the reports in files and folders and at URLs: what `dragoman read` writes.

    `name`: of the dossier, by default that of the first source. `anchor`: the day from which undated reports count
    "Friday". `issues`: a TOML file with issues of your own. `allow_private`: whether URLs may lead inside this machine
    or its network. `workers`: how many processes read; a script that asks for more than one stands under
    `if __name__ == "__main__"`, as Python's multiprocessing wants it. What cannot be read is in `record.skipped`, with
    the reason. Raises DragomanError where nothing can.
    """
    from dragoman.pipeline import read_dossier
    from dragoman.run.local import runner

    named = [source(one) for one in sources]
    if not named:
        message = "no reports: name files, folders or URLs"
        raise DragomanError(message)
    settings = Settings(anchor=anchor_day(str(anchor) if anchor else None), allow_private=allow_private)
    if issues:
        settings = replace(settings, issues=own_issues(Path(issues)))
    reader = runner(workers)
    found = Record.of(read_dossier(named, name=name or dossier_name(named[0]), settings=settings, runner=reader))
    if not found.reports:
        left = found.skipped[0] if found.skipped else None
        message = f"no report could be read: {left.file}: {left.reason}" if left else "no reports there"
        raise DragomanError(message)
    return found
