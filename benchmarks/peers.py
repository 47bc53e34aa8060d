"""Other libraries over the same texts and the same parse, where they are installed (requirements-bench.lock)."""

import importlib.util
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import trafilatura
from spacy.tokens import Doc

from benchmarks.reading import official
from benchmarks.results import table
from benchmarks.texts import long_reports
from dragoman.read import BATCH
from dragoman.read.model import model
from dragoman.reconcile.passages import alike, story
from dragoman.record.report import Report, report_id, text_hash

REPORTS = 60
R = TypeVar("R")
PERMUTATIONS, LIKE, SHINGLE = 128, 0.5, 5  # of MinHash: its usual number, likeness of two texts, words in a row


def lines() -> Iterator[str]:
    """The lines of the results: seconds of a processor for each peer, beside spaCy's own pass."""
    absent = [name for name in ("datasketch", "textacy") if importlib.util.find_spec(name) is None]
    texts = long_reports(REPORTS)
    nlp = official()
    floor, docs = _timed(lambda: list(nlp.pipe(texts, batch_size=BATCH)))
    rows = [("spaCy's own pass", floor, f"{sum(map(len, docs)):,} words")]
    seconds, _ = _timed(lambda: list(model().pipe(texts, batch_size=BATCH)))
    rows.append(("dragoman: the same parse", seconds, ""))
    pages = [f"<html><body><article><p>{t.replace(chr(10), '</p><p>')}</p></article></body></html>" for t in texts]
    seconds, kept = _timed(lambda: [trafilatura.extract(page) for page in pages])
    rows.append(("trafilatura on the texts as pages", seconds, f"{sum(bool(k) for k in kept)} texts found"))
    reports = [Report(id=report_id(t), file="x", text=t, sha256=text_hash(t), words=len(t.split())) for t in texts]
    seconds, shared = _timed(lambda: list(alike([story(report) for report in reports])))
    rows.append(("dragoman: shared passages, to the word", seconds, f"{len(shared)} pairs of texts"))
    if "datasketch" not in absent:
        seconds, pairs = _timed(partial(_hashed, texts))
        rows.append(("datasketch: MinHash of whole texts", seconds, f"{pairs} pairs of texts"))
    if "textacy" not in absent:
        seconds, (found, failed) = _timed(partial(_quoted, docs))
        rows.append(("textacy: direct quotations", seconds, f"{found} found, {failed} texts failed"))
    yield from table(
        ("who", "seconds", "of spaCy's pass", "what came"),
        [(name, f"{s:.2f}", f"{s / floor:.2f}", told) for name, s, told in rows],
    )
    if absent:
        yield ""
        yield f"Not installed, so not measured: {', '.join(absent)} (`make bench` installs them aside)."


def _timed(work: Callable[[], R]) -> tuple[float, R]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _hashed(texts: list[str]) -> int:
    """How many pairs of texts MinHash holds for alike."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  a peer that need not be there

    index, pairs = MinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS), 0
    for number, text in enumerate(texts):
        words = text.lower().split()
        mine = MinHash(num_perm=PERMUTATIONS)
        mine.update_batch([" ".join(words[n : n + SHINGLE]).encode() for n in range(len(words) - SHINGLE + 1)])
        pairs += len(index.query(mine))
        index.insert(str(number), mine)
    return pairs


def _quoted(docs: list[Doc]) -> tuple[int, int]:
    """How many direct quotations textacy finds, and in how many texts it fails."""
    from textacy.extract import direct_quotations  # noqa: PLC0415  a peer that need not be there

    found = failed = 0
    for doc in docs:
        try:
            found += sum(1 for _ in direct_quotations(doc))
        except Exception:  # noqa: BLE001  whatever it is, it is counted
            failed += 1
    return found, failed
