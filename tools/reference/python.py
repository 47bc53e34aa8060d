"""The Python API: every public name with its signature and docstring."""

import inspect
import re
from collections.abc import Iterator
from types import FunctionType

import dragoman
from dragoman.present.changes import Change
from dragoman.record import errors
from dragoman.record.verify import Mismatch
from dragoman.store.kept import Hit, Summary
from tools.reference import MADE

OTHERS = (Summary, Hit, Change, Mismatch)
GIVEN = """The types of a record (`Statement`, `Finding`, `Judged` …) are described
[field by field](fields.md); these are the others."""
INTRO = """What `from dragoman import …` gives. All other modules are the inside of the program, and change without
notice. Types are checked strictly (`py.typed`). [By job](../jobs/analyst.md) shows the API at work."""


def page() -> str:
    """The page."""
    parts = [f"# The Python API\n\n{MADE}\n\n{INTRO}\n"]
    for name, what in public():
        level = "###" if "." in name else "##"
        parts.append(f"{level} {name}\n\n```py\n{_signature(name, what)}\n```\n\n{_doc(name, what)}\n")
    parts.append(f"## What they give\n\n{GIVEN}\n")
    parts += [
        f"### {one.__name__}\n\n```py\n{_signature(one.__name__, one)}\n```\n\n{_doc('', one)}\n" for one in OTHERS
    ]
    tree = (errors.__doc__ or "").split("\n\n", 1)
    return "\n".join([*parts, f"## Errors\n\n{tree[0]}\n\n```text\n{tree[1].strip()}\n```\n"])


def public() -> Iterator[tuple[str, object]]:
    """Every public name and what it stands for: functions first, then classes, each before its members."""
    named = [(name, getattr(dragoman, name)) for name in dragoman.__all__]
    for name, what in sorted(named, key=lambda one: (isinstance(one[1], type), one[0])):
        yield name, what
        if isinstance(what, type):
            yield from ((f"{name}.{key}", member) for key, member in _members(what))


def _members(cls: type) -> Iterator[tuple[str, object]]:
    """The public methods and properties that a class of ours defines itself, in its order."""
    for key, member in vars(cls).items():
        if not key.startswith("_") and isinstance(member, FunctionType | classmethod | property):
            yield key, member


def _signature(name: str, what: object) -> str:
    own = name.rsplit(".", 1)[-1]
    if isinstance(what, property):
        return f"{own}: {_plain(inspect.signature(what.fget).return_annotation)}" if what.fget else own
    if isinstance(what, type):
        fields = {key: kind for key, kind in vars(what).get("__annotations__", {}).items() if not key.startswith("_")}
        bases = [f"{base.__module__}.{base.__name__}" for base in what.__bases__ if base.__name__ == own]
        lines = [f"    {key}: {_plain(kind)}" for key, kind in fields.items()]
        head = f"class {own}({', '.join(bases)})" if bases else f"class {own}"
        return "\n".join([f"{head}:", *lines]) if lines else head
    function = what.__func__ if isinstance(what, classmethod) else what
    assert callable(function)  # noqa: S101  what is no property and no class is a function
    return _folded(f"{own}{_plain(str(inspect.signature(function)))}")


def _folded(signature: str) -> str:
    """A long signature with an argument a line."""
    if len(signature) <= 100:  # noqa: PLR2004  columns
        return signature
    head, inside, tail = re.fullmatch(r"(\w+)\((.*)\)( -> .*)?", signature, re.DOTALL).groups()  # type: ignore[union-attr]
    return "\n".join([f"{head}(", *(f"    {one}," for one in _split(inside)), f"){tail or ''}"])


def _split(inside: str) -> list[str]:
    """Arguments, at the commas that stand in no brackets."""
    parts, depth = [""], 0
    for char in inside:
        depth += (char in "[(") - (char in "])")
        if char == "," and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts]


def _plain(kind: object) -> str:
    """An annotation without the modules that its names come from."""
    text = kind if isinstance(kind, str) else inspect.formatannotation(kind)
    text = re.sub(r"\b(?:dragoman|pathlib|typing|collections|datetime)\.(?:[a-z_]+\.)*(?=\w)", "", text)
    text = re.sub(r"'(pd|pl)\.", lambda found: f"'{ {'pd': 'pandas', 'pl': 'polars'}[found[1]] }.", text)
    return re.sub(r"(?<!Literal\[)'([^']*[\[.A-Z][^']*)'", r"\1", text)


def _doc(name: str, what: object) -> str:
    """A docstring as paragraphs. Raises ValueError where there is none: then there is no reference."""
    said = inspect.getdoc(what)
    if not said:
        message = f"{name} has no docstring"
        raise ValueError(message)
    return said
