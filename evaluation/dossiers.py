"""The dossiers that are scored, and which half each belongs to (split.toml)."""

import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.record.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "evaluation"
GROUPED = ("train", "dev")
Half = Literal["istanbul", "train", "dev", "more", "later", "blind", "fresh"]
UNSEEN = ("blind", "fresh")  # whose texts and misses are not looked at


@dataclass(frozen=True, slots=True)
class Labelled:
    """Reports with a gold reading of them. `group`: the kind of negotiation whose mean it counts in, if any."""

    name: str
    half: Half
    group: str | None
    reports: Path
    gold: Path
    anchor: str | None = None


def shared() -> Path:
    """The folder beside the project with the scorer. Raises UsageError where it is not."""
    folder = Path(os.environ.get("DRAGOMAN_SHARED", ROOT.parent / "shared"))
    if not (folder / "score" / "score.py").is_file():
        message = f"no scorer at {folder}/score/score.py: set DRAGOMAN_SHARED to the folder that holds score/ and gold/"
        raise UsageError(message)
    return folder


def labelled() -> Iterator[Labelled]:
    """All dossiers: Istanbul where its gold is there (it is not ours to ship), then the written ones by half."""
    istanbul = shared() / "gold" / "istanbul"
    if (istanbul / "gold.json").is_file():
        gold = istanbul / "gold.json"
        yield Labelled(
            name="istanbul", half="istanbul", group=None, reports=istanbul / "reports", gold=gold, anchor="2025-05-17"
        )
    yield from written()


def written() -> Iterator[Labelled]:
    """The dossiers that were written in this project, by half."""
    split = tomllib.loads((HERE / "split.toml").read_text(encoding="utf-8"))
    halves: tuple[Half, ...] = ("train", "dev", "more", "later", "blind", "fresh")
    for half in halves:
        for name in split[half]:
            reports = split["reports"].get(name, f"evaluation/dossiers/{name}/reports")
            gold = HERE / "dossiers" / name / "gold.json"
            group = _group(gold, split["groups"]) if half in GROUPED else None
            yield Labelled(name=name, half=half, group=group, reports=ROOT / reports, gold=gold)


def _group(gold: Path, groups: dict[str, list[str]]) -> str | None:
    domain = json.loads(gold.read_text(encoding="utf-8"))["meta"]["domain"]
    return next((group for group, domains in groups.items() if domain in domains), None)
