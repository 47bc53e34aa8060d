"""Who reads: this machine or a cluster, as a command line says."""

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dragoman.record.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.reconcile.weigh import Weigher
    from dragoman.run import Runner
    from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class Machines:
    """Who reads. `ray`: a cluster, at an `address` or made for the run; `workers`: how many, null for all."""

    ray: bool = False
    address: str | None = None
    workers: int | None = None


class Hands(NamedTuple):
    """Who reads reports, and who weighs pairs of claims."""

    read: "Runner"
    weigh: "Weigher"


@contextmanager
def hands(machines: Machines, settings: "Settings") -> "Iterator[Hands]":
    """Who reads and weighs, for as long as it is needed."""
    if machines.ray:
        from dragoman.run.ray import Cluster

        with Cluster(settings, address=machines.address, workers=machines.workers) as cluster:
            yield Hands(lambda reports, _: cluster.read(reports), cluster.weigh)
    elif machines.address:
        message = "--address is of a Ray cluster: add --runner ray"
        raise UsageError(message)
    else:
        from dragoman.run.local import cores, runner
        from dragoman.run.weighing import weigher

        workers = machines.workers or cores()
        yield Hands(runner(workers), weigher(workers))
