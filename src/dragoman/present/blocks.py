"""What blocks what: conditions that block each other first, then the others, then threats."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.lexicon import words
from dragoman.present.dates import in_words
from dragoman.present.display import bare, capital, ended, listed, opening, shown, wording
from dragoman.present.parts import Group, Item, Run, Section, plain, strong
from dragoman.present.telling import SLIGHT, best, cites, modality, outlets, told
from dragoman.present.view import Unit, View
from dragoman.present.whole import mended, whole
from dragoman.record.claim import Condition
from dragoman.record.finding import Deadlock

CAP, SHOWN = 30, 3
FORMS = {
    "if": "if",
    "unless": "unless",
    "until": "until",
    "only_if": "only if",
    "after": "after",
    "requires": "which requires",
}
BECAME = {"met": "Since met", "dropped": "Since dropped", "hardened": "Since hardened", "softened": "Since softened"}


def blocks(view: View) -> Section:
    """The section."""
    units = view.distinct(view.units(Condition), lambda unit: _item(unit, view).text)
    locks = tuple(_deadlock(lock, units, view) for lock in view.record.deadlocks)
    locked = {i for lock in view.record.deadlocks for i in lock.conditions}
    free = [unit for unit in units if not any(claim.id in locked for claim in unit.claims)]
    terms = [unit for unit in free if not _best(unit).threat]
    threats = [unit for unit in free if _best(unit).threat]
    groups = [Group(title="Deadlocks", items=locks[:CAP], more=max(0, len(locks) - CAP))] if locks else []
    for title, some in (("Conditions", terms), ("Threats", threats)):
        if some:
            some.sort(key=lambda unit: (_torn(_best(unit)), not _best(unit).setter))
            items = tuple(_item(unit, view) for unit in some[:CAP])
            groups.append(Group(title=title, items=items, more=len(some) - len(items), shown=SHOWN))
    return Section(
        key="blocks",
        title="What blocks what",
        groups=tuple(groups),
        empty="The record holds no condition of any party.",
    )


def _best(unit: Unit[Condition]) -> Condition:
    return best(unit, "setter", "consequence", words="condition")


def _deadlock(lock: Deadlock, units: list[Unit[Condition]], view: View) -> Item:
    """A deadlock with its conditions, each as the dossier tells it; of several tellings, the first."""
    own = [unit for i in _first(lock, view) for unit in units if any(claim.id == i for claim in unit.claims)]
    own = list(dict.fromkeys(own))
    sides = list(dict.fromkeys(listed(view.sides(_best(unit).setter)) for unit in own))
    if len(sides) > 1 and all(sides):
        runs = (strong(capital(listed(sides))), plain(": each waits for the other."))
    else:
        text = shown(lock.text)
        runs = (plain(text), plain(ended(text)))
    return Item(
        sentence=runs, evidence=() if own else cites(view.claims[i] for i in lock.conditions if i in view.claims),
        children=tuple(_item(unit, view) for unit in own),
    )  # fmt: skip


def _first(lock: Deadlock, view: View) -> list[str]:
    """The conditions of the first telling of a deadlock: until a side comes again, or where unknown another report."""
    found: list[Condition] = []
    for i in lock.conditions:
        claim = view.claims.get(i)
        if isinstance(claim, Condition):
            again = any(set(claim.setter) & set(other.setter) for other in found)
            elsewhere = len(found) > 1 and claim.report != found[0].report
            if again and len(found) > 1:
                break
            if elsewhere and not claim.setter:
                break
            found.append(claim)
    return [claim.id for claim in found] or list(lock.conditions)


def _item(unit: Unit[Condition], view: View) -> Item:
    claim = _best(unit)
    setters = view.holders(claim.setter)
    words_ = _terms(claim)
    to = bool(setters) and claim.threat and words_[0].text.startswith("To ")
    if to:  # the words are what a verb led to
        words_ = [replace(words_[0], text=f"t{words_[0].text[1:]}"), *words_[1:]]
    start = [strong(capital(listed(setters))), plain(" threatened " if to else ": ")] if setters else []
    runs = [*start, *words_, *modality(claim), plain(ended(words_[-1].text))]
    return Item(
        sentence=tuple(runs), told=told(unit, view, known=[*setters, *view.names(claim.setter)]),
        evidence=cites(unit.claims), children=tuple(_history(unit, view)),
    )  # fmt: skip


def _history(unit: Unit[Condition], view: View) -> Iterator[Item]:
    """What later reports say became of a condition, each change once."""
    places = sorted({view.finding_at[claim.id] for claim in unit.claims if claim.id in view.finding_at})
    own = (view.record.findings[place] for place in places)
    fields = (field for finding in own for field in finding.fields if field.name == "history")
    changes = {value.value: value for field in fields for value in field.values if value.value in BECAME}
    for change, value in changes.items():
        claims = [view.claims[i] for i in value.claims if i in view.claims]
        when = (r.published.edtf for c in claims if (r := view.reports.get(c.report)) and r.published)
        day = next((f", {in_words(edtf)}" for edtf in when if edtf), "")
        names = outlets(tuple(dict.fromkeys(c.report for c in claims)), view)
        yield Item(sentence=(strong(BECAME[change]), plain(".")), told=f"{names}{day}", evidence=cites(claims))


def _torn(claim: Condition) -> bool:
    """Whether its words hang on words before them."""
    first = min(claim.evidence, key=lambda e: e.start, default=None)
    return first is not None and not whole(f"{first.quote} so")


def _terms(claim: Condition) -> list[Run]:
    """What hangs on what, in the report's words: as the report has it, else one after the other with a link."""
    condition, consequence = wording(mended(claim.condition)), wording(mended(claim.consequence))
    told_so = mended(claim.text.rstrip(". "))
    if claim.form != "requires" and all(bare(part.text) in bare(told_so) for part in (condition, consequence)):
        return [wording(f"… {told_so[:1].lower()}{told_so[1:]}") if _torn(claim) else opening(wording(told_so))]
    own = condition.text.casefold().split(" ")[0] in words("brief", "links")
    if len(consequence.text.split()) < SLIGHT:  # a torn-off word says less than none
        consequence = wording("")
    if not consequence.text:
        return [plain("" if own else f"{FORMS[claim.form]} "), condition]
    if not condition.text:
        return [opening(consequence)]
    if claim.form == "requires":
        return [opening(consequence), plain(" depends on this: "), condition]
    if own:
        return [Run(text=f"{consequence.text} {condition.text[0].lower()}{condition.text[1:]}", style="wording")]
    return [consequence, plain(f", {FORMS[claim.form]} "), condition]
