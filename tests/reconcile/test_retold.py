"""What makes a report a rewrite: the same words in the same order, and nobody, no number and no quotation added."""

import re

from dragoman.reconcile.passages import story
from dragoman.reconcile.retold import Retold, beyond, facts, retold, takes
from dragoman.record.claim import Figure, claim_id
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report, evidence, report_id, text_hash
from dragoman.record.value import Quantity

WIRE = """The dredgers and the Solvang harbour office settled on a fee of 40 crowns on Monday.
Harbour master Ida Tveit promised lanterns for the breakwater by May.
Clerks had counted 312 hulls at anchor, she added.
A barge sank off Malvik last winter."""
AGAIN = """Forty crowns: that is the fee the dredgers and the harbour office of Solvang settled on.
There will be lanterns on the breakwater, Tveit promised.
Hulls at anchor numbered 312 when the clerks counted.
And nobody forgets the barge off Malvik."""
TURNED = "\n".join(reversed(AGAIN.split("\n")))
ADDED = f"{AGAIN}\nIn Osland and Brekke the skippers Aune, Moen and Rød want 55 crowns, or 60, from the Halden Bank."


def _report(text: str, outlet: str | None = None) -> Report:
    return Report(
        id=report_id(text), file="a.txt", text=text, sha256=text_hash(text), words=len(text.split()), outlet=outlet
    )


def _figures(report: Report) -> Extraction:
    """The numbers of a report that are followed by what they count."""
    found = []
    for match in re.finditer(r"\b(\d+|[Ff]orty) [a-z]+", report.text):
        spans = (evidence(report, *match.span(), role="content"),)
        number = 40 if match[1].lower() == "forty" else int(match[1])
        quantity = Quantity(low=number, high=number, qualifier="exact", unit=None, text=match[1])
        id_ = claim_id("figure", report.id, spans)
        found.append(Figure(id=id_, report=report.id, text=match[0], evidence=spans, quantity=quantity, counts=""))
    return Extraction(report=report.id, entities=(), claims=tuple(found))


def _how(  # noqa: PLR0913  as many as there are features
    text: str,
    *,
    told: float = 0.2,
    credited: bool = False,
    quoted: int = 0,
    longer: int = 0,
    outlet: str | None = None,
) -> Retold:
    reports = [_report(WIRE), _report(text, outlet)]
    source, mine = facts([story(r) for r in reports], {r.id: _figures(r) for r in reports})
    return retold(mine, [source], told=told, credited=credited, quoted=quoted, longer=longer)


def test_the_same_order_makes_it_likelier() -> None:
    again, turned = _how(AGAIN), _how(TURNED)
    assert again.order > turned.order
    assert again.kept > turned.kept
    assert again.likelihood > turned.likelihood


def test_names_and_numbers_of_its_own_make_it_less_likely() -> None:
    again, added = _how(AGAIN), _how(ADDED)
    assert (again.names, again.counts) == (0, 0)
    assert added.names == 7
    assert added.counts == 1
    assert again.likelihood > added.likelihood


def test_a_number_in_words_is_the_same_number_and_a_round_one_may_be() -> None:
    assert _how(AGAIN).counts == 0
    assert _how(AGAIN.replace("312 when", "300 hulls when")).counts == 0
    assert _how(AGAIN.replace("312 when", "400 hulls when")).counts == 1


def test_a_name_spelt_otherwise_or_a_form_of_address_is_nobody_new() -> None:
    assert _how(AGAIN.replace("Tveit", "Tvejt").replace("Solvang", "Sollvang")).names == 0
    assert _how(AGAIN.replace("Tveit", "and Mr Tveit")).names == 0


def test_the_name_of_the_paper_is_nobody_new() -> None:
    named = f"{AGAIN}\nSo the skippers told Havneblad."
    assert _how(named).names == 1
    assert _how(named, outlet="Havneblad").names == 0


def test_things_told_and_credit_make_it_likelier_and_quotations_of_its_own_less_so() -> None:
    assert _how(AGAIN, told=0.3).likelihood > _how(AGAIN).likelihood > _how(AGAIN, told=0.0).likelihood
    assert _how(AGAIN, told=0.5) == _how(AGAIN, told=0.9)
    assert _how(AGAIN, credited=True).likelihood > _how(AGAIN).likelihood
    assert _how(AGAIN).likelihood > _how(AGAIN, quoted=1).likelihood > _how(AGAIN, quoted=2).likelihood
    assert _how(AGAIN, quoted=3) == _how(AGAIN, quoted=9)


def test_words_quoted_that_the_other_has_unquoted_are_no_new_quotation() -> None:
    (source,) = facts([story(_report(WIRE))], {})
    assert takes(("they", "counted", "312", "hulls", "there"), source)
    assert takes(("lanterns", "for", "the", "breakwater"), source)
    assert not takes(("the", "lanterns", "are", "a", "lie"), source)


def test_a_quotation_goes_beyond_a_story_by_a_telling_word_that_stands_nowhere_in_it() -> None:
    (source,) = facts([story(_report(WIRE))], {})
    assert beyond(("lanterns", "for", "the", "breakwater", "are", "cheap"), [source])
    assert not beyond(("a", "lantern", "for", "the", "breakwater"), [source])
    assert not beyond(("they", "were", "with", "us"), [source])


def test_a_longer_quotation_than_the_story_has_makes_it_less_likely() -> None:
    assert _how(AGAIN).likelihood > _how(AGAIN, longer=1).likelihood > _how(AGAIN, longer=2).likelihood


def test_the_numbers_of_the_story_told_again_make_it_likelier() -> None:
    assert _how(AGAIN).counted == 1
    fewer = _how(AGAIN.replace("numbered 312 when the clerks counted", "were many"))
    assert fewer.counted == 0.5
    assert _how(AGAIN).likelihood > fewer.likelihood


def test_nothing_shared_is_no_error() -> None:
    assert _how("Ok.").likelihood < 1
