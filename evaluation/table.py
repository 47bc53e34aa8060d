"""The table of scores: a row a measure, a column a set of dossiers."""

from collections.abc import Iterable, Sequence
from statistics import fmean

from evaluation.scoring import Score

COLUMNS = ("istanbul", "train", "dev", "more", "later", "blind", "fresh", "civil", "war")
Table = dict[str, dict[str, float]]


def table(scores: Sequence[Score]) -> Table:
    """Means by column and measure, each dossier counted once; `civil` and `war` are taken over train and dev."""
    columns = {
        column: [s.measures for s in scores if column in (s.dossier.half, s.dossier.group)] for column in COLUMNS
    }
    return {column: _means(rows) for column, rows in columns.items() if rows}


def _means(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: fmean(row[name] for row in rows if name in row) for name in names}


def lines(means: Table) -> Iterable[str]:
    """The table as text, in per cent, cut and not rounded: only a full score reads 100.0."""
    yield f"{'measure':28}" + "".join(f"{column:>10}" for column in means)
    for name in dict.fromkeys(name for column in means.values() for name in column):
        yield f"{name:28}" + "".join(f"{_percent(column.get(name)):>10}" for column in means.values())


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{int(1000 * share + 1e-9) / 10:.1f}"
