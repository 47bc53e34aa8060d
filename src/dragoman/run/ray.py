"""Reading on a Ray cluster: one on this machine, made for the run, or one that is there (`--address`).

Each actor loads the model once and is handed a few reports at a time; what becomes of them is given on in their order.
An actor that dies, or is at a few reports for too long, is replaced, and its reports are read again, one by one: a
report that takes two more with it is left unread with the reason. A cluster of our own listens on loopback only, asks
for a token, has no dashboard and tells nobody of its use.
"""

import os
import secrets
import socket
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, cycle
from time import monotonic
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from dragoman.reconcile.block import Pairs
from dragoman.reconcile.weigh import Found, here, weigh
from dragoman.reconcile.wording import Weights
from dragoman.record.errors import ClusterError, DragomanError
from dragoman.record.extra import library
from dragoman.record.report import Report
from dragoman.run import Outcome, Unread
from dragoman.run.tasks import Task, tasks
from dragoman.run.weighing import AHEAD as WEIGHED
from dragoman.run.weighing import MANY, handed, until
from dragoman.settings import Settings

QUIET = {  # read by Ray when it is loaded
    "RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS_SKIP_REGEX": ".", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}  # fmt: skip
LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_AUTH_MODE": "token"}  # the first: a cluster of many machines
MEMORY = 200_000_000  # bytes that the cluster of one machine shares: reports under way need few
FEW = 8  # reports that an actor is handed at once
AHEAD = 4  # handfuls an actor that may be under way or done before the first of them is given on
TRIES = 2  # times that a report is read alone before it is left unread
PATIENCE = 300.0  # seconds that a few reports may take, from handing them out to their end
ANSWER = 5.0  # seconds in which a cluster answers


class Reader:
    """What an actor is: the model, loaded, and the settings to read by."""

    def __init__(self, settings: Settings) -> None:
        """Load the model. Raises ModelError where it is missing."""
        from dragoman.read.model import model  # noqa: PLC0415  only here: the process that hands out needs no model

        model()
        self.settings = settings

    def ready(self) -> int:
        """Its process."""
        return os.getpid()

    def read(self, reports: tuple[Report, ...]) -> list[Outcome]:
        """What becomes of reports, in their order."""
        from dragoman.run.alone import outcomes  # noqa: PLC0415

        return outcomes(reports, self.settings)

    def weigh(self, pairs: Pairs, weights: Weights) -> Found:
        """What comes of pairs of claims."""
        return weigh(pairs, weights)


@dataclass(frozen=True, slots=True)
class Under:
    """A task under way: which actor is at it, and until when it may be."""

    actor: int
    task: Task
    until: float


