"""Start, end and work out duties. Parts of an act: each is called inside the act of a verb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import record_each
from jigsaw.calendar import clocks, london
from jigsaw.calendar.rule_book import Duty as DutyWord
from jigsaw.calendar.rule_book import NoVersionThen, shipped
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.queries.duties import people_told
from jigsaw.incidents.rules.terms import DutyState, LateReason
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused

# How many rows are read and written at once.
PAGE_OF_ROWS = 500


def start_clock(
    incident: Incident, rule: str, start: date, *, page: str = "", key: str = "", title: str = "",
    table: WorkingDays | None = None,
) -> Duty:  # fmt: skip
    """Start a clock of the rule book on the day of its fact; where it runs already, from that day on anew.

    `key` names it in the case (the rule's name, when left out), `title` replaces the rule's. Raises Refused where
    the table of working days does not reach, NoVersionThen where the rule did not hold yet.
    """
    try:
        held = shipped().rule(rule, start)
        due = clocks.work_out(held, start, table or working_days()).due if held.length is not None else None
    except BeyondTheTable as unknown:
        raise Refused(str(unknown)) from unknown
    key = key or rule
    known = Duty.rows.filter(incident=incident, key=key).exclude(state=DutyState.WITHDRAWN).first()
    duty = known or Duty(incident=incident, partnership_id=incident.partnership_id, key=key)
    duty.rule, duty.title, duty.duty, duty.page = rule, title or held.title, held.duty.value, page
    duty.started_on, duty.due_on = start, due
    duty.save()
    return duty


def add_task(
    incident: Incident, key: str, title: str, *, due_on: date | None, page: str = "", plan_day: int | None = None,
    started_on: date | None = None, waits_for: Person | None = None, waits_on: str = "",
    waits_since: date | None = None,
) -> Duty:  # fmt: skip
    """Add a step of the local plan; one that stands under the key already is changed."""
    known = Duty.rows.filter(incident=incident, key=key).exclude(state=DutyState.WITHDRAWN).first()
    task = known or Duty(incident=incident, partnership_id=incident.partnership_id, key=key)
    task.title, task.duty, task.page = title, DutyWord.LOCAL_PLAN.value, page
    task.due_on, task.plan_day, task.started_on = due_on, plan_day, started_on
    task.waits_for, task.waits_on, task.waits_since = waits_for, waits_on, waits_since
    task.save()
    return task


def finish(
    incident: Incident, key: str, *, done_on: date, by: Any, at: datetime, evidence: str = "",
    late_reason: str = "", late_note: str = "",
) -> Duty | None:  # fmt: skip
    """End a duty on a named fact with its day and evidence; None where the case has no such open duty.

    Raises Refused where it is done late and no reason is given.
    """
    duty = Duty.rows.filter(incident=incident, key=key, state=DutyState.OPEN).first()
    if duty is None:
        return None
    lateness_is_explained(duty, done_on, late_reason)
    duty.state, duty.done_on, duty.done_at = DutyState.DONE, done_on, at
    duty.done_by, duty.evidence = str(getattr(by, "pk", by)), evidence
    duty.late_reason, duty.late_note = late_reason, late_note
    duty.waits_for, duty.waits_on, duty.waits_since = None, "", None
    duty.save()
    return duty


def lateness_is_explained(duty: Duty, done_on: date, late_reason: str) -> None:
    """What a rule of the rule book asked for by a day, and was done after it, says why. Raises Refused."""
    late = bool(duty.rule and duty.due_on and done_on > duty.due_on)
    if late and late_reason not in set(LateReason):
        raise Refused("Select why this was done late.", "late_reason")


def withdraw(incident: Incident, keys: Iterable[str]) -> int:
    """Withdraw open duties that no longer apply. They stay in the history. Returns how many."""
    standing = Duty.rows.filter(incident=incident, key__in=list(keys), state=DutyState.OPEN)
    return standing.update(state=DutyState.WITHDRAWN, waits_for=None, waits_on="", waits_since=None)


def withdraw_all(incident: Incident) -> int:
    """Withdraw everything that is still open in a case that ends."""
    return withdraw(incident, Duty.rows.filter(incident=incident).values_list("key", flat=True))


def set_aside(incident: Incident, key: str) -> None:
    """Withdraw a duty that was done, because what was done was withdrawn. It may then start anew."""
    Duty.rows.filter(incident=incident, key=key, state=DutyState.DONE).update(
        state=DutyState.WITHDRAWN, done_on=None, done_at=None
    )


def recompute_open_clocks(*, by: Any, at: datetime) -> int:
    """Work out anew every open date that counts working days, and tell those who work on the cases that moved.

    Called when a day joins or leaves the table of working days. A date that the table does not reach stays as it
    is. Each case that moved has a line in its history. Returns how many dates changed.
    """
    table, moved = working_days(), []
    counted = Duty.rows.filter(state=DutyState.OPEN, started_on__isnull=False).select_related("incident")
    for duty in counted.iterator(chunk_size=PAGE_OF_ROWS):
        before = duty.due_on
        try:
            duty.due_on = due_of(duty, table)
        except (BeyondTheTable, NoVersionThen):
            continue
        if duty.due_on != before:
            moved.append(Moved(duty, before))
    Duty.rows.bulk_update([each.duty for each in moved], ["due_on"], batch_size=PAGE_OF_ROWS)
    by_case = _by_case(moved)
    lines = [
        (rows[0].duty.incident, {each.duty.key: each.days for each in rows}) for rows in by_case.values()
    ]
    record_each("move_dates", by=by, at=at, about=lines)
    _tell_of_moved_dates(by_case, at)
    return len(moved)


def due_of(duty: Duty, table: WorkingDays) -> date | None:
    """The date that a duty has by its rule, or by its working day of the local plan.

    Raises BeyondTheTable, and NoVersionThen where the rule book begins later.
    """
    if duty.started_on is None:
        return duty.due_on
    if duty.rule:
        rule = shipped().rule(duty.rule, duty.started_on)
        return clocks.work_out(rule, duty.started_on, table).due if rule.length is not None else None
    return table.add(duty.started_on, duty.plan_day) if duty.plan_day is not None else duty.due_on


@dataclass(frozen=True)
class Moved:
    """A duty with its new date, and the date it had before."""

    duty: Duty
    before: date | None

    @property
    def days(self) -> list[str]:
        """Both dates, as the audit trail keeps them."""
        return [str(self.before or ""), str(self.duty.due_on or "")]

    @property
    def words(self) -> str:
        """What a mail says of it: the reference, the duty and the new date, nothing else."""
        due = london.day_words(self.duty.due_on) if self.duty.due_on else "no date"
        return f"{self.duty.incident.name}: {self.duty.title}, now due {due}"


def _by_case(moved: list[Moved]) -> dict[Any, list[Moved]]:
    found: dict[Any, list[Moved]] = {}
    for each in moved:
        found.setdefault(each.duty.incident_id, []).append(each)
    return found


def _tell_of_moved_dates(by_case: dict[Any, list[Moved]], at: datetime) -> None:
    """One mail to each person who works on a case that moved; whoever stands back from it hears nothing."""
    told: dict[Person, list[Moved]] = {}
    for incident, person in people_told(rows[0].duty.incident for rows in by_case.values()):
        told.setdefault(person, []).extend(by_case[incident])
    for person, moved in told.items():
        cases = {each.duty.incident.name for each in moved}
        where = cases.pop() if len(cases) == 1 else f"{len(cases)} cases"
        write_mail(
            key=f"dates moved {person.pk} {at.isoformat()}",
            person=person,
            subject=f"Dates have moved in {where}",
            body="The table of working days has changed, so dates were worked out anew:\n\n"
            + "\n".join(each.words for each in moved)
            + "\n\nSign in to Jigsaw to see how.\n",
            at=at,
        )
