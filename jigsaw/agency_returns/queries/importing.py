"""A chronology that was merged elsewhere: what its file holds, and which of its rows stand in the case already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.kinds import Kind
from jigsaw.agency_returns.models import ChronologyImport, ChronologyRow
from jigsaw.agency_returns.queries.asked import asked_of_case
from jigsaw.agency_returns.queries.events import event_of
from jigsaw.agency_returns.spreadsheets.importing import Return, read_upload
from jigsaw.agency_returns.spreadsheets.limits import COMMAND
from jigsaw.incidents.models import Incident
from jigsaw.incidents.queries.register_names import register_names
from jigsaw.incidents.rules.names import hits_in, names_of_person
from jigsaw.partnerships.models import Agency

MOST_SHOWN = 200
AT_ONCE = 1000
DOUBTS = {
    Kind.SAME_ROW: "Rows that stand twice in the file",
    Kind.SERIAL_DATE: "Serial numbers that were read as dates",
    Kind.TYPING_SLIP: "Dates in which a typing slip was mended",
    Kind.WEEKDAY: "Dates whose day of the week is another",
    Kind.BEFORE_BIRTH: "Dates before the child’s birth",
}


class Parted(NamedTuple):
    """The rows of a file: those that are new, and how many stand in the chronology already."""

    new: list[Event]
    known: int


def read_import(content: bytes, filename: str, incident: Incident, *, agency: str, today: date) -> Return:
    """Read and check the file. `agency` is whose the rows are that name none. Raises SealBroken."""
    asked = asked_of_case(incident, today=today)
    return read_upload(content, filename, asked, agency=agency, limits=COMMAND, several=True)


def agencies_by_name(incident: Incident) -> dict[str, Agency]:
    """The agencies of the partnership by their names as they are compared."""
    rows = Agency.rows.filter(partnership=incident.partnership_id)
    return {agency.name.casefold(): agency for agency in rows}


def parted(incident: Incident, events: Iterable[Event], agencies: dict[str, Agency]) -> Parted:
    """Which rows are new. The same agency with the same content is the same row, as often as it stands there."""
    events = list(events)
    wanted = {_key(event, agencies) for event in events}
    there: Counter[tuple] = Counter()
    for row in ChronologyRow.rows.filter(incident=incident, superseded_at=None).order_by().iterator(AT_ONCE):
        key = (row.agency_name.casefold(), event_of(row).content)
        if key in wanted:
            there[key] += 1
    new = []
    for event in events:
        key = _key(event, agencies)
        if there[key]:
            there[key] -= 1
        else:
            new.append(event)
    return Parted(new, len(events) - len(new))


def _key(event: Event, agencies: dict[str, Agency]) -> tuple:
    folded = event.agency.casefold()
    owner = agencies.get(folded)
    return owner.name.casefold() if owner else folded, event.content


def told_of(found: Return, incident: Incident, *, agency: str) -> dict[str, Any]:
    """What the check found, as plain values for its page: rows by agency, cells with their messages, doubts counted.

    Raises SealBroken.
    """
    agencies = agencies_by_name(incident)
    counts = Counter(
        agencies[event.agency.casefold()].name if event.agency.casefold() in agencies else event.agency
        for event in found.events
    )
    doubts = Counter(each.kind for each in found.to_decide)
    names = [
        {"cell": each.cell, "message": each.message} for each in found.to_decide if each.kind is Kind.NAME
    ]
    names += _names_beside(found, incident)
    return {
        "agency": agency,
        "rows": found.rows,
        "good": len(found.events),
        "faulty": len(found.faulty),
        "agencies": [
            {"name": name, "rows": rows, "known": name.casefold() in agencies} for name, rows in sorted(counts.items())
        ],
        "errors": [{"cell": each.cell, "message": each.message} for each in found.errors[:MOST_SHOWN]],
        "errors_in_all": len(found.errors),
        "names": names[:MOST_SHOWN],
        "names_in_all": len(names),
        "doubts": [{"words": words, "count": doubts[kind]} for kind, words in DOUBTS.items() if doubts[kind]],
        "told": [{"cell": each.cell, "message": each.message} for each in found.told[:MOST_SHOWN]],
        "stood": parted(incident, found.events, agencies).known,
    }  # fmt: skip


def _names_beside(found: Return, incident: Incident) -> list[dict[str, str]]:
    """Names of agencies and files that may hold a name of the register."""
    names = names_of_person(register_names(incident), salt=str(incident.pk))
    said = []
    for column, texts in (
        ("Agency", {event.agency: event.row for event in reversed(found.events)}),
        ("File", {event.file: event.row for event in reversed(found.events)}),
    ):
        for text, row in texts.items():
            if names and hits_in(text, names):
                said.append(
                    {"cell": f"Row {row}", "message": f"{column} may hold a name from the people register"}
                )
    return said


def without_agency(found: Return) -> int:
    """How many good rows name no agency."""
    return sum(not event.agency.strip() for event in found.events)


def imports_of(incident: Incident, *, most: int = 10) -> list[ChronologyImport]:
    """The imports of a case, newest first."""
    return list(ChronologyImport.rows.filter(incident=incident).select_related("uploaded_by")[:most])


def agency_choices(incident: Incident) -> list[tuple[str, str]]:
    """The agencies of the partnership by name."""
    names = (
        Agency.rows.filter(partnership=incident.partnership_id)
        .order_by("name")
        .values_list("name", flat=True)
    )
    return [(name, name) for name in names]
