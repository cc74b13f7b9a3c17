"""How the clocks of all cases in sight stand together, worked out in bulk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from jigsaw.accounts.models import Person
from jigsaw.calendar import london
from jigsaw.calendar.rule_book import shipped
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.components.timeliness_chart import Mark
from jigsaw.incidents.queries.reach import among, as_date, reached, rows_of
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import DutyState, LateReason
from jigsaw.partnerships.queries import working_days

CLOCKS = (starting.NOTIFY_PANEL, starting.RAPID_REVIEW)


@dataclass
class Strip:
    """One kind of clock over all cases: those that ended, each as a mark; how many run, and how many are overdue.

    `uncounted` are those in years that the table of working days does not know.
    """

    limit: int
    marks: list[Mark] = field(default_factory=list)
    running: int = 0
    overdue: int = 0
    uncounted: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def in_time(self) -> int:
        """How many ended in time."""
        return sum(not mark.late for mark in self.marks)


@dataclass(frozen=True)
class Timeliness:
    """What the page shows: the notifications and the rapid reviews."""

    notifications: Strip
    rapid_reviews: Strip

    @property
    def late_reasons(self) -> list[tuple[str, int]]:
        """Why clocks ended late, in words, the most frequent first."""
        both = self.notifications.reasons + self.rapid_reviews.reasons
        return [(LateReason(reason).words, count) for reason, count in sorted(both.items(), key=_by_count)]


def timeliness_of(person: Person, homes: tuple[UUID, ...], *, at: datetime) -> Timeliness:
    """The clocks of the cases that the person can reach in these partnerships. Two queries, whatever their number."""
    today, table = london.to_london(at).date(), working_days()
    strips = {name: Strip(shipped().rule(name, today).length or 0) for name in CLOCKS}
    listed, values = among("home", homes)
    keys, named = among("key", CLOCKS)
    sql = f"""SELECT d.key, d.state, d.started_on, d.due_on, d.done_on, d.late_reason FROM incidents_duty d
      WHERE d.key IN {keys} AND d.state <> '{DutyState.WITHDRAWN}' AND d.due_on IS NOT NULL
      AND d.partnership_id IN {listed} AND {reached("d.incident_id")}"""  # noqa: S608
    for key, state, started, due, done, reason in rows_of(sql, values | named | {"person": person, "at": at}):
        due_on, done_on = as_date(due), as_date(done)
        assert due_on is not None
        if state != DutyState.DONE or done_on is None:
            strips[key].running += 1
            strips[key].overdue += due_on < today
        else:
            count_in(strips[key], as_date(started), due_on, done_on, reason, table)
    return Timeliness(*strips.values())


def count_in(
    strip: Strip, started: date | None, due_on: date, done_on: date, reason: str, table: WorkingDays
) -> None:
    """One clock that ended: on which working day, late or not, and why.

    What was done on the weekend after its last day is late by less than a working day, and stands on the next.
    """
    late = done_on > due_on
    if reason:
        strip.reasons[reason] += 1
    try:
        day = table.count_between(started, done_on) if started else 0
    except BeyondTheTable:
        strip.uncounted += 1
        return
    strip.marks.append(Mark(max(day, strip.limit + 1 if late else 0), late))


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
