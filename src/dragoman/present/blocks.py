"""What blocks what: conditions that block each other first, then the others, then threats."""

from dragoman.lexicon import words
from dragoman.present.display import capital, ended, listed, shown, wording
from dragoman.present.parts import Group, Item, Run, Section, plain, strong
from dragoman.present.telling import SLIGHT, best, cites, modality, told
from dragoman.present.view import Unit, View
from dragoman.record.claim import Condition
from dragoman.record.finding import Deadlock

CAP = 12
FORMS = {
    "if": "if",
    "unless": "unless",
    "until": "until",
    "only_if": "only if",
    "after": "after",
    "requires": "which requires",
}


def blocks(view: View) -> Section:
    """The section."""
    units = view.units(Condition)
    locks = tuple(_deadlock(lock, units, view) for lock in view.record.deadlocks)
    locked = {i for lock in view.record.deadlocks for i in lock.conditions}
    free = [unit for unit in units if not any(claim.id in locked for claim in unit.claims)]
    terms = [unit for unit in free if not _best(unit).threat]
    threats = [unit for unit in free if _best(unit).threat]
    groups = [Group(title="Deadlocks", items=locks[:CAP], more=max(0, len(locks) - CAP))] if locks else []
    for title, some in (("Conditions", terms), ("Threats", threats)):
        if some:
            items = tuple(_item(unit, view) for unit in some[:CAP])
            groups.append(Group(title=title, items=items, more=len(some) - len(items)))
    return Section(
        key="blocks",
        title="What blocks what",
        groups=tuple(groups),
        empty="The record holds no condition of any party.",
    )


def _best(unit: Unit[Condition]) -> Condition:
    return best(unit, "setter", "consequence", words="condition")


def _deadlock(lock: Deadlock, units: list[Unit[Condition]], view: View) -> Item:
    """A deadlock with its conditions, each as the dossier tells it."""
    own = [unit for i in lock.conditions for unit in units if any(claim.id == i for claim in unit.claims)]
    text = shown(lock.text)
    return Item(
        sentence=(plain(f"{text}{ended(text)}"),), evidence=cites(claim for unit in own for claim in unit.claims),
        children=tuple(_item(unit, view) for unit in dict.fromkeys(own)),
    )  # fmt: skip


def _item(unit: Unit[Condition], view: View) -> Item:
    claim = _best(unit)
    setters = view.holders(claim.setter)
    return Item(
        sentence=(*_start(setters, threat=claim.threat), *_terms(claim), *modality(claim), plain(".")),
        told=told(unit, view), evidence=cites(unit.claims),
    )  # fmt: skip


def _start(setters: list[str], *, threat: bool) -> list[Run]:
    if not setters:
        return [plain("Nobody named as making it: " if threat else "Nobody named as setting it: ")]
    return [strong(capital(listed(setters))), plain(": ")]


def _terms(claim: Condition) -> list[Run]:
    """What hangs on what, in the report's words; the link is left out where the words bring their own."""
    condition, consequence = wording(claim.condition), wording(claim.consequence)
    own = condition.text.casefold().split(" ")[0] in words("brief", "links")
    if len(consequence.text.split()) < SLIGHT:  # a torn-off word says less than none
        consequence = wording("")
    if not consequence.text:
        return [plain("" if own else f"{FORMS[claim.form]} "), condition]
    if not condition.text:
        return [consequence]
    if own:
        return [Run(text=f"{consequence.text} {condition.text[0].lower()}{condition.text[1:]}", style="wording")]
    return [consequence, plain(f", {FORMS[claim.form]} "), condition]
