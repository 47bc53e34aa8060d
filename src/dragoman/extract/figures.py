"""Figures: numbers that count something, with what they count."""

from collections.abc import Iterator

from dragoman.extract.implied import implied
from dragoman.extract.tolls import tolls
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.read.quantities import Amount, amounts
from dragoman.read.reading import Reading
from dragoman.record.claim import Figure, Statement, claim_id
from dragoman.record.value import Quantity

LEAST = ("distance",)  # kinds of amount that are no figures
SHOWN = 600  # characters of a sentence that are shown
REACH = 12  # tokens of what is counted that are shown


def figures(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Figure]:  # noqa: ARG001  one signature for all
    """The figures of a report: every amount, and the articles of a toll ("killed a woman"). `said`: its statements."""
    for sentence in reading.sentences():
        found = list(amounts(reading, sentence.start_char, sentence.end_char))
        said_in = " ".join(sentence.text[:SHOWN].split())
        fallen = tolls(reading, sentence)
        told = {t.start for t in fallen}
        for amount in found:
            if amount.kind not in LEAST and (
                not _one(amount) or amount.start in told or _counts(reading, amount, found)
            ):
                yield _figure(reading, said_in, amount.start, amount.quantity, counted(reading, amount))
        for each in implied(reading, sentence):
            if all(a.end <= each.start or each.start + len(each.quantity.text) <= a.start for a in found):
                yield _figure(reading, said_in, each.start, each.quantity, each.counts)
        for toll in fallen:
            if toll.quantity.high != 0 and all(a.end <= toll.start or toll.end <= a.start for a in found):
                yield _figure(reading, said_in, toll.start, toll.quantity, f"{toll.quantity.unit} {toll.kind}")


def _one(amount: Amount) -> bool:
    """Whether an amount is a plain "one"."""
    return amount.quantity.text.lower().startswith("one ") and amount.quantity.low == 1


def _counts(reading: Reading, amount: Amount, others: list[Amount]) -> bool:
    """Whether "one" counts and is no article: with a duration, "only one", or beside another count."""
    before = reading.report.text[max(0, amount.start - 8) : amount.start].lower().split()
    if before and before[-1] in ("only", "just", "single"):
        return True
    if before and before[-1] in ("not", "than", "as"):
        return False
    if _somebody(reading, amount):
        return True
    return amount.kind == "duration" or any(o.kind == "count" and not _one(o) for o in others)


def _somebody(reading: Reading, amount: Amount) -> bool:
    """Whether "one" counts a person who is told of as one of several: "with one soldier doubting it"."""
    noun = reading.doc[amount.head]
    single = noun.tag_ == "NN" and noun.lemma_.lower() in words("incidents", "people", "nouns")
    acts = noun.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") and not any(t.dep_ == "neg" for t in noun.head.children)
    clause = any(t.dep_ in ("relcl", "appos") for t in noun.children)  # "One survivor, who asked": a speaker, no count
    return single and acts and not clause


def _figure(reading: Reading, sentence: str, start: int, quantity: Quantity, counts: str) -> Figure:
    """The figure whose words begin at `start`."""
    spans = (reading.evidence(start, start + len(quantity.text), "content"),)
    return Figure(
        id=claim_id("figure", reading.report.id, spans), report=reading.report.id, text=sentence, evidence=spans,
        quantity=quantity, counts=counts,
    )  # fmt: skip


def counted(reading: Reading, amount: Amount) -> str:
    """What an amount counts, as worded: its noun with what goes with it, else the clause that it stands in."""
    noun = reading.doc[amount.head]
    words = _after(reading, amount, noun)
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ == "VERB" and verb.lemma_ not in ("do", "have", "want"):
        words = f"{words} {_verb(verb)}"
    elif noun.dep_ in ("dobj", "attr") and verb.pos_ == "VERB":
        words = f"{verb.text} {words}"
    return " ".join(words.split()) or amount.quantity.text


def _after(reading: Reading, amount: Amount, noun: Token) -> str:
    """The noun phrase after the number words: adjectives, noun and what depends on it, at most REACH tokens."""
    at = reading.token_at(amount.stop - 1)
    ahead = noun.doc[at.i + 1 if at is not None else noun.i : noun.i + 1]
    first = next((t for t in ahead if not t.is_punct), noun)
    if amount.kind in ("percent", "money"):
        return reading.report.text[amount.stop : amount.end].strip(" -") or str(amount.quantity.unit)
    if first.i > noun.i:  # a bare number
        return ""
    if noun.pos_ == "NUM" and amount.quantity.unit:  # "44-member"
        return amount.quantity.unit
    last = min(noun.right_edge.i, first.i + REACH)
    stop = next((t.i - 1 for t in noun.doc[noun.i + 1 : last + 1] if t.text in ',;:—–()"“”'), last)
    return str(noun.doc[first.i : max(stop, noun.i) + 1].text)


def _verb(verb: Token) -> str:
    """A verb with its auxiliaries, as worded."""
    parts = [t.text for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg")]
    return " ".join([*parts, verb.text])
