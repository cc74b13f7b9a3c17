"""An invented incident and its people, taken by the verbs themselves to the stage a test is about.

The story of walk-through 7.1: Friday 1 May 2026, 4pm in London; Monday 4 and Monday 25 May are bank holidays.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.incidents.actions import notifying, recording
from jigsaw.incidents.models import Child, Incident
from jigsaw.incidents.rules.terms import Accuracy, Answer, Outcome, Plan, Sex, Suspicion
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import agency, partnership, somebody

# Friday 1 May 2026, 4pm in London.
NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)
# Tuesday 5 May 2026, 11:40am in London.
TUESDAY = datetime(2026, 5, 5, 10, 40, tzinfo=UTC)
FIRST_OF_MAY = date(2026, 5, 1)

WHAT: dict[str, Any] = {
    "outcome": Outcome.SERIOUSLY_HARMED,
    "abuse_or_neglect": Suspicion.YES,
    "place_authority": "Alderbrook",
    "home_authority": "Castlemere",
    "outside_england": Answer.NO,
    "summary": "Child A was taken to hospital with injuries that nobody could explain.",
}
CHILD: dict[str, Any] = {
    "alias": "Child A",
    "age": "1 month",
    "age_in_years": 0,
    "sex": Sex.FEMALE,
    "looked_after": Answer.NO,
    "plan": Plan.NONE,
}


def team(slug: str = "alderbrook", **details: Any) -> SimpleNamespace:
    """A partnership with its three statutory agencies and its people: priya, tom, marcus, joan, sam, dee."""
    home = partnership(slug, case_prefix="AB", **details)
    council = agency(home, f"{home.area} Children's Services", "childrens-social-care")
    health = agency(home)
    people = {
        "priya": somebody("Priya Nair", home),
        "tom": somebody("Tom Reid", home, Role.COORDINATOR),
        "marcus": somebody("Marcus Bell", home, Role.CO_CHAIR),
        "joan": somebody("Joan Firth", home, Role.CO_CHAIR),
        "sam": somebody("Sam Okafor", home, Role.AGENCY_LEAD, health),
        "dee": somebody("Dee Lowe", home, Role.COMMUNICATIONS),
    }
    return SimpleNamespace(partnership=home, council=council, health=health, **people)


def begun(who: Person, home: Partnership, *, at: datetime = NOW) -> Incident:
    """An incident that somebody has just begun to record."""
    return recording.start_incident(partnership=home, by=who, at=at)


def written(
    who: Person, home: Partnership, *, at: datetime = NOW, child: dict[str, Any] | None = None,
    aware_on: date = FIRST_OF_MAY, happened_on: date = date(2026, 4, 30), **what: Any,
) -> Incident:  # fmt: skip
    """An incident with every page whole, not recorded yet."""
    incident = begun(who, home, at=at)
    source = {"source_agency": home.agencies.first(), "source_name": "Duty head of service"}
    parts = {
        "source": source,
        "aware": {"aware_on": aware_on, "aware_time": time(14, 20)},
        "happened": {"happened_on": happened_on, "happened_accuracy": Accuracy.EXACT},
        "what": {**WHAT, **what},
    }
    for part, values in parts.items():
        recording.save_part(incident, part=part, values=values, revision=None, by=who, at=at)
    recording.save_child(incident, child=None, values={**CHILD, **(child or {})}, by=who, at=at)
    return fresh(incident)


def recorded(who: Person, home: Partnership, *, at: datetime = NOW, **more: Any) -> Incident:
    """An incident whose clocks run, under its reference."""
    return recording.record_incident(written(who, home, at=at, **more), by=who, at=at)


def notified(
    who: Person, home: Partnership, *, at: datetime = TUESDAY, sent_on: date = date(2026, 5, 5), **more: Any
) -> Incident:
    """An incident of which the Panel was notified, so that its rapid review is open."""
    incident = recorded(who, home, **more)
    notifying.record_notification(
        incident, sent_on=sent_on, sent_time=time(11, 30), panel_reference="SIN-2026-0417", by=who, at=at
    )
    return fresh(incident)


def fresh(incident: Incident) -> Incident:
    """The row as it is now."""
    return Incident.rows.select_related("partnership").get(pk=incident.pk)


def child_of(incident: Incident) -> Child:
    """Its first child."""
    return Child.rows.filter(incident=incident).first()
