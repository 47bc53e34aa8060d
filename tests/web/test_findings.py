"""The page of findings: each filter, all of them together, and what it says where nothing fits."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest

from tests.web.serving import STRIKE, Site, site

Json = dict[str, Any]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("findings"), STRIKE) as made:
        yield made


@pytest.fixture(scope="module")
def base(place: Site) -> str:
    return str(place.program.get("/api/dossiers").json()[0]["path"])


@pytest.fixture(scope="module")
def record(place: Site, base: str) -> Json:
    found: Json = place.program.get(f"/api{base}/record").json()
    return found


@pytest.fixture(scope="module")
def listed(place: Site, base: str) -> Callable[..., list[str]]:
    """The ids of the findings that the page lists under some filters, on all its pages."""

    def found(**filters: str) -> list[str]:
        ids: list[str] = []
        for number in range(1, 100):
            page = place.program.get(f"{base}/findings", params={**filters, "page": number})
            assert page.status_code == 200
            ids += re.findall(r'<li id="(f-[0-9a-f]+)">', page.text)
            if 'rel="next"' not in page.text:
                return ids
        pytest.fail("there is no end of pages")

    return found


def options(place: Site, base: str, name: str) -> list[str]:
    """The values that a filter of the page can be set to."""
    page = place.program.get(f"{base}/findings").text
    select = page.partition(f'<select name="{name}">')[2].partition("</select>")[0]
    return [value for value in re.findall(r'<option value="([^"]*)"', select) if value]


def test_each_finding_is_listed_once_what_differs_first(record: Json, listed: Callable[..., list[str]]) -> None:
    verdicts = {one["id"]: one["verdict"] for one in record["findings"]}
    ids = listed()
    assert sorted(ids) == sorted(verdicts)
    last = max(n for n, i in enumerate(ids) if verdicts[i] == "differ")
    assert {verdicts[i] for i in ids[: last + 1]} == {"differ"}


@pytest.mark.parametrize("name", ["kind", "verdict", "source"])
def test_a_filter_leaves_what_it_names(
    place: Site, base: str, record: Json, listed: Callable[..., list[str]], name: str
) -> None:
    values = options(place, base, name)
    assert len(values) > 1
    for value in values:
        wanted = {
            one["id"] for one in record["findings"] if value in (one["reports"] if name == "source" else [one[name]])
        }
        found = listed(**{name: value})
        assert set(found) == wanted != set(), value
        assert len(found) == len(wanted)


def test_a_party_brings_what_it_its_people_and_its_words_take_part_in(
    place: Site, base: str, record: Json, listed: Callable[..., list[str]]
) -> None:
    parties = options(place, base, "party")
    actors = {one["id"]: one for one in record["actors"]}
    claims = {one["id"]: one for one in record["claims"]}
    assert len(parties) > 1
    for party in parties:
        own = {i for i, one in actors.items() if i == party or one.get("side") == party}
        found = listed(party=party)
        assert 0 < len(found) < len(record["findings"])
        for finding in record["findings"]:
            named = any(_names(claims[i]) & own for i in finding["claims"] if i in claims)
            assert named == (finding["id"] in found), (actors[party]["name"], finding["title"])


def _names(claim: Json) -> set[str]:
    """All actors that a claim names, in whatever field."""
    fields = ("speaker", "addressee", "via", "parties", "mediators", "absent", "party", "setter")
    found = [claim.get(name) for name in (*fields, "alleged_actor", "alleged_by", "who", "side")]
    return {i for value in found for i in (value if isinstance(value, list) else [value]) if i}


def test_an_issue_brings_the_positions_on_it(
    place: Site, base: str, record: Json, listed: Callable[..., list[str]]
) -> None:
    claims = {one["id"]: one for one in record["claims"]}
    issues = options(place, base, "issue")
    assert issues
    for issue in issues:
        wanted = {
            one["id"] for one in record["findings"] if any(claims[i].get("issue") == issue for i in one["claims"])
        }
        assert set(listed(issue=issue)) == wanted != set()


def test_days_bound_what_is_listed(place: Site, base: str, listed: Callable[..., list[str]]) -> None:
    text = place.program.get(f"{base}/findings?page=1").text
    days = sorted(set(re.findall(r"\d{4}-\d\d-\d\d", text.partition('class="items"')[2])))
    first, last = days[0], days[-1]
    assert first < last
    every = listed()
    before, after = listed(until=first), listed(since=last)
    assert 0 < len(before) < len(every)
    assert 0 < len(after) < len(every)
    assert not set(before) & set(after)
    assert set(listed(since=first, until=last)) == set(listed(since=first)) & set(listed(until=last)) != set()
    assert set(listed(since=first, until=first)) == set(listed(since=first)) & set(before) != set()
    assert listed(since=last, until=first) == []
    assert listed(since="2999-01-01") == []


def test_filters_together_leave_what_each_of_them_leaves(
    place: Site, base: str, listed: Callable[..., list[str]]
) -> None:
    day = min(re.findall(r"\d{4}-\d\d-\d\d", place.program.get(f"{base}/findings").text.partition('class="items"')[2]))
    names = ("kind", "verdict", "party", "source")
    chosen = {name: options(place, base, name)[0] for name in names} | {"since": day}
    alone = {name: set(listed(**{name: value})) for name, value in chosen.items()}
    for number in (2, 3, len(chosen)):
        for some in combinations(chosen, number):
            wanted = set.intersection(*(alone[name] for name in some))
            assert set(listed(**{name: chosen[name] for name in some})) == wanted, some


def test_what_fits_nothing_is_told_and_what_makes_no_sense_refused(place: Site, base: str) -> None:
    for query in ("kind=nothing", "verdict=nothing", "party=nothing", "issue=<b>", "source=r-0"):
        page = place.program.get(f"{base}/findings?{query}")
        assert (page.status_code, "fits these filters" in page.text) == (200, True), query
    for query in ("since=yesterday", "until=2025-02-30", "since=20250101", "page=0", "page=x", f"kind={'x' * 50}"):
        page = place.program.get(f"{base}/findings?{query}")
        assert (page.status_code, "Not understood" in page.text) == (422, True), query
    last = place.program.get(f"{base}/findings?page=999999")
    assert (last.status_code, 'rel="next"' in last.text) == (200, False)


def test_filters_stay_when_the_page_is_turned(place: Site, base: str, record: Json) -> None:
    single = [one for one in record["findings"] if one["verdict"] == "single"]
    assert len(single) > 25
    page = place.program.get(f"{base}/findings?verdict=single").text
    assert f'href="{base}/findings?verdict=single&amp;page=2"' in page
    assert '<option value="single" selected>' in page
