"""How a published review was used, as readers told it."""

from __future__ import annotations

from dataclasses import dataclass

from jigsaw.calendar import london
from jigsaw.learning.models import Use
from jigsaw.publishing.models import Publication

# Shown of all that was told, newest first.
NEWEST = 200


@dataclass(frozen=True)
class Told:
    """One telling: how, where, with how many, what changed."""

    when: str
    how: str
    organisation: str
    people: int | None
    changed: str


@dataclass(frozen=True)
class Uses:
    """What was told of one review: how often, how often with a change, how many people took part, and the newest."""

    total: int
    with_change: int
    people: int
    newest: list[Told]


def uses_of(publication: Publication) -> Uses:
    """All that readers told of a publication. One query of the public database."""
    rows = list(Use.objects.filter(edition_id=publication.pk))
    told = [
        Told(london.words(row.at), row.get_how_display(), row.organisation, row.people, row.changed)
        for row in rows[:NEWEST]
    ]
    return Uses(
        total=len(rows),
        with_change=sum(1 for row in rows if row.changed),
        people=sum(row.people or 0 for row in rows),
        newest=told,
    )
