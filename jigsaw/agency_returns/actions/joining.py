"""Rows join the merged chronology of a case, and what a newer version no longer holds leaves it. Parts of an act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.people import people_of
from jigsaw.agency_returns.models import AgencyReturn, Chronology, ChronologyRow, RowTag
from jigsaw.agency_returns.queries.events import event_of, values_of
from jigsaw.agency_returns.queries.whole import facts_of_rows, marks_of_rows
from jigsaw.agency_returns.rules.terms import TagKind
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.models import Agency

AT_ONCE = 1000


def join_return(returned: AgencyReturn, events: Iterable[tuple[Event, str]], *, at: datetime) -> int:
    """Let the rows of a return that is sent now join the chronology. Returns how many stand in it from this return.

    `events` are its rows with the department each came from. A row of the version before that says the same stays
    what it is, with its notes, links and marks; one that is not in this version any more is superseded.
    """
    request = returned.request
    incident = request.incident
    standing = ChronologyRow.rows.filter(
        incident=incident, returned__request=request, superseded_at=None
    ).order_by("number")
    before: dict[tuple, list[ChronologyRow]] = defaultdict(list)
    for row in standing:
        before[event_of(row).content].append(row)
    new, kept = [], []
    for event, department in events:
        same = before.get(event.content)
        if same:
            row = same.pop(0)
            row.returned, row.number, row.file, row.reference = (
                returned,
                event.row,
                event.file,
                event.reference,
            )
            row.department = department
            kept.append(row)
        else:
            new.append((event, department))
    gone = [row.pk for rows in before.values() for row in rows]
    for start in range(0, len(gone), AT_ONCE):
        part = gone[start : start + AT_ONCE]
        ChronologyRow.rows.filter(pk__in=part).update(superseded_at=at)
        RowTag.rows.filter(row__in=part).update(standing=False)
    fields = ["returned", "number", "file", "reference", "department"]
    ChronologyRow.rows.bulk_update(kept, fields, batch_size=AT_ONCE)
    tags_follow(kept)
    add_rows(incident, new, agency=request.agency, returned=returned, at=at)
    chronology_changed(incident, at=at)
    return len(kept) + len(new)


def add_rows(
    incident: Incident, events: Iterable[tuple[Event, str]], *, agency: Agency | None, returned: AgencyReturn | None,
    at: datetime, agencies: dict[str, Agency] | None = None,
) -> int:  # fmt: skip
    """Add events as rows, with the people by which they can be found. Returns how many.

    `agency` is whose they are; of an imported chronology, whose rows name many, `agencies` finds them by name.
    """
    home, made, tags = incident.partnership_id, [], []
    for event, department in events:
        values = values_of(event)
        owner = agency or (agencies or {}).get(event.agency.casefold())
        name = owner.name if owner else event.agency
        row = ChronologyRow(
            partnership_id=home, incident_id=incident.pk, returned_id=returned.pk if returned else None,
            agency_id=owner.pk if owner else None, department=department, joined_at=at,
            **{**values, "agency_name": name},
        )  # fmt: skip
        made.append(row)
        tags += [tag_of(row, TagKind.PERSON, person[:80]) for person in sorted(people_of(event.people))]
    ChronologyRow.rows.bulk_create(made, batch_size=AT_ONCE)
    RowTag.rows.bulk_create(tags, batch_size=AT_ONCE)
    return len(made)


def tag_of(row: ChronologyRow, kind: TagKind, value: str) -> RowTag:
    """A tag of a row, with the order of the row. Not saved."""
    order = {name: getattr(row, name) for name in ("place", "agency_name", "file", "number")}
    return RowTag(
        partnership_id=row.partnership_id, incident_id=row.incident_id, row_id=row.pk, kind=kind, value=value,
        standing=row.superseded_at is None and row.merged_into_id is None, **order,
    )  # fmt: skip


def tags_follow(rows: Iterable[ChronologyRow]) -> None:
    """Let the tags of rows follow the rows' order and whether they stand. Part of an act."""
    known = {row.pk: row for row in rows}
    changed = []
    for tag in RowTag.rows.filter(row__in=list(known)):
        row = known[tag.row_id]
        now = tag_of(row, TagKind(tag.kind), tag.value)
        now.pk = tag.pk
        changed.append(now)
    fields = ["place", "agency_name", "file", "number", "standing"]
    RowTag.rows.bulk_update(changed, fields, batch_size=AT_ONCE)


def chronology_changed(incident: Incident, *, at: datetime, compare: bool = True) -> Chronology:
    """Work out anew what is known of the whole chronology; ask the worker to compare its rows where some are new."""
    values = {
        "partnership_id": incident.partnership_id,
        "facts": facts_of_rows(incident),
        "changed_at": at,
    }
    if compare:
        values["compare_asked_at"] = at
    chronology, _new = Chronology.rows.update_or_create(incident=incident, defaults=values)
    return chronology


def marks_changed(incident: Incident, *, at: datetime) -> None:
    """Count anew what a person marks on rows: people, themes, key episodes, what the panel does not see."""
    chronology = Chronology.rows.filter(incident=incident).first()
    if chronology is not None:
        chronology.facts = {**chronology.facts, **marks_of_rows(incident)}
        chronology.changed_at = at
        chronology.save(update_fields=["facts", "changed_at"])
