"""Whether a time and an event of one sentence belong together, by how they hang in the parse."""

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.beside import beside
from dragoman.read.marks import Time
from dragoman.read.parse import Token
from dragoman.read.reading import Reading

TIE = 100  # characters of a time with the event that it stands beside
STEPS = 24  # up the tree from a word; no phrase is deeper
ASIDE = frozenset({"relcl", "acl"})
VERBAL = frozenset({"VERB", "AUX"})


def together(time: Token, head: Token, *, meeting: bool) -> bool:
    """Whether a time dates the event that a word tells, though it hangs elsewhere in the sentence.

    Not where one of them stands in a clause aside ("on Friday they mourned those whom the raid killed"), after a word
    of before or after, or where the time is that of saying what the event is told in. Of a meeting "after" says that
    it was just over.
    """
    above, over = _up(head), _up(time)
    common = next((t for t in over if t in above), None)
    if common is None or time.head == time:  # a parse that lost the verb hangs all on the time that opens the sentence
        return common is not None
    mine, times = above[: above.index(common)], over[: over.index(common)]
    told = mine and not meeting and _spoken_of(head, common)
    aside = (t for t in times if t.pos_ in VERBAL and t.dep_ in ("ccomp", "relcl", "acl", "advcl"))
    if told or any(not _joins(t, head) for t in aside):
        return False
    for node in mine:
        if node.dep_ in ASIDE:
            return node.head == common and not any(t.pos_ in VERBAL for t in times)
        if node.dep_ == "ccomp" and node.head.i == common.i and not _fronts(time, node):
            return False
        if _set_apart(node) and not (meeting and node.pos_ not in VERBAL and _said(node) <= {"after", "following"}):
            return False
    return not _set_apart(common) or common not in (head, time)


def _spoken_of(event: Token, verb: Token) -> bool:
    """Whether a verb is about an event that was before: "mourned the raid", not "launched a raid"."""
    of_it = event.pos_ == "NOUN" and event.dep_ in ("dobj", "pobj") and verb.pos_ == "VERB"
    return of_it and verb.lemma_.lower() not in words("incidents", "launch", "verbs")


def main_clause(head: Token) -> bool:
    """Whether a word stands in a main clause, or in one that a main clause says: nothing aside, nothing before it."""
    return not any(n.dep_ in (*ASIDE, "advcl") or (n.pos_ in VERBAL and _set_apart(n)) for n in _up(head))


def event_beside(marker: Token) -> Token | None:
    """The head of what stands after "before" or "after": a clause's verb or a phrase's noun."""
    if marker.dep_ == "mark":
        return marker.head
    return next((t for t in marker.children if t.dep_ in ("pobj", "pcomp")), None)


def marker_in(words_of: list[Token]) -> Token | None:
    """The word of a relative time that its event follows: "after" of "two days after the vote"."""
    rows = lexicon("times")["beside"]
    ties = {word.split()[0] for key in ("after", "before") for word in rows[key]}
    return next((t for t in words_of if t.lower_ in ties and t.pos_ in ("ADP", "SCONJ", "VERB", "ADV")), None)


def tied(reading: Reading, time: Time) -> bool:
    """Whether a time in the writer's own words lies beside an event whose day its report does not tell."""
    return time.kind == "relative" and time.edtf is None and not reading.quoted(time.start) and bool(beside(time.text))


def tie(reading: Reading, time: Time) -> str:
    """The words of a time beside an event, with those of the event, at most TIE."""
    span = list(reading.doc.char_span(time.start, time.end, alignment_mode="expand") or ())
    marker = marker_in(span)
    event = event_beside(marker) if marker is not None else None
    end = time.end if event is None else max(time.end, event.right_edge.idx + len(event.right_edge))
    said = reading.report.text[time.start : min(end, time.start + TIE)]
    return " ".join(said.split(",")[0].split())


def amid(head: Token) -> Token | None:
    """The head of what an event fell into: "as the talks unfolded", "during the talks"; null for all but meetings."""
    verb = next((t for t in _up(head) if t.pos_ in VERBAL), head)
    for child in verb.children:
        if child == head or child.is_ancestor(head):
            continue
        if child.dep_ == "advcl" and any(t.lower_ in ("as", "while") and t.dep_ == "mark" for t in child.children):
            subject = next((t for t in child.children if t.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and _meeting(subject):
                return child
        if child.dep_ == "prep" and child.lower_ in ("during", "amid"):
            noun = next((t for t in child.children if t.dep_ == "pobj"), None)
            if noun is not None and _meeting(noun):
                return child
    return None


def event_noun(noun: Token) -> bool:
    """Whether a noun names what happens on the ground: "strike", "blast"."""
    lemma = noun.lemma_.lower()
    return lemma in words("incidents", "weak", "nouns") or lemma in lexicon("incidents")["nouns"]


def _meeting(noun: Token) -> bool:
    named = {noun.lower_, noun.lemma_.lower()}
    return not named.isdisjoint(words("meetings", "nouns"))


def _up(token: Token) -> list[Token]:
    """A token and all that it depends on."""
    path = [token]
    while path[-1].head != path[-1] and len(path) < STEPS:
        path.append(path[-1].head)
    return path


def _said(node: Token) -> set[str]:
    """The words that set a node apart from what it hangs on."""
    marks = (
        {t.lower_ for t in node.children if t.dep_ in ("mark", "prep") and t.i < node.i}
        if node.pos_ in VERBAL
        else set()
    )
    own = {node.lower_} if node.pos_ in ("ADP", "SCONJ") else set()
    return (marks | own) & words("clauses", "apart")


def _set_apart(node: Token) -> bool:
    return bool(_said(node))


def _joins(verb: Token, head: Token) -> bool:
    """Whether the time of a clause beside an event is the event's.

    "Where the bank burst on Monday", "as they met on Friday", "the blast in which four died on Monday"; or a clause
    before the event's own with nothing but a semicolon between: "on Monday farmers met; 23 were arrested".
    """
    if verb.dep_ == "relcl" and (event_noun(verb.head) or _within_which(verb)):
        return True
    if verb.dep_ == "ccomp":
        above = verb.head
        marked = any(t.text in (";", "–", "—", ":") for t in above.children)
        return verb.i < above.i and marked and above in (head, *head.ancestors)
    return verb.dep_ in ("relcl", "advcl") and any(t.lower_ in words("clauses", "where") for t in verb.children)


def _within_which(verb: Token) -> bool:
    """As in "the blast on the bridge, in which four died"."""
    return any(t.lower_ in ("in", "during") and any(c.lower_ == "which" for c in t.children) for t in verb.children)


def date_of_clause(head: Token) -> Token | None:
    """The time that a clause hangs on: "since 3 May, when a tug sank"."""
    for node in _up(head):
        if node.dep_ in ("relcl", "advcl") and any(t.lower_ == "when" and t.i < node.i for t in node.children):
            return node.head
    return None


def _fronts(time: Token, verb: Token) -> bool:
    """Whether a time opens a sentence in which words of saying come last: "On Friday two men died, police said"."""
    return time.i < verb.i and verb.i < verb.head.i
