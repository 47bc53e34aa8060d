"""What each kind of claim becomes. A rule gives an event, or null for what is undecided or no event."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.coder import CONFLICT, THREAT, Coded, code_of, quad, threatened
from dragoman.events.nouns import classes_in
from dragoman.lexicon import lexicon, words
from dragoman.present.plover.draft import TOLD, Draft, draft, ruled
from dragoman.present.plover.sides import Sides
from dragoman.record.claim import Claim, Commitment, Condition, Figure, Incident, Meeting, Position

SEVERAL = 3  # sides of a meeting that make it multilateral
GIVING = "material_cooperation"
NEAR = 60  # characters from a verb to the figure of what it is done to


def content_of(claim: Claim) -> str:
    """The words that a claim rests on."""
    return " ".join(e.quote for e in claim.evidence if e.role in {"content", "consequence"})


def incident(claim: Incident, sides: Sides) -> Draft | None:
    """A deed, where the report tells it itself; an accusation, where a side says that another did it."""
    code, coded = ruled(claim, claim.type), None
    if code == TOLD:
        coded = code_of(claim.text)
        code = coded.event if coded and quad(coded.event) == CONFLICT else None
    actors = sides.kept(claim.alleged_actor)
    if code is None or not actors:
        return None
    by = sides.kept(claim.alleged_by, but=actors)
    if by:
        return replace(draft(claim, "ACCUSE/allege", by, value=claim.type), recipients=actors)
    if claim.attribution and not claim.alleged_by:
        return None  # somebody says so, and it is not told who: it is no fact, and nobody's accusation
    found = draft(claim, code, actors, value=claim.type, coded=coded)
    return replace(found, recipients=sides.other(claim.target or "", actors), words=claim.target)


def meeting(claim: Meeting, sides: Sides) -> Draft | None:
    """A meeting held is CONSULT, one to come AGREE, one called off REJECT by the side that did."""
    code = ruled(claim, claim.status)
    parties = sides.kept(claim.parties)
    if code is None:
        return None
    if claim.status in {"held", "planned"}:
        if not parties:
            return None
        first, rest = _visitor(claim, parties, sides) if claim.format == "visit" else (parties[:1], parties[1:])
        found = draft(claim, code, first, value=claim.status)
        return replace(
            found,
            mode=_form(claim, parties) if claim.status == "held" else None,
            recipients=rest,
            reciprocal=bool(rest) and claim.format != "visit",
            planned_for=claim.when.edtf if claim.when and claim.status == "planned" else None,
        )
    actors = _doer(content_of(claim), parties, sides)
    return replace(draft(claim, code, actors, value=claim.status), recipients=sides.kept(parties, but=actors))


def _form(claim: Meeting, parties: Sequence[str]) -> str | None:
    modes: dict[str, str] = lexicon("plover")["meeting_modes"]
    if claim.format in modes:
        return modes[claim.format]
    return "third-party" if claim.mediators else "multilateral" if len(parties) >= SEVERAL else None


def _visitor(claim: Meeting, parties: tuple[str, ...], sides: Sides) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who visits and who is visited: the order in which they are told, turned where the host is told first."""
    order = [p for p in sides.named(content_of(claim)) if sides.key(p) in set(map(sides.key, parties))]
    told = sides.kept([*order, *parties])
    coded = code_of(content_of(claim))
    hosted = coded is not None and coded.cue in words("plover", "visits", "hosting")
    return (told[1:2] or told[:1], told[:1] if told[1:] else ()) if hosted else (told[:1], told[1:])


def _doer(text: str, parties: tuple[str, ...], sides: Sides) -> tuple[str, ...]:
    """The one party that does what a sentence tells: the only one, or the only one named before the verb."""
    coded = code_of(text)
    before = sides.kept(sides.named(text, end=coded.start)) if coded else ()
    before = tuple(actor for actor in before if not parties or sides.key(actor) in set(map(sides.key, parties)))
    if len(before) == 1:
        return before
    return parties if len(parties) == 1 else ()


