"""The kinds of files that are read, from the table by which the program knows them."""

from dragoman.ingest.kinds import KINDS
from tools.reference import MADE, table


def page() -> str:
    """The page."""
    told = (
        "The first bytes of a file go before its name. What of each kind becomes the text of a report, what is stated "
        "of it, and what is left out: [decision 0027](../decisions/0027-formats-in.md)."
    )
    heads = ("what it is", "its name ends in", "megabytes at most")
    rows = ((kind.what, " ".join(f"`{s}`" for s in kind.suffixes), f"{kind.megabytes:,}") for kind in KINDS)
    return f"# The files that are read\n\n{MADE}\n\n{told}\n\n{table(heads, rows)}\n"
