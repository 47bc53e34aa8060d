"""What makes a report a rewrite: the same words in the same order, and nobody, no number and no quotation added."""

from dragoman.reconcile.passages import story
from dragoman.reconcile.retold import Retold, facts, retold, takes
from dragoman.record.report import Report, report_id, text_hash

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


def _how(text: str, *, own: int = 0, rival: float = 0.03) -> Retold:
    reports = [
        Report(id=report_id(t), file="a.txt", text=t, sha256=text_hash(t), words=len(t.split())) for t in (WIRE, text)
    ]
    source, mine = facts([story(r) for r in reports])
    return retold(mine, source, follows=0.1, rival=rival, own=own)


def test_the_same_order_makes_it_likelier() -> None:
    again, turned = _how(AGAIN), _how(TURNED)
    assert again.order > turned.order
    assert again.kept > turned.kept
    assert again.likelihood > turned.likelihood


def test_names_and_numbers_of_its_own_make_it_less_likely() -> None:
    again, added = _how(AGAIN), _how(ADDED)
    assert again.names == 0
    assert added.names > again.names
    assert added.numbers > again.numbers
    assert again.likelihood > added.likelihood


def test_a_number_in_words_is_the_same_number() -> None:
    assert _how(AGAIN).numbers == 0


def test_a_name_spelt_otherwise_is_no_new_one() -> None:
    assert _how(AGAIN.replace("Tveit", "Tvejt").replace("Solvang", "Sollvang")).names == 0


def test_quotations_of_its_own_and_another_report_as_near_make_it_less_likely() -> None:
    assert _how(AGAIN).likelihood > _how(AGAIN, own=1).likelihood > _how(AGAIN, own=2).likelihood
    assert _how(AGAIN, own=3) == _how(AGAIN, own=9)
    assert _how(AGAIN).likelihood > _how(AGAIN, rival=0.1).likelihood


def test_words_quoted_that_the_other_has_unquoted_are_no_new_quotation() -> None:
    (source,) = facts([story(Report(id=report_id(WIRE), file="a", text=WIRE, sha256=text_hash(WIRE), words=1))])
    assert takes(("they", "counted", "312", "hulls", "there"), source)
    assert takes(("lanterns", "for", "the", "breakwater"), source)
    assert not takes(("the", "lanterns", "are", "a", "lie"), source)


def test_nothing_shared_is_no_error() -> None:
    assert _how("Ok.").likelihood < 1
