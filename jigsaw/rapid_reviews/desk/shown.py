"""Rows of a rapid review as its pages show them: plain values in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.components.pieces import word
from jigsaw.incidents.desk.shown import position_of
from jigsaw.incidents.rules import terms as incident_terms
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.rapid_reviews.models import Meeting, Participant, RapidReview
from jigsaw.rapid_reviews.queries import review as reads
from jigsaw.rapid_reviews.rules.planning import is_after_the_review, words_of_days
from jigsaw.rapid_reviews.rules.record import meeting_warnings
from jigsaw.rapid_reviews.rules.terms import SECTIONS, MeetingKind, ParticipantKind

# The shades that set a state of the day plan apart; what is done or has time is plain text.
SET_APART = ("late", "soon")
AFTER = "This is after day 15, by which the rapid review is with the Panel."


@dataclass(frozen=True)
class Known:
    """What the case says already of the subject of a section, so that nobody asks twice."""

    title: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)


def short_day(day: date) -> str:
    """A day without its year: "Thursday 14 May"."""
    return london.day_words(day).rsplit(" ", 1)[0]


def sentence(words: str) -> str:
    """What somebody wrote, with the full stop that they may have left out."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def plan_items(
    review: RapidReview, today: date, table: WorkingDays, *, may_write: bool
) -> list[dict[str, Any]]:
    """The day plan as a task list: the step, who does it, its days and date, and its state in words."""
    return [_plan_item(review, line, today, table, may_write) for line in reads.plan_lines(review)]


def _plan_item(
    review: RapidReview, line: reads.PlanLine, today: date, table: WorkingDays, may_write: bool
) -> dict[str, Any]:
    step, duty = line.step, line.duty
    position, shade = position_of(duty, today, table)
    if step["not_needed"] is not None:
        position = "Not needed"
    elif duty.state == DutyState.DONE and duty.done_on:
        position = f"{position} on {short_day(duty.done_on)}" if position == "Done" else position
    item: dict[str, Any] = {
        "title": {"text": step["title"]},
        "hint": {"text": plan_words(step, duty.due_on)},
        "status": {"html": word(position, shade)} if shade in SET_APART else {"text": position},
    }
    if may_write:
        item["href"] = reverse(
            "change_plan_step", kwargs={"incident_id": review.incident_id, "duty_id": duty.pk}
        )
    return item


def plan_words(step: dict[str, Any], due_on: date | None) -> str:
    """Who does a step and when: "Coordinator, day 5 to 6, by Thursday 14 May"; why it was moved or is not needed."""
    days = words_of_days(step["first_day"], step["last_day"])
    said = [*([step["who"]] if step["who"] else []), days if step["who"] else days.capitalize()]
    words = ", ".join([*said, *([f"by {short_day(due_on)}"] if due_on else [])]) + "."
    if step["not_needed"] is not None:
        return f"{words} Not needed: {sentence(step['not_needed']['why'])}"
    if step["moved"]:
        last = step["moved"][-1]
        words = f"{words} Moved from day {last['from']}: {sentence(last['why'])}"
    return f"{words} {AFTER}" if step["moved"] and is_after_the_review(step["last_day"]) else words


def section_items(review: RapidReview, *, may_write: bool) -> list[dict[str, Any]]:
    """The sections of the record as a task list, each with its state."""
    items = []
    for key, title, _hint, needed in SECTIONS:
        state = reads.section_state(review, key)
        item: dict[str, Any] = {
            "title": {"text": title if needed else f"{title} (may be left empty)"},
            "status": {"text": state},
        }
        if may_write:
            item["href"] = reverse("edit_section", kwargs={"incident_id": review.incident_id, "section": key})
        items.append(item)
    return items


def participant_line(person: Participant) -> dict[str, Any]:
    """Somebody who takes part, in words."""
    return {
        "pk": person.pk,
        "name": person.name,
        "role": person.role,
        "agency": person.agency.name if person.agency else "",
        "kind": ParticipantKind(person.kind).words,
        "reaches": person.person_id is not None,
    }


def meeting_line(meeting: Meeting) -> dict[str, Any]:
    """A meeting in a list: its kind, time and place, how many came, whether it was cancelled."""
    came = getattr(meeting, "came", 0)
    return {
        "pk": meeting.pk,
        "kind": MeetingKind(meeting.kind).words,
        "when": f"{london.day_words(meeting.held_on)}, {london.time_words(meeting.starts_at)}",
        "place": meeting.place,
        "came": f"{came} attended" if came else "",
        "notes": "Notes written" if meeting.notes else "",
        "cancelled": meeting.cancelled_at is not None,
    }


def warnings_of(review: RapidReview, meeting: Meeting, table: WorkingDays) -> list[str]:
    """What is unusual about the day of a meeting."""
    return meeting_warnings(meeting.held_on, plan_due(review, meeting.kind), table)


def plan_due(review: RapidReview, kind: str) -> date | None:
    """The day by which the case's plan has a meeting of this kind; the statutory day where it has none."""
    key = f"{kind}-meeting"
    lines = {line.step["key"]: line for line in reads.plan_lines(review)}
    if key in lines and lines[key].step["not_needed"] is None:
        return lines[key].duty.due_on
    clock = reads.clock_of_review(review)
    return clock.due_on if clock else None


def known_of(review: RapidReview, section: str) -> Known:
    """What the case holds of a section's subject."""
    make = {"facts": _facts, "family": _family, "timeliness": _notification, "analysis": _episodes}.get(
        section
    )
    return make(review) if make else Known()


def _rows(*pairs: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in pairs if value]


def _facts(review: RapidReview) -> Known:
    case = review.incident
    happened = london.date_words(case.happened_on) if case.happened_on else ""
    accuracy = incident_terms.Accuracy
    if case.happened_accuracy == accuracy.APPROXIMATE:
        happened = f"About {happened}"
    elif case.happened_accuracy == accuracy.NOT_KNOWN:
        happened = "Not known"
    return Known(
        "What the case says already",
        _rows(
            ("Reference", case.reference),
            ("When it happened", happened),
            ("The local authority became aware", london.date_words(case.aware_on) if case.aware_on else ""),
            ("Outcome", incident_terms.Outcome(case.outcome).words if case.outcome else ""),
            (
                "Abuse or neglect",
                incident_terms.Suspicion(case.abuse_or_neglect).words if case.abuse_or_neglect else "",
            ),
            ("Where it happened", case.place_authority),
            ("Where the child normally lives", case.home_authority),
            ("Children", _children(review)),
        ),
    )


def _children(review: RapidReview) -> str:
    each = [", ".join(w for w in (child.alias, child.age) if w) for child in review.incident.children.all()]
    return "; ".join(each)


def _family(review: RapidReview) -> Known:
    more = review.incident.more_children
    rows = _rows(("Children", _children(review)), ("More children", more))
    return Known("What the case says already", rows)


def _notification(review: RapidReview) -> Known:
    case = review.incident
    return Known(
        "What the case says already",
        _rows(
            ("The local authority became aware", london.day_words(case.aware_on) if case.aware_on else ""),
            ("Notification sent", london.day_words(review.started_on)),
            ("In time", reads.notified_in_time(review)),
            ("Why it became aware late", case.late_awareness_reason),
        ),
    )


def _episodes(review: RapidReview) -> Known:
    rows = [(f"Episode {n}", f"{e.title}, {e.period}") for n, e in enumerate(reads.episodes_of(review), 1)]
    return Known("Key practice episodes", _rows(*rows))
