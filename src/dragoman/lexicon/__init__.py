"""Language knowledge as data: one TOML file a topic, beside this file. No person, place or party of any story."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lexicon `NAME.toml`, read once. Treat it as read-only."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """The words of a list in a lexicon, by the keys that lead to it."""
    found: Any = lexicon(name)
    for key in keys:
        found = found[key]
    return frozenset(found)
