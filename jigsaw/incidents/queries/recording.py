"""How far the recording of an incident has come: its parts, whole or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from jigsaw.accounts.models import Person
from jigsaw.incidents.models import CaseMember, Incident, Notice
from jigsaw.incidents.queries.facts import facts_of
from jigsaw.incidents.rules import ages, starting
from jigsaw.incidents.rules.terms import Accuracy, NoticeKind, Stage


@dataclass(frozen=True)
class Part:
    """One page of recording: its key, its title, the name of its page, and whether it is whole."""

    key: str
    title: str
    page: str
    whole: bool


def parts_of(incident: Incident) -> list[Part]:
    """The pages of recording, in their order."""
    happened = bool(incident.happened_accuracy) and (
        incident.happened_on is not None or incident.happened_accuracy == Accuracy.NOT_KNOWN
    )
    what = all(
        (
            incident.outcome,
            incident.abuse_or_neglect,
            incident.place_authority,
            incident.home_authority,
            incident.outside_england,
            incident.summary,
        )
    )
    children = incident.children.exists() or bool(incident.more_children.strip())
    return [
        Part(
            "source", "Who told you?", "edit_source", bool(incident.source_agency_id and incident.source_name)
        ),
        Part(
            "aware", "When did the local authority become aware?", "edit_aware", incident.aware_on is not None
        ),
        Part("happened", "When did it happen?", "edit_happened", happened),
        Part("what", "What happened?", "edit_what_happened", what),
        Part("children", "The child or children", "edit_children", children),
    ]


def missing_parts(incident: Incident) -> list[Part]:
    """The pages that must still be finished before the incident can be recorded."""
    return [part for part in parts_of(incident) if not part.whole]


def day_of_ages(incident: Incident) -> tuple[date | None, str]:
    """The day at which ages of children count: of the incident, or of awareness; with words that say which."""
    if incident.happened_on is not None and incident.happened_accuracy != Accuracy.NOT_KNOWN:
        return incident.happened_on, ages.WHEN_IT_HAPPENED
    return incident.aware_on, "when the local authority became aware"


def begun_and_untouched(rows: QuerySet, partnership: Any, person: Person) -> Incident | None:
    """An incident that the person began in the partnership and in which nothing was written yet."""
    mine = rows.filter(partnership=partnership, started_by=person, stage=Stage.RECORDING, revision=0)
    return mine.filter(children__isnull=True, referral__isnull=True).first()


def withdrawal_is_due(incident: Incident) -> bool:
    """Whether a notification to the Panel stands although the answers no longer meet the criteria."""
    if starting.criteria_are_met(facts_of(incident)):
        return False
    return Notice.rows.filter(incident=incident, kind=NoticeKind.PANEL, withdrawn_on=None).exists()


def people_who_can_see(incident: Incident) -> list[str]:
    """The names of the members of a case, in the order of the alphabet."""
    members = CaseMember.rows.filter(incident=incident, ended_at=None, person__is_active=True)
    return sorted(members.values_list("person__full_name", flat=True))
