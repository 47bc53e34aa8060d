"""The OpenAPI document: FastAPI's own, with the schemas of all that the API answers, and what leads on from where."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI

from dragoman.web.pages.bodies import schemas

SAME = "$request.path.dossier"
MADE = "$response.body#/dossier"
UNDO = {"action": "undo", "who": "$request.body#/who", "undoes": "$response.body#/id"}


def described(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What gives the document of an application, in place of its own."""

    def document() -> dict[str, Any]:
        made = FastAPI.openapi(app)  # made once, then kept
        made.setdefault("components", {}).setdefault("schemas", {}).update(schemas())
        for path, method, status, links in LINKS:
            made["paths"][path][method]["responses"][status]["links"] = links
        return made

    return document


def _to(operation: str, body: dict[str, str] | None = None, **parameters: str) -> dict[str, Any]:
    """A Link Object (OpenAPI 3.1, 4.8.20). `body`: what the request holds."""
    return {"operationId": operation, "parameters": parameters, **({"requestBody": body} if body else {})}


LINKS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("/api/dossiers", "get", "200", {"record": _to("record", dossier="$response.body#/0/dossier")}),
    ("/api/dossiers", "post", "201",
     {name: _to(name, dossier=MADE) for name in ("record", "findings", "search_one", "add", "judge")}),
    ("/api/d/{dossier}/record", "get", "200", {
        "finding": _to("finding", dossier=SAME, finding="$response.body#/findings/0/id"),
        "report": _to("report", dossier=SAME, report="$response.body#/reports/0/id"),
        "remove": _to("remove", dossier=SAME, report="$response.body#/reports/0/id"),
    }),
    ("/api/d/{dossier}/findings", "get", "200",
     {"finding": _to("finding", dossier=SAME, finding="$response.body#/findings/0/id")}),
    ("/api/d/{dossier}/reports", "post", "202", {"job": _to("job", dossier=SAME, job="$response.body#/id")}),
    ("/api/d/{dossier}/judgements", "post", "201", {"undo": _to("judge", UNDO, dossier=SAME)}),
)  # fmt: skip
