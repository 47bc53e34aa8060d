"""What new reports say, told at once: beside the reports that they touch, in a time that hardly grows with the dossier.

The record is made of all reports, when somebody looks at it; what is new is told when reports come.
"""

from collections.abc import Iterable

from dragoman.ingest.gathered import settled
from dragoman.living import derive
from dragoman.present.changes import Change, changes
from dragoman.reconcile.nearest import MOST, nearest
from dragoman.remembered import building, gists
from dragoman.store import Store

TIMED = "overdue"  # what time alone changes is no report's news


def news(store: Store, name: str, added: Iterable[str]) -> tuple[Change, ...]:
    """What some reports just added change, compared with the reports that share most with them: `nearest`.

    In a dossier of MOST other reports at most it is what comparing the whole records would tell. Nothing where all of
    the dossier is new, or more than MOST reports are: then there is a record to read. `added`: ids of reports.
    """
    state = store.state(name)
    with building(store, name) as build:
        found = settled(state.gathered, build=build)
    there = {report.id for report in found.reports}
    new = frozenset(added) & there
    if not new or len(new) > MOST or new == there:
        return ()
    stems = gists(store, name, (held for held in state.readings if held.report in there))
    known = {report: said for report, said in stems.items() if report not in new}
    near = frozenset(nearest((stems[report] for report in sorted(new)), known))
    old, now = (derive(state, found, only=ids) for ids in (near, near | new))
    return tuple(change for change in changes(old, now) if change.kind != TIMED)
