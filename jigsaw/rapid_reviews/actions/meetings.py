"""Meetings of a rapid review: planned, changed, written up, cancelled."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.accounts.queries import names_of
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.rapid_reviews.actions.opening import add_meeting_line, key_of_meeting
from jigsaw.rapid_reviews.actions.writing import held_for_writing
from jigsaw.rapid_reviews.models import Meeting, Participant, RapidReview
from jigsaw.rapid_reviews.rules import record

PLANNED = ("kind", "held_on", "starts_at", "place", "agenda")
WRITTEN_UP = (*PLANNED, "apologies", "notes")


def plan_meeting(
    review: RapidReview, *, values: Mapping[str, Any], said_no_name: str = "", by: Person, at: datetime
) -> Meeting:
    """Plan a meeting; it stands in the calendar of the case. `values` are those of PLANNED.

    Raises Refused for a time that London's clocks do not show once, for a meeting that is planned already, and
    PossibleName where the text may hold a name.
    """
    with act("plan_meeting", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        _can_be(held, values)
        standing = Meeting.rows.filter(review=held, cancelled_at=None)
        if standing.filter(held_on=values["held_on"], starts_at=values["starts_at"]).exists():
            raise Refused("There is a meeting at this time already", "starts_at")
        if standing.count() >= record.MOST_MEETINGS:
            raise Refused(f"{record.MOST_MEETINGS} meetings are planned already. Cancel one first.")
        meeting = Meeting(
            review=held, partnership_id=held.partnership_id, changed_at=at, changed_by=str(by.pk)
        )
        no_names(held, _part(meeting), _texts(values), said=said_no_name, by=by, at=at)
        for name in PLANNED:
            setattr(meeting, name, values[name])
        meeting.save()
        held.save(update_fields=["not_names"])
        add_meeting_line(held.incident, meeting)
        doing.details["meeting"] = str(meeting.pk)
    return meeting


def save_meeting(
    review: RapidReview, *, meeting: Meeting, values: Mapping[str, Any], attended: Collection[Participant],
    revision: int | None, said_no_name: str = "", by: Person, at: datetime,
) -> Meeting:  # fmt: skip
    """Change a meeting, or write down who came and what was said. `values` are those of WRITTEN_UP.

    With attendance or notes, once its day has come, the meeting counts as held. Raises Refused, PossibleName, and
    SavedMeanwhile where another person saved it.
    """
    with act("save_meeting", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        now = _not_cancelled(held, meeting)
        doing.details |= {"meeting": str(now.pk), "attended": len(attended)}
        if revision is not None and now.revision > revision and now.changed_by != str(by.pk):
            name = names_of([now.changed_by]).get(now.changed_by, "Another person")
            raise SavedMeanwhile(name, now.changed_at or at)
        _can_be(held, values)
        no_names(held, _part(now), _texts(values), said=said_no_name, by=by, at=at)
        for name in WRITTEN_UP:
            setattr(now, name, values[name])
        now.revision, now.changed_by, now.changed_at = now.revision + 1, str(by.pk), at
        now.save()
        now.attended.set(attended)
        held.save(update_fields=["not_names"])
        add_meeting_line(held.incident, now)
        if (attended or now.notes) and now.held_on <= london.to_london(at).date():
            duties.finish(
                held.incident, key_of_meeting(now), done_on=now.held_on, by=by, at=at, evidence="Meeting held"
            )
    return now


def cancel_meeting(review: RapidReview, *, meeting: Meeting, by: Person, at: datetime) -> None:
    """Cancel a meeting; it leaves the calendar of the case and stays in the list. Done twice, it is done once."""
    with act("cancel_meeting", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        now = Meeting.rows.get(pk=meeting.pk, review=held)
        doing.details["meeting"] = str(now.pk)
        if now.cancelled_at is None:
            now.cancelled_at = at
            now.save(update_fields=["cancelled_at"])
            duties.withdraw(held.incident, [key_of_meeting(now)])


def _not_cancelled(review: RapidReview, meeting: Meeting) -> Meeting:
    now = Meeting.rows.get(pk=meeting.pk, review=review)
    if now.cancelled_at is not None:
        raise Refused("This meeting was cancelled. Plan another one.")
    return now


def _can_be(review: RapidReview, values: Mapping[str, Any]) -> None:
    record.meeting_is_near(values["held_on"], review.started_on)
    record.meeting_is_one_moment(values["held_on"], values["starts_at"])


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    """The words of a meeting in which a name could stand, by field."""
    words = {name: values.get(name, "") for name in ("place", "apologies", "notes")}
    return {**words, "agenda": "\n".join(values["agenda"])}


def _part(meeting: Meeting) -> str:
    return f"meeting {meeting.pk}"
