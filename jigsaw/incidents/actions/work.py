"""Remind somebody for whom a duty waits."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.rules import work
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused


def nudge(duty: Duty, *, by: Person, at: datetime) -> Duty:
    """Remind the person for whom an open duty waits, by a mail that says nothing of the case.

    Once a working day at most. Raises Refused where it waits for nobody who can be reminded, or was nudged.
    """
    with act("nudge", by=by, at=at, partnership=duty.partnership, about=duty.incident) as doing:
        held = Duty.rows.select_for_update(of=("self",)).select_related("incident").get(pk=duty.pk)
        person, today = held.waits_for, london.to_london(at).date()
        if held.state != DutyState.OPEN or person is None or person == by:
            raise Refused("This no longer waits for somebody whom you can nudge.")
        if not Incident.rows.visible_to(person, "view_case", at=at).filter(pk=held.incident_id).exists():
            raise Refused(f"{person.full_name} cannot reach this case, so they cannot be nudged.")
        if not work.may_be_nudged(held.nudged_at, today, working_days()):
            raise Refused(f"{person.full_name} was nudged today already.")
        held.nudged_at = at
        held.save(update_fields=["nudged_at"])
        doing.details.update(duty=str(held.pk), person=str(person.pk))
        write_mail(
            key=f"nudge {held.pk} {today.isoformat()}",
            person=person,
            subject=f"{held.incident.name} waits for you",
            body=_words(held),
            at=at,
        )
    return held


def _words(duty: Duty) -> str:
    """The reference, the duty, since when it waits and its date; nothing of the case."""
    lines = [f"{duty.incident.name}: {duty.title}"]
    if duty.waits_since is not None:
        lines.append(f"It has waited for you since {date_words(duty.waits_since)}.")
    if duty.due_on is not None:
        lines.append(f"It is due on {london.day_words(duty.due_on)}.")
    page = reverse("view_case", kwargs={"incident_id": duty.incident_id})
    return "\n".join([*lines, "", f"Sign in to Jigsaw to see it: {settings.CASEWORK_ADDRESS}{page}", ""])
