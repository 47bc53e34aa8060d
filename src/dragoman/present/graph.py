"""The graph of what must come before what, laid out for a drawing: deadlocks are its cycles.

Boxes hold what is asked and what waits for it, as worded; an arrow leads from the first to the second. Boxes of one
wording are one, and so are those that a deadlock holds to be one. Layers after K. Sugiyama, S. Tagawa, M. Toda,
"Methods for Visual Understanding of Hierarchical System Structures", 1981, without the ordering within layers.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.present.display import bare, capital, clipped, listed, shown
from dragoman.present.tables.row import names, unit_id
from dragoman.present.telling import SLIGHT, best
from dragoman.present.view import Unit, View
from dragoman.present.whole import mended
from dragoman.record.claim import Condition

MOST = 24  # conditions drawn; the list under the drawing has all
BOX, GAP, LINE, PAD, ROW = 230, 150, 17, 10, 22  # of the drawing
LETTERS, LINES = 29, 4  # of a box
BACK = 26  # how much lower each arrow back runs
LABEL = 22  # letters of an arrow's label
LONGEST = 130


@dataclass(frozen=True, slots=True)
class Box:
    """A box: where it stands, its lines of text, and the whole text."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow: SVG path data, who set the condition, its form, and whether it is part of a deadlock.

    `label`: the setter as it fits the drawing, to stand in the middle over `x`, `y`.
    """

    path: str
    setter: str
    label: str
    form: str
    id: str
    locked: bool
    threat: bool
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing; `left`: how many conditions are not in it."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Link:
    """A condition: what is asked, what waits (empty where the words say too little), by whom it was set.

    `words`: all of it, as one report says it.
    """

    id: str
    before: str
    after: str
    words: str
    setter: str
    form: str
    threat: bool
    locked: bool
    claims: frozenset[str]
    reports: tuple[str, ...]


def links(view: View) -> tuple[Link, ...]:
    """All conditions: those of deadlocks first, then the most reported."""
    locked = {claim for lock in view.record.deadlocks for claim in lock.conditions}
    found = (_link(unit, view, locked) for unit in view.units(Condition))
    return tuple(sorted(found, key=lambda link: (not link.locked, link.threat)))


def _link(unit: Unit[Condition], view: View, locked: set[str]) -> Link:
    claim = best(unit, "setter", "consequence", words="condition")
    claims = frozenset(c.id for c in unit.claims)
    return Link(
        id=unit_id(unit), before=clipped(shown(mended(claim.condition)), LONGEST),
        after=_said(claim.consequence), words=clipped(shown(claim.text)),
        setter=capital(listed(view.holders(claim.setter))),
        form=claim.form.replace("_", " "), threat=claim.threat, locked=bool(claims & locked), claims=claims,
        reports=names(unit.reports, view),
    )  # fmt: skip


def _said(words: str) -> str:
    """What waits, in the report's words; a torn-off word says less than none."""
    kept = mended(words)
    return clipped(shown(kept), LONGEST) if len(kept.split()) >= SLIGHT else ""


@dataclass(slots=True)
class _Nodes:
    """Wordings that are one box."""

    same: dict[str, str] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)

    def find(self, key: str) -> str:
        """The box of a wording."""
        while self.same.get(key, key) != key:
            key = self.same[key]
        return key

    def add(self, words: str, own: str) -> str:
        """A wording; one of no words is a box of its own."""
        key = bare(words) or own
        self.text.setdefault(key, words or "(not said)")
        return key

    def join(self, one: str, other: str) -> None:
        """Two wordings are one box."""
        a, b = self.find(one), self.find(other)
        if a != b:
            self.same[b] = a


def graph(view: View) -> Graph:
    """The graph of a record."""
    every = links(view)
    drawn = [link for link in every if link.locked or (link.before and link.after)][:MOST]
    nodes = _Nodes()
    ends = [(nodes.add(link.before, f"{link.id}<"), nodes.add(link.after, f"{link.id}>")) for link in drawn]
    for lock in view.record.deadlocks:
        ring = [next((n for n, link in enumerate(drawn) if i in link.claims), None) for i in lock.conditions]
        known = list(dict.fromkeys(n for n in ring if n is not None))
        for n, m in zip(known, (*known[1:], *known[:1]), strict=True):
            if n != m:  # what one waits for is what the next withholds
                nodes.join(ends[m][1], ends[n][0])
    edges = [(nodes.find(a), nodes.find(b)) for a, b in ends]
    boxes = _placed(edges, nodes)
    arrows = tuple(_arrows(drawn, edges, boxes))
    lowest = [box.y + box.height for box in boxes.values()] + [arrow.y for arrow in arrows]
    return Graph(
        width=max((box.x + box.width for box in boxes.values()), default=0) + PAD, height=max(lowest, default=0) + PAD,
        boxes=tuple(boxes.values()), arrows=arrows, left=len(every) - len(drawn),
    )  # fmt: skip


