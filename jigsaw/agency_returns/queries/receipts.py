"""A return as it was sent: what its fingerprint is of, its receipt, and its rows as a spreadsheet."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.models import AgencyReturn
from jigsaw.agency_returns.queries.entries import events_of
from jigsaw.agency_returns.rules.lateness import lateness_words, sent_words
from jigsaw.agency_returns.rules.requests import DUE_AT
from jigsaw.agency_returns.rules.returning import is_nil
from jigsaw.agency_returns.rules.terms import SUMMARY, ChronologyKind, LateReturn, PartState
from jigsaw.agency_returns.spreadsheets.exporting import write_xlsx
from jigsaw.agency_returns.spreadsheets.templates import Request
from jigsaw.calendar import london
from jigsaw.calendar.words import date_words, time_words
from jigsaw.documents.look import Look
from jigsaw.documents.made import MadeDocument
from jigsaw.documents.returns import KeyEpisode, Passage, ReturnFacts, Row, return_receipt

# The time that stands in every part of a copy, so that the same return gives the same bytes.
ZIP_TIME = (2000, 1, 1, 0, 0, 0)
W3C_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def content_of(returned: AgencyReturn, events: Sequence[tuple[Event, str]]) -> dict[str, Any]:
    """Everything that a return says, as plain values: what its fingerprint is taken of."""
    request = returned.request
    nil = is_nil(returned.involved)
    return {
        "reference": request.reference,
        "agency": request.agency.name,
        "version": returned.version,
        "involved": returned.involved,
        "nil_checked": returned.nil_checked if nil else "",
        "summary": {} if nil else returned.summary,
        "rows": [_plain(event, department) for event, department in events],
        "departments": [] if nil else [{"name": p.name, "note": p.note} for p in returned_parts(returned)],
        "late": [returned.days_late, returned.late_reason, returned.late_note],
        "approved_by": str(returned.approved_by_id),
        "agreed_by": returned.agreed_by,
        "entered_by_staff": returned.entered_by_staff,
        "sent_at": returned.sent_at.isoformat() if returned.sent_at else "",
    }


def fingerprint_of(returned: AgencyReturn, events: Sequence[tuple[Event, str]]) -> str:
    """The SHA-256 of everything that a return says, written in one way only (canonical JSON, UTF-8)."""
    plain = json.dumps(
        content_of(returned, events), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return sha256(plain.encode()).hexdigest()


def returned_parts(returned: AgencyReturn) -> Iterable[Any]:
    """The parts that departments returned, by name."""
    return returned.parts.filter(state=PartState.RETURNED).order_by("name", "pk")


def receipt_facts(returned: AgencyReturn) -> ReturnFacts:
    """What the receipt of a sent return says. The same return gives the same facts, whenever it is asked for."""
    request, home = returned.request, returned.request.partnership
    assert returned.sent_at is not None
    late = bool(returned.late_reason)
    by = returned.approval_asked_by or returned.approved_by
    nil = is_nil(returned.involved)
    return ReturnFacts(
        partnership=home.name,
        reference=request.reference,
        agency=request.agency.name,
        version=returned.version,
        made_on=_day(returned.sent_at),
        period=f"{date_words(request.period_from)} to {date_words(request.period_to)}",
        asked_for=ChronologyKind(request.kind).words,
        due=due_words(request.due_on),
        sent=london.moment_words(returned.sent_at),
        timeliness=timeliness_words(returned),
        sent_by=_named(by),
        approved_by=_named(returned.approved_by),
        approved=london.moment_words(returned.sent_at),
        fingerprint=returned.fingerprint,
        late_reason=late_words(returned) if late else "",
        entered_for=entered_words(returned),
        involved=not nil,
        summary=tuple(passages_of(returned)),
        episodes=() if nil else tuple(_episodes(returned)),
        rows=tuple(row_of(event, department, n) for n, (event, department) in enumerate(sent_events(returned), 1)),
    )  # fmt: skip


def receipt_pdf(returned: AgencyReturn) -> MadeDocument:
    """The receipt of a sent return. Raises DocumentFault and EditionFaults where it cannot be set."""
    home = returned.request.partnership
    return return_receipt(receipt_facts(returned), Look(primary=home.primary_colour, tint=home.tint_colour))


def receipt_xlsx(returned: AgencyReturn) -> bytes:
    """The rows of a sent return as a spreadsheet of the template's columns. The same return gives the same bytes."""
    request = Request(returned.request.reference, returned.request.agency.name)
    out = io.BytesIO()
    write_xlsx([event for event, _department in sent_events(returned)], out, request=request)
    return _same_bytes(out.getvalue(), returned.sent_at)


