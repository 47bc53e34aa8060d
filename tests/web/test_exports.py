"""Every page as a file, in every form."""

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


@pytest.mark.parametrize("key", [*ROWS, "findings"])
def test_every_page_in_every_form(place: Site, base: str, key: str) -> None:
    for form, media in MEDIA.items():
        answer = place.program.get(f"{base}/export/{key}.{form}")
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, media), form
        assert f'{key}.{form}"' in answer.headers["content-disposition"]
    assert json.loads(place.program.get(f"{base}/export/{key}.json").content) is not None
    rows = list(csv.reader(io.StringIO(place.program.get(f"{base}/export/{key}.csv").content.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) <= 1


def test_one_finding_and_one_report(place: Site, base: str) -> None:
    record = place.program.get(f"/api{base}/record").json()
    for key in (f"finding-{record['findings'][0]['id']}", f"report-{record['reports'][0]['id']}"):
        assert place.program.get(f"{base}/export/{key}.json").json() != []
    assert place.program.get(f"{base}/export/finding-none.json").status_code == 404
    assert place.program.get(f"{base}/export/brief.pdf").status_code == 422


def test_findings_go_out_as_they_are_filtered(place: Site, base: str) -> None:
    found = place.program.get(f"{base}/export/findings.json?kind=commitment").json()
    assert {one["kind"] for one in found} == {"commitment"}
