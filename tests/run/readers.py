"""What actors of a test do in place of reading: quick, and deadly where a text says so. Their processes import it."""

import os
import signal
import time
from pathlib import Path

from dragoman.reconcile.block import Pairs
from dragoman.reconcile.weigh import Found, weigh
from dragoman.reconcile.wording import Weights
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report
from dragoman.run import Outcome, Unread
from dragoman.settings import Settings


class Cheap:
    """Finds nothing, without a model."""

    def __init__(self, settings: Settings) -> None:
        """`settings`: as any reader has them."""
        self.settings = settings

    def ready(self) -> int:
        return os.getpid()

    def read(self, reports: tuple[Report, ...]) -> list[Outcome]:
        return [self.one(report) for report in reports]

    def weigh(self, pairs: Pairs, weights: Weights) -> Found:
        return weigh(pairs, weights)

    def one(self, report: Report) -> Outcome:
        if "poison" in report.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "endless" in report.text:
            time.sleep(3600)
        if "raises" in report.text:
            return Unread(report=report.id, reason="cannot be read: ValueError: no")
        if "once" in report.text:
            mark = Path(report.text.split()[-1])
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return Extraction(report=report.id, entities=(), claims=())


class Broken:
    """Cannot even begin."""

    def __init__(self, settings: Settings) -> None:
        """Never gets there."""
        self.settings = settings
        message = "no model here"
        raise ValueError(message)

    def ready(self) -> int:
        return 0
