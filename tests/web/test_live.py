"""Records made beside the server, and jobs that tell how they go."""

import asyncio
import pickle
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dragoman import living
from dragoman.ingest.gathered import settled
from dragoman.ingest.uploads import Upload, gather_uploads
from dragoman.judging import Said
from dragoman.record.errors import UsageError
from dragoman.record.record import decode
from dragoman.store import Store, opened
from dragoman.store.kept import Derived
from dragoman.web.jobs import Job, Jobs, Line
from dragoman.web.live import Live, derived
from dragoman.web.shelf import slug
from tests.reading import cheap

NAME, PATH = "x", slug("x")


class Slow(Executor):
    """Does what it was asked for only when it is let."""

    def __init__(self) -> None:
        """Nothing waits yet."""
        self.waiting: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        made = Future[Any]()
        self.waiting.append(lambda: made.set_result(fn(*args, **kwargs)))
        return made

    def let(self) -> None:
        self.waiting.pop(0)()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(str(tmp_path / "s.db"), create=True) as made:
        made.make(NAME)
        add(made, "Tarn said the offer was an insult.")
        yield made


def add(store: Store, text: str) -> None:
    found = gather_uploads([Upload(name="a.txt", data=text.encode())])
    list(living.add(store, NAME, found, read=cheap))


def test_what_goes_to_the_process_beside_can_be_sent(store: Store) -> None:
    state = store.state(NAME)
    sent = pickle.loads(pickle.dumps((state, settled(state.gathered))))  # noqa: S301  our own
    assert derived(*sent) == living.record(store, NAME)


def test_the_real_process_beside_makes_the_same_record(store: Store) -> None:
    live = Live(store)
    try:
        held = live.held(PATH)
        assert held is not None
        assert (len(held.view.record.reports), held.behind) == (1, False)
        assert store.record(NAME) is not None
    finally:
        live.close()


def test_a_judgement_shows_at_once(store: Store) -> None:
    live = Live(store, start=lambda: ThreadPoolExecutor(1))
    held = live.held(PATH)
    assert held is not None
    claim = held.view.record.claims[0].id
    live.judge(NAME, Said(action="reject", who="Desk", items=(claim,)))
    after = live.held(PATH)
    assert after is not None
    assert (after.view.record.rejected, after.behind) == ((claim,), False)
    assert live.held("nothing-000000") is None
    live.close()


def test_the_last_record_is_shown_while_a_new_one_is_made_and_never_kept_as_it(store: Store) -> None:
    living.record(store, NAME)
    slow = Slow()
    live = Live(store, start=lambda: slow)
    first = live.held(PATH)
    add(store, "Venn said talks would go on.")
    behind = live.held(PATH, patience=0.0)
    assert first is not None
    assert behind is not None
    assert (behind.behind, behind.view.record) == (True, first.view.record)
    add(store, "A crane fell on the quay.")  # while the record of two reports is being made
    slow.let()
    middle = live.held(PATH, patience=0.0)
    assert middle is not None
    assert (len(middle.view.record.reports), middle.behind) == (2, True)
    kept = store.record(NAME)
    assert kept is not None
    assert (kept.revision < store.revision(NAME), len(decode(kept.data).reports)) == (True, 2)
    live.held(PATH, patience=0.0)
    slow.let()
    last = live.held(PATH)
    assert last is not None
    assert (len(last.view.record.reports), last.behind) == (3, False)


def test_after_a_start_the_record_of_before_is_shown_while_a_new_one_is_made(store: Store) -> None:
    living.record(store, NAME)
    add(store, "Venn said talks would go on.")
    slow = Slow()
    live = Live(store, start=lambda: slow)
    first = live.held(PATH, patience=0.0)
    assert first is not None
    assert (first.behind, len(first.view.record.reports)) == (True, 1)
    kept = store.record(NAME)
    assert kept is not None
    assert len(decode(kept.data).reports) == 1, "it is not kept as the new one"
    slow.let()
    after = live.held(PATH)
    assert after is not None
    assert (after.behind, len(after.view.record.reports)) == (False, 2)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"format": "dragoman.record/0"}'])
def test_a_record_of_before_that_cannot_be_read_is_made_anew(store: Store, data: bytes) -> None:
    store.keep(NAME, Derived(revision=store.revision(NAME), version="another", data=data))
    live = Live(store, start=lambda: ThreadPoolExecutor(1))
    held = live.held(PATH, patience=0.0)
    assert held is not None
    assert (held.behind, len(held.view.record.reports)) == (False, 1)
    live.close()


def test_a_dossier_that_was_removed_is_gone(store: Store) -> None:
    live = Live(store, start=lambda: ThreadPoolExecutor(1))
    assert live.held(PATH) is not None
    store.remove_dossier(NAME)
    assert live.held(PATH) is None
    live.close()


def awaited(lines: Coroutine[None, None, list[Line | None]]) -> list[Line | None]:
    """What a coroutine gives, from a thread of its own: Playwright's loop runs in this one once a page was driven."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, lines).result()


def test_a_job_tells_its_lines_and_then_ends() -> None:
    go = threading.Event()

    def work(job: Job) -> None:
        job.tell("one")
        go.wait(10)
        job.tell("two", ok=False)

    job = Jobs().start("t", "/", 2, work)

    async def followed() -> list[Line | None]:
        found = []
        async for line in job.follow():
            found.append(line)
            go.set()
        return found

    assert awaited(followed()) == [Line(text="one"), Line(text="two", ok=False)]
    assert (job.ended, job.failed) == (True, "")


def test_a_job_that_fails_says_so() -> None:
    def work(_: Job) -> None:
        message = "there is no such thing"
        raise UsageError(message)

    jobs = Jobs()
    job = jobs.start("t", "/", 0, work)

    async def followed() -> list[Line | None]:
        return [line async for line in job.follow()]

    assert awaited(followed()) == []
    assert (job.failed, jobs.find(job.id), jobs.find("none")) == ("there is no such thing", job, None)


def test_there_is_an_end_to_jobs_at_once() -> None:
    go, jobs = threading.Event(), Jobs()

    def work(_: Job) -> None:
        go.wait(10)

    for _ in range(8):
        jobs.start("t", "/", 0, work)
    with pytest.raises(UsageError, match="wait until one"):
        jobs.start("t", "/", 0, lambda _: None)
    go.set()
