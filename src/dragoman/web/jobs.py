"""Jobs: what takes longer than a page may, with the lines that it tells while it runs."""

import asyncio
import secrets
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from dragoman.record.errors import DragomanError, UsageError

KEPT = 200  # jobs remembered
LOOK = 0.1  # seconds between two looks for something new
MOST = 8  # jobs at once
BEAT = 10.0  # seconds after which a listener is told that the job goes on


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a job told. `ok`: whether it went well."""

    text: str
    ok: bool = True


@dataclass(slots=True)
class Job:
    """One thing that runs. `leads`: the page that shows what it made; `total`: how many lines are expected."""

    id: str
    title: str
    leads: str
    total: int
    lines: list[Line] = field(default_factory=list)
    ended: bool = False
    failed: str = ""

    def tell(self, text: str, *, ok: bool = True) -> None:
        """Say what was done."""
        self.lines.append(Line(text=text, ok=ok))

    def end(self, problem: str = "") -> None:
        """Say that it is over, and what went wrong."""
        self.failed = problem
        self.ended = True

    async def follow(self) -> AsyncIterator[Line | None]:
        """The lines as they come, until the end; null every few seconds without any. Holds no thread meanwhile."""
        at, quiet = 0, 0.0
        while True:
            over, fresh = self.ended, self.lines[at:]  # in this order: what is told before the end is not missed
            for line in fresh:
                yield line
            at, quiet = at + len(fresh), 0.0 if fresh else quiet + LOOK
            if over:
                return
            if quiet >= BEAT:
                quiet = 0.0
                yield None
            await asyncio.sleep(LOOK)


@dataclass(slots=True)
class Jobs:
    """The jobs of a server, each in a thread of its own."""

    _jobs: dict[str, Job] = field(default_factory=dict)

    def find(self, job: str) -> Job | None:
        """A job by its id."""
        return self._jobs.get(job)

    def start(self, title: str, leads: str, total: int, work: Callable[[Job], None]) -> Job:
        """Begin something. What goes wrong in it ends it, and is told. Raises UsageError for too many at once."""
        if sum(not job.ended for job in list(self._jobs.values())) >= MOST:
            message = f"{MOST} things are being done already: wait until one of them is over"
            raise UsageError(message)
        made = Job(id=secrets.token_urlsafe(12), title=title, leads=leads, total=total)
        while len(self._jobs) >= KEPT:
            self._jobs.pop(next(iter(self._jobs)))
        self._jobs[made.id] = made
        threading.Thread(target=_run, args=(made, work), name=f"job-{made.id}", daemon=True).start()
        return made


def _run(job: Job, work: Callable[[Job], None]) -> None:
    try:
        work(job)
    except DragomanError as error:
        job.end(str(error))
    except Exception:
        job.end("Something went wrong here. The log of `dragoman serve` says what.")
        raise  # the thread's own hook writes it to the log
    else:
        job.end()
