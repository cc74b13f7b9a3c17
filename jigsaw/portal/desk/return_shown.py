"""A return as it is read before it is approved, and after it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn
from jigsaw.agency_returns.queries.entries import events_of
from jigsaw.agency_returns.queries.receipts import entered_words, late_words, passages_of, row_of
from jigsaw.agency_returns.rules.returning import is_nil
from jigsaw.agency_returns.rules.terms import ChronologyKind
from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, date_words


def terms_of(asked: AgencyRequest) -> list[dict[str, Any]]:
    """What was asked, by when, and whom to call: the terms of a request, as rows of a list."""
    people = [f"{each['alias']}: {each['words']}" for each in asked.people]
    questions = [f"{n}. {each}" for n, each in enumerate(asked.questions, 1)]
    contact = ", ".join(filter(None, (asked.sent_by.full_name, asked.partnership.name, asked.contact_phone)))
    rows = [
        ("Period", [f"{date_words(asked.period_from)} to {date_words(asked.period_to)}"]),
        ("People, by the codes to use", people),
        ("Questions", questions),
        ("Chronology", [ChronologyKind(asked.kind).words]),
        ("Asked", [london.moment_words(asked.sent_at)]),
        ("Contact", [contact, asked.sent_by.email]),
        ("Who else can see your answer", [who_sees(asked)]),
    ]
    return [{"key": {"text": key}, "value": {"html": in_lines(lines)}} for key, lines in rows if lines]


def in_lines(lines: Sequence[str]) -> SafeString:
    """Each on a line of its own."""
    return format_html_join("", "{}<br>", [(line,) for line in lines[:-1]]) + format_html("{}", lines[-1])


def who_sees(asked: AgencyRequest) -> str:
    """Who reads a return once it was sent."""
    return (
        f"People of {asked.agency.name} who answer requests. Once you send it: {asked.partnership.short_name} staff "
        "with access to the case, and the panel of the review. No other agency sees your return before the panel does."
    )


def shown_return(returned: AgencyReturn, *, today: date) -> dict[str, Any]:
    """Everything that a return says, for a template: answers, key episodes, events, why it is late, who entered it."""
    nil = is_nil(returned.involved)
    day = london.to_london(returned.sent_at).date() if returned.sent_at else today
    events = [] if nil else events_of(returned, today=day)
    rows = [row_of(event, department, number) for number, (event, department) in enumerate(events, 1)]
    return {
        "nil": nil,
        "passages": list(passages_of(returned)),
        "episodes": [] if nil else returned.summary.get("episodes", []),
        "rows": rows,
        "count": count_words(len(rows), "event"),
        "late": late_words(returned) if returned.late_reason else "",
        "entered": entered_words(returned),
    }
