"""The whole way, reports to record: the only file that names every stage."""

from collections.abc import Sequence
from pathlib import Path

from dragoman.ingest import ingest
from dragoman.reconcile import reconcile
from dragoman.reconcile.weigh import Weigher, here
from dragoman.record.record import Record, Skipped
from dragoman.record.url import Limits, Url
from dragoman.run import Runner, Unread
from dragoman.run.alone import extractions
from dragoman.settings import DEFAULT, Settings


def read_dossier(  # noqa: PLR0913  what is read, how, and who does it
    named: Sequence[Path | Url],
    *,
    name: str,
    settings: Settings = DEFAULT,
    stdin: bytes | None = None,
    runner: Runner = extractions,
    weigher: Weigher = here,
) -> Record:
    """The record of the reports in files and folders, at URLs, and in `stdin` where it is given.

    `runner`: who does the reading; what it leaves unread is among the skipped, with its reason. `weigher`: who compares
    what was read.
    """
    found = ingest(named, stdin=stdin, limits=Limits(private=settings.allow_private))
    outcomes = list(runner(found.reports, settings))
    done = [outcome for outcome in outcomes if not isinstance(outcome, Unread)]
    unread = {outcome.report: outcome for outcome in outcomes if isinstance(outcome, Unread)}
    skipped = [Skipped(file=r.file, reason=unread[r.id].reason) for r in found.reports if r.id in unread]
    reports = [report for report in found.reports if report.id not in unread]
    aside = (*found.skipped, *skipped)
    return reconcile(reports, done, name=name, settings=settings, skipped=aside, weigher=weigher)
