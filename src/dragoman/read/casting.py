"""From a parsed report to its cast: names, kinds, people, descriptions, pronouns, in that order."""

from collections.abc import Sequence

from dragoman.read.aliases import join_aliases
from dragoman.read.cast import Cast
from dragoman.read.descriptions import describe
from dragoman.read.draft import freeze
from dragoman.read.facing import opposed
from dragoman.read.kinds import kinds
from dragoman.read.marks import Quotation, Segment
from dragoman.read.names import names
from dragoman.read.parse import Doc
from dragoman.read.people import gather
from dragoman.read.pronouns import resolve_pronouns
from dragoman.read.sides import infer_sides


def cast_of(doc: Doc, report: str, *, lines: tuple[Segment, ...], quotations: Sequence[Quotation]) -> Cast:
    """The cast of a parsed report. `report`: its id."""
    found = names(doc, lines)
    people = gather(doc, found, kinds(doc, found))
    join_aliases(people, found)
    describe(people)
    infer_sides(people)
    resolve_pronouns(doc, people.heads, quotations)
    opposed(people)
    entities, heads = freeze(people.drafts, people.heads, report)
    return Cast(entities, heads)
