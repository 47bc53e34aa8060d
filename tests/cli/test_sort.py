"""`dragoman sort`."""

import json
from pathlib import Path

import pytest

from dragoman.cli import run
from tests.dossiers import ROOT

DOSSIERS = ROOT / "evaluation" / "dossiers"


def known(folder: Path, *names: str) -> Path:
    """A folder of dossiers, of each its first two reports."""
    for name in names:
        there = sorted((DOSSIERS / name / "reports").glob("0*.txt"))[:2]
        (folder / name).mkdir(parents=True)
        for path in there:
            (folder / name / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def stream(tmp_path: Path) -> Path:
    """The rest of two dossiers, all of a third, and something else."""
    texts = [
        p.read_text(encoding="utf-8")
        for n in ("l1", "l4")
        for p in sorted((DOSSIERS / n / "reports").glob("0*.txt"))[2:]
    ]
    texts += [p.read_text(encoding="utf-8") for p in sorted((DOSSIERS / "m4" / "reports").glob("0*.txt"))]
    texts.append("City drew at home and were whistled off. They have gone five games without a goal.")
    path = tmp_path / "stream.jsonl"
    path.write_text(
        "\n".join(json.dumps({"text": text, "id": f"{n}"}) for n, text in enumerate(texts)), encoding="utf-8"
    )
    return path


def test_reports_go_where_they_belong(tmp_path: Path, stream: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["sort", str(stream), "--dossiers", str(known(tmp_path / "dossiers", "l1", "l4"))]
    assert run([*arguments, "--json", "-o", str(tmp_path / "sorted")]) == 0
    captured = capsys.readouterr()
    told = {line["file"]: line for line in map(json.loads, captured.out.splitlines())}
    assert [told[str(n)]["dossier"] for n in range(6)] == ["l1"] * 3 + ["l4"] * 3
    assert {told[str(n)]["fate"] for n in range(6, 11)} == {"proposed"}
    assert (told["11"]["fate"], told["11"]["dossier"]) == ("rest", None)
    assert captured.err == "dragoman: 6 reports to dossiers, 5 to new ones, 1 left; 1 new dossier\n"
    written = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (tmp_path / "sorted").iterdir()
    }
    (new,) = [name for name in written if name.startswith("new-")]
    assert written == {"l1.jsonl": 3, "l4.jsonl": 3, new: 5, "rest.jsonl": 1}
    assert run([*arguments, "-o", str(tmp_path / "sorted")]) == 2


def test_the_same_stream_gives_the_same_lines(tmp_path: Path, stream: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["sort", str(stream), "--dossiers", str(known(tmp_path / "dossiers", "l1"))]
    assert run(arguments) == run(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[: len(lines) // 2] == lines[len(lines) // 2 :]


def test_no_dossiers_are_wrong_use(stream: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sort", str(stream)]) == 2
    assert capsys.readouterr().err == "dragoman: no dossiers to sort into: name them by --dossiers or --store\n"


def test_the_dossiers_of_a_store_are_known(tmp_path: Path, stream: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dragoman.ingest import gather  # noqa: PLC0415
    from dragoman.store import opened  # noqa: PLC0415

    url = f"sqlite:///{tmp_path}/dragoman.db"
    with opened(url, create=True) as store:
        store.make("Rail strike")
        store.accept("Rail strike", gather([known(tmp_path / "dossiers", "l1") / "l1"]))
    assert run(["sort", str(stream), "--store", url, "--no-new"]) == 0
    assert sum(line.startswith("to Rail strike: ") for line in capsys.readouterr().out.splitlines()) == 3