def position(claim: Position, sides: Sides) -> Draft | None:
    """A stance: what is asked for, refused, offered or backed. A party's call to end the conflict is AGREE."""
    code = ruled(claim, claim.stance)
    actors = sides.kept(claim.party)[:1]
    if code is None or not actors or claim.modality == "negated":
        return None
    found = draft(claim, called_off(code, claim.content, actors, sides), actors, value=claim.stance)
    mode = lexicon("plover")["issues"].get(claim.issue, {}).get("mode")
    return replace(
        found,
        mode=mode if found.event in {"REQUEST", "REJECT"} else None,
        recipients=sides.other(claim.content, claim.party),
    )


def called_off(code: str, content: str, actors: Sequence[str], sides: Sides) -> str:
    """The code of what a side asks for: AGREE where a party to the conflict asks for its end."""
    rule = lexicon("plover")["ending"]
    ends = "ending" in classes_in(content, name="plover", key="ending_nouns")
    return "AGREE" if code in rule["events"] and ends and sides.key(actors[0]) in sides.at_odds else code


def commitment(claim: Commitment, sides: Sides) -> Draft | None:
    """What is agreed, promised or offered is AGREE; a ceasefire or withdrawal declared, CONCEDE; no deal, REJECT."""
    code = ruled(claim, claim.strength)
    parties = sides.kept(claim.parties)
    if code is None or not parties or (code == "REJECT" and len(parties) == 1):
        return None
    coded = code_of(content_of(claim))
    declared = (
        code == "AGREE"
        and coded is not None
        and coded.event == "CONCEDE"
        and coded.cue in words("plover", "declared", "verbs")
    )
    found = draft(claim, code, parties[:1], value=claim.strength, coded=coded if declared else None)
    return replace(
        found,
        recipients=parties[1:] or sides.other(claim.what, claim.parties),
        reciprocal=len(parties) > 1,
        planned_for=claim.due.edtf if claim.due else None,
    )


def condition(claim: Condition, sides: Sides) -> Draft | None:
    """A threat is THREATEN; of other conditions, what the side would do or refuse, as its sentence tells."""
    setter = sides.kept(claim.setter)[:1]
    coded = code_of(claim.consequence)
    if not setter or (coded is None and not claim.threat):
        return None
    if claim.threat:
        found = draft(claim, THREAT, setter, value="threat")
        found = replace(found, mode=_threat(coded) if coded else None)
    elif coded is not None and coded.event in {"AGREE", "REJECT"} and not _others(claim, coded.start, sides):
        found = draft(claim, coded.event, setter, value=claim.form, coded=coded)
    else:
        return None
    return replace(found, recipients=sides.other(claim.condition, claim.setter), auxiliary=("hypothetical",))


def _threat(coded: Coded) -> str | None:
    """The mode of a threat by what its consequence is coded as."""
    return coded.mode if coded.event == THREAT else threatened(f"{coded.event}/{coded.mode}")


def _others(claim: Condition, end: int, sides: Sides) -> bool:
    """Whether the consequence is somebody else's deed: a side is named before its verb that is not the setter's."""
    return bool(sides.kept(sides.named(claim.consequence, end=end), but=claim.setter))


def figure(claim: Figure, sides: Sides) -> Draft | None:
    """A deed that a counting sentence tells as a fact: "Norland released 300 prisoners"."""
    coded = code_of(claim.text) if claim.attribution is None and claim.modality == "asserted" else None
    if coded is None or quad(coded.event) != GIVING or coded.cue not in words("plover", "facts", "verbs"):
        return None
    at = claim.text.find(claim.quantity.text)
    actors = sides.kept(sides.named(claim.text, end=coded.start))
    if not coded.start < at < coded.start + NEAR or len(actors) != 1:
        return None
    found = draft(claim, coded.event, actors, value="fact", coded=coded)
    return replace(found, recipients=sides.other(claim.text, actors))


def met(claim: Commitment, sides: Sides) -> Draft | None:
    """What was agreed, where a later report tells it as done: an exchange of prisoners is RETREAT/release."""
    coded = code_of(claim.what)
    parties = sides.kept(claim.parties)
    if coded is None or not parties or quad(coded.event) != GIVING:
        return None
    found = draft(claim, coded.event, parties[:1], value="met", coded=coded)
    return replace(found, recipients=parties[1:], reciprocal=len(parties) > 1, auxiliary=())
