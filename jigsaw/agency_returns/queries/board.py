"""The requests of one case as a board: where each return stands, what is missing, whom to call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jigsaw.agency_returns.models import AgencyRequest, RequestReminder
from jigsaw.agency_returns.queries.deliveries import failure_of, states_of
from jigsaw.agency_returns.queries.progress import missing_tasks
from jigsaw.agency_returns.queries.requests import leads_of, requests_of
from jigsaw.agency_returns.queries.returns import sent_versions, version_in_hand
from jigsaw.agency_returns.rules.lateness import lateness_words, working_days_late
from jigsaw.agency_returns.rules.terms import Involved, ReminderKind, RequestState, ReturnState
from jigsaw.calendar import london
from jigsaw.calendar.words import MONTHS
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.incidents.models import Incident

NOT_STARTED = "Not started"


@dataclass(frozen=True)
class BoardRow:
    """One agency: its request, the state in words with its shade, what is missing, reminders, what needs a person."""

    asked: AgencyRequest
    state: str
    shade: str
    missing: tuple[str, ...] = ()
    newer: str = ""
    reminders: str = ""
    undelivered: str = ""
    nobody: bool = False
    call: bool = False
    called: str = ""

    @property
    def open(self) -> bool:
        """Whether the return is still waited for."""
        return self.asked.state == RequestState.ASKED


def board_of(incident: Incident, table: WorkingDays, today: date) -> list[BoardRow]:
    """The rows of the board: what needs somebody first by its day, withdrawn requests last. As many queries for one
    request as for twenty."""
    requests = list(requests_of(incident).prefetch_related("returns", "reminders"))
    for asked in requests:
        asked.incident = incident
    leads = leads_of([asked.agency_id for asked in requests], incident)
    states = states_of(requests)
    rows = [
        _row(
            asked,
            table,
            today,
            undelivered=failure_of(asked, states),
            nobody=not {asked.lead_id, asked.deputy_id} & {p.pk for p in leads.get(asked.agency_id, [])},
        )
        for asked in requests
    ]
    order = {RequestState.ASKED: 0, RequestState.RETURNED: 1, RequestState.WITHDRAWN: 2}
    return sorted(
        rows, key=lambda row: (order[RequestState(row.asked.state)], row.asked.due_on, row.asked.code)
    )


def _row(
    asked: AgencyRequest, table: WorkingDays, today: date, *, undelivered: str, nobody: bool
) -> BoardRow:
    state, shade = state_words(asked, table, today)
    open_now = asked.state == RequestState.ASKED
    reminders = list(asked.reminders.all())
    calls = [each for each in reminders if each.kind == ReminderKind.CALL and each.due_on == asked.due_on]
    return BoardRow(
        asked,
        state,
        shade,
        missing=tuple(missing_tasks(asked)) if open_now and state != NOT_STARTED else (),
        newer=_newer(asked),
        reminders=reminder_words(asked, reminders, today) if open_now else "",
        undelivered=undelivered,
        nobody=nobody and open_now,
        call=open_now and any(each.done_at is None for each in calls),
        called=_called(reminders, today) if open_now else "",
    )


def state_words(asked: AgencyRequest, table: WorkingDays, today: date) -> tuple[str, str]:
    """Where a request stands, in words, and the shade of the words."""
    if asked.state == RequestState.WITHDRAWN:
        return "Withdrawn", "quiet"
    if asked.state == RequestState.RETURNED and asked.returned_at is not None:
        return _returned_words(asked, table, today)
    returned = version_in_hand(asked)
    if returned is None:
        return NOT_STARTED, "quiet"
    return ReturnState(returned.state).words, "quiet"


def _returned_words(asked: AgencyRequest, table: WorkingDays, today: date) -> tuple[str, str]:
    assert asked.returned_at is not None
    sent = sent_versions(asked)
    days = sent[0].days_late if sent else working_days_late(asked.due_on, asked.returned_at, table)
    late = bool(days)
    nil = bool(sent) and sent[-1].involved == Involved.NO
    said = f"{'No involvement, returned' if nil else 'Returned'} {short_day(asked.returned_at, today)}"
    timely = lateness_words(days, late=late)
    return f"{said}, {timely[:1].lower()}{timely[1:]}", "late" if late else "done"


def _newer(asked: AgencyRequest) -> str:
    """What is said of a version after the first."""
    sent, hand = sent_versions(asked), version_in_hand(asked)
    said = [f"Version {sent[-1].version} arrived"] if len(sent) > 1 else []
    if sent and hand is not None and hand.state != ReturnState.SENT:
        said.append(f"version {hand.version}: {ReturnState(hand.state).words.lower()}")
    line = "; ".join(said)
    return f"{line[:1].upper()}{line[1:]}"


def reminder_words(asked: AgencyRequest, reminders: Sequence[RequestReminder], today: date) -> str:
    """When an agency was reminded, and whether reminders are paused."""
    if asked.paused_at is not None:
        return f"Reminders paused since {short_day(asked.paused_at, today)}: {asked.paused_reason}"
    days = [short_day(each.at, today) for each in reminders if each.mail_keys]
    return f"Reminded {', '.join(days)}" if days else "No reminder sent yet"


def _called(reminders: Sequence[RequestReminder], today: date) -> str:
    made = [(each.done_at, each.note) for each in reminders if each.done_at is not None and each.note]
    if not made:
        return ""
    at, note = max(made)
    return f"Called {short_day(at, today)}: {note}"


def short_day(at, today: date) -> str:
    """The day of a moment in London: "18 May", with the year where it is another one."""
    day = london.to_london(at).date()
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return said if day.year == today.year else f"{said} {day.year}"


def counts_words(rows: Sequence[BoardRow]) -> str:
    """How many returns arrived, of those that are asked for: "5 of 7 returned"."""
    asked = [row for row in rows if row.asked.state != RequestState.WITHDRAWN]
    back = sum(row.asked.state == RequestState.RETURNED for row in asked)
    return f"{back} of {len(asked)} returned" if asked else ""
