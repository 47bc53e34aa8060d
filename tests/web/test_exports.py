"""Every page as a file, in every form, as it is filtered."""

import csv
import io
import json
from collections.abc import Iterator

import pytest

from dragoman.web.pages.exports import MEDIA, ROWS
from tests.web.serving import STRIKE, Site, site


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("exports"), STRIKE) as made:
        yield made


@pytest.fixture(scope="module")
def base(place: Site) -> str:
    return str(place.program.get("/api/dossiers").json()[0]["path"])


def _rows(place: Site, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(place.program.get(path).content.decode("utf-8-sig"))))


@pytest.mark.parametrize("key", sorted({*ROWS} - {"compare"}))
def test_every_page_in_every_form(place: Site, base: str, key: str) -> None:
    for form, media in MEDIA.items():
        answer = place.program.get(f"{base}/export/{key}.{form}?q=strike")
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, media), form
        assert f'{key}.{form}"' in answer.headers["content-disposition"]
    assert json.loads(place.program.get(f"{base}/export/{key}.json?q=strike").content) is not None
    assert len({len(row) for row in _rows(place, f"{base}/export/{key}.csv?q=strike")}) <= 1


def test_one_finding_and_one_report(place: Site, base: str) -> None:
    record = place.program.get(f"/api{base}/record").json()
    for key in (f"finding-{record['findings'][0]['id']}", f"report-{record['reports'][0]['id']}"):
        assert place.program.get(f"{base}/export/{key}.json").json() != []
    for key in ("finding-none", "report-none", "job-none", "nothing"):
        assert place.program.get(f"{base}/export/{key}.json").status_code == 404
    assert place.program.get(f"{base}/export/brief.pdf").status_code == 422


def test_two_reports_go_out_with_the_passages_that_they_share(place: Site, base: str) -> None:
    record = place.program.get(f"/api{base}/record").json()
    one = record["reuse"][0]
    a, b = one["b"]["report"], one["a"]["report"]  # the other way round than the record has them
    found = place.program.get(f"{base}/export/compare.json", params={"a": a, "b": b}).json()
    assert found != []
    assert {(passage["a"]["report"], passage["b"]["report"]) for passage in found} == {(a, b)}
    for form in MEDIA:
        assert place.program.get(f"{base}/export/compare.{form}", params={"a": a, "b": b}).status_code == 200
    assert place.program.get(f"{base}/export/compare.json", params={"a": a}).status_code == 404


def test_a_search_goes_out_here_and_everywhere(place: Site, base: str) -> None:
    here = place.program.get(f"{base}/export/search.json?q=strike").json()
    assert here != []
    assert place.program.get("/export/search.json?q=strike").json() == here
    assert len(_rows(place, "/export/search.csv?q=strike")) == len(here) + 1
    assert [one["name"] for one in place.program.get("/export/dossiers.json").json()] == ["Korsvika port strike"]
    assert place.program.get("/export/nothing.json").status_code == 422


@pytest.mark.parametrize(("name", "field"), [("findings", "kind"), ("findings", "verdict"), ("commitments", "status")])
def test_a_page_goes_out_as_it_is_filtered(place: Site, base: str, name: str, field: str) -> None:
    every = place.program.get(f"{base}/export/{name}.json").json()
    values = {one[field] for one in every}
    assert len(values) > 1
    for value in values:
        some = place.program.get(f"{base}/export/{name}.json?{field}={value}").json()
        assert some == [one for one in every if one[field] == value]
        assert f"/export/{name}.csv?{field}={value}" in place.program.get(f"{base}/{name}?{field}={value}").text


def test_statements_positions_and_days_go_out_as_they_are_filtered(place: Site, base: str) -> None:
    def found(path: str) -> list[dict[str, object]]:
        answer: list[dict[str, object]] = place.program.get(f"{base}/export/{path}").json()
        return answer

    every = found("statements.json")
    speaker, day = str(every[0]["speaker"]), str(every[0]["day"])
    by = found(f"statements.json?by={speaker}")
    assert 0 < len(by) < len(every)
    assert by == [one for one in every if one in by]
    assert {one["day"] for one in found(f"statements.json?since={day}&until={day}")} == {day}
    issues = {str(one["issue"]) for one in found("positions.json")}
    issue = min(issues)
    assert {one["issue"] for one in found(f"positions.json?issue={issue}")} == {issue} != issues
    days = [str(one["day"]) for one in found("timeline.json")]
    assert [one["day"] for one in found(f"timeline.json?since={days[-1]}")] == [d for d in days if d >= days[-1]]
    assert found("timeline.json?since=2999-01-01") == []