def _placed(edges: Sequence[tuple[str, str]], nodes: _Nodes) -> dict[str, Box]:
    """Each box in the layer after the last of what must come before it; parts that hang together stand together."""
    boxes: dict[str, Box] = {}
    top = PAD
    for part in _parts(edges):
        layers = _layers(part, [edge for edge in edges if edge[0] in part])
        heights = dict.fromkeys(range(max(layers.values()) + 1), top)
        for node in part:
            lines = _wrapped(nodes.text[node])
            layer, height = layers[node], LINE * len(lines) + 2 * PAD
            boxes[node] = Box(
                x=PAD + layer * (BOX + GAP), y=heights[layer], width=BOX, height=height, lines=lines,
                text=nodes.text[node],
            )  # fmt: skip
            heights[layer] += height + ROW
        backs = sum(layers[a] >= layers[b] for a, b in edges if a in layers)
        top = max(heights.values()) + ROW + BACK * backs
    return boxes


def _parts(edges: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    """The boxes that arrows tie together, in the order of the arrows."""
    near: dict[str, list[str]] = {}
    for a, b in edges:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    seen: set[str] = set()
    for node in near:
        part, queue = [], [node]
        while queue:
            one = queue.pop(0)
            if one not in seen:
                seen.add(one)
                part.append(one)
                queue += near[one]
        if part:
            yield part


def _layers(part: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The layer of each box; an arrow that would close a cycle does not count."""
    layers = dict.fromkeys(part, 0)
    forward: dict[str, list[str]] = {}
    for a, b in edges:
        if a != b and not _reaches(forward, b, a):
            forward.setdefault(a, []).append(b)
    for _ in part:
        for a, after in forward.items():
            for b in after:
                layers[b] = max(layers[b], layers[a] + 1)
    return layers


def _reaches(forward: dict[str, list[str]], start: str, goal: str) -> bool:
    queue, seen = [start], set[str]()
    while queue:
        one = queue.pop()
        if one == goal:
            return True
        if one not in seen:
            seen.add(one)
            queue += forward.get(one, ())
    return False


def _arrows(drawn: Sequence[Link], edges: Sequence[tuple[str, str]], boxes: dict[str, Box]) -> Iterator[Arrow]:
    """The arrows: from the right side of a box to the left of another; back, under both, each lower than the last."""
    part_of = {node: number for number, part in enumerate(_parts(edges)) for node in part}
    backs = dict.fromkeys(part_of.values(), 0)
    for link, (a, b) in zip(drawn, edges, strict=True):
        one, other = boxes[a], boxes[b]
        if other.x > one.x:
            path, x, y = _forward(one, other)
        else:
            path, x, y = _back(one, other, backs[part_of[a]])
            backs[part_of[a]] += 1
        label = clipped(link.setter.partition(" (")[0], LABEL)
        yield Arrow(
            path=path, setter=link.setter, label=label, form=link.form, id=link.id, locked=link.locked,
            threat=link.threat, x=x, y=y,
        )  # fmt: skip


def _forward(one: Box, other: Box) -> tuple[str, int, int]:
    """Path data of an arrow to the right, and its middle."""
    x1, x2 = one.x + one.width, other.x
    y1, y2 = one.y + one.height // 2, other.y + other.height // 2
    path = f"M{x1} {y1}C{x1 + GAP // 2} {y1} {x2 - GAP // 2} {y2} {x2 - 2} {y2}"
    # Over layers between, the label stands by the box that the arrow comes from.
    return path, x1 + GAP // 2, (y1 + y2) // 2 if x2 - x1 <= GAP else y1


def _back(one: Box, other: Box, before: int) -> tuple[str, int, int]:
    """Path data of an arrow back, under both boxes, and its lowest point; `before`: how many there are already."""
    x1, x2 = one.x + one.width * 2 // 3, other.x + other.width // 3
    y1, y2 = one.y + one.height, other.y + other.height
    low = max(y1, y2) + ROW + BACK * (before + 1)
    path = f"M{x1} {y1}C{x1} {low} {x2} {low} {x2} {y2 + 2}"
    return path, (x1 + x2) // 2, (y1 + y2) // 8 + 3 * low // 4  # where a Bézier of these points is half-way


def _wrapped(text: str) -> tuple[str, ...]:
    lines = textwrap.wrap(text, LETTERS, max_lines=LINES, placeholder=" …")
    return tuple(lines) or ("",)
