"""Weigh what people told three months after a webinar: evidence of a change, or not."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.learning.queries.afterwards import changes_told
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.webinars import locked
from jigsaw.teaching.models import ImpactEvidence, Webinar


def weigh_answer(
    webinar: Webinar, *, answer: str, accepted: bool, by: Person, at: datetime
) -> ImpactEvidence:
    """Keep that an answer is evidence of a change, or is none, with who said so and when.

    The words are kept as they were told, with the recommendation that the webinar asks about. A later decision takes
    the place of the earlier one. Raises Refused for an answer that is not there.
    """
    with act(
        "weigh_answer",
        by=by,
        at=at,
        partnership=webinar.partnership,
        about=webinar,
        answer=answer,
        accepted=accepted,
    ):
        held = locked(webinar.pk)
        told = next((each for each in changes_told(str(held.pk)) if each.id == answer), None)
        row = ImpactEvidence.rows.filter(webinar=held, answer=answer).first()
        if told is None and row is None:
            raise Refused("This answer is not there any more.")
        row = row or ImpactEvidence(partnership=held.partnership, webinar=held, answer=answer)
        if told is not None:
            row.words, row.told_at = told.changed, told.told_at
        row.recommendation = held.recommendation
        row.accepted, row.decided_by, row.decided_at = accepted, by, at
        row.save()
    return row
