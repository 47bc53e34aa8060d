"""What a rule for positions finds in a parse: a Stand."""

from dataclasses import dataclass

from dragoman.extract.clauses import Extent
from dragoman.read.parse import Token
from dragoman.record.claim import Modality, Stance


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance found in a parse. `spoken`: it holds of the speaker of the statement that it stands in.

    `sure`: it is a stance whatever it is about; the others count only where they speak of a known issue.
    """

    token: Token
    stance: Stance
    holders: tuple[Token, ...]
    objects: tuple[Token, ...]
    extent: Extent
    modality: Modality = "asserted"
    spoken: bool = False
    sure: bool = True
