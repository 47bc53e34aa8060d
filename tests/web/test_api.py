"""The API: what its document promises holds, whatever is asked."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks

from dragoman.web.pages.bodies import schemas
from tests.web.serving import STRIKE, Site, site

CHECKS = [
    not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_schema_conformance, checks.response_headers_conformance,
]  # fmt: skip
NAME = "Korsvika port strike"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("api"), STRIKE) as made:
        yield made


@pytest.fixture(scope="module")
def base(place: Site) -> str:
    """Where the API's dossier is."""
    (one,) = place.program.get("/api/dossiers").json()
    assert one["summary"]["name"] == NAME
    return f"/api{one['path']}"


def test_the_document_holds_every_schema_that_it_names(place: Site) -> None:
    document = place.program.get("/api/openapi.json").json()
    named = set(_refs(document))
    assert {"Record", "Finding", "Judgement", "Begun"} <= named
    assert named <= set(document["components"]["schemas"])
    assert set(schemas()) <= set(document["components"]["schemas"])


def _refs(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rsplit("/", 1)[-1]
        for value in node.values():
            yield from _refs(value)
    elif isinstance(node, list):
        for value in node:
            yield from _refs(value)


def test_answers_fit_their_schemas(place: Site, base: str) -> None:
    document = place.program.get("/api/openapi.json").json()
    record = place.program.get(f"{base}/record").json()
    finding, report = record["findings"][0]["id"], record["reports"][0]["id"]
    asked = {
        "Record": "record", "Findings": "findings?verdict=differ", "Whole": f"findings/{finding}",
        "Text": f"reports/{report}", "Hits": "search?q=strike",
    }  # fmt: skip
    for name, path in asked.items():
        answer = place.program.get(f"{base}/{path}")
        assert answer.status_code == 200, path
        validator = Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": document["components"]})
        assert list(validator.iter_errors(answer.json())) == [], path


def test_evidence_lies_in_the_text(place: Site, base: str) -> None:
    report = place.program.get(f"{base}/record").json()["reports"][0]["id"]
    found = place.program.get(f"{base}/reports/{report}").json()
    spans = [span for claim in found["claims"] for span in claim["evidence"]]
    assert spans
    assert all(found["text"][span["start"] : span["end"]] == span["quote"] for span in spans)


def test_findings_are_filtered_and_paged(place: Site, base: str) -> None:
    every = place.program.get(f"{base}/findings", params={"limit": 500}).json()
    some = place.program.get(f"{base}/findings", params={"kind": "commitment"}).json()
    assert some["findings"] == [f for f in every["findings"] if f["kind"] == "commitment"] != []
    assert some["total"] < every["total"] == len(every["findings"])
    part = place.program.get(f"{base}/findings", params={"start": 1, "limit": 2}).json()
    assert part["findings"] == every["findings"][1:3]


@pytest.mark.parametrize(
    "path",
    ["/d/none/record", "{base}/findings/f-0", "{base}/reports/0", "{base}/jobs/0", "/d/none/search?q=a", "/nothing"],
)
def test_what_is_not_there_is_404(place: Site, base: str, path: str) -> None:
    answer = place.program.get(path.format(base=base) if "{" in path else f"/api{path}")
    assert (answer.status_code, list(answer.json())) == (404, ["detail"])


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("/api/dossiers", {}, (422, "name")),
        ("/api/dossiers", {"name": "x", "anchor": "2025-02-30"}, (422, "anchor")),
        ("/api/dossiers", {"name": "x", "anchor": "20250217"}, (422, "anchor")),
        ("/api/dossiers", {"name": "x", "colour": 1}, (422, "colour")),
        ("/api/dossiers", {"name": "\ud800"}, (422, "name")),
        ("/api/dossiers", {"name": "a\x07b"}, (400, "no name")),
        ("/api/dossiers", {"name": NAME}, (400, "already")),
        ("{base}/reports", {}, (400, "no reports")),
        ("{base}/reports", {"urls": ["file:///etc/passwd"]}, (422, "urls")),
        ("{base}/reports", {"reports": [{"text": 3}]}, (422, "text")),
        ("{base}/judgements", {"action": "burn", "who": "A"}, (422, "action")),
        ("{base}/judgements", {"action": "confirm", "who": "A"}, (400, "name the claims")),
        ("{base}/judgements", {"action": "reattribute", "who": "A"}, (400, "name the claims")),
        ("{base}/judgements", {"action": "confirm", "who": "A", "items": ["f-0"]}, (400, "no claim or finding")),
        ("{base}/judgements", {"action": "confirm", "who": "\x00", "items": ["f-0"]}, (400, "who judges")),
        ("{base}/judgements", {"action": "confirm", "who": "A", "items": ["\x00"]}, (400, "no claim or finding")),
        ("{base}/judgements", {"action": "undo", "who": "A", "undoes": "j-0"}, (400, "no judgement")),
    ],
)
def test_what_makes_no_sense_is_told(place: Site, base: str, path: str, body: object, told: tuple[int, str]) -> None:
    data = json.dumps(body)
    answer = place.program.post(path.format(base=base), content=data, headers={"content-type": "application/json"})
    assert answer.status_code == told[0], answer.text
    assert told[1] in answer.json()["detail"]


def test_a_body_of_another_kind_is_refused(place: Site) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = place.program.post("/api/dossiers", content=b'{"name":"sly"}', headers={"content-type": kind})
        assert answer.status_code == 422, kind
    assert "sly" not in place.program.get("/api/dossiers").text


