"""How far the recording of an incident has come: its parts, whole or not."""

from __future__ import annotations

from dataclasses import dataclass

from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.terms import Accuracy


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
