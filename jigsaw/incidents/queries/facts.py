"""What the rules ask of an incident, as plain values."""

from __future__ import annotations

from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.starting import Facts, Subject


def facts_of(incident: Incident) -> Facts:
    """The facts that decide which duties an incident starts."""
    subjects = [Subject(c.age_in_years, c.looked_after, c.care_leaver) for c in incident.children.all()]
    if incident.more_children.strip():
        subjects.append(Subject(None))
    return Facts(
        outcome=incident.outcome,
        suspicion=incident.abuse_or_neglect,
        place_authority=incident.place_authority,
        home_authority=incident.home_authority,
        outside_england=incident.outside_england,
        subjects=subjects,
    )
