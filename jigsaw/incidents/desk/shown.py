"""Rows of a case as the set pieces show them: the case bar, clocks with their working, lines of work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from jigsaw.calendar import clocks, london
from jigsaw.calendar.clocks import Clock
from jigsaw.calendar.rule_book import Rule, shipped
from jigsaw.calendar.words import MONTHS, count_words
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.queries.duties import current_clock, leading_of
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import DutyState, LateReason, Stage
from jigsaw.partnerships.queries import working_days

SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# How the sentence of a clock begins, where the rule's own title is an order.
LEADS = {starting.RAPID_REVIEW: "Rapid review to the Panel"}


@dataclass(frozen=True)
class CaseBar:
    """Reference, alias, stage, current clock and duty word, each in words; nothing where it does not apply."""

    reference: str
    stage: str
    alias: str = ""
    position: str = ""
    due: str = ""
    duty: str = ""
    shade: str = "quiet"
    hold: bool = False


@dataclass(frozen=True)
class ShownDuty:
    """One duty as pages show it: what, where it stands, its date in words, its duty word, where it is done.

    `working` are the days on the way, each {"day", "words", "kind", "column"}; `lead` says the date and how it
    came about in one sentence; `version` since when the rule has held; `late` why it was done late; `action` the
    words of the link to where it is done, where a page offers one.
    """

    title: str
    position: str
    due: str
    duty: str
    shade: str
    href: str
    state: str
    evidence: str = ""
    working: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    source: str = ""
    version: str = ""
    lead: str = ""
    late: str = ""
    done: str = ""
    action: str = ""


def case_bar(
    incident: Incident, now: datetime, *, duties: Iterable[Duty] | None = None, table: WorkingDays | None = None
) -> CaseBar:  # fmt: skip
    """The bar at the top of every page of a case. A page that has the duties or the table already gives them."""
    aliases = [child.alias for child in incident.children.all()]
    own: dict[str, Any] = {
        "reference": incident.name,
        "stage": Stage(incident.stage).words,
        "alias": ", ".join(aliases),
        "hold": incident.legal_hold,
    }
    duty = current_clock(incident) if duties is None else leading_of(duties)
    if duty is None:
        return CaseBar(**own)
    today = london.to_london(now).date()
    position, shade = position_of(duty, today, table or working_days())
    return CaseBar(
        **own,
        position=position,
        due=london.day_words(duty.due_on) if duty.due_on else "",
        duty=duty.duty,
        shade=shade,
    )


def position_of(duty: Duty, today: date, table: WorkingDays) -> tuple[str, str]:
    """Where a duty stands in fixed words, and the shade of the words: late, soon, done or quiet."""
    shade = shade_of(duty, today)
    if duty.state == DutyState.WITHDRAWN:
        return "Withdrawn", "quiet"
    if duty.due_on is None:
        return ("Done" if duty.state == DutyState.DONE else "As soon as you can"), shade
    try:
        if (clock := clock_of(duty, table)) is not None:
            return clocks.position_words(clock, today, done_on=duty.done_on), shade
        return _plan_position(duty, today, table), shade
    except BeyondTheTable:
        return f"Due {london.date_words(duty.due_on)}", shade


def shade_of(duty: Duty, today: date) -> str:
    """Late when overdue, soon on its day and the day before, done when done in time, else quiet."""
    if duty.state == DutyState.DONE:
        return "late" if duty.due_on and duty.done_on and duty.done_on > duty.due_on else "done"
    if duty.state == DutyState.WITHDRAWN or duty.due_on is None or (duty.due_on - today).days > 1:
        return "quiet"
    return "late" if duty.due_on < today else "soon"


def title_of(duty: Duty, incident: Incident) -> str:
    """What the duty is called inside the case: the authority that must be told is named there, and only there."""
    if duty.key == starting.TELL_HOME_AUTHORITY:
        return f"Tell {incident.home_authority}"
    if duty.key == starting.TELL_PLACE_AUTHORITY:
        return f"Tell {incident.place_authority}"
    return duty.title


def address_of(duty: Duty) -> str:
    """The page on which a duty is done; the case's own page where it has none."""
    if duty.page == "complete_duty":
        return reverse("complete_duty", kwargs={"incident_id": duty.incident_id, "duty_id": duty.pk})
    return reverse(duty.page or "view_case", kwargs={"incident_id": duty.incident_id})


