"""Who reads: this machine or a cluster, as a command line says."""

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.record.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.run import Runner
    from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class Machines:
    """Who reads. `ray`: a cluster, at an `address` or made for the run; `workers`: how many, null for all."""

    ray: bool = False
    address: str | None = None
    workers: int | None = None


@contextmanager
def reading(machines: Machines, settings: "Settings") -> "Iterator[Runner]":
    """Who reads, for as long as it is needed."""
    if machines.ray:
        from dragoman.run.ray import Cluster

        with Cluster(settings, address=machines.address, workers=machines.workers) as cluster:
            yield lambda reports, _: cluster.read(reports)
    elif machines.address:
        message = "--address is of a Ray cluster: add --runner ray"
        raise UsageError(message)
    else:
        from dragoman.run.local import cores, runner

        yield runner(machines.workers or cores())
