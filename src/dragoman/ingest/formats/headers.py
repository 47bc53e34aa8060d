"""What the headers of a mail state of the report in it."""

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from dragoman.ingest.draft import Stated, one_line
from dragoman.lexicon import lexicon

LONGEST = 2_000  # characters of a header that are looked at
LISTS = ("List-Id", "List-Unsubscribe")  # what only mails to many have
SAVED = "Snapshot-Content-Location"  # where a page stood that a browser saved as a mail


def stated_by(message: Message) -> Stated:
    """What a mail states: subject, day, and who sent it, which is an outlet where it went to a list, else a person.

    Of a mail that was passed on, the day and the sender are not its writer's, and nothing is taken but the subject.
    """
    subject = header(message, "Subject")
    own = re.sub(lexicon("formats")["mail"]["passed_on"], "", subject, count=1, flags=re.IGNORECASE)
    if own != subject:
        return Stated(title=one_line(own))
    sender = one_line(parseaddr(header(message, "From"))[0].strip("\"' "))
    listed = any(message.get(name) is not None for name in LISTS)
    return Stated(
        title=one_line(subject), published=_day(message), outlet=sender if listed else None,
        authors=(sender,) if sender and not listed else (),
    )  # fmt: skip


def is_page(message: Message) -> bool:
    """Whether a mail is a page that a browser saved."""
    return message.get(SAVED) is not None


def url_of(message: Message) -> str | None:
    """Where the page stood that a browser saved."""
    return one_line(header(message, SAVED), limit=LONGEST)


def header(message: Message, name: str) -> str:
    """A header's words, whatever their encoding; as written where they are in none."""
    raw = str(message.get(name) or "")[:LONGEST]
    try:
        return str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, ValueError):
        return raw


def _day(message: Message) -> str | None:
    """The day of a mail, where it was sent."""
    try:
        return parsedate_to_datetime(header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
