"""The HTTP API of the workspace: every route of its OpenAPI document."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI

from dragoman.web.pages import PAGES
from dragoman.web.pages.described import described
from tools.reference import MADE, table
from tools.reference.fields import structs

ERRORS = 400  # from here on
FASTAPI = ("HTTPValidationError", "ValidationError")  # its own, which the workspace answers otherwise
INTRO = """`dragoman serve` answers programs under `/api`, in JSON. A running workspace describes it at
`/api/openapi.json` (OpenAPI 3.1), from which this page is made. [Who may ask, and how](../workspace.md)."""


def page() -> str:
    """The page."""
    errors = table(("answer", "what"), list(_errors().items()))
    parts = [f"# The HTTP API\n\n{MADE}\n\n{INTRO}\n", *map(_section, routes())]
    parts += [_type(name, said) for name, said in sorted(types().items())]
    return "\n".join(
        [*parts, f'## Errors\n\nEvery address may answer so, with `{{"detail": …}}` in one line.\n\n{errors}\n']
    )


def _errors() -> dict[str, str]:
    """What the routes answer where something is wrong."""
    told = (one for _, _, said in routes() for one in said["responses"].items())
    return {code: said["description"] for code, said in told if int(code) >= ERRORS}


def types() -> dict[str, dict[str, Any]]:
    """The types of bodies, but for those of the record, which have a page of their own."""
    own = {struct.__name__ for struct in structs()}
    found = document()["components"]["schemas"]
    return {
        name: said for name, said in found.items() if name not in own and "properties" in said and name not in FASTAPI
    }


def _type(name: str, said: dict[str, Any]) -> str:
    needed = said.get("required", ())
    rows = [(f"`{key}`", _kind(one), "needed" if key in needed else "") for key, one in said["properties"].items()]
    return f"## {name}\n\n{' '.join(said.get('description', '').split())}\n\n{table(('field', 'type', ''), rows)}\n"


def routes() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and description of each route."""
    for path, methods in document()["paths"].items():
        yield from ((method.upper(), path, said) for method, said in methods.items())


def document() -> dict[str, Any]:
    """The OpenAPI document of a workspace."""
    app = FastAPI(title="dragoman")
    for router in PAGES:
        app.include_router(router)
    return described(app)()


def _section(route: tuple[str, str, dict[str, Any]]) -> str:
    method, path, said = route
    parts = [f"## {method} {path}\n\n{said['description']}\n"]
    takes = [
        (f"`{one['name']}`", one["in"], _kind(one["schema"]), "needed" if one.get("required") else _default(one))
        for one in said.get("parameters", ())
    ]
    if takes:
        parts.append(f"{table(('parameter', 'in', 'type', 'default'), takes)}\n")
    if "requestBody" in said:
        parts.append(f"It takes {_content(said['requestBody'])}.\n")
    parts += [
        f"It answers {code} with {_content(one)}.\n" for code, one in said["responses"].items() if int(code) < ERRORS
    ]
    return "\n".join(parts)


def _content(said: dict[str, Any]) -> str:
    """What a body holds: the name of its type."""
    return ", ".join(f"{_kind(one['schema'])} as `{media}`" for media, one in said["content"].items())


def _kind(schema: dict[str, Any]) -> str:
    """A type, in words."""
    if "$ref" in schema:
        return f"`{schema['$ref'].rsplit('/', 1)[-1]}`"
    if "anyOf" in schema:
        return " or ".join(map(_kind, schema["anyOf"]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}"
    if "enum" in schema:
        return " · ".join(f"`{one}`" for one in schema["enum"])
    return str(schema.get("type", "anything"))


def _default(said: dict[str, Any]) -> str:
    return f"`{said['schema']['default']}`" if said["schema"].get("default") not in (None, "") else ""
