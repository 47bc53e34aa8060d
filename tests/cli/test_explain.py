"""`dragoman explain`."""

import json

import pytest

from dragoman.cli import run
from dragoman.record.record import encode
from tests.dossiers import sample_record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The record of the first sample, in a file."""
    path = tmp_path_factory.mktemp("explain") / "record.json"
    path.write_bytes(encode(sample_record()))
    return str(path)


def _largest(kind: str) -> str:
    return max((f for f in sample_record().findings if f.kind == kind), key=lambda f: len(f.claims)).id


def test_a_finding_tells_each_join_feature_by_feature(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", record, _largest("incident")]) == 0
    out = capsys.readouterr().out
    assert out.startswith(_largest("incident"))
    assert "\nJOINED\n" in out
    assert "place: both name" in out
    assert "two are joined from" in out


def test_json_holds_the_same_comparisons(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", record, _largest("incident"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    finding = next(f for f in sample_record().findings if f.id == _largest("incident"))
    joined = [c["comparison"] for c in told["comparisons"] if c["comparison"]["joined"]]
    assert len(joined) == len(finding.claims) - 1


def test_two_claims_that_were_kept_apart(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    apart = next(c for c in sample_record().comparisons if not c.joined)
    assert run(["explain", record, apart.a, apart.b]) == 0
    out = capsys.readouterr().out
    assert out.startswith("They are kept apart.\n\nKEPT APART\n")
    assert apart.a in out
    assert apart.b in out


def test_two_claims_that_have_nothing_in_common(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    incident, statement = _largest("incident"), _largest("statement")
    assert run(["explain", record, incident, statement]) == 0
    assert "too little is alike" in capsys.readouterr().out


def test_an_origin_says_why(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    shared = next(o for o in sample_record().origins if o.reasons)
    alone = next(o for o in sample_record().origins if not o.reasons)
    assert run(["explain", record, shared.id]) == 0
    assert shared.reasons[0].text in capsys.readouterr().out
    assert run(["explain", record, alone.id]) == 0
    assert "stands alone" in capsys.readouterr().out


def test_an_id_that_is_not_there_is_wrong_use(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", record, "f-000"]) == 2
    assert capsys.readouterr().err.startswith("dragoman: the record holds no finding, claim or origin 'f-000'")
