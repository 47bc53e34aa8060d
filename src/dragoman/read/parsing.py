"""From spaCy's Doc to ours: each word copied once, in one pass."""

from functools import lru_cache
from itertools import pairwise

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, IDX, LEMMA, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

from dragoman.read.parse import Doc, Lexeme, Span, Token

COLUMNS = [ORTH, LEMMA, POS, TAG, DEP, ENT_TYPE, ENT_IOB, SPACY, SENT_START, IDX]
IOB = ("", "I", "O", "B")
MOST = 200_000  # forms that are kept


def parse(doc: SpacyDoc) -> Doc:
    """What the rules read of spaCy's Doc."""
    found = Doc(doc.text, doc.vocab)
    names = {0: ""}
    strings = doc.vocab.strings
    rows = doc.to_array(COLUMNS).tolist()
    for i, row in enumerate(rows):
        orth = row[0]
        for label in row[1:6]:
            if label not in names:
                names[label] = strings[label]
        token = Token(found, i, row[9], _lexeme(doc.vocab, orth))
        _, lemma, pos, tag, dep, kind, iob, spaced, starts, _ = row
        token.lemma_, token.pos_, token.tag_, token.dep_ = names[lemma], names[pos], names[tag], names[dep]
        token.ent_type_, token.ent_iob_ = names[kind], IOB[iob]
        token.whitespace_, token.starts = " " if spaced else "", starts == 1
        found.tokens.append(token)
    found.starts = [row[9] for row in rows]
    _tie(found, doc)
    _part(found)
    return found


@lru_cache(maxsize=MOST)
def _lexeme(vocab: Vocab, orth: int) -> Lexeme:
    """What a vocabulary tells of a form."""
    word = vocab[orth]
    return Lexeme(
        word.text, word.lower_, word.is_punct, word.is_space, word.is_quote, word.like_num, word.is_alpha,
        word.is_digit, word.is_lower, word.is_upper, word.is_oov, word.is_stop,
    )  # fmt: skip


def _tie(found: Doc, doc: SpacyDoc) -> None:
    """Tie the words by the parse's heads."""
    tokens = found.tokens
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    for token, parsed in zip(tokens, doc, strict=True):
        head = parsed.head.i
        token.head = tokens[head]
        token.left_edge, token.right_edge = tokens[parsed.left_edge.i], tokens[parsed.right_edge.i]
        if head != token.i:
            (lefts if token.i < head else rights).setdefault(head, []).append(token)
    for i, some in lefts.items():
        tokens[i].lefts = tokens[i].children = tuple(some)
    for i, some in rights.items():
        tokens[i].rights = tuple(some)
        tokens[i].children += tokens[i].rights


def _part(found: Doc) -> None:
    """Part the words into sentences."""
    starts = [t.i for t in found.tokens if t.i == 0 or t.starts]
    found.sents = tuple(Span(found, a, b) for a, b in pairwise([*starts, len(found.tokens)]))
    for sentence in found.sents:
        for token in sentence:
            token.sent = sentence
