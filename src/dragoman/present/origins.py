"""Sources and their origins: which reports go back to one text and why, what was not read, who is credited."""

from dragoman.present.dates import dated_in_words
from dragoman.present.display import capital, count, ended, listed, shown, wording
from dragoman.present.parts import Cite, Group, Item, Run, Section, plain, soft, strong
from dragoman.present.skipped import remarks, unread
from dragoman.present.view import View
from dragoman.record.finding import Origin, Reason
from dragoman.record.record import ReportEntry
from dragoman.record.report import Span

CAP = 20


def origins(view: View) -> Section:
    """The section: origins with several reports first."""
    known = sorted(view.record.origins, key=lambda origin: -len(origin.reports))
    shared = [origin for origin in known if len(origin.reports) > 1]
    alone = [r for origin in known if len(origin.reports) == 1 for r in origin.reports]
    listed_ids = {r for origin in known for r in origin.reports}
    alone += [report.id for report in view.record.reports if report.id not in listed_ids]
    groups = [_shared(origin, view) for origin in shared]
    if alone:
        title = "Reports that stand alone" if shared else ""
        items = tuple(_report(view.reports[r], view) for r in alone if r in view.reports)
        groups.append(Group(title=title, items=items[:CAP], more=max(0, len(items) - CAP)))
    for title, some in (("Read with a reservation", remarks(view.record)), ("Not read", unread(view.record))):
        if some:
            items = tuple(
                Item(sentence=(strong(shown(s.file)), plain(f": {shown(s.reason)}{ended(s.reason)}"))) for s in some
            )
            groups.append(Group(title=title, items=items[:CAP], more=max(0, len(items) - CAP)))
    return Section(
        key="sources", title="Sources and their origins", groups=tuple(groups), empty="The record holds no report."
    )


def _shared(origin: Origin, view: View) -> Group:
    names = listed([view.outlet(r) for r in origin.reports])
    items = [_report(view.reports[r], view) for r in origin.reports if r in view.reports]
    items += [_reason(reason) for reason in origin.reasons]
    return Group(title=f"{capital(count(len(origin.reports), 'report'))}, one origin: {names}", items=tuple(items))


def _report(entry: ReportEntry, view: View) -> Item:
    title = wording(entry.title or "")
    facts = [dated_in_words(entry.published) or "no date known", f"{entry.words:,} words", shown(entry.file)]
    agencies = [shown(a) for a in entry.agencies if a not in {c.name for c in entry.credits}]
    if agencies:
        facts.append(f"credits {listed(agencies)}")
    if entry.excerpt:
        facts.append("an excerpt")
    runs: list[Run] = [strong(view.outlet(entry.id)), plain(": ")]
    runs += [title, plain(ended(title.text))] if title.text else [plain("without a title.")]
    runs.append(soft(f" {capital('; '.join(facts))}."))
    children = tuple(
        Item(
            sentence=(plain("Credits "), strong(shown(c.name)), plain(".")),
            evidence=(Cite(report=entry.id, spans=(Span(start=c.start, end=c.end, quote=c.quote),)),),
        )
        for c in entry.credits
    )  # fmt: skip
    return Item(sentence=tuple(runs), children=children, anchor=entry.id)


def _reason(reason: Reason) -> Item:
    text = shown(reason.text)
    evidence = tuple(
        Cite(report=p.report, spans=(Span(start=p.start, end=p.end, quote=p.quote),)) for p in reason.evidence
    )
    return Item(sentence=(plain(f"Why: {text}{ended(text)}"),), evidence=evidence)
