"""Clauses in a dependency parse: who acts (roles), where it stands (extents), whether it is so (modality)."""

from dragoman.extract.extents import (
    OWN_CLAUSES,
    Extent,
    clause_span,
    clause_tokens,
    noun_phrase_span,
    stretch,
    trim,
)
from dragoman.extract.modality import conditional, mark_of, modality_of, negated
from dragoman.extract.roles import (
    SUBJECTS,
    VERBAL,
    above,
    agents,
    by_agents,
    infinitive,
    modifies,
    owners,
    passive,
    subjects,
    verbal,
)

__all__ = [
    "OWN_CLAUSES",
    "SUBJECTS",
    "VERBAL",
    "Extent",
    "above",
    "agents",
    "by_agents",
    "clause_span",
    "clause_tokens",
    "conditional",
    "infinitive",
    "mark_of",
    "modality_of",
    "modifies",
    "negated",
    "noun_phrase_span",
    "owners",
    "passive",
    "stretch",
    "subjects",
    "trim",
    "verbal",
]
