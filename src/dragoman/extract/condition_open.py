"""Whether what a condition hangs on is still open: willed, demanded, denied or in the future, and not a fact."""

from dragoman.extract.clauses import SUBJECTS, above, negated, verbal
from dragoman.extract.condition_marks import FINITE, Mark
from dragoman.lexicon import words
from dragoman.read.parse import Token

NEAR = 3  # tokens: how far before its noun a "no" may stand


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb, or of the one that it hangs on as an infinitive or at whose side it stands."""
    for _ in range(5):
        found = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lower_ != "to"}
        chained = verb.dep_ == "xcomp" or (verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children))
        if found or not chained or not verbal(verb.head):
            return found
        verb = verb.head
    return set()


def present(verb: Token) -> bool:
    """Whether a clause is in the present tense, and not the perfect."""
    for _ in range(5):
        finite = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE]
        if verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in finite):
            return False
        if verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in finite):
            return True
        chained = verb.dep_ == "xcomp" or (verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children))
        if finite or not chained or not verbal(verb.head):
            return verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children)
        verb = verb.head
    return False


def modal(verb: Token) -> bool:
    """Whether a modal verb helps a verb ("must leave")."""
    return bool(auxiliaries(verb) & words("conditions", "modals"))


def none(noun: Token) -> bool:
    """Whether a noun phrase is of none: "no talks", "not one truck"."""
    return any(t.lower_ in ("no", "not") for c in noun.lefts for t in c.subtree)


def stance(token: Token) -> bool:
    """Whether a demand, refusal, threat or offer governs a token, or it is one."""
    for step in (token, *above(token)):
        if step.lemma_.lower() in words("conditions", "stances"):
            return True
        if any(c.dep_ == "dobj" and c.lemma_ in words("conditions", "openings") for c in step.children):
            return True
        if step.dep_ in ("relcl", "advcl"):
            return False
    return False


def allowed(mark: Mark, verb: Token, main: Token) -> bool:
    """Whether the consequence is as little settled as its mark needs: a time ("until he left") sets no condition."""
    if main.dep_ == "relcl" and any(c.lower_ in ("who", "which") for c in main.children):
        return False
    judged = main.lemma_ == "be" and any(c.lower_ in words("conditions", "judgements") for c in main.children)
    if judged or (mark.first.lower_ == "while" and verb.tag_ == "VBG"):  # "while offering them the wells"
        return False
    if mark.first.lower_ == "while" and main.lemma_.lower() in words("conditions", "staying"):
        return modal(main) and mark.first.i > main.i  # "will stay shut while the camp stands"
    if mark.needs == "denied":
        absent = any(c.dep_ == "attr" and none(c) for c in main.children)  # "there can be no talks before"
        firm = absent or not auxiliaries(main) & {"can", "could", "ca", "may", "might"}
        return _denied(main) and firm and (modal(main) or stance(main) or present(main) or not verbal(main))
    if mark.needs in ("future", "turn"):
        return _turns(mark, verb, main) and not _idle(verb, main)
    return is_open(main, mark)


def _turns(mark: Mark, verb: Token, main: Token) -> bool:
    if auxiliaries(main) & words("conditions", "future"):
        return not _past(verb, main)
    done = verb.tag_ == "VBN" and any(c.lower_ in ("has", "have") for c in verb.children)  # "once all have signed"
    soon = mark.first.lower_ in ("once", "as") or done
    turning = soon or main.lemma_.lower() in words("conditions", "turns")
    open_ended = mark.needs == "turn" or (done and mark.first.lower_ == "after")
    return open_ended and turning and present(main) and (present(verb) or verb.tag_ == "VBN")


def disposed(main: Token) -> bool:
    """Whether somebody is said to be ready, or something to be possible: "was willing to", "no deal was possible"."""
    said = [c.lower_ for c in main.children if c.dep_ == "acomp"] if main.lemma_ == "be" else []
    return bool(words("conditions", "disposed").intersection(said))


def _idle(verb: Token, main: Token) -> bool:
    """Whether a clause of time only dates its main clause: "when the time comes", "I will say it when I am 80"."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    theirs = [c for c in main.children if c.dep_ in SUBJECTS]
    if any(c.lemma_ in words("conditions", "time_subjects") for c in own):
        return True
    same = any(a.lower_ == b.lower_ for a in own for b in theirs)
    return (
        same
        or any(c.lower_ in ("i", "he", "she") for c in own)
        or verb.lemma_ in ("arrive", "meet", "speak", "visit", "choose")
    )


def _denied(main: Token) -> bool:
    if negated(main) or any(c.lower_ in ("no", "not") for c in main.subtree if 0 < main.i - c.i <= NEAR):
        return True
    if any(c.dep_ in (*SUBJECTS, "attr") and none(c) for c in main.children):
        return True
    return any(t.lemma_.lower() in words("conditions", "refusals") for t in (main, *above(main)))


def _past(verb: Token, main: Token) -> bool:
    """Whether a clause of time tells what has happened: in the past tense beside a main clause without "would"."""
    would = bool(auxiliaries(main) & {"would", "could", "might", "'d", "’d"})
    finite = [t for t in (verb, *verb.children) if t.tag_ == "VBD" and (t.i == verb.i or t.dep_ in ("aux", "auxpass"))]
    return bool(finite) and not would


def is_open(main: Token, mark: Mark) -> bool:
    """Whether what a token heads is not settled: modal, negated, present, demanded, or no clause at all."""
    if not verbal(main):
        return True
    refused = negated(main) or any(c.dep_ in SUBJECTS and none(c) for c in main.children)
    if modal(main) or stance(main) or (refused and present(main)) or disposed(main):
        return True
    if mark.form == "until":
        return present(main) and main.lemma_.lower() in words("conditions", "staying")
    return present(main)
