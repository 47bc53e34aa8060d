"""The record, field by field: every struct that a record holds, with its docstring, fields, types and defaults."""

from collections.abc import Iterator
from typing import get_args, get_origin

import msgspec

from dragoman.present.tidy import TABLES
from dragoman.record.record import Record
from tools.reference import MADE, table

INTRO = """Every type of the record, as the program has them. [The record](record.md) says what they mean together;
[record.schema.json](record.schema.json) is the same as a JSON Schema. `null` may stand where a type names it; a list
that holds nothing is `[]`. Fields with a default may be left out when a record is read, and are always written."""
TIDY = """## The tables

`record.table(NAME)` in Python, and one file or sheet each in `dragoman export --to csv`, `xlsx` and `parquet`. A row is
one thing, a column one kind of fact, and a cell is empty where the record does not say. Several names in one cell stand
between semicolons."""


def page() -> str:
    """The page."""
    parts = [f"# The record, field by field\n\n{MADE}\n\n{INTRO}\n"]
    parts += [_section(struct) for struct in structs()]
    parts.append(f"{TIDY}\n")
    for one in TABLES:
        rows = [(f"`{column.name}`", column.type, column.about) for column in one.columns]
        parts.append(f"### Table {one.name}\n\n{one.about}\n\n{table(('column', 'type', 'what'), rows)}\n")
    return "\n".join(parts)


def structs() -> list[type[msgspec.Struct]]:
    """The structs that a record is made of, each once, the record first, then in the order in which they are met."""
    found: dict[type[msgspec.Struct], None] = {}
    todo: list[type[msgspec.Struct]] = [Record]
    while todo:
        one = todo.pop(0)
        if one not in found:
            found[one] = None
            todo += [inner for field in msgspec.structs.fields(one) for inner in _inside(field.type)]
    return list(found)


def _inside(kind: object) -> Iterator[type[msgspec.Struct]]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
    for part in get_args(kind):
        yield from _inside(part)


def _section(struct: type[msgspec.Struct]) -> str:
    tag = struct.__struct_config__.tag
    said = " ".join((struct.__doc__ or "").split())
    rows = [("`kind`", f'`"{tag}"`', "")] if tag else []
    rows += [
        (f"`{field.encode_name}`", f"`{shown(field.type)}`", "" if field.required else f"`{_default(field.default)}`")
        for field in msgspec.structs.fields(struct)
    ]
    return f"## {struct.__name__}\n\n{said}\n\n{table(('field', 'type', 'default'), rows)}\n"


def _default(value: object) -> str:
    return msgspec.json.encode(value).decode() if value is not msgspec.NODEFAULT else "[]"


def shown(kind: object) -> str:
    """A type as JSON has it: `list of Claim`, `string or null`, the words of a choice."""
    plain = {str: "string", int: "integer", float: "number", bool: "true or false", type(None): "null"}
    if isinstance(kind, type) and kind in plain:
        return plain[kind]
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        return f"list of {shown(inner[0])}"
    if inner and all(isinstance(one, str) for one in inner):
        return " · ".join(inner)
    if inner:
        return " or ".join(dict.fromkeys(shown(one) for one in inner))
    return getattr(kind, "__name__", str(kind))
