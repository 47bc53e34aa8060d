"""A meeting as a noun phrase, for every section that tells of one."""

from dragoman.lexicon import words
from dragoman.present.display import listed, shown
from dragoman.present.view import View
from dragoman.record.claim import Meeting

_FORMATS = {
    "talks": "talks",
    "call": "a call",
    "summit": "a summit",
    "visit": "a visit",
    "consultation": "consultations",
}


def meeting_words(claim: Meeting, view: View) -> str:
    """A meeting such as "talks between A and B in a town, mediated by C"; what is not known is left out."""
    parties, mediators = view.names(claim.parties), view.names(claim.mediators)
    link = " between " if len(parties) > 1 else " by " if claim.format == "visit" else " with "
    between = f"{link}{listed(parties)}" if parties else ""
    venue = shown(claim.venue or (claim.where.name if claim.where else ""))
    preposition = "" if venue.casefold().split(" ")[0] in words("brief", "places") else "in "
    place = f" {preposition}{venue}" if venue else ""
    absent = view.names(claim.absent)
    return (
        f"{_FORMATS.get(claim.format, 'a meeting')}{between}{place}"
        f"{f', mediated by {listed(mediators)}' if mediators else ''}"
        f"{f', without {listed(absent)}' if absent else ''}"
    )
