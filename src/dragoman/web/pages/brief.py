"""The brief: the dossier on one page, what is new marked, each sentence one click from its evidence."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.brief import LEGEND, brief
from dragoman.present.parts import Item
from dragoman.web.frame import kept
from dragoman.web.pages.asked import TheDossier
from dragoman.web.shelf import Held

router = APIRouter()


@router.get("/d/{dossier}/", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, held: TheDossier) -> HTMLResponse:
    """The page."""

    def make() -> dict[str, object]:
        return {
            "brief": brief(held.view.record), "legend": LEGEND, "names": held.view.outlets,
            "is_new": lambda item: is_new(item, held),
        }  # fmt: skip

    return kept(request, "brief.html", held=held, key="brief", make=make)


def is_new(item: Item, held: Held) -> bool:
    """Whether all that an item rests on came with the newest reports."""
    reports = {cite.report for cite in item.evidence} or {
        cite.report for child in item.children for cite in child.evidence
    }
    return bool(reports) and reports <= held.fresh
