"""Which reports a new one touches: those that share most of its telling words, by what their claims say.

A new report is reconciled with these alone to tell its news at once, in a time that does not grow with the dossier;
the record itself is made of all.
"""

import math
from collections.abc import Collection, Iterable, Mapping

from dragoman.reconcile.wording import stems
from dragoman.record.extraction import Extraction

MOST = 24  # reports that one is reconciled with


def gist(extraction: Extraction) -> tuple[str, ...]:
    """The stems of the words that a report's claims rest on, sorted: what it is found by."""
    said = (span.quote for claim in extraction.claims for span in claim.evidence)
    return tuple(sorted({stem for words in {*said} for stem in stems(words)}))


def nearest(new: Iterable[Collection[str]], known: Mapping[str, Collection[str]], *, most: int = MOST) -> list[str]:
    """The ids of the known reports that share most with some new ones, rare words first (Sparck Jones, 1972).

    `new`: their gists; `known`: those of all others, by report id.
    """
    wanted = frozenset(stem for one in new for stem in one)
    shared = {report: wanted.intersection(said) for report, said in known.items()}
    told: dict[str, int] = {}
    for both in shared.values():
        for stem in both:
            told[stem] = told.get(stem, 0) + 1
    weight = {stem: math.log((len(known) + 1) / count) for stem, count in told.items()}
    score = {report: round(sum(weight[stem] for stem in sorted(both)), 6) for report, both in shared.items() if both}
    return sorted(sorted(score, key=lambda report: (-score[report], report))[:most])
