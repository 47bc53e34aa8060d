"""What the news industry's formats state of a report, whatever they call it: its authors, agencies and terms of use."""

import re

from dragoman.ingest.agencies import agency_names
from dragoman.ingest.draft import one_line
from dragoman.lexicon import lexicon

LONGEST = 1_000  # characters of terms of use
NAMES = 10  # authors of a report
WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})  # IPTC pubStatus, NITF management-status


def authors_in(*bylines: str) -> tuple[str, ...]:
    """The authors in bylines such as "By Ann Lee and Bo Rask, The Ledger": names that are clearly some, else the line.

    A byline that is not understood is kept as it is worded: it is shown to people, and nothing is concluded from it.
    """
    told, found = lexicon("formats")["bylines"], list[str]()
    for byline in bylines:
        line = re.sub(f"^{told['by']}", "", one_line(byline) or "", count=1, flags=re.IGNORECASE).strip(" .")
        parts = [part for part in re.split(told["and"], line) if part]
        found += parts if all(_is_name(part) for part in parts) else [line]
    return tuple(dict.fromkeys(name for name in found if name))[:NAMES]


def agencies_in(*credits_: str) -> tuple[str, ...]:
    """The agencies among those that a report is credited to."""
    return tuple(dict.fromkeys(name for credit in credits_ for name in agency_names(credit[:200], known=True)))


def rights_of(*terms: str, embargo: str = "") -> str | None:
    """Copyright and terms of use in one line; `embargo`: the moment until which the report must not be published."""
    until = f"Embargoed until {embargo}" if embargo else ""
    told = (" ".join(term.split()).rstrip(".") for term in (*terms, until))
    line = ". ".join(dict.fromkeys(term for term in told if term))
    return one_line(line if len(line) <= LONGEST else f"{line[:LONGEST]}…", limit=LONGEST + 1)


def withdrawn(status: str) -> str | None:
    """Why a report of a publishing status (IPTC pubStatus, NITF management-status) is not read; null where it is."""
    code = status.casefold()
    return f"its publisher says that it is {code}" if code in WITHDRAWN else None


def _is_name(part: str) -> bool:
    """Whether words are a person's name, by their number and capitals."""
    tokens = part.split()
    return 1 < len(tokens) <= 4 and all(token[0].isupper() or token[0] in "'’" for token in (tokens[0], tokens[-1]))  # noqa: PLR2004
