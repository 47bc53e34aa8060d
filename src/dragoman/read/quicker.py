"""spaCy's pipeline with the same networks and the same rules, worked out in a third of the time (decision 0031).

Every text is multiplied by itself: how numpy's BLAS adds up a row may depend on how many rows there are, and a parse
must not depend on what is read beside it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from thinc.api import Model

from dragoman.read.encoder import Encoder, Floats
from dragoman.read.entities import Entities
from dragoman.read.forms import Forms
from dragoman.read.threads import one_thread

if TYPE_CHECKING:
    from spacy.tokens import Doc

Layer = Model[Any, Any]


def quicken(nlp: Language) -> Language:
    """The same pipeline, changed in place: it can read, and no longer learn."""
    words: Any = nlp.get_pipe("tok2vec")
    words.model = _encoder(Encoder(words.model, nlp.vocab))
    _prepare(nlp.get_pipe("parser"))
    Language.component("dragoman_forms", func=Forms(nlp))
    Language.component("dragoman_entities", func=Entities(nlp.get_pipe("ner"), nlp.vocab))
    for name in ("attribute_ruler", "lemmatizer", "ner"):
        nlp.remove_pipe(name)
    nlp.add_pipe("dragoman_forms")
    nlp.add_pipe("dragoman_entities")
    return nlp


def _encoder(encoder: Encoder) -> Layer:
    """The network that gives texts the vectors of their words."""

    def forward(_: Layer, docs: Sequence["Doc"], is_train: bool) -> tuple[list[Floats], None]:  # noqa: ARG001, FBT001  thinc's signature
        return [encoder.vectors_of(doc) for doc in docs], None

    return Model("encoder", forward, dims={"nO": encoder.width})


def _prepare(parser: Any) -> None:  # noqa: ANN401  a Cython class without types
    """Let the parser work out what each word may bring to its states text by text, in two products."""
    model = parser.model
    linear, lower = model.layers[0].layers[-1], model.layers[1]
    first, shift = np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")
    weights, pad = lower.get_param("W"), lower.get_param("pad")
    second = np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T)

    def brought(_: Layer, docs: Sequence["Doc"], is_train: bool) -> tuple[Floats, None]:  # noqa: ARG001, FBT001
        """What words bring, a row each; the first row is for no word at all."""
        rows = np.empty((1 + sum(map(len, docs)), second.shape[1]), dtype=np.float32)
        rows[0] = pad.reshape(-1)
        at = 1
        with one_thread():
            for doc in docs:
                if len(doc):
                    np.matmul(doc.tensor @ first + shift, second, out=rows[at : at + len(doc)])
                at += len(doc)
        return rows, None

    def shaped(_: Layer, rows: Floats, is_train: bool) -> tuple[Floats, None]:  # noqa: ARG001, FBT001
        return rows.reshape(-1, *pad.shape[1:]), None

    sizes = {name: lower.get_dim(name) for name in ("nF", "nO", "nP")}
    model.layers[0] = Model("brought", brought)
    model.layers[1] = Model("shaped", shaped, dims=sizes, params={"b": lower.get_param("b")})