class Cluster:
    """Actors that read, for as long as it is open. `read` is a Runner for the settings that it was made with."""

    def __init__(
        self,
        settings: Settings,
        *,
        address: str | None = None,
        workers: int | None = None,
        patience: float = PATIENCE,
        reader: type = Reader,
    ) -> None:
        """`address`: of a cluster that is there; `workers`: how many actors, by default one a processor of it.

        `reader`: what an actor is; a test's own may die.
        """
        self._settings, self._patience, self._class = settings, patience, reader
        self._ray = _connected(address, workers)
        self._workers = workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        self._actors: list[Any] = []
        self.lost = 0  # actors that were replaced
        self._again: deque[Task] = deque()

    def __enter__(self) -> Self:
        """The cluster itself, once all actors have loaded the model. Raises ClusterError where they cannot."""
        self._actors = [self._actor() for _ in range(self._workers)]
        try:
            self.processes = self._ray.get([actor.ready.remote() for actor in self._actors])
        except self._ray.exceptions.RayError as error:
            self._ray.shutdown()
            message = f"no actor of the cluster could be started: {_line(error)}"
            raise ClusterError(message) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all actors, and the cluster where it was made for this."""
        for actor in self._actors:
            self._ray.kill(actor)
        self._ray.shutdown()

    def read(self, reports: Collection[Report]) -> Iterator[Outcome]:
        """What becomes of reports, in their order."""
        parted = tasks(reports, max(1, min(FEW, len(reports) // self._workers)), readers=self._workers)
        done: dict[int, Outcome] = {}
        under: dict[Any, Under] = {}
        waiting, given = next(parted, None), 0
        while given < len(reports):
            for actor in set(range(self._workers)) - {one.actor for one in under.values()}:
                if self._again:
                    under |= self._handed(actor, self._again.popleft())
                elif waiting and waiting.start < given + FEW * AHEAD * self._workers:
                    under |= self._handed(actor, waiting)
                    waiting = next(parted, None)
            done.update(self._heard(under))
            while given in done:
                yield done.pop(given)
                given += 1

    def weigh(self, parts: Iterable[Pairs], weights: Weights, *, least: int = MANY) -> Iterator[Found]:
        """A Weigher: the actors, where there are so many pairs. What an actor dies of is weighed here."""
        rest = iter(parts)
        first = until(rest, least)
        if sum(len(pairs.places) for pairs in first) < least:
            yield from here(chain(first, rest), weights)
            return
        actors = cycle(self._actors)

        def given(pairs: Pairs) -> Callable[[], Found]:
            return partial(self._weighed, next(actors).weigh.remote(pairs, weights), pairs, weights)

        yield from handed(chain(first, rest), given, WEIGHED * self._workers)

    def _weighed(self, promise: Any, pairs: Pairs, weights: Weights) -> Found:  # noqa: ANN401  Ray's own
        try:
            found: Found = self._ray.get(promise)
        except self._ray.exceptions.RayError:
            return weigh(pairs, weights)
        return found

    def _handed(self, actor: int, task: Task) -> dict[Any, Under]:
        """Give an actor reports to read."""
        promise = self._actors[actor].read.remote(task.reports)
        return {promise: Under(actor, task, monotonic() + self._patience)}

    def _heard(self, under: dict[Any, Under]) -> Iterator[tuple[int, Outcome]]:
        """What actors tell once one does, or has been at it for too long: reports by their places."""
        rest = min(one.until for one in under.values()) - monotonic()
        promises, _ = self._ray.wait(list(under), num_returns=1, timeout=max(rest, 0.0))
        for promise in promises:
            one = under.pop(promise)
            try:
                yield from enumerate(self._ray.get(promise), one.task.start)
            except self._ray.exceptions.RayActorError:
                yield from self._lost(one, "the process that read it died")
            except self._ray.exceptions.RayTaskError as error:
                raise error.cause if isinstance(error.cause, DragomanError) else ClusterError(_line(error)) from None
        for promise, one in list(under.items()):
            if one.until <= monotonic() and not self._ray.wait([promise], timeout=0)[0]:
                del under[promise]
                self._ray.kill(self._actors[one.actor])
                yield from self._lost(one, f"reading it took more than {self._patience:.0f} s", tries=1)

    def _lost(self, one: Under, why: str, *, tries: int = TRIES) -> Iterator[tuple[int, Outcome]]:
        """Replace an actor. Its reports are read again, one by one; one that was alone so often is left unread."""
        self.lost += 1
        self._actors[one.actor] = actor = self._actor()
        try:
            self._ray.get(actor.ready.remote(), timeout=PATIENCE)
        except self._ray.exceptions.RayError as error:
            message = f"an actor died, and no other could be started: {_line(error)}"
            raise ClusterError(message) from None
        task = one.task
        if len(task.reports) == 1 and task.tries >= tries:
            yield task.start, Unread(report=task.reports[0].id, reason=why)
        else:
            self._again.extend(Task(n, (r,), task.tries + 1) for n, r in enumerate(task.reports, task.start))

    def _actor(self) -> Any:  # noqa: ANN401  Ray gives its actors no types
        return self._ray.remote(self._class).options(num_cpus=1, max_restarts=0).remote(self._settings)


def _connected(address: str | None, workers: int | None) -> Any:  # noqa: ANN401  Ray may not be installed
    """Ray, connected. Raises MissingError where it is not installed, ClusterError where no cluster answers."""
    if address:
        _answering(address)
    for name, value in (QUIET if address else QUIET | LOOPBACK | {"RAY_AUTH_TOKEN": secrets.token_hex(32)}).items():
        os.environ.setdefault(name, value)
    ray = library("ray", extra="ray")
    common = {"log_to_driver": False, "configure_logging": False, "include_dashboard": None if address else False}
    own = {"num_cpus": workers, "object_store_memory": MEMORY, "_node_ip_address": "127.0.0.1"}
    try:
        ray.init(address=address or "local", **common, **({} if address else own))
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        message = f"no Ray cluster answers at {address}: {_line(error)}" if address else f"Ray: {_line(error)}"
        raise ClusterError(message) from None
    return ray


def _answering(address: str) -> None:
    """Raise ClusterError where nothing listens at an address: Ray itself would try for minutes."""
    place = urlsplit(address if "://" in address else f"//{address}")
    try:
        port = place.port
    except ValueError:
        port = None
    if address == "auto":
        return
    if not place.hostname or not port:
        message = (
            f"{address!r} is no address of a Ray cluster: it should be like 10.0.0.7:6379, ray://10.0.0.7:10001 or auto"
        )
        raise ClusterError(message)
    try:
        socket.create_connection((place.hostname, port), timeout=ANSWER).close()
    except OSError as error:
        message = f"no Ray cluster answers at {address}: {error.strerror or error}"
        raise ClusterError(message) from None


def _line(error: Exception) -> str:
    """The first line of what an error says."""
    lines: Sequence[str] = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
