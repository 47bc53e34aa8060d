"""PolNeAR 1.0: attributions of news articles in brat stand-off, read, and dragoman's statements scored by them.

Newell, Margolin & Ruths, "An Attribution Relations Corpus for Political News" (LREC 2018). Its texts are publishers'
property and are only measured. Its notion of an attribution is wider than a statement's (inner states, one-word
contents, publications as sources): recall is bounded by that.

Measures, over words (runs of letters and digits; marks count for nothing), each with precision and recall:
- Attributions are matched one to one, those whose contents share most (Dice) first; a pair that shares no word of
  content is none. An attribution is direct, mixed or indirect by how much of its content stands in quotation marks.
- `overlap` of source, cue or content: for each match the share of the predicted span's words that the gold's holds,
  summed over all predictions (precision), and the share of the gold's words, summed over all gold (recall): soft span
  overlap as in Johansson & Moschitti (2013) and Pareti et al. (EMNLP 2013). What is unmatched adds nothing.
- `exact`: the same with 1 for spans of the same words and 0 for all others.
- `linked`: sources that overlap their gold in a match whose contents share at least half (Dice).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.extract.learned import told_of
from dragoman.extract.learned_statements import with_learned
from dragoman.extract.statements import statements
from dragoman.ingest import ingest
from dragoman.read import reading
from dragoman.read.model import model
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement
from evaluation.dossiers import shared

Mode = Literal["direct", "mixed", "indirect"]
Words = frozenset[int]
SPANS = ("source", "cue", "content")
MODES: tuple[Mode, ...] = ("direct", "mixed", "indirect")
WORD = re.compile(r"\w+")
NUMBERED = re.compile(r"\d+$")
ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: the words of each span, as the offsets at which they begin, in code points."""

    source: Words
    cue: Words
    content: Words
    mode: Mode


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one kind of span in attributions of one mode ("all": of every mode), shares of 1."""

    mode: str
    measure: str
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Article:
    """The gold and the predicted attributions of one text."""

    gold: tuple[Attribution, ...]
    found: tuple[Attribution, ...]


def articles(half: str, *, most: int | None = None) -> Iterator[Article]:
    """The articles of a half ("train" or "dev"), the first `most` by name, read; none where the corpus is not there."""
    folder = shared() / "corpora" / "polnear" / half
    for path in sorted((folder / "text").glob("*.txt"))[:most]:
        notes = sorted(p for p in (folder / "attributions").glob(f"{path.stem}*.ann") if _stem(p) == path.stem)
        for report in ingest([path]).reports if notes else ():
            read = reading(report, model()(report.text), anchor=None)
            gold = attributions(notes[0].read_text(encoding="utf-8"), read)
            said = with_learned(read, told_of(read), statements(read))
            yield Article(tuple(gold), tuple(predicted(said, read)))


def _stem(path: Path) -> str:
    """The name of the text that annotations belong to: their own without the annotator's mark."""
    return ANNOTATOR.sub("", path.stem)


def attributions(annotations: str, read: Reading) -> Iterator[Attribution]:
    """The attributions of a brat stand-off file; one without content is left out."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in annotations.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            _, _, offsets = rest.partition("\t")[0].partition(" ")
            spans[key] = [(int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))]
        elif key.startswith("E"):
            roles: dict[str, list[tuple[int, int]]] = {}
            for role, _, span in (part.partition(":") for part in rest.split()):
                roles.setdefault(NUMBERED.sub("", role), []).extend(spans.get(span, ()))
            if found := _attribution(read, roles.get("Source"), roles.get("Cue"), roles.get("Content")):
                yield found


def predicted(claims: Iterable[Statement], read: Reading) -> Iterator[Attribution]:
    """The attributions that statements are."""
    for claim in claims:
        spans = {role: [(e.start, e.end) for e in claim.evidence if e.role == role] for role in SPANS}
        if found := _attribution(read, *(spans[role] for role in SPANS)):
            yield found


def _attribution(read: Reading, *spans: Sequence[tuple[int, int]] | None) -> Attribution | None:
    source, cue, content = (_words(read.report.text, part or ()) for part in spans)
    if not content:
        return None
    quoted = sum(read.quoted(word) is not None for word in content)
    mode: Mode = "direct" if quoted == len(content) else "mixed" if quoted else "indirect"
    return Attribution(source, cue, content, mode)


def _words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    return frozenset(m.start() for start, end in spans for m in WORD.finditer(text, start, end))


def matched(article: Article) -> Iterator[tuple[Attribution, Attribution]]:
    """Pairs of a gold and a predicted attribution, one to one: those whose contents share most first."""
    pairs = [
        (-dice(one.content, other.content), i, j)
        for i, one in enumerate(article.gold)
        for j, other in enumerate(article.found)
        if one.content & other.content
    ]
    gold, found = set(), set()
    for _, i, j in sorted(pairs):
        if i not in gold and j not in found:
            gold.add(i)
            found.add(j)
            yield article.gold[i], article.found[j]


def dice(one: Words, other: Words) -> float:
    """How much two spans share: twice the shared words by all of them, 0 to 1."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0


def rows(read: Sequence[Article]) -> Iterator[Row]:
    """The measures of articles, for each mode and for all."""
    pairs = [pair for article in read for pair in matched(article)]
    gold = [a for article in read for a in article.gold]
    found = [a for article in read for a in article.found]
    for mode in ("all", *MODES):
        for measure in MEASURES:
            precision = sum(measure.share(f, g) for g, f in pairs if mode in ("all", f.mode))
            recall = sum(measure.share(g, f) for g, f in pairs if mode in ("all", g.mode))
            predictions, asked = measure.asked(found, mode), measure.asked(gold, mode)
            yield Row(mode, measure.name, precision / max(predictions, 1), recall / max(asked, 1))


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a span: how much of an attribution's own span another's confirms, 0 to 1."""

    span: str
    kind: Literal["exact", "overlap", "linked"]

    @property
    def name(self) -> str:
        """As printed."""
        return f"{self.span} {self.kind}"

    def share(self, own: Attribution, other: Attribution) -> float:
        """How much of `own`'s span `other` confirms."""
        one, two = getattr(own, self.span), getattr(other, self.span)
        if not one:
            return 0.0
        if self.kind == "exact":
            return float(one == two)
        if self.kind == "linked":
            return float(bool(one & two) and dice(own.content, other.content) >= HALF)
        return len(one & two) / len(one)

    def asked(self, these: Iterable[Attribution], mode: str) -> int:
        """How many attributions of a mode have the span."""
        return sum(mode in ("all", a.mode) and bool(getattr(a, self.span)) for a in these)


MEASURES = (
    *(Measure(span, kind) for span in SPANS for kind in ("exact", "overlap")),
    Measure("source", "linked"),
)


def lines(measured: Iterable[Row]) -> Iterator[str]:
    """The table as text, in per cent, cut and not rounded: precision, recall and F1 for each mode."""
    table = list(measured)
    yield f"{'PolNeAR dev (P / R / F1)':28}" + "".join(f"{mode:>22}" for mode in ("all", *MODES))
    for measure in MEASURES:
        cells = [f"{_cut(r.precision)} /{_cut(r.recall)} /{_cut(r.f1)}" for r in table if r.measure == measure.name]
        yield f"{measure.name:28}" + "".join(f"{cell:>22}" for cell in cells)


def _cut(share: float) -> str:
    return f"{int(1000 * share + 1e-9) / 10:5.1f}"
