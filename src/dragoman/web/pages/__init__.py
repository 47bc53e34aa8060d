"""The pages: one file each, listed here."""

from fastapi import APIRouter

from dragoman.web.pages import (
    api,
    brief,
    commitments,
    comparing,
    conditions,
    exports,
    finding,
    findings,
    home,
    judging,
    places,
    positions,
    reports,
    searching,
    small,
    statements,
    timeline,
)

PAGES: tuple[APIRouter, ...] = (
    home.router, brief.router, findings.router, finding.router, positions.router, commitments.router,
    conditions.router, timeline.router, places.router, statements.router, reports.router, comparing.router,
    judging.router, searching.router, exports.router, small.router, api.router,
)  # fmt: skip
