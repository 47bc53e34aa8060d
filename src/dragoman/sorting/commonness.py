"""How many of the texts seen so far have a word: what many have tells little. Bounded, whatever comes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

MOST = 200_000  # words that are counted: beyond, those seen once are forgotten
PRIOR = 60  # texts: before so many have been seen, a word in two of them is not called common


@dataclass(slots=True)
class Commonness:
    """Of `texts`, how many have each word."""

    texts: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def see(self, words: Iterable[str]) -> None:
        """Count the different words of one text."""
        self.texts += 1
        self.counts.update(list(words))
        least = 1
        while len(self.counts) > MOST:
            self.counts = Counter({word: n for word, n in self.counts.items() if n > least})
            least *= 2

    def share(self, word: str, *, but: int = 0) -> float:
        """The share of the texts that have a word, `but` of them not counted: those that it is compared with."""
        return max(self.counts[word] - but, 0) / max(self.texts, PRIOR)
