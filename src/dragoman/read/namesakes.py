"""Which of the people told of before a shorter or a titled name means."""

from dragoman.lexicon import words
from dragoman.lexicon.peoples import fold
from dragoman.read.draft import Draft
from dragoman.read.names import Name
from dragoman.read.parse import Doc

LATER = 3  # lines (a title and two paragraphs) after which a full name explains no surname before it
APPOSED = 3  # tokens of the given name between its marks
DASHES = frozenset("–—-,")
NEAR = 1  # paragraphs back within which a surname of two people means the one told of


def introduced_later(doc: Doc, draft: Draft, name: Name) -> bool:
    """Whether a bare surname stands long before the full name that it could shorten: then it is rather another's."""
    bare = " " in draft.name and " " not in name.text and not name.roles and draft.first > name.end
    return bare and _lines_between(doc, name.start, draft.first) > LATER


def civil(draft: Draft, name: Name) -> bool:
    """Whether a surname with a minister's title may not be an officer of whom only a rank is told: a namesake."""
    titles = {role.split()[-1] for role in name.roles}
    ranks = draft.head_roles() & words("roles", "forces")
    return (
        " " not in name.text
        and bool(titles & words("roles", "crowned"))
        and bool(ranks)
        and not (draft.head_roles() & words("roles", "crowned"))
    )


def another(doc: Doc, name: Name) -> str | None:
    """The name of somebody told of as another of a name: "another Mr Reyes – Sofia, no relation" is "Sofia Reyes"."""
    before = [t.lower_ for t in doc[max(0, name.first - 2) : name.first]]
    if words("names", "another").isdisjoint((" ".join(before), *before[-1:])):
        return None
    apposed = doc[name.end : name.end + 3]
    given = len(apposed) == APPOSED and apposed[0].text in DASHES and apposed[2].is_punct and apposed[1].text.istitle()
    return f"{apposed[1].text} {name.text}" if given and " " not in name.text else name.text


def shortens(short: str, full: str) -> bool:
    """Whether a name may be another's shorter form: its surname, or with an initial for the first name."""
    a, b = fold(short).replace(".", "").split(), fold(full).replace(".", "").split()
    if a == b[-len(a) :]:
        return True
    if len(a) == 1:
        return a[0] in b and a[0] not in words("names", "particles")
    first = a[0] == b[0] or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0])
    return first and len(b) > 1 and a[-1] == b[-1]


def nearest(doc: Doc, same: list[Draft], name: Name) -> list[Draft]:
    """Of several people of one surname the one that the title tells, or the only one told of near before."""
    heads = {role.split()[-1].removesuffix(".") for role in name.roles}
    by_role = [d for d in same if heads & d.head_roles()]
    if len(by_role) == 1:
        return by_role
    genders = {
        g for g in ("male", "female") for role in name.roles if set(role.replace(".", "").split()) & words("roles", g)
    }
    fitting = [d for d in same if not genders or d.gender is None or d.gender in genders]
    if len(fitting) == 1 or genders:
        return fitting if len(fitting) == 1 else []
    found = [d for d in fitting if near(doc, d, name.start)]
    return found if len(found) == 1 else []


def near(doc: Doc, draft: Draft, token: int) -> bool:
    """Whether somebody was told of in the paragraph of a token, or in the one before it."""
    last = max((m for m in draft.mentions if m < token), default=None)
    return last is not None and _lines_between(doc, last, token) <= NEAR


def _lines_between(doc: Doc, a: int, b: int) -> int:
    return sum("\n" in t.text for t in doc[a:b])
