"""Words that are written from right to left, put into the order and the shapes in which a page is drawn.

For names and quotations amid English, not for whole texts: a run of such words is turned about (UAX #9, rule L2, for
one level in a line from left to right), and Arabic letters take the shape that their neighbours ask for. The shapes are
those of Unicode's own data (Arabic Presentation Forms-B).
"""

import re
import unicodedata
from functools import cache

SHAPES = range(0xFE70, 0xFEFD)
UNBROKEN = 60  # characters that surely fit on one line
LAM = "\u0644"
_RIGHT = "\u0590-\u07bf\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RUN = re.compile(rf"[{_RIGHT}](?:[\W\d_{_RIGHT}]*[{_RIGHT}])?")  # digits and marks amid the words go along
_PIECE = re.compile(r"\d+(?:[.,:/]\d+)*|.", re.DOTALL)
_TURNED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def drawn(text: str) -> str:
    """A text as it is drawn from left to right; one without such words is given back as it is."""
    return _RUN.sub(lambda found: _turned(found[0]), text) if re.search(f"[{_RIGHT}]", text) else text


def _turned(run: str) -> str:
    pieces: list[str] = []
    for piece in _PIECE.findall(_shaped(run).translate(_TURNED)):
        if pieces and unicodedata.combining(piece[0]):
            pieces[-1] += piece  # a mark stays behind its letter
        else:
            pieces.append(piece)
    turned = "".join(reversed(pieces))
    return turned.replace(" ", "\u00a0") if len(turned) <= UNBROKEN else turned  # turned words cannot be broken in two


def _shaped(run: str) -> str:
    """Letters in their shapes: alone, at the beginning, amid or at the end of what is joined."""
    shapes = _shapes()
    letters = [c for c in run if not unicodedata.combining(c)]
    found: list[str] = []
    place = 0  # among the letters
    joined = skip = False  # whether the last letter is joined to this one, or has taken it in
    for letter in run:
        if unicodedata.combining(letter):
            found.append(letter)
            continue
        place += 1
        if skip:
            skip = False
            continue
        after = letters[place] if place < len(letters) else ""
        wide = letter + after if letter == LAM and ("isolated", letter + after) in shapes else letter
        skip = len(wide) > 1
        joins = not skip and ("initial", letter) in shapes and ("final", after) in shapes
        names = ("medial" if joined else "initial", "final") if joins else ("final" if joined else "isolated",)
        found.append(next((shapes[name, wide] for name in names if (name, wide) in shapes), wide))
        joined = joins
    return "".join(found)


@cache
def _shapes() -> dict[tuple[str, str], str]:
    """The shape of a letter, or of lam with alef, by its name and the letter."""
    found = {}
    for code in SHAPES:
        name, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if name:
            found[name.strip("<>"), "".join(chr(int(letter, 16)) for letter in letters)] = chr(code)
    return found
