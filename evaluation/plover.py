"""Event codes of sentences in PLOVER, scored: root-code accuracy on the sentences of ZSP (ACL 2024).

Hu et al., "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation Classification" (ACL
2024). A sentence comes with who does it and to whom marked, and one root code. Its texts are publishers' property and
are only measured; nothing is trained on them. The other part of the corpus, on which a published system scores 83, is
kept aside.

Half of the sentences, by a hash of their words, were looked at while the lexicon was written (`fit`); of the others
(`held_out`) only scores were read: how many were right, and twice which codes were taken for which.
The corpus follows an older draft of the manual: `OLDER` says where it differs.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from statistics import fmean

from dragoman.events.coder import Coded, code_of
from dragoman.events.words import Stretch
from evaluation.dossiers import shared
from evaluation.table import Table

COLUMN = "plover"
# Codes of the draft that the program follows, and what the corpus has for them: YIELD was parted into CONCEDE and
# RETREAT since; convictions stood with accusations, attacks on computers with attacks.
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "SANCTION/convict": "ACCUSE", "COERCE/cyber": "ASSAULT"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with who does it and to whom, as worded, and its root code."""

    text: str
    source: str
    target: str
    root: str

    @property
    def fit(self) -> bool:
        """Whether it belongs to the half that was looked at."""
        return sha256(self.text.encode()).digest()[0] % 2 == 0


def sentences() -> Iterator[Marked]:
    """The sentences of the corpus; none where it is not there."""
    path = shared() / "corpora" / "plover" / "PLV_train.tsv"
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                yield Marked(row["sentence"], row["source"].strip(), row["target"].strip(), row["gold_root"])


def measured(marked: Iterable[Marked]) -> Table:
    """Accuracy, shares of 1, as a column of the table; no column where there are no sentences."""
    right = [(one.fit, root(one) == one.root) for one in marked]
    halves = {
        "fit": [r for fit, r in right if fit],
        "held_out": [r for fit, r in right if not fit],
        "all": [r for _, r in right],
    }
    column = {name: fmean(found) for name, found in halves.items() if found}
    return {COLUMN: column} if column else {}


def root(one: Marked) -> str | None:
    """The root code that the program gives a sentence, by its name in the corpus."""
    coded = code_of(one.text, source=_where(one.text, one.source), target=_where(one.text, one.target))
    return _older(coded) if coded else None


def _where(text: str, words: str) -> Stretch | None:
    at = text.find(words) if words else -1
    return Stretch(at, at + len(words)) if at >= 0 else None


def _older(coded: Coded) -> str:
    return OLDER.get(f"{coded.event}/{coded.mode}") or OLDER.get(coded.event, coded.event)


def lines(table: Table) -> Iterator[str]:
    """The measure as text, in per cent, cut and not rounded."""
    if column := table.get(COLUMN):
        shares = (f"{name} {int(1000 * share + 1e-9) / 10:.1f}" for name, share in column.items())
        yield f"PLOVER root codes (accuracy): {', '.join(shares)}"
    else:
        yield "PLOVER is not there (corpora/plover beside score/): its root codes are not measured."