def shown_duty(duty: Duty, incident: Incident, today: date, table: WorkingDays) -> ShownDuty:
    """A duty with the working of its date."""
    position, shade = position_of(duty, today, table)
    working, notes, source = working_of(duty, table)
    rule = rule_of(duty)
    late = f"Done late: {LateReason(duty.late_reason).words}." if duty.late_reason else ""
    return ShownDuty(
        title=title_of(duty, incident),
        position=position,
        due=london.day_words(duty.due_on) if duty.due_on else "",
        duty=duty.duty,
        shade=shade,
        href=address_of(duty) if duty.state == DutyState.OPEN else "",
        state=duty.state,
        evidence=duty.evidence,
        working=working,
        notes=notes,
        source=source,
        version=f"This version of the rule begins on {london.date_words(rule.effective_from)}."
        if rule
        else "",
        lead=lead_of(duty, table),
        late=f"{late} {duty.late_note}".strip(),
        done=london.day_words(duty.done_on) if duty.done_on else "",
    )


def rule_of(duty: Duty) -> Rule | None:
    """The version of the rule that a clock follows; None for a step of the local plan."""
    return shipped().rule(duty.rule, duty.started_on) if duty.rule and duty.started_on else None


def clock_of(duty: Duty, table: WorkingDays) -> Clock | None:
    """The clock of a duty, worked out; None where it follows no rule or its rule sets no date.

    Raises BeyondTheTable.
    """
    rule = rule_of(duty)
    if rule is None or rule.length is None or duty.started_on is None:
        return None
    # A page asks for a clock's position, its days and its sentence: worked out once for each table.
    held = getattr(duty, "worked_out", None)
    if held is None or held.working_days is not table or held.start != duty.started_on:
        held = duty.worked_out = clocks.work_out(rule, duty.started_on, table)  # type: ignore[attr-defined]
    return held


def lead_of(duty: Duty, table: WorkingDays) -> str:
    """The date of a clock and how it came about, in a sentence or two; nothing where there is no date.

    Like "Rapid review to the Panel by Wednesday 27 May 2026, 15 working days from 5 May. Mon 25 May Spring bank
    holiday not counted."
    """
    try:
        clock = clock_of(duty, table)
    except BeyondTheTable:
        clock = None
    if clock is None:
        return ""
    holidays = [skip for skip in clock.skipped if skip.reason not in ("Saturday", "Sunday")]
    said = [
        f"{LEADS.get(duty.key, duty.title)} by {london.day_words(clock.due)}, {clock.rule.length_words} "
        f"from {clock.start.day} {MONTHS[clock.start.month - 1]}."
    ]
    said += [f"{short_day(skip.day)} {skip.reason} not counted." for skip in holidays]
    return " ".join(said)


def working_of(duty: Duty, table: WorkingDays) -> tuple[list[dict[str, str]], list[str], str]:
    """Every day counted or not on the way to the date, in words; notes on it; the source of the rule."""
    rule = rule_of(duty)
    if rule is None:
        return [], [], ""
    if rule.length is None:
        return [], [rule.no_date], rule.source
    try:
        clock = clock_of(duty, table)
    except BeyondTheTable as beyond:
        return [], [str(beyond)], rule.source
    assert clock is not None
    days = [shown_day(day, number, why) for day, number, why in clock.days()]
    return [shown_day(clock.start, 0, None), *days], clock.notes, rule.source


def shown_day(day: date, number: int, why: str | None) -> dict[str, str]:
    """One day of a clock's working: "Tue 5 May" with "day 1", "Mon 4 May" with why it is not counted.

    `kind` is start, counted, skipped (a weekend) or holiday; `column` is the day of the week.
    """
    shown = {"day": short_day(day), "column": SHORT_DAYS[day.weekday()].lower()}
    if why is None:
        return shown | {"words": f"day {number}", "kind": "counted" if number else "start"}
    plain = why in ("Saturday", "Sunday")
    words = "not counted" if plain else f"{why} not counted"
    return shown | {"words": words, "kind": "skipped" if plain else "holiday"}


def short_day(day: date) -> str:
    """A day in a strip of days: "Mon 4 May"."""
    return f"{SHORT_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def _plan_position(duty: Duty, today: date, table: WorkingDays) -> str:
    assert duty.due_on is not None
    if duty.done_on:
        late = table.count_between(duty.due_on, duty.done_on) if duty.done_on > duty.due_on else 0
        return f"Done {count_words(late, 'working day')} late" if late else "Done"
    if today == duty.due_on:
        return "Due today"
    days = table.count_between(duty.due_on, today)
    if today > duty.due_on:
        return f"{count_words(days, 'working day')} late" if days else "Less than 1 working day late"
    return f"{count_words(-days, 'working day')} left"
