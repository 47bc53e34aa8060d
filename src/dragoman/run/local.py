"""Reading in several processes of this machine.

Each loads the model once and is handed a few reports at a time; what becomes of them is given on in the order of the
reports, and no more is handed out than a little ahead of that. A process that dies takes nothing with it: another
gets its place and its reports, one by one, and the report that kills that one too is left unread.
"""

import os
import signal
from collections import deque
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, Pipe, wait
from types import TracebackType
from typing import Self

from dragoman.record.errors import DragomanError, ModelError
from dragoman.record.report import Report
from dragoman.run import Outcome, Runner, Unread
from dragoman.run.alone import outcomes
from dragoman.run.tasks import Task, tasks
from dragoman.settings import Settings

FEW = 8  # reports at most that a process is handed at once
TURNS = 4  # times at least that each process comes for more, so that none waits long for the last
AHEAD = 4  # handfuls a process that may be under way or done before the first of them is given on
PATIENCE = 5.0  # seconds that a process has to end


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def runner(workers: int) -> Runner:
    """Who reads in as many processes, or in this one where there is too little to read for more."""

    def reading(reports: Collection[Report], settings: Settings) -> Iterator[Outcome]:
        processes = min(workers, len(reports) // FEW)
        if processes > 1:
            with Pool(processes, settings) as pool:
                yield from pool.read(reports)
        else:
            rest = iter(reports)
            while some := tuple(islice(rest, FEW)):
                yield from outcomes(some, settings)

    return reading


class Worker:
    """A process that reads, this end of the pipe to it, and what it is at: nothing where it waits."""

    def __init__(self, settings: Settings) -> None:
        """Start it."""
        context = get_context("spawn")  # a fork would take along whatever threads its parent has
        self.pipe, theirs = Pipe()
        self.process = context.Process(target=serve, args=(theirs, settings), daemon=True)
        with _deaf():
            self.process.start()
        theirs.close()  # so that the pipe ends when the process does
        self.task: Task | None = None
        self.ready = False

    def hand(self, task: Task) -> None:
        """Give it reports to read. Whether it is alive is heard from its pipe."""
        self.task = task
        with suppress(OSError):
            self.pipe.send(task.reports)

    def end(self) -> None:
        """Stop it, whatever it is at."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(PATIENCE)


class Pool:
    """Processes that read, for as long as it is open."""

    def __init__(self, processes: int, settings: Settings) -> None:
        """`processes`: how many."""
        self.settings = settings
        self.workers = [Worker(settings) for _ in range(processes)]
        self.again: deque[Task] = deque()

    def __enter__(self) -> Self:
        """The pool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes."""
        for worker in self.workers:
            worker.end()

    def read(self, reports: Collection[Report]) -> Iterator[Outcome]:
        """What becomes of reports, in their order. Raises DragomanError where none can be read at all."""
        few = max(1, min(FEW, len(reports) // (len(self.workers) * TURNS)))
        ahead = few * AHEAD * len(self.workers)
        parted = tasks(reports, few, readers=len(self.workers))
        done: dict[int, Outcome] = {}
        given = 0
        waiting = next(parted, None)
        while given < len(reports):
            for worker in (w for w in self.workers if w.ready and w.task is None):
                if self.again:
                    worker.hand(self.again.popleft())
                elif waiting and waiting.start < given + ahead:
                    worker.hand(waiting)
                    waiting = next(parted, None)
            done.update(self._heard())
            while given in done:
                yield done.pop(given)
                given += 1

    def _heard(self) -> Iterator[tuple[int, Outcome]]:
        """What processes tell once one does: reports by their places, with what became of them."""
        listened = {worker.pipe: worker for worker in self.workers if worker.task or not worker.ready}
        for pipe in wait(list(listened)):
            worker = listened[pipe]  # type: ignore[index]  # of a list of connections `wait` gives connections
            try:
                told: list[Outcome] | DragomanError | None = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._lost(worker)
                continue
            if isinstance(told, DragomanError):
                raise told
            worker.ready, task, worker.task = True, worker.task, None
            if task and told:
                yield from enumerate(told, task.start)

    def _lost(self, worker: Worker) -> Iterator[tuple[int, Outcome]]:
        """Replace a process that died. Its reports are read again, one by one; one that was alone is left unread."""
        worker.process.join(PATIENCE)
        worker.end()
        if not worker.ready:
            message = "no process that reads could be started"
            raise ModelError(message)
        self.workers[self.workers.index(worker)] = Worker(self.settings)
        if worker.task and len(worker.task.reports) > 1:
            self.again.extend(Task(n, (report,)) for n, report in enumerate(worker.task.reports, worker.task.start))
        elif worker.task:
            reason = f"the process that read it died ({_cause(worker.process.exitcode)})"
            yield worker.task.start, Unread(report=worker.task.reports[0].id, reason=reason)


def _cause(code: int | None) -> str:
    """How a process ended, from its exit code: below zero the signal that it was killed by."""
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


@contextmanager
def _deaf() -> Iterator[None]:
    """Interrupts wait until it closes; a process started meanwhile never gets one: they are for its parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # as it starts it would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(pipe: Connection, settings: Settings) -> None:
    """Read what comes through a pipe until it ends; runs in a process of its own."""
    from dragoman.read.model import model  # noqa: PLC0415  only here: the process that hands out needs no model

    try:
        model()
        pipe.send(None)
        while True:
            pipe.send(outcomes(pipe.recv(), settings))
    except DragomanError as error:
        pipe.send(error)
    except (EOFError, OSError):  # nobody wants more
        return
