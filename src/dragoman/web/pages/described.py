"""The OpenAPI document: FastAPI's own, with the schemas of all that the API answers put in."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI

from dragoman.web.pages.api import schemas


def described(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What gives the document of an application, in place of its own."""

    def document() -> dict[str, Any]:
        made = FastAPI.openapi(app)  # made once, then kept
        made.setdefault("components", {}).setdefault("schemas", {}).update(schemas())
        return made

    return document
