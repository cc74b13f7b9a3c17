"""Who takes part in a rapid review."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.access import leave
from jigsaw.incidents.actions.rows import add_member
from jigsaw.incidents.models import CaseMember, Recusal
from jigsaw.incidents.queries.access import identifiers_with_access
from jigsaw.incidents.rules.access import a_member_decides
from jigsaw.partnerships.models import Agency
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.writing import held_for_writing
from jigsaw.rapid_reviews.models import Participant, RapidReview
from jigsaw.rapid_reviews.rules.record import MOST_PEOPLE

TAKES_PART = "Takes part in the rapid review"


def add_participant(
    review: RapidReview, *, name: str, role: str, kind: str, agency: Agency | None, person: Person | None,
    by: Person, at: datetime,
) -> Participant:  # fmt: skip
    """Add somebody who takes part. Somebody with an account also reaches the case from now on.

    Raises Refused for one who stands back from the case, for one who takes part already, and where somebody who is
    no member of the case would give access to it.
    """
    with act("add_participant", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        there = Participant.rows.filter(review=held, ended_at=None)
        if person is not None:
            a_member_decides(by, identifiers_with_access(held.incident))
            name = person.full_name
            if Recusal.rows.filter(incident=held.incident, person=person, ended_at=None).exists():
                raise Refused(f"{name} stands back from this case, so they cannot take part", "account")
            if there.filter(person=person).exists():
                raise Refused(f"{name} takes part already", "account")
        elif there.filter(name__iexact=name, agency=agency).exists():
            raise Refused(f"{name} takes part already", "name")
        if there.count() >= MOST_PEOPLE:
            raise Refused(f"{MOST_PEOPLE} people take part already. End one of them first.")
        added = Participant.rows.create(
            review=held,
            partnership_id=held.partnership_id,
            name=name,
            role=role,
            kind=kind,
            agency=agency,
            person=person,
        )
        if person is not None:
            add_member(held.incident, person, by=by, at=at, why=TAKES_PART)
        doing.details["participant"] = str(added.pk)
    return added


def end_participant(review: RapidReview, *, participant: Participant, by: Person, at: datetime) -> None:
    """End that somebody takes part, and the access that they had because of it. Done twice, it is done once.

    Meetings that they attended keep them. Access that they have for another reason stays. Raises Refused for the last
    member who may give access, and for one who is no member of the case and would end the access of another.
    """
    with act("end_participant", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        ending = Participant.rows.get(pk=participant.pk, review=held)
        doing.details["participant"] = str(ending.pk)
        if ending.ended_at is not None:
            return
        ending.ended_at = at
        ending.save(update_fields=["ended_at"])
        if ending.person_id is not None:
            _end_access_of(held, ending.person_id, by=by, at=at)


def _end_access_of(review: RapidReview, person: UUID, *, by: Person, at: datetime) -> None:
    """End the membership that somebody has because they take part, as `end_case_member` does."""
    reached = CaseMember.rows.filter(
        incident=review.incident, person=person, ended_at=None, why=TAKES_PART
    ).select_related("person")
    for member in reached:
        a_member_decides(by, identifiers_with_access(review.incident))
        leave(review.incident, member, at=at)
