"""Who knew what, when: the key facts of a case with the rows that carry them and what was shared, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jigsaw.agency_returns.chronology.dates import Accuracy, EventDate
from jigsaw.agency_returns.models import AgencyRequest, ChronologyRow, FactMark, FactShare, KeyFact
from jigsaw.agency_returns.queries.events import date_of
from jigsaw.agency_returns.rules.terms import RequestState
from jigsaw.components import key_facts as plain
from jigsaw.incidents.models import Incident


def agencies_of(incident: Incident, facts: dict) -> list[str]:
    """The names of the agencies of a case: those whose rows stand in the chronology, and those that were asked."""
    asked = AgencyRequest.rows.filter(incident=incident).exclude(state=RequestState.WITHDRAWN)
    names = set(asked.values_list("agency__name", flat=True)) | set(facts.get("agencies", {}))
    return sorted(names)


def facts_in_plain(incident: Incident, rows: Iterable[KeyFact]) -> dict[object, plain.KeyFact]:
    """The key facts as the pictures and documents take them, by identifier. The same few queries for any number.

    An agency first recorded a fact on the earliest date of its rows that carry it and stand; a merged row counts for
    its own agency. Days of an agency that never knew are counted to the end of the period that was asked for.
    """
    rows = list(rows)
    keys = [row.pk for row in rows]
    marks = (
        FactMark.rows.filter(fact__in=keys, row__superseded_at=None)
        .select_related("row")
        .order_by("row__place")
    )
    first: dict[object, dict[str, EventDate]] = {key: {} for key in keys}
    for mark in marks:
        first[mark.fact_id].setdefault(mark.row.agency_name, date_of(mark.row))
    shares: dict[object, list[plain.Share]] = {key: [] for key in keys}
    for share in FactShare.rows.filter(fact__in=keys):
        shares[share.fact_id].append(
            plain.Share(share.from_agency, share.to_agency, plain.known_of(day_of(share)), share.how)
        )
    until = period_ends_on(incident)
    return {row.pk: _plain(row, first[row.pk], shares[row.pk], until) for row in rows}


def _plain(
    row: KeyFact, first: dict[str, EventDate], shares: list[plain.Share], until: date | None
) -> plain.KeyFact:
    told = {name for share in shares for name in (share.from_agency, share.to_agency)}
    names = list(dict.fromkeys([*first, *sorted(told), *row.agencies]))
    known = tuple(
        plain.AgencyKnew(name, plain.known_of(first[name]) if name in first else None) for name in names
    )
    return plain.KeyFact(title=row.title, agencies=known, shares=tuple(shares), why=row.why, until=until)


def day_of(share: FactShare) -> EventDate:
    """The date of a share as it is known."""
    return EventDate(share.earliest, share.latest, Accuracy(share.accuracy))


def period_ends_on(incident: Incident) -> date | None:
    """The last day of the periods that agencies were asked about; the day of the incident where nobody was asked."""
    asked = AgencyRequest.rows.filter(incident=incident).order_by("-period_to")
    return asked.values_list("period_to", flat=True).first() or incident.happened_on


def facts_for_review(incident: Incident) -> list[plain.KeyFact]:
    """The key facts that stand in the review of a case as evidence, worst gap first."""
    rows = KeyFact.rows.filter(incident=incident, in_review=True)
    return plain.in_order(list(facts_in_plain(incident, rows).values()))


def marks_of(fact: KeyFact, *, with_hidden: bool) -> list[FactMark]:
    """The rows that carry a key fact, oldest first; those hidden from the panel only `with_hidden`."""
    marks = FactMark.rows.filter(fact=fact).select_related("row").order_by("row__place", "row__agency_name")
    return list(marks if with_hidden else marks.filter(row__hidden_from_panel=False))


def facts_on(row: ChronologyRow) -> list[str]:
    """The identifiers of the key facts that a row carries."""
    return [str(key) for key in FactMark.rows.filter(row=row).values_list("fact_id", flat=True)]


def facts_of_case(incident: Incident) -> dict[str, KeyFact]:
    """The key facts of a case by identifier, in their order."""
    return {str(fact.pk): fact for fact in KeyFact.rows.filter(incident=incident)}
