"""What the learned reader tells of each piece, in the order of its outputs: one list for reader and training.

Every kind of stretch has two outputs, `begin` and `inside`, each a probability of its own since stretches nest; every
trait has one output a value, of which the highest counts; every pointer has a vector on either side.
"""

KINDS = ("source", "cue", "content", "position", "commitment", "condition", "consequence", "incident", "meeting")
STANCES = (
    "demands", "proposes", "offers", "accepts", "rejects", "conditional", "considers", "supports", "noncommittal",
)  # fmt: skip
STRENGTHS = ("agreed", "agreed_in_principle", "promised", "offered", "accepted_by_one", "considered", "not_agreed")
FORMS = ("if", "unless", "until", "only_if", "after", "requires")
STATUSES = ("held", "planned", "proposed", "offered", "declined", "cancelled", "considered")
FORMATS = ("talks", "call", "summit", "visit", "consultation", "other")
TRAITS: dict[str, tuple[str, ...]] = {
    "stance": STANCES, "strength": STRENGTHS, "form": FORMS, "status": STATUSES, "format": FORMATS,
}  # fmt: skip
TRAIT_OF = {"stance": "position", "strength": "commitment", "form": "condition", "status": "meeting",
            "format": "meeting"}  # fmt: skip
POINTERS = ("position", "commitment", "condition", "content")  # kinds that somebody holds, makes, sets, says
WIDTH = 48  # numbers in a pointer's vector


def slices() -> dict[str, slice]:
    """Where each kind, trait and pointer stands among the outputs of a piece; `mention` is the pointers' other side."""
    widths = dict.fromkeys(KINDS, 2) | {trait: len(values) for trait, values in TRAITS.items()}
    widths |= {f"to {kind}": WIDTH for kind in POINTERS} | {"mention": WIDTH}
    found, at = {}, 0
    for name, width in widths.items():
        found[name] = slice(at, at + width)
        at += width
    return found
