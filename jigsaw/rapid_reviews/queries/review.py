"""What stands in a rapid review, read in as many queries for one row as for thirty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from jigsaw.calendar.words import date_words
from jigsaw.incidents.models import Duty, Recusal
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import DutyState, LateReason
from jigsaw.partnerships.queries import agencies_of, people_of
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.rapid_reviews.models import (
    Decision,
    Meeting,
    Participant,
    PracticeEpisode,
    RapidReview,
)
from jigsaw.rapid_reviews.rules.planning import ASKING, PLAN
from jigsaw.rapid_reviews.rules.record import bodies_missing, missing_words
from jigsaw.rapid_reviews.rules.terms import SECTIONS, Outcome

COMPLETED, STARTED, NOT_STARTED = "Completed", "In progress", "Not yet started"


@dataclass(frozen=True)
class PlanLine:
    """A step of the case's plan with its duty: as it was kept (rules.planning.as_kept), and as it stands."""

    step: dict[str, Any]
    duty: Duty


def plan_lines(review: RapidReview) -> list[PlanLine]:
    """The steps of the plan by their days, each with its newest duty."""
    duties = {d.key: d for d in sorted(_plan_duties(review), key=lambda d: d.state != DutyState.WITHDRAWN)}
    steps = sorted(review.plan, key=lambda step: (step["last_day"], step["first_day"]))
    found = [(step, duties.get(f"{PLAN}{step['key']}")) for step in steps]
    return [PlanLine(step, duty) for step, duty in found if duty is not None]


def step_of(review: RapidReview, duty: Duty) -> dict[str, Any] | None:
    """The kept step that a duty is of; None for a duty that is no step of the plan."""
    return next((step for step in review.plan if f"{PLAN}{step['key']}" == duty.key), None)


def clock_of_review(review: RapidReview) -> Duty | None:
    """The statutory clock of the rapid review: the one that runs, else the newest."""
    rows = Duty.rows.filter(incident=review.incident_id, key=starting.RAPID_REVIEW)
    found = sorted(rows, key=lambda duty: (duty.state != DutyState.WITHDRAWN, duty.started_on))
    return found[-1] if found else None


def notified_in_time(review: RapidReview) -> str:
    """Whether the notification was sent by its day, in words, with the reason where it was not."""
    duty = Duty.rows.filter(
        incident=review.incident_id, key=starting.NOTIFY_PANEL, state=DutyState.DONE
    ).last()
    if duty is None or duty.due_on is None or duty.done_on is None:
        return ""
    due = date_words(duty.due_on)
    if duty.done_on <= duty.due_on:
        return f"Yes: due by {due}"
    reason = LateReason(duty.late_reason).words if duty.late_reason else ""
    return ". ".join(words for words in (f"No: due by {due}", reason, duty.late_note) if words)


def participants_of(review: RapidReview) -> list[Participant]:
    """Who takes part now: the chair first, then the panel, then advisers, by name."""
    order = {"chair": 0, "panel": 1, "adviser": 2}
    rows = Participant.rows.filter(review=review, ended_at=None).select_related("agency", "person")
    return sorted(rows, key=lambda each: (order.get(each.kind, 9), each.name))


def who_is_missing(people: list[Participant]) -> str:
    """The statutory partners and education for whom nobody takes part, as a sentence; empty when all are there."""
    return missing_words(bodies_missing(p.agency.kind for p in people if p.agency is not None))


def people_to_add(review: RapidReview) -> list[tuple[str, str]]:
    """People with an account and a role that may see a rapid review, as choices; those who take part left out."""
    there = set(Participant.rows.filter(review=review, ended_at=None).values_list("person", flat=True))
    may = roles_that_may("view_rapid_review")
    people = {m.person_id: m.person for m in people_of(review.partnership) if m.role in may}
    return [(str(pk), person.full_name) for pk, person in people.items() if pk not in there]


def person_by_id(review: RapidReview, identifier: str) -> Any:
    """One of the people whom `people_to_add` offers, or one who was added meanwhile; None for anybody else."""
    may = roles_that_may("view_rapid_review")
    people = (m.person for m in people_of(review.partnership) if m.role in may)
    return next((person for person in people if str(person.pk) == identifier), None)


def agencies_to_choose(review: RapidReview) -> dict[str, Any]:
    """The agencies of the partnership by identifier, the statutory partners first."""
    return {str(agency.pk): agency for agency in agencies_of(review.partnership)}


def stands_back(review: RapidReview) -> set[Any]:
    """The people who stand back from the case now."""
    return set(
        Recusal.rows.filter(incident=review.incident_id, ended_at=None).values_list("person", flat=True)
    )


def meetings_of(review: RapidReview) -> list[Meeting]:
    """The meetings by their time, each with how many attended (`came`); cancelled ones stay."""
    return list(Meeting.rows.filter(review=review).annotate(came=Count("attended")))


def attended(meeting: Meeting) -> list[Participant]:
    """Who came to a meeting."""
    return list(meeting.attended.all())


def invited(review: RapidReview, meeting: Meeting | None = None) -> list[Participant]:
    """Who can be marked as having come: everybody who takes part, and those who came and no longer take part."""
    people = participants_of(review)
    there = {person.pk for person in people}
    return people + [p for p in (attended(meeting) if meeting else []) if p.pk not in there]


def episodes_of(review: RapidReview) -> list[PracticeEpisode]:
    """The key practice episodes, in their order."""
    return list(PracticeEpisode.rows.filter(review=review))


def section_state(review: RapidReview, key: str) -> str:
    """How far a section has come: completed when it has text and nobody means to come back to it."""
    if key in review.unfinished:
        return STARTED
    return COMPLETED if review.record.get(key, "").strip() else NOT_STARTED


def first_open_section(review: RapidReview) -> str:
    """The first section that must be written and is not; empty when all are."""
    needed = (key for key, _title, _hint, needed in SECTIONS if needed)
    return next((key for key in needed if section_state(review, key) != COMPLETED), "")


def standing_decision(review: RapidReview) -> Decision | None:
    """The decision that holds, or is being written."""
    return Decision.rows.filter(review=review, replaced_at=None).first()


def decision_words(decision: Decision | None) -> tuple[str, str]:
    """Where the decision stands: its state, and in a sentence what was decided."""
    if decision is None:
        return NOT_STARTED, "Nothing is written of it yet."
    if decision.decided_at is None:
        return STARTED, "It is being written, factor by factor."
    return COMPLETED, f"{Outcome(decision.outcome).words}."


def agencies_wait_to_be_asked(review: RapidReview) -> bool:
    """Whether the plan of the case has the step of asking the agencies, and it is open."""
    return Duty.rows.filter(incident=review.incident, key=ASKING, state=DutyState.OPEN).exists()


def _plan_duties(review: RapidReview) -> list[Duty]:
    return list(Duty.rows.filter(incident=review.incident_id, key__startswith=PLAN))
