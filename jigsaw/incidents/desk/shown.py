"""Rows of a case as the set pieces show them: the case bar, clocks with their working, lines of work."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from jigsaw.calendar import clocks, london
from jigsaw.calendar.rule_book import shipped
from jigsaw.calendar.words import count_words
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.queries.duties import current_clock
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import DutyState, Stage
from jigsaw.partnerships.queries import working_days


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
    """One duty as pages show it: what, where it stands, its date in words, its duty word, where it is done."""

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


def case_bar(incident: Incident, now: datetime) -> CaseBar:
    """The bar at the top of every page of a case."""
    aliases = [child.alias for child in incident.children.all()]
    own: dict[str, Any] = {
        "reference": incident.name,
        "stage": Stage(incident.stage).words,
        "alias": ", ".join(aliases),
        "hold": incident.legal_hold,
    }
    duty = current_clock(incident)
    if duty is None:
        return CaseBar(**own)
    today = london.to_london(now).date()
    position, shade = position_of(duty, today, working_days())
    return CaseBar(
        **own,
        position=position,
        due=london.day_words(duty.due_on) if duty.due_on else "",
        duty=duty.duty.lower(),
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
        if duty.rule and duty.started_on:
            rule = shipped().rule(duty.rule, duty.started_on)
            clock = clocks.work_out(rule, duty.started_on, table)
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
    )


def working_of(duty: Duty, table: WorkingDays) -> tuple[list[dict[str, str]], list[str], str]:
    """Every day counted or not on the way to the date, in words; notes on it; the source of the rule."""
    if duty.started_on is None or not duty.rule:
        return [], [], ""
    rule = shipped().rule(duty.rule, duty.started_on)
    if rule.length is None:
        return [], [rule.no_date], rule.source
    try:
        clock = clocks.work_out(rule, duty.started_on, table)
    except BeyondTheTable as beyond:
        return [], [str(beyond)], rule.source
    first = {"day": london.day_words(clock.start), "words": "day 0", "kind": "start"}
    return [first, *(_day(day, number, why) for day, number, why in clock.days())], clock.notes, rule.source


def _day(day: date, number: int, why: str | None) -> dict[str, str]:
    if why is None:
        return {"day": london.day_words(day), "words": f"day {number}", "kind": "counted"}
    plain = why in ("Saturday", "Sunday")
    words = "not counted" if plain else f"{why}, not counted"
    return {"day": london.day_words(day), "words": words, "kind": "skipped" if plain else "holiday"}


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
