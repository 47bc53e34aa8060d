"""What is told as a fact of the past: tense, modals, conditions, negations and threats over a verb or noun."""

from dragoman.lexicon import lexicon
from dragoman.read.parse import Span, Token

DEEPEST = 12  # clauses over a word that are asked; news nests no deeper
CLAUSES = ("ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "ROOT", "csubj")
SUBJECTS = ("nsubj", "nsubjpass")


def happened(verb: Token, sentence: Span) -> bool:
    """Whether a verb is told as a fact of the past: tense, no modal, no condition, no negation."""
    if verb.dep_ == "amod" or (verb.tag_ == "VBG" and not _adding(verb)):
        return False
    if verb.tag_ == "VBG":
        return real(verb)
    headline = _headline(sentence)
    if verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP", "VBN"):
        return real(verb)  # "is in custody"
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (headline or not _usual(verb)))
    past = past or (verb.tag_ in ("VBZ", "VBP") and headline)
    return past and real(verb)


def _adding(verb: Token) -> bool:
    """Whether a participle adds to what happened: "moved in at dawn, arresting 40", "have been refusing food"."""
    going = any(c.dep_ == "aux" and c.lower_ == "been" for c in verb.children)
    return going or (verb.dep_ in ("advcl", "conj") and verb.head.tag_ in ("VBD", "VBN") and verb.i > verb.head.i)


def _usual(verb: Token) -> bool:
    """Whether a passive is one of the present: "herders are robbed there"; how something is ("are stuck") is a fact."""
    if verb.lower_ in lexicon("incidents")["weak"]["states"]:
        return False
    aids = [c for c in verb.children if c.dep_ == "auxpass"]
    return any(c.tag_ in ("VBZ", "VBP") and c.lemma_.lower() == "be" for c in aids)


def _headline(sentence: Span) -> bool:
    """Whether a sentence ends without a mark, as headlines do, whose present tense tells the past."""
    return sentence.text.rstrip()[-1:] not in (".", "!", "?", "”", '"')


def real(token: Token, *, event: bool = False) -> bool:
    """Whether nothing over a token makes it unreal: a modal, an infinitive, a condition, a threat, a negation.

    `event`: the token is the noun of an event, to which what is said of it does nothing.
    """
    node = token
    known = event and definite(token)
    for _ in range(DEEPEST):
        if _denied(node, known=known and node.i != token.i):
            return False
        verdict = _under(node, event=event)
        if verdict is not None and (verdict or not known):
            return verdict
        node = node.head
    return True


def definite(noun: Token) -> bool:
    """Whether a noun tells of an event as one that is known, whatever is denied of it: "Monday's arrests"."""
    if any(c.dep_ == "poss" and c.ent_type_ in ("DATE", "TIME") for c in noun.lefts):
        return True
    told = any(c.dep_ == "relcl" and c.tag_ == "VBD" for c in noun.rights)
    done = noun.lower_.endswith("ing") and any(c.lower_ == "of" for c in noun.rights)
    return (told or done) and any(c.lower_ in ("the", "this") for c in noun.lefts)


def _denied(node: Token, *, known: bool = False) -> bool:
    """Whether a word beside a verb or noun makes it unreal: a modal, "to", "not", "if", "no".

    `known`: it governs an event that is known to have happened, whatever is denied.
    """
    table = lexicon("incidents")["weak"]
    for child in node.children:
        after = node.doc[child.i + 1].tag_ if child.i + 1 < len(node.doc) else ""
        modal = child.dep_ in ("aux", "auxpass") and (child.lower_ in table["unreal"] or child.tag_ == "TO")
        mark = child.dep_ in ("mark", "advmod") and child.lower_ in table["marks"] and child.i < node.i
        none = child.dep_ == "det" and child.lower_ in ("no", "any") and after not in ("JJR", "RBR")
        denied = child.dep_ == "neg" or (child.dep_ in SUBJECTS and _nobody(child))
        if modal or mark or none or (denied and not known):
            return True
    return False


def _nobody(subject: Token) -> bool:
    """Whether a subject is nobody: "no one", "no arrests"."""
    none = lexicon("incidents")["weak"]["nobody"]
    return subject.lower_ in none or any(c.dep_ == "det" and c.lower_ == "no" for c in subject.lefts)


def _under(node: Token, *, event: bool) -> bool | None:
    """Whether what governs a word leaves it real; null where that is for the governor itself to tell."""
    table, above = lexicon("incidents")["weak"], node.head
    governed = above.lemma_.lower() in table["governors"]
    if above.i == node.i or (node.dep_ in ("ccomp", "ROOT", "parataxis", "relcl") and not governed):
        return True
    if governed and above.pos_ == "VERB" and node.dep_ in ("xcomp", "dobj", "prep", "ccomp"):
        return False
    if node.dep_ in ("nsubj", "nsubjpass") and event:
        planned = node.dep_ == "nsubjpass" and above.lemma_.lower() in table["unhappened"]
        return not planned  # "a march is planned"; "the attack could delay the talks": the attack was
    if node.dep_ in ("advcl", "acl"):
        return True
    return not _unreal(above, table) if node.dep_ == "conj" else None


def _unreal(verb: Token, table: dict[str, list[str]]) -> bool:
    """Whether a verb has a modal that its coordinate verbs share."""
    return any(c.dep_ == "aux" and (c.lower_ in table["unreal"] or c.tag_ == "TO") for c in verb.children)
