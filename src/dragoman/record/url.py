"""URLs that a person names, and how much may be fetched for them."""

from dragoman.record.base import Frozen


class Url(str):
    """A URL that a person has named: nothing else is ever fetched."""

    __slots__ = ()


class Limits(Frozen, frozen=True, kw_only=True):
    """How much is fetched. `private`: whether addresses inside this machine and its network may be connected to."""

    megabytes: float = 10
    seconds: float = 30
    redirects: int = 5
    private: bool = False


LIMITS = Limits()
