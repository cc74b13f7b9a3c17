"""An invented rapid review, taken by the verbs themselves to the stage a test is about."""

from __future__ import annotations

from datetime import date, time
from types import SimpleNamespace
from typing import Any

from jigsaw.audit.actions import act
from jigsaw.incidents.actions.register import save_register_entry
from jigsaw.incidents.actions.rows import add_member
from jigsaw.incidents.models import Duty, RegisterEntry
from jigsaw.incidents.tests.factories import TUESDAY, fresh, notified, team
from jigsaw.partnerships.models import Agency
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import agency, somebody
from jigsaw.rapid_reviews.actions import meetings, people, record
from jigsaw.rapid_reviews.models import Meeting, Participant, PracticeEpisode, RapidReview
from jigsaw.rapid_reviews.rules.record import AGENDAS
from jigsaw.rapid_reviews.rules.terms import SECTIONS, MeetingKind, ParticipantKind

__all__ = ["TUESDAY", "fresh", "notified", "review", "team"]

EPISODE: dict[str, Any] = {
    "title": "The first call about bruising",
    "period": "March 2026",
    "agencies": "Health visiting, children’s social care",
    "what_happened": "The health visitor called about a bruise on Child A.",
    "analysis": "The call reached a team with four vacancies, and the bruise had an explanation.",
    "good_practice": False,
}


def review(who: SimpleNamespace, **more: Any) -> RapidReview:
    """The rapid review of a case of which the Panel was notified on Tuesday 5 May 2026."""
    incident = notified(who.priya, who.partnership, **more)
    return again(incident.rapid_review)


def again(row: RapidReview) -> RapidReview:
    """The row as it is now."""
    return RapidReview.rows.select_related("incident__partnership", "partnership").get(pk=row.pk)


def participant(
    row: RapidReview, who: Any, name: str = "DI Karen Holt", role: str = "Detective inspector",
    kind: str = ParticipantKind.PANEL, agency: Agency | None = None, person: Any = None,
) -> Participant:  # fmt: skip
    """Somebody who takes part."""
    return people.add_participant(
        row, name=name, role=role, kind=kind, agency=agency, person=person, by=who, at=TUESDAY
    )


def meeting(
    row: RapidReview, who: Any, held_on: date = date(2026, 5, 21), kind: str = MeetingKind.PANEL
) -> Meeting:
    """A panel meeting on Thursday 21 May 2026, 10am."""
    values = {
        "kind": kind,
        "held_on": held_on,
        "starts_at": time(10),
        "place": "Town hall, room 2",
        "agenda": list(AGENDAS[MeetingKind(kind)]),
    }
    return meetings.plan_meeting(row, values=values, by=who, at=TUESDAY)


def episode(row: RapidReview, who: Any, **more: Any) -> PracticeEpisode:
    """A key practice episode."""
    values = {**EPISODE, **more}
    return record.save_episode(row, episode=None, values=values, revision=None, by=who, at=TUESDAY)


def section(row: RapidReview, who: Any, key: str = "facts", text: str = "Child A was seen.") -> None:
    """The text of one section."""
    record.save_section(row, section=key, text=text, finished=True, revision=None, by=who, at=TUESDAY)


def whole_record(row: RapidReview, who: Any) -> None:
    """The text of every section."""
    for key, title, _hint, _needed in SECTIONS:
        section(row, who, key, f"What the panel knows: {title.lower()}.")


def whole(row: RapidReview, who: Any) -> RapidReview:
    """A rapid review with people, a meeting, an episode, every section and a theme: ready for the decision."""
    participant(row, who)
    meeting(row, who)
    episode(row, who)
    whole_record(row, who)
    record.save_themes(row, themes=["domestic-abuse"], revision=None, by=who, at=TUESDAY)
    return again(row)


def named(row: RapidReview, who: Any, full_name: str = "Ottoline Quillfeather") -> RegisterEntry:
    """The mother in the people register, under the name that must stand nowhere else."""
    return save_register_entry(
        row.incident, entry=None, alias="Mother", relation="mother", details={"full_name": full_name},
        by=who, at=TUESDAY,
    )  # fmt: skip


def reader(row: RapidReview, role: Role = Role.PANEL_MEMBER, name: str = "Grace Obi") -> Any:
    """Somebody who reaches the case and may only read."""
    return reach(row, somebody(name, row.partnership, role))


def reach(row: RapidReview, person: Any) -> Any:
    """Let somebody reach the case, whatever their role may do there."""
    with act("reach_for_a_test", by=person, at=TUESDAY):
        add_member(row.incident, person, by=person, at=TUESDAY, why="For the test")
    return person


def all_partners(row: RapidReview, who: Any) -> None:
    """One participant for each statutory partner, and one for education."""
    kinds = ("childrens-social-care", "integrated-care-board", "police", "education-and-early-years")
    for kind in kinds:
        found = row.partnership.agencies.filter(kind=kind).first()
        participant(
            row, who, name=f"For {kind}", agency=found or agency(row.partnership, f"The {kind}", kind)
        )


def step(row: RapidReview, key: str) -> Duty:
    """The duty of a step of the plan that stands now."""
    return Duty.rows.exclude(state="withdrawn").get(incident=row.incident_id, key=f"plan-{key}")
