"""Access in an emergency: asked for with a reason, given by a second person, and over after four hours at most.

Whoever asks learns nothing: neither from the answer nor from the work done whether there is such a case. What a
request for a case that is there writes is written for one that is not, too, and undone.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.audit.queries import times_done
from jigsaw.calendar import london
from jigsaw.incidents.actions.rows import locked
from jigsaw.incidents.models import EmergencyAccess, Incident, Recusal
from jigsaw.incidents.models.case import cases_open_to
from jigsaw.incidents.queries.access import holders, identifiers_with_access, people_with_access
from jigsaw.incidents.rules import access
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.rules import Refused

ASK = "ask_emergency_access"
SOMEBODY_ASKS = """\
Hello {name},

Somebody asks for access to a case in an emergency. Sign in to Jigsaw and look at who has access to
{case} to answer. Only you and other members of the case can.
"""
DECIDED = """\
Hello {name},

Your request for access in an emergency was {answer}. {more}
"""
GIVEN = """\
Hello {name},

Emergency access to {case} was given. Sign in to Jigsaw to see to whom, why and until when.
"""


def ask_emergency_access(
    *, partnership: Partnership, reference: str, reason: str, by: Person, at: datetime
) -> None:
    """Ask the members of a case for access to it. Tells nobody whether there is such a case: returns nothing.

    Recorded each time, without what was typed and without the case: the asker may read the trail.
    Raises Refused without a reason, and for asking too often.
    """
    with act(ASK, by=by, at=at, partnership=partnership):
        said = access.reason_given(
            reason, missing="Enter why you need access now", most=access.LONGEST_EMERGENCY_REASON
        )
        Person.objects.select_for_update(no_key=True).get(
            pk=by.pk
        )  # one asking at a time, so that each counts
        access.not_asked_too_often(times_done(ASK, by=by, since=at - access.ANSWERED_WITHIN))
        incident = Incident.rows.filter(
            partnership=partnership, reference=reference.strip().upper(), recorded_at__isnull=False
        ).first()
        asked = _may_be_asked_for(incident, by, at)
        shown = (
            incident if incident is not None and asked else Incident(pk=uuid.uuid4(), partnership=partnership)
        )
        members = list(people_with_access(shown, "approve_emergency_access").exclude(pk=by.pk))
        others = list(holders(partnership, "approve_emergency_access").exclude(pk=by.pk))
        with transaction.atomic():
            _write(shown, members if asked else others, reason=said, by=by, at=at)
            transaction.set_rollback(not asked)


def decide_emergency_access(
    emergency: EmergencyAccess, *, hours: int | None, by: Person, at: datetime
) -> EmergencyAccess:
    """Give access for 1 to 4 hours, or refuse it (`hours` is None). The asker and the members are told by mail.

    Raises Refused for the asker themselves, for one who is no member, for a request that was answered or lapsed,
    and for an asker who stands back meanwhile.
    """
    incident = emergency.incident
    with act(
        "decide_emergency_access", by=by, at=at, partnership=incident.partnership, about=incident
    ) as doing:
        held = locked(incident)
        current = EmergencyAccess.rows.select_related("person").get(pk=emergency.pk)
        access.another_person_decides(by, current.person_id)
        access.a_member_decides(by, identifiers_with_access(held, "approve_emergency_access"))
        if not access.still_open(current.asked_at, current.decided_at, at):
            raise Refused("This request was answered, or it is older than 8 hours")
        if hours is not None:
            _may_be_given(held, current.person)
            current.ends_at = access.end_of_emergency(hours, at)
        current.decided_at, current.decided_by = at, by
        current.save(update_fields=["ends_at", "decided_at", "decided_by"])
        doing.details |= {"person": str(current.person_id), "hours": hours or 0}
        _tell_asker(current, at)
        if hours is not None:
            _tell_members(held, current, people_with_access(held), at)
    return current


def _may_be_asked_for(incident: Incident | None, by: Person, at: datetime) -> bool:
    """Whether the request reaches anybody. Every question is asked each time, whatever the first one said."""
    sought = incident.pk if incident is not None else uuid.uuid4()
    recused = Recusal.rows.filter(incident=sought, person=by, ended_at=None).exists()
    reached = cases_open_to(by, at).filter(pk=sought).exists()
    since = at - access.ANSWERED_WITHIN
    waits = EmergencyAccess.rows.filter(
        incident=sought, person=by, decided_at=None, asked_at__gt=since
    ).exists()
    may = holders(incident.partnership_id if incident else None, ASK).filter(pk=by.pk).exists()
    return incident is not None and may and not recused and not reached and not waits


def _write(incident: Incident, members: Iterable[Person], *, reason: str, by: Person, at: datetime) -> None:
    emergency = EmergencyAccess.rows.create(
        incident=incident, partnership_id=incident.partnership_id, person=by, reason=reason, asked_at=at
    )
    for member in members:
        write_mail(
            key=f"emergency {emergency.pk} {member.pk}",
            person=member,
            subject="Somebody asks for access in an emergency",
            body=SOMEBODY_ASKS.format(name=member.full_name, case=incident.name),
            at=at,
        )


def _may_be_given(incident: Incident, person: Any) -> None:
    if Recusal.rows.filter(incident=incident, person=person, ended_at=None).exists():
        raise Refused(f"{person.full_name} stands back from this case, so nobody can give them access")
    if not holders(incident.partnership_id, ASK).filter(pk=person.pk).exists():
        raise Refused(f"{person.full_name} no longer has a role that may ask")


def _tell_asker(emergency: EmergencyAccess, at: datetime) -> None:
    ends = emergency.ends_at
    more = f"It ends by itself at {london.words(ends)}. Sign in to Jigsaw." if ends else ""
    write_mail(
        key=f"emergency decided {emergency.pk}",
        person=emergency.person,
        subject="Your request for access in an emergency",
        body=DECIDED.format(
            name=emergency.person.full_name, answer="approved" if ends else "refused", more=more
        ),
        at=at,
    )


def _tell_members(
    incident: Incident, emergency: EmergencyAccess, members: Iterable[Person], at: datetime
) -> None:
    for member in members:
        write_mail(
            key=f"emergency given {emergency.pk} {member.pk}"[:120],
            person=member,
            subject=f"Emergency access to {incident.name} was given",
            body=GIVEN.format(name=member.full_name, case=incident.name),
            at=at,
        )