def test_a_dossier_is_made_read_into_and_judged(place: Site) -> None:
    made = place.program.post("/api/dossiers", json={"name": "Reef  quotas ", "anchor": "2031-03-31"})
    assert made.status_code == 201
    assert (made.json()["summary"]["name"], made.json()["summary"]["anchor"]) == ("Reef quotas", "2031-03-31")
    base = f"/api{made.json()['path']}"
    text = "The delegations met in Port Tesk on 3 March 2031. “We will sign nothing today,” Vera Sandor said."
    begun = place.program.post(f"{base}/reports", json={"reports": [{"text": text}, {"name": "x.pdf", "text": "%PDF"}]})
    assert begun.status_code == 202
    job = _over(place, begun.json()["path"])
    assert (job["failed"], [line["ok"] for line in job["lines"]]) == ("", [True, False])
    record = place.program.get(f"{base}/record").json()
    claim = record["claims"][0]["id"]
    said = place.program.post(f"{base}/judgements", json={"action": "reject", "who": "Desk", "items": [claim]})
    assert said.status_code == 201
    assert place.program.get(f"{base}/record").json()["rejected"] == [claim]


def _over(place: Site, path: str) -> Any:  # noqa: ANN401  JSON
    for _ in range(600):
        job = place.program.get(path).json()
        if job["ended"]:
            return job
        time.sleep(0.1)
    pytest.fail("the job did not end in a minute")


def test_what_weighs_too_much_is_refused_before_it_is_read(place: Site, base: str) -> None:
    big = {"name": "x" * 1_000_001}
    assert place.program.post("/api/dossiers", json=big).status_code == 413

    def dripping() -> Iterator[bytes]:
        for _ in range(20):
            yield b" " * 100_000

    answer = place.program.post(f"{base}/judgements", content=dripping(), headers={"content-type": "application/json"})
    assert (answer.status_code, "more than is taken" in answer.text) == (413, True)


def test_the_document_is_kept_to_whatever_is_asked(place: Site, base: str) -> None:
    """No 5xx, and no status and no answer that the document does not tell of."""
    found = schemathesis.openapi.from_url(f"{place.url}/api/openapi.json").get_all_operations()
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == 12
    known = base.removeprefix("/api/d/")

    @settings(max_examples=150, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def asked(data: st.DataObject) -> None:
        operation = data.draw(st.sampled_from(operations))
        mode = data.draw(st.sampled_from(list(GenerationMode)))
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if "dossier" in case.path_parameters and data.draw(st.integers(0, 3)):
            case.path_parameters["dossier"] = known
        if isinstance(case.body, dict):
            case.body.pop("urls", None)  # what is drawn at random may be somebody's
        case.call_and_validate(checks=CHECKS)

    asked()


def test_every_link_of_the_document_leads_somewhere(place: Site, base: str) -> None:
    document = place.program.get("/api/openapi.json").json()
    paths = {one["operationId"]: path for path, ways in document["paths"].items() for one in ways.values()}
    known = base.removeprefix("/api/d/")
    answers = {
        "dossiers": place.program.get("/api/dossiers"),
        "make": place.program.post("/api/dossiers", json={"name": "Linked"}),
        "record": place.program.get(f"{base}/record"),
        "findings": place.program.get(f"{base}/findings"),
        "add": place.program.post(f"{base}/reports", json={"reports": [{"text": "Talks went on."}]}),
    }
    followed = []
    for ways in document["paths"].values():
        for one in ways.values():
            links = [link for answer in one["responses"].values() for link in answer.get("links", {}).values()]
            for link in links:
                if one["operationId"] in answers and "requestBody" not in link:
                    found = answers[one["operationId"]].json()
                    named = {name: _meant(words, found, known) for name, words in link["parameters"].items()}
                    path = paths[link["operationId"]].format(**named)
                    if "get" in document["paths"][paths[link["operationId"]]]:
                        assert place.program.get(path, params={"q": "x"}).status_code == 200, path
                    followed.append(link["operationId"])
    assert {"record", "findings", "finding", "report", "search_one", "add", "judge", "job", "remove"} == set(followed)


def _meant(words: str, answer: Any, dossier: str) -> str:  # noqa: ANN401  JSON
    """What a runtime expression (OpenAPI 3.1, 4.8.20.4) means, as far as the document uses them."""
    if words == "$request.path.dossier":
        return dossier
    for part in words.removeprefix("$response.body#/").split("/"):
        answer = answer[int(part)] if isinstance(answer, list) else answer[part]
    assert isinstance(answer, str)
    return answer


def test_a_report_is_removed_and_comes_back(place: Site) -> None:
    made = place.program.post("/api/dossiers", json={"name": "Grain"}).json()
    text = {"text": "The delegations met in Port Tesk on 3 March 2031.", "name": "one.txt"}
    for _ in range(2):
        begun = place.program.post(f"/api{made['path']}/reports", json={"reports": [text]}).json()
        assert [line["ok"] for line in _over(place, begun["path"])["lines"]] == [True]
        (report,) = place.program.get(f"/api{made['path']}/record").json()["reports"]
        gone = place.program.delete(f"/api{made['path']}/reports/{report['id']}")
        assert (gone.status_code, gone.json()) == (200, {"report": report["id"]})
        assert place.program.get(f"/api{made['path']}/record").json()["reports"] == []
        assert place.program.delete(f"/api{made['path']}/reports/{report['id']}").status_code == 404


def test_a_search_finds_words_that_are_still_typed(place: Site, base: str) -> None:
    whole = place.program.get(f"{base}/search", params={"q": "strike"}).json()["hits"]
    assert whole
    assert place.program.get(f"{base}/search", params={"q": "stri"}).json()["hits"] == []
    assert place.program.get(f"{base}/search", params={"q": "stri", "begun": True}).json()["hits"] != []
    assert place.program.get(f"{base}/search", params={"q": "strike", "begun": True}).json()["hits"] != []
    assert place.program.get(f"{base}/search", params={"q": '"stri" ', "begun": True}).json()["hits"] == []
