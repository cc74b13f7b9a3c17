"""The set pieces of casework: the case bar, a clock that shows its working. Plain values in, markup out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jigsaw.components.markup import element, hidden, joined
from jigsaw.components.pieces import word

# Between two facts of a line: a point for the eye, a comma for the ear.
POINT = SafeString('<span class="govuk-visually-hidden">,</span><span aria-hidden="true"> · </span>')


def case_bar(bar: Any) -> SafeString:
    """Reference, alias, stage, current clock and duty word, in one line that wraps well.

    `bar` has the attributes reference, alias, stage, position, due, duty, shade and hold, each in words.
    """
    said = [
        element("strong", {"class": "jig-case-bar__reference"}, bar.reference),
        bar.alias,
        f"Stage: {bar.stage}",
        element("strong", {"class": f"jig-case-bar__clock jig-case-bar__clock--{bar.shade}"}, bar.position)
        if bar.position
        else "",
        f"due {bar.due}" if bar.due else "",
        duty_words(bar.duty),
    ]
    inner = joined([element("span", {"class": "jig-case-bar__fact"}, each) for each in said if each], POINT)
    hold = joined([" ", word("Legal hold", "embargoed")]) if bar.hold else ""
    return element("div", {"class": "jig-case-bar"}, element("p", {}, inner, hold))


def clock(shown: Any, heading: bool = True, level: int = 3) -> SafeString:
    """A clock in one line, like "Working day 4 of 15 · due Wednesday 27 May 2026 · statutory guidance".

    Below it opens how its date was worked out: a strip of days, notes, the source. `shown` has the attributes of
    incidents.desk.shown.ShownDuty. With `heading`, its title stands above.
    """
    done = shown.state == "done"
    facts = [
        element(
            "strong", {"class": f"jig-clock__position jig-clock__position--{shown.shade}"}, shown.position
        )
    ]
    if done and shown.done:
        facts.append(SafeString(format_html("done {}", shown.done)))
    if shown.due:
        facts.append(SafeString(format_html("{} {}", "was due" if done else "due", shown.due)))
    if shown.duty:
        facts.append(SafeString(format_html("{}", duty_words(shown.duty))))
    return element(
        "div",
        {"class": f"jig-timer jig-timer--{shown.state}"},
        element(f"h{level}", {"class": "jig-timer__title"}, shown.title) if heading else "",
        element("p", {"class": "jig-clock"}, joined(facts, POINT)),
        element("p", {"class": "jig-timer__quiet"}, shown.evidence) if shown.evidence else "",
        element("p", {"class": "jig-timer__quiet"}, shown.late) if shown.late else "",
        _act(shown) if shown.href and shown.action else "",
        _worked_out(shown) if shown.working or shown.notes or shown.source else "",
    )


def duty_words(duty: str) -> str:
    """A duty word inside a line: "statutory guidance", but "Panel guidance": the Panel keeps its capital."""
    return duty if duty.startswith("Panel") else duty[:1].lower() + duty[1:]


def days_strip(days: Iterable[Mapping[str, str]]) -> SafeString:
    """The days of a clock in their order, a week a row: [{"day", "words", "kind", "column"}].

    `kind` (start, counted, skipped, holiday) decides the shape; the words always say it too.
    """
    lines = [(each["kind"], each["column"], each["day"], each["words"]) for each in days]
    inner = format_html_join(
        "",
        '<li class="jig-day jig-day--{} jig-day--{}"><span class="jig-day__name">{}</span> '
        '<span class="jig-day__words">{}</span></li>',
        lines,
    )
    return format_html('<ol class="jig-days">{}</ol>', inner)


def _act(shown: Any) -> SafeString:
    """The way to the page on which it is done."""
    link = element("a", {"class": "govuk-link", "href": shown.href}, shown.action, hidden(f": {shown.title}"))
    return element("p", {"class": "jig-timer__act"}, link)


def _worked_out(shown: Any) -> SafeString:
    """The details of a clock, closed on the screen and open on paper."""
    summary = element(
        "summary",
        {"class": "govuk-details__summary"},
        element(
            "span",
            {"class": "govuk-details__summary-text"},
            "How we worked this out",
            hidden(f": {shown.title}"),
        ),
    )
    source = (
        joined([f"Source: {shown.source}.", f" {shown.version}" if shown.version else ""])
        if shown.source
        else ""
    )
    body = element(
        "div",
        {"class": "govuk-details__text"},
        element("p", {}, shown.lead) if shown.lead else "",
        days_strip(shown.working) if shown.working else "",
        joined(element("p", {}, note) for note in shown.notes),
        element("p", {"class": "jig-timer__quiet"}, source) if source else "",
    )
    return element("details", {"class": "govuk-details jig-timer__working"}, summary, body)


CASE_PIECES = [case_bar, clock, days_strip]
