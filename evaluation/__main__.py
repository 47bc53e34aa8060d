"""`make evaluate`, or `python -m evaluation [NAME…] [--misses N] [--only MEASURE…] [--raise]`."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from dragoman.record.errors import DragomanError, UsageError
from evaluation import floors, plover, polnear
from evaluation.dossiers import UNSEEN, Labelled, labelled
from evaluation.scoring import Score, scores
from evaluation.table import lines, table


def main(arguments: Sequence[str]) -> int:
    """Score dossiers and print the table; 1 when a floor is broken, 2 for wrong use."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these dossiers; floors are then left alone")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show the first N of each measure")
    parser.add_argument("--only", nargs="+", default=[], metavar="MEASURE", help="misses of measures that begin so")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what was measured")
    options = parser.parse_args(arguments)
    try:
        chosen = list(_chosen(options.names, look=options.misses > 0))
        if options.lift and options.names:
            message = "floors are raised by a whole run only: name no dossier"
            raise UsageError(message)
        found = list(scores(chosen))
    except DragomanError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    for score in found:
        print(*_misses(score, options.misses, tuple(options.only)), sep="\n", end="")
    means = table(found)
    print(*lines(means), sep="\n")
    if options.names:
        return 0
    codes = plover.measured(plover.sentences())
    print("", *_attributions(), "", *plover.lines(codes), sep="\n")
    return _floors({**means, **codes}, lift=options.lift)


def _chosen(names: Sequence[str], *, look: bool) -> Iterator[Labelled]:
    """The dossiers named, or all (those that may be looked at alone, where misses are to be seen)."""
    every = {d.name: d for d in labelled()}
    for name in names or every:
        if name not in every:
            message = f"no dossier {name}: there are {', '.join(every)}"
            raise UsageError(message)
        if not look or every[name].half not in UNSEEN:
            yield every[name]
        elif names:
            message = f"{name} belongs to the {every[name].half} half, whose misses are not to be looked at"
            raise UsageError(message)


def _misses(score: Score, most: int, only: tuple[str, ...]) -> Iterator[str]:
    for measure, found in score.misses.items():
        if most and (not only or measure.startswith(only)):
            yield f"\n[{score.dossier.name}] {measure}: {len(found)}"
            yield from (f"  {line}" for line in found[:most])
            yield ""


def _attributions() -> Iterator[str]:
    """The small table of attributions in PolNeAR, or a line that says that it is not there."""
    if found := list(polnear.articles("dev")):
        yield from polnear.lines(polnear.rows(found))
    else:
        yield "PolNeAR is not there (corpora/polnear beside score/): its attributions are not measured."


def _floors(means: dict[str, dict[str, float]], *, lift: bool) -> int:
    """Compare with the floors, and raise them where asked; the exit code."""
    held = floors.load()
    if below := list(floors.broken(held, means)):
        print("\nFloors broken:", *below, sep="\n  ", file=sys.stderr)
        return 1
    if lift:
        floors.save(floors.raised(held, means))
        print(f"\nFloors raised: {floors.FLOORS.name}")
    else:
        print("\nAll floors hold." if held else "\nNo floors are set: make evaluate-raise")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
