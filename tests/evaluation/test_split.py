"""The dossiers and their split."""

import json
import tomllib

import pytest

from evaluation.dossiers import HERE, ROOT

SPLIT = tomllib.loads((HERE / "split.toml").read_text(encoding="utf-8"))
HALVES = ("train", "dev", "more", "later", "blind", "fresh")
NAMES = sorted(path.parent.name for path in HERE.glob("dossiers/*/gold.json"))


def test_each_dossier_is_in_one_half() -> None:
    assert sorted(name for half in HALVES for name in SPLIT[half]) == NAMES


def test_the_split_is_the_one_that_was_drawn() -> None:
    assert all(int(name[1]) % 2 == 1 for name in SPLIT["train"])
    assert all(int(name[1]) % 2 == 0 for name in SPLIT["dev"])
    assert all(name[0] in "abcdef" for name in SPLIT["train"] + SPLIT["dev"])


def test_what_was_written_later_is_split_the_same_way() -> None:
    drawn = {half: [name for name in SPLIT[half] if name[0] in "ghk"] for half in ("more", "blind")}
    assert all(int(name[1]) % 2 == (half == "more") for half in drawn for name in drawn[half])
    assert drawn["blind"] == SPLIT["blind"]
    assert all(name[0] in "lmn" for name in SPLIT["later"])
    assert all(name[0] == "o" for name in SPLIT["fresh"])


@pytest.mark.parametrize("name", NAMES)
def test_labels_stand_in_the_reports(name: str) -> None:
    gold = json.loads((HERE / "dossiers" / name / "gold.json").read_text(encoding="utf-8"))
    folder = ROOT / SPLIT["reports"].get(name, f"evaluation/dossiers/{name}/reports")
    texts = {d["doc"]: (folder / d["file"]).read_bytes().decode("utf-8") for d in gold["documents"]}
    spans = [span for statement in gold["statements"] for span in statement["evidence"]]
    assert spans
    assert all(texts[s["doc"]][s["start"] : s["end"]] == s["quote"] for s in spans)


def test_every_group_has_dossiers() -> None:
    golds = [json.loads((HERE / "dossiers" / name / "gold.json").read_text(encoding="utf-8")) for name in NAMES]
    domains = {gold["meta"]["domain"] for gold in golds}
    assert all(domain in domains for group in SPLIT["groups"].values() for domain in group)
