"""How well a stream is sorted: reports sent to the dossiers they belong to, and dossiers proposed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.sorting.sorter import Placed, Sorter
from evaluation.dossiers import Half, written
from evaluation.streams import Mixed, Piece, mixed

TUNED = ("tuning.txt", "tuning-hard.txt")  # texts that were looked at while the sorter was made
MEASURED = ("measured-near.txt", "measured-hard.txt", "measured-other.txt")  # and those that were kept for measuring
KNOWN = 5  # dossiers known in a stream
UNSEEN = 21  # negotiations at most in a stream that no dossier knows
OWN = 0.8  # of the reports of a proposed dossier belong to one negotiation: it has been found


@dataclass(frozen=True, slots=True)
class Sorted:
    """Counts over streams. `right`, `wrong`: reports sent to a known dossier; `missed`: not sent to theirs.

    `found`: unseen negotiations that were proposed, of `unseen`; `false`: proposed dossiers that are none of them.
    """

    reports: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    found: int = 0
    unseen: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """Of the reports sent to known dossiers, those that belong there, in percent."""
        return 100 * self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """Of the reports that belong to known dossiers, those sent there, in percent."""
        return 100 * self.right / ((self.right + self.missed) or 1)


def streams(half: Half, files: Sequence[str]) -> Iterator[Mixed]:
    """The streams of a half: each of its dossiers is known in one of them, and unseen or absent in the others.

    Of g, h and k the even dossiers and the odd ones are about the same states, and never in one stream.
    """
    every = list(written())
    there = [one for one in every if one.half == half]
    others = [one for one in every if one.half == "more" and half != "blind"]  # which are of one world
    for at in range(0, len(there) - KNOWN + 1, KNOWN):
        known = there[at : at + KNOWN]
        unseen = [one for one in (*there, *others) if one not in known][:UNSEEN]
        yield mixed(known, unseen, files, seed=at)


def measured(half: Half, files: Sequence[str]) -> Sorted:
    """What comes of sorting the streams of a half, together."""
    return together(counted(stream, placed(stream)) for stream in streams(half, files))


def placed(stream: Mixed) -> list[Placed[Piece]]:
    """Where each piece of a stream goes."""
    sorter: Sorter[Piece] = Sorter()
    for name, pieces in stream.known.items():
        sorter.know(name, pieces)
    found = [placed for piece in stream.pieces for placed in sorter.sort(piece)]
    return [*found, *sorter.rest()]


def counted(stream: Mixed, found: Sequence[Placed[Piece]]) -> Sorted:
    """What came of sorting a stream."""
    known = [one for one in found if one.fate == "dossier"]
    right = sum(one.item.of == one.dossier for one in known)
    proposed: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        if one.fate == "proposed":
            proposed[one.dossier][one.item.of] += 1
    unseen = {piece.of for piece in stream.pieces} - {"", *stream.known}
    told = [(*ofs.most_common(1)[0], ofs.total()) for ofs in proposed.values()]
    true = [of for of, most, total in told if of in unseen and most >= OWN * total]
    return Sorted(
        reports=len(stream.pieces), right=right, wrong=len(known) - right,
        missed=sum(piece.of in stream.known for piece in stream.pieces) - right,
        found=len(set(true)), unseen=len(unseen), false=len(told) - len(set(true)),
    )  # fmt: skip


def together(some: Iterable[Sorted]) -> Sorted:
    """The counts of several streams as one."""
    total: Counter[str] = Counter()
    for one in some:
        total.update({name: getattr(one, name) for name in Sorted.__dataclass_fields__})
    return Sorted(**total)
