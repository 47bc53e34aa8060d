"""Judgements: what people say of findings and claims, taken from forms, and the list of all."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.judging import Said
from dragoman.present.display import shown as one_line
from dragoman.record.errors import UsageError
from dragoman.record.judgement import Action
from dragoman.web.frame import cut, shown
from dragoman.web.guard import signature
from dragoman.web.pages.asked import TheDossier, TheSession, TheShelf, of_form

router = APIRouter()
SIZE = 60


class Given(BaseModel):
    """What the form holds: see templates/judge.html."""

    action: Action
    who: str = Field(default="", max_length=100)
    note: str = Field(default="", max_length=2000)
    finding: str = Field(default="", max_length=40)
    items: list[str] = Field(default=[], max_length=1000)
    other: str = Field(default="", max_length=40)
    field: str = Field(default="", max_length=40)
    value: str = Field(default="", max_length=500)
    undoes: str = Field(default="", max_length=40)
    back: str = Field(default="", max_length=300)
    proof: str = Field(default="", max_length=200)


@router.post("/d/{dossier}/judge", include_in_schema=False, dependencies=[Depends(of_form)])
def judge(
    request: Request, held: TheDossier, shelf: TheShelf, session: TheSession, given: Annotated[Given, Form()]
) -> Response:
    """Keep a judgement, and go back to where it was made, or to what became of that."""
    who = " ".join((given.who or session.name).split())
    shelf.judge(held.name, said(given, who))
    session.name = who
    back = given.back if given.back.startswith(f"{held.path}/") else f"{held.path}/judgements"
    now = shelf.held(held.path[3:])
    if now is not None and given.finding and given.finding not in now.findings:
        back = f"{held.path}/judgements"
    headers = {"set-cookie": signature(who, secure=request.app.state.rules.secure)}
    return RedirectResponse(back, status_code=303, headers=headers)


def said(given: Given, who: str) -> Said:
    """What a form says. Raises UsageError where it does not say what about."""
    if given.action == "undo":
        return Said(action="undo", who=who, undoes=given.undoes, note=given.note or None)
    single = given.action in ("split", "correct", "reattribute")
    if given.items:
        items = tuple(given.items)
    elif single:
        message = "tick the account that you mean"
        raise UsageError(message)
    else:
        items = (given.finding,)
    if given.action == "merge":
        items = (*items, given.other.strip())
    corrects = given.action in ("correct", "reattribute")
    return Said(
        action=given.action, who=who, items=items, note=given.note or None,
        field=("speaker" if given.action == "reattribute" else given.field) if corrects else None,
        value=given.value if corrects else None,
    )  # fmt: skip


@router.get("/d/{dossier}/judgements", response_class=HTMLResponse, include_in_schema=False)
def listed(
    request: Request, held: TheDossier, number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1
) -> HTMLResponse:
    """All judgements of a dossier, newest first, and what was rejected."""
    record = held.view.record
    newest = record.judgements[::-1]
    pager, part = cut(len(newest), size=SIZE, asked=number, path=f"{held.path}/judgements", query=())
    rejected = [held.view.claims[i] for i in record.rejected if i in held.view.claims]
    return shown(
        request, "judgements.html", held=held, here="judgements", judgements=newest[part], pager=pager,
        rejected=rejected, names=held.view.outlets, one_line=one_line,
    )  # fmt: skip