def sent_events(returned: AgencyReturn) -> list[tuple[Event, str]]:
    """The events of a return with their departments; none for one that says "No involvement"."""
    if is_nil(returned.involved):
        return []
    day = _day(returned.sent_at) if returned.sent_at else date.max
    return events_of(returned, today=day)


def passages_of(returned: AgencyReturn) -> Iterable[Passage]:
    """The answers of a return with their questions, those that say something."""
    if is_nil(returned.involved):
        yield Passage("Records that were looked through", returned.nil_checked)
        return
    for field in SUMMARY:
        if text := returned.summary.get(field.key):
            yield Passage(field.label, text)
    for part in returned_parts(returned):
        if part.note:
            yield Passage(f"From {part.name}", part.note)


def timeliness_words(returned: AgencyReturn) -> str:
    """How a sent return stands to its deadline, in words: a version after the first answers none."""
    if returned.version > 1:
        return f"Version {returned.version}, sent after the first"
    return lateness_words(returned.days_late, late=bool(returned.late_reason))


def sent_line(returned: AgencyReturn) -> str:
    """ "Sent Monday 18 May 2026 at 10:12am, 2 working days late"."""
    assert returned.sent_at is not None
    return sent_words(returned.sent_at, timeliness_words(returned))


def late_words(returned: AgencyReturn) -> str:
    """Why a return was late: the word of the list, and the note with it."""
    words = LateReturn(returned.late_reason).words
    return f"{words}. {returned.late_note}" if returned.late_note else words


def entered_words(returned: AgencyReturn) -> str:
    """Who entered a return on the agency's behalf, and who there agreed to it; "" where the agency wrote it."""
    if not returned.entered_by_staff:
        return ""
    request = returned.request
    words = f"{request.partnership.short_name} for {request.agency.name}"
    return f"{words}, agreed by {returned.agreed_by}" if returned.agreed_by else words


def due_words(due_on: date) -> str:
    """ "14 May 2026, 5pm"."""
    return f"{date_words(due_on)}, {time_words(DUE_AT)}"


def row_of(event: Event, department: str, number: int) -> Row:
    """One event as the documents and the approver's page show it."""
    end = event.end_date.words if event.end_date else ""
    until = f"{end} {time_words(event.end_time)}".strip() if event.end_time else end
    return Row(
        date=event.date.words, accuracy=event.date.accuracy.value, agency=event.agency,
        source=f"{department}: {event.source}" if department else event.source, what_happened=event.what_happened,
        action=event.action, time=time_words(event.time) if event.time else "", end=until, service=event.service,
        seen=event.people, child_seen=event.child_seen, voice=event.voice, analysis=event.analysis,
        expected_practice=event.expected_practice, number=number,
    )  # fmt: skip


def _episodes(returned: AgencyReturn) -> Iterable[KeyEpisode]:
    for number, each in enumerate(returned.summary.get("episodes", []), 1):
        yield KeyEpisode(
            f"Episode {number}", each["when"], each["what"], each.get("quality", ""), each.get("why", "")
        )


def _plain(event: Event, department: str) -> list[Any]:
    dates = [_date_of(event.date), _date_of(event.end_date)]
    clocks = [clock.isoformat() if clock else None for clock in (event.time, event.end_time)]
    return [*dates, *clocks, *event[4:17], department]


def _date_of(known: Any) -> list[Any] | None:
    if known is None:
        return None
    days = [day.isoformat() if day else None for day in (known.earliest, known.latest)]
    return [*days, known.accuracy.value]


def _named(person: Any) -> str:
    return person.full_name if person is not None else ""


def _day(at: datetime) -> date:
    return london.to_london(at).date()


def _same_bytes(content: bytes, at: datetime | None) -> bytes:
    """The workbook with one fixed time in all its parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml" and at is not None:
                part = _dated(part, at)
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _dated(core: bytes, at: datetime) -> bytes:
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return W3C_TIME.sub(rb"\g<1>" + moment + rb"\g<2>", core)
