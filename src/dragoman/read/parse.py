"""A parse as plain Python objects: spaCy's names and meanings, copied once, since rules ask each word 200 times.

spaCy makes a new Token at each access and looks its strings up anew; here a word is one object whose attributes lie
ready. `parsing.parse` copies what the rules read of a Doc, and nothing of it changes afterwards.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, overload

if TYPE_CHECKING:
    from spacy.vocab import Vocab


class Lexeme(NamedTuple):
    """What holds of a word wherever it stands."""

    text: str
    lower_: str
    is_punct: bool
    is_space: bool
    is_quote: bool
    like_num: bool
    is_alpha: bool
    is_digit: bool
    is_lower: bool
    is_upper: bool
    is_oov: bool
    is_stop: bool


class Token:
    """A word, with spaCy's attributes."""

    __slots__ = (
        "_subtree", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha", "is_digit",
        "is_lower", "is_oov", "is_punct", "is_quote", "is_space", "is_stop", "is_upper", "left_edge", "lefts",
        "lemma_", "like_num", "lower_", "pos_", "right_edge", "rights", "sent", "starts", "tag_", "text",
        "whitespace_",
    )  # fmt: skip

    def __init__(self, doc: "Doc", i: int, idx: int, word: Lexeme) -> None:
        """A word as it stands alone: its own head, without labels. `word`: what holds of it everywhere."""
        self.doc, self.i, self.idx = doc, i, idx
        (
            self.text, self.lower_, self.is_punct, self.is_space, self.is_quote, self.like_num, self.is_alpha,
            self.is_digit, self.is_lower, self.is_upper, self.is_oov, self.is_stop,
        ) = word  # fmt: skip
        self.whitespace_ = self.pos_ = self.tag_ = self.dep_ = self.lemma_ = self.ent_type_ = self.ent_iob_ = ""
        self.starts = False
        self.head = self.left_edge = self.right_edge = self
        self.lefts: tuple[Token, ...] = ()
        self.rights: tuple[Token, ...] = ()
        self.children: tuple[Token, ...] = ()
        self._subtree: tuple[Token, ...] | None = None
        self.sent: Span

    def __len__(self) -> int:
        """Code points of its text."""
        return len(self.text)

    def __lt__(self, other: "Token") -> bool:
        """Whether it stands before another."""
        return self.i < other.i

    def __str__(self) -> str:
        """Its text."""
        return self.text

    __repr__ = __str__

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence starts with it."""
        return self.starts or self.i == 0

    @property
    def is_sent_end(self) -> bool:
        """Whether a sentence ends with it."""
        return self.i + 1 == len(self.doc) or self.doc[self.i + 1].starts

    @property
    def ancestors(self) -> Iterator["Token"]:
        """What it depends on, the nearest first."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    @property
    def subtree(self) -> tuple["Token", ...]:
        """It and all that depends on it, branch by branch."""
        if self._subtree is None:
            self._subtree = tuple(_in_order(self))
        return self._subtree

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """What it is coordinated with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [t for t in word.rights if t.dep_ == "conj"]
        return tuple(t for t in found if t is not self)

    def is_ancestor(self, other: "Token") -> bool:
        """Whether another depends on it, through others or not."""
        return any(t is self for t in other.ancestors)

    def nbor(self, by: int = 1) -> "Token":
        """The word so many further. Raises IndexError outside the Doc."""
        at = self.i + by
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]


class Span:
    """Words in a row, from `start` to `end` (tokens) and `start_char` to `end_char` (code points), ends exclusive."""

    __slots__ = ("_forms", "_tokens", "doc", "end", "end_char", "start", "start_char")

    def __init__(self, doc: "Doc", start: int, end: int) -> None:
        """The words of a Doc from one to before another."""
        self.doc, self.start, self.end = doc, start, end
        tokens = doc.tokens
        self.start_char = tokens[start].idx if start < len(tokens) else len(doc.text)
        if start < end:
            last = tokens[end - 1]
            self.end_char = last.idx + len(last.text)
        else:
            self.end_char = self.start_char
        self._tokens: list[Token] | None = None
        self._forms: frozenset[str] | None = None

    @property
    def forms(self) -> frozenset[str]:
        """Its words and lemmas in small letters, so that a rule asks first whether any that it needs is there."""
        if self._forms is None:
            self._forms = frozenset(form for t in self.tokens for form in (t.lower_, t.lemma_.lower()))
        return self._forms

    @property
    def tokens(self) -> list[Token]:
        """Its words."""
        if self._tokens is None:
            self._tokens = self.doc.tokens[self.start : self.end]
        return self._tokens

    def __len__(self) -> int:
        """How many words it has."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Its words."""
        return iter(self._tokens or self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Span": ...
    def __getitem__(self, at: int | slice) -> "Token | Span":
        """A word, or words in a row, counted from its first."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.tokens[at]

    def __eq__(self, other: object) -> bool:
        """Whether another holds the same words of the same Doc."""
        same = isinstance(other, Span) and self.start_char == other.start_char and self.end_char == other.end_char
        return same and isinstance(other, Span) and self.doc is other.doc

    def __hash__(self) -> int:
        """By where it stands."""
        return hash((self.start_char, self.end_char))

    @property
    def text(self) -> str:
        """Its words with what stands between them."""
        return self.doc.text[self.start_char : self.end_char]

    def __repr__(self) -> str:
        """Its text."""
        return self.text

    @property
    def sent(self) -> "Span":
        """The sentence of its first word."""
        return self.doc[self.start].sent

    @property
    def root(self) -> Token:
        """Its word nearest the root of the sentence, the first of equals."""
        tokens = self.tokens
        for token in tokens:
            if token.head is token:
                return token
        start, end = self.start, self.end
        outward = [t for t in tokens if not start <= t.head.i < end]
        return min(outward, key=_depth, default=None) or self.doc[start]

    @property
    def lefts(self) -> list[Token]:
        """The words before it that depend on one of its own."""
        return [t for token in reversed(self.tokens) for t in token.lefts if t.i < self.start]

    @property
    def rights(self) -> list[Token]:
        """The words after it that depend on one of its own."""
        return [t for token in self.tokens for t in token.rights if t.i >= self.end]

    @property
    def subtree(self) -> Iterator[Token]:
        """Its words and all that depend on them."""
        for token in self.lefts:
            yield from token.subtree
        yield from self.tokens
        for token in self.rights:
            yield from token.subtree


class Doc:
    """A parsed text: its words and sentences. `vocab`: what the model knows of words that are not in it.

    `kept`: what has been worked out of it, by who did and of what, so that it is done once.
    """

    __slots__ = ("kept", "sents", "starts", "text", "tokens", "vocab")

    def __init__(self, text: str, vocab: "Vocab") -> None:
        """A text without words so far."""
        self.text, self.vocab = text, vocab
        self.tokens: list[Token] = []
        self.starts: list[int] = []
        self.kept: dict[tuple[object, ...], Any] = {}
        self.sents: tuple[Span, ...] = ()

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Its words."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """A word, or words in a row. Raises IndexError outside."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def at(self, offset: int) -> int:
        """The number of the word that holds a character or stands before that space; -1 outside the text."""
        return bisect_right(self.starts, offset) - 1 if offset < len(self.text) else -1

    def char_span(self, start: int, end: int, *, alignment_mode: Literal["contract", "expand"]) -> Span | None:
        """The words between two code points, null where there are none.

        `alignment_mode`: those wholly between them, or those that have a character there.
        """
        first, last = self.at(start), self.at(end - 1)
        if first < 0 or last < 0:
            return None
        before, behind = self.tokens[first], self.tokens[last]
        if alignment_mode == "contract":
            first += before.idx < start
            last -= end < behind.idx + len(behind.text)
            if last < first:
                return None
        elif start == before.idx + len(before.text):
            first += 1
        return Span(self, first, last + 1)


def _in_order(top: Token) -> Iterator[Token]:
    """A word and all that depends on it, each between what hangs left and right of it."""
    ahead = [(top, False)]
    while ahead:
        node, met = ahead.pop()
        if met or not node.children:
            yield node
            continue
        ahead += [(t, False) for t in reversed(node.rights)]
        ahead.append((node, True))
        ahead += [(t, False) for t in reversed(node.lefts)]


def _depth(token: Token) -> int:
    """How many words there are from a word to the root; the most where it is only a mark or a space."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)
