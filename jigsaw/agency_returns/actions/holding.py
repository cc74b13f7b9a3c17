"""The case, the row and the register are held to what they allow before a chronology is written. Parts of an act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.joining import chronology_changed
from jigsaw.agency_returns.models import Chronology, ChronologyRow
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.incidents.actions.rows import locked
from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.rules import Refused

CLOSED = "This case is closed, so its chronology can be read and not changed"
NOT_STANDING = "This row does not stand in the chronology any more, so it can be read and not marked"


def held_for_chronology(incident: Incident) -> Incident:
    """The case, held until the act ends. Raises Refused where it is closed. Part of an act."""
    held = locked(incident)
    if held.stage == Stage.CLOSED:
        raise Refused(CLOSED)
    return held


def hold_row(row: ChronologyRow) -> tuple[Incident, ChronologyRow]:
    """The case and the row as they are now, held until the act ends. Raises Refused where the case is closed."""
    incident = held_for_chronology(row.incident)
    return incident, ChronologyRow.rows.get(pk=row.pk)


def hold_standing(row: ChronologyRow) -> tuple[Incident, ChronologyRow]:
    """The same of a row that stands in the chronology. Raises Refused where it does not any more."""
    incident, held = hold_row(row)
    if held.superseded_at is not None or held.merged_into_id is not None:
        raise Refused(NOT_STANDING)
    return incident, held


def guard(
    incident: Incident, row: ChronologyRow, part: str, texts: Mapping[str, str], *, said: str, by: Person,
    at: datetime,
) -> None:  # fmt: skip
    """Hold texts about a row against the people register. Part of an act; the words said to be no names are kept.

    Raises PossibleName, and Refused where the register does not open.
    """
    if not any(texts.values()):
        return
    chronology = Chronology.rows.filter(incident=incident).first() or chronology_changed(incident, at=at)
    chronology.incident = incident
    before = chronology.not_names
    no_names(chronology, f"{part} {row.pk}", texts, said=said, by=by, at=at, called="code")
    if chronology.not_names is not before:
        chronology.save(update_fields=["not_names"])
