"""What languages are called, and which of them are read."""

from dragoman.lexicon import lexicon, words

UNKNOWN = "und"  # BCP 47: the language is undetermined; not English, at any rate


def language_name(code: str) -> str:
    """The English name of a language; its code, where the lexicon has none."""
    names: dict[str, str] = lexicon("languages")["names"]
    return names.get(code, f"the language {code!r}")


def is_read(code: str | None) -> bool:
    """Whether reports in a language are read. One whose language is undecided (null) is read as English."""
    return code is None or code in words("languages", "read")


def why_unread(code: str) -> str:
    """What a reader of the record is told of a report in a language that is not read."""
    return f"it is in {language_name(code)}: kept, but nothing is read in it"
