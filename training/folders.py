"""Where the labelled dossiers and their reports lie."""

import tomllib
from pathlib import Path

DOSSIERS = Path(__file__).resolve().parent.parent / "evaluation" / "dossiers"
TRAIN = ("train", "more", "later")
CHECK = ("blind",)
HALVES = (*TRAIN, *CHECK)  # never dev: it is the test


def halves() -> dict[str, list[str]]:
    """The names of the dossiers of each half (evaluation/split.toml)."""
    return {half: names for half, names in _split().items() if isinstance(names, list)}


def reports_of(name: str) -> Path:
    """The folder with the reports of a dossier."""
    elsewhere = _split()["reports"].get(name)
    return DOSSIERS.parent.parent / elsewhere if elsewhere else DOSSIERS / name / "reports"


def _split() -> dict:
    return tomllib.loads((DOSSIERS.parent / "split.toml").read_text(encoding="utf-8"))
