"""Requests as the pages of staff show them: what was asked, the rows of the board, the line of what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html, format_html_join

from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.agency_returns.queries.board import BoardRow
from jigsaw.agency_returns.queries.deliveries import Delivery
from jigsaw.agency_returns.rules.requests import DUE_AT
from jigsaw.agency_returns.rules.terms import ChronologyKind, ReminderKind
from jigsaw.calendar import london
from jigsaw.calendar.words import date_words, day_words, time_words
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.incidents.rules.work import due_label


def terms_rows(asked: AgencyRequest) -> list[dict[str, Any]]:
    """What was asked, as rows of a summary list."""
    people = [
        f"{each['alias']} ({each['words'][:1].lower()}{each['words'][1:]})"
        if each["words"] and each["words"].casefold() != each["alias"].casefold()
        else each["alias"]
        for each in asked.people
    ]
    rows: list[dict[str, Any]] = [
        {"key": "Period", "value": f"{date_words(asked.period_from)} to {date_words(asked.period_to)}"},
        {"key": "People asked about", "value": ", ".join(people)},
        {"key": "Chronology", "value": ChronologyKind(asked.kind).words},
        {"key": "Questions", "value": {"html": _listed(asked.questions)}},
        {"key": "Due", "value": f"{day_words(asked.due_on)}, by {time_words(DUE_AT)}"},
    ]
    if asked.due_reason:
        rows.append({"key": "Why this day", "value": asked.due_reason})
    for entry in asked.extensions:
        before, after = (date_words(date.fromisoformat(entry[end])) for end in ("from", "to"))
        rows.append({"key": "More time", "value": f"From {before} to {after}: {entry['why']}"})
    if asked.contact_phone:
        rows.append({"key": "Number in the mail", "value": asked.contact_phone})
    return rows


def _listed(lines: list[str]) -> str:
    items = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return format_html('<ol class="govuk-list govuk-list--number">{}</ol>', items)


@dataclass(frozen=True)
class ShownRow:
    """One agency on the board, in words, with the pages that its line leads to."""

    agency: str
    reference: str
    href: str
    due: str
    label: str
    label_shade: str
    state: str
    shade: str
    lines: tuple[str, ...]
    alarms: tuple[tuple[str, str, str], ...]


def shown_row(
    row: BoardRow, address: Callable[..., str], today: date, table: WorkingDays, *, may_ask: bool
) -> ShownRow:
    """A row of the board. What needs a person stands as (sentence, address, words of the link)."""
    asked = row.asked
    label, shade = due_label(asked.due_on, today, table) if row.open else ("", "quiet")
    missing = f"Missing: {'; '.join(row.missing)}" if row.missing else ""
    lines = [missing, row.newer, row.reminders, row.called]
    if asked.withdrawn_reason:
        lines.append(f"Withdrawn: {asked.withdrawn_reason}")

    def leads_to(sentence: str, page: str, words: str) -> tuple[str, str, str]:
        return (sentence, address(page, request_id=asked.pk), words) if may_ask else (sentence, "", "")

    alarms = []
    if row.undelivered:
        said = f"Mail could not be delivered: {row.undelivered}. {call_words(asked)} or change who gets it."
        alarms.append(leads_to(said, "change_recipients", "Change who gets it"))
    elif row.nobody:
        said = f"{asked.lead.full_name} does not lead this agency any more, so nobody gets its mail."
        alarms.append(leads_to(said, "change_recipients", "Change who gets it"))
    if row.call:
        alarms.append(leads_to(f"{call_words(asked)}.", "record_call", "Record the call"))
    return ShownRow(
        agency=asked.agency.name,
        reference=asked.reference,
        href=address("view_request", request_id=asked.pk),
        due=date_words(asked.due_on),
        label=label,
        label_shade=shade,
        state=row.state,
        shade=row.shade,
        lines=tuple(f"{line.rstrip('.')}." for line in lines if line),
        alarms=tuple(alarms),
    )


def call_words(asked: AgencyRequest) -> str:
    """Whom to call: "Call Ola Brandt on 01632 960 220", or at the agency where no number is known."""
    if asked.lead_phone:
        return f"Call {asked.lead.full_name} on {asked.lead_phone}"
    return f"Call {asked.lead.full_name} at {asked.agency.name}"


@dataclass(frozen=True)
class Happened:
    """One thing that happened to a request: what, when in words, more, and whether it went wrong."""

    what: str
    when: str
    at: datetime
    more: str = ""
    failed: bool = False


def timeline(asked: AgencyRequest, deliveries: list[Delivery]) -> list[Happened]:
    """The mail of a request, its calls and its pause, newest first."""
    found = [
        _happened(f"{each.what}, to {each.who}", each.at, each.words, failed=each.failed)
        for each in deliveries
    ]
    for reminder in asked.reminders.all():
        if reminder.kind == ReminderKind.CALL:
            found.append(_happened("Time to call", reminder.at))
        elif reminder.kind != ReminderKind.BY_HAND and not reminder.mail_keys:
            found.append(_happened("Reminder not sent", reminder.at, "Nobody gets the mail", failed=True))
        if reminder.done_at is not None:
            found.append(_happened("Called", reminder.done_at, reminder.note))
    if asked.paused_at is not None:
        found.append(_happened("Reminders paused", asked.paused_at, asked.paused_reason))
    if asked.withdrawn_at is not None:
        found.append(_happened("Withdrawn", asked.withdrawn_at, asked.withdrawn_reason))
    for returned in asked.returns.all():
        if returned.sent_at is not None:
            found.append(_happened(f"Return received, version {returned.version}", returned.sent_at))
    return sorted(found, key=lambda each: each.at, reverse=True)


def _happened(what: str, at: datetime, more: str = "", *, failed: bool = False) -> Happened:
    return Happened(what, london.moment_words(at), at, more, failed)
