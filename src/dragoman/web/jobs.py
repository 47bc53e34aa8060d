"""Jobs: what takes longer than a page may, with the lines that it tells while it runs."""

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dragoman.record.errors import DragomanError

KEPT = 200  # jobs remembered
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
    _news: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, text: str, *, ok: bool = True) -> None:
        """Say what was done."""
        with self._news:
            self.lines.append(Line(text=text, ok=ok))
            self._news.notify_all()

    def end(self, problem: str = "") -> None:
        """Say that it is over, and what went wrong."""
        with self._news:
            self.ended, self.failed = True, problem
            self._news.notify_all()

    def follow(self, start: int = 0) -> Iterator[Line | None]:
        """The lines from one on, as they come, until the end; null every few seconds without any."""
        at = start
        while True:
            with self._news:
                if at >= len(self.lines) and not self.ended:
                    self._news.wait(timeout=BEAT)
                fresh, over = self.lines[at:], self.ended
            if not fresh and not over:
                yield None
            at += len(fresh)
            yield from fresh
            if over and at >= len(self.lines):
                return


@dataclass(slots=True)
class Jobs:
    """The jobs of a server, each in a thread of its own."""

    _jobs: dict[str, Job] = field(default_factory=dict)

    def find(self, job: str) -> Job | None:
        """A job by its id."""
        return self._jobs.get(job)

    def start(self, title: str, leads: str, total: int, work: Callable[[Job], None]) -> Job:
        """Begin something. What goes wrong in it ends it, and is told."""
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


def wait_for(job: Job, seconds: float) -> bool:
    """Whether a job is over within some seconds."""
    until = time.monotonic() + seconds
    while not job.ended and time.monotonic() < until:
        time.sleep(0.02)
    return job.ended
