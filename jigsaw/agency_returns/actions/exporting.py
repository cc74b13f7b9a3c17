"""Take the chronology away as a file: asked for by a person, made by the worker, removed after some days."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Max
from django.utils.module_loading import import_string

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.models import Chronology, ChronologyExport
from jigsaw.agency_returns.queries.exporting import (
    Exported,
    events_to_export,
    facts_to_print,
    rows_to_export,
    view_of,
)
from jigsaw.agency_returns.queries.names_in_export import names_in
from jigsaw.agency_returns.queries.view import count_of
from jigsaw.agency_returns.rules.terms import ExportKind, ExportState
from jigsaw.agency_returns.spreadsheets.exporting import write_xlsx
from jigsaw.agency_returns.spreadsheets.templates import Request
from jigsaw.audit.actions import WORKER, act
from jigsaw.calendar import london
from jigsaw.documents.look import Look
from jigsaw.documents.made import DocumentFault, EditionFaults
from jigsaw.documents.returns import chronology_docx, chronology_pdf
from jigsaw.files import storing
from jigsaw.files.sealing import SealBroken
from jigsaw.incidents.actions.guarding import UNOPENED
from jigsaw.incidents.actions.rows import locked
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.rules import Refused

log = logging.getLogger("jigsaw.agency_returns")
TASK = "jigsaw.agency_returns.tasks.make_chronology_export"
FOLDER = "chronologies"
KEPT = timedelta(days=30)
# More rows would keep the worker from other documents for minutes; a spreadsheet of all takes seconds.
MOST_ROWS = {ExportKind.PDF: 5_000, ExportKind.DOCX: 10_000}
TECHNICAL = "The file could not be made ({kind}). Ask for it again; if that fails too, tell whoever looks after Jigsaw."


def ask_export(
    incident: Incident,
    *,
    kind: ExportKind,
    view: Mapping[str, str],
    without_hidden: bool,
    by: Person,
    at: datetime,
) -> ChronologyExport:
    """Ask for a file of the chronology; the worker makes it. `view` are the filters that are chosen.

    Asked again for the same while it is being made, it is made once. Raises Refused where there is no row, and where
    the rows are too many for the kind.
    """
    with act("export_chronology", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        waiting = ChronologyExport.rows.filter(incident=held, state=ExportState.WAITING, asked_by=by)
        for same in waiting.filter(kind=kind, without_hidden=without_hidden):
            if same.view == dict(view):
                return same
        last = ChronologyExport.rows.filter(incident=held).aggregate(last=Max("number"))["last"] or 0
        export = ChronologyExport(
            partnership_id=held.partnership_id, incident=held, number=last + 1, kind=kind, view=dict(view),
            without_hidden=without_hidden, asked_at=at, asked_by=by,
        )  # fmt: skip
        rows = _rows_of(export)
        if not rows:
            raise Refused("No row has all of these. Take a filter away.")
        if rows > MOST_ROWS.get(kind, rows):
            words = f"{kind.words} holds {MOST_ROWS[kind]:,} rows at most, and these are {rows:,}"
            raise Refused(f"{words}. Choose filters, or Excel", "kind")
        export.save()
        doing.details |= {"export": str(export.pk), "kind": kind.value, "rows": rows, "filters": len(view)}
        import_string(TASK).enqueue(str(export.pk))
    return export


def _rows_of(export: ChronologyExport) -> int:
    chronology = Chronology.rows.filter(incident=export.incident).first()
    return count_of(export.incident, view_of(export), chronology.facts) if chronology else 0


def say_not_names(export: ChronologyExport, *, by: Person, at: datetime) -> ChronologyExport:
    """Say of all the words that were found that they are no names, and let the worker make the file.

    Raises Refused where nothing is asked any more.
    """
    with act("say_not_names", by=by, at=at, partnership=export.partnership, about=export.incident) as doing:
        held = ChronologyExport.rows.select_for_update().get(pk=export.pk)
        doing.details |= {"export": str(held.pk), "words": len(held.seals)}
        if held.state == ExportState.WAITING:
            return held
        if held.state != ExportState.NAMES:
            raise Refused("Nothing is asked about this export any more")
        held.not_names = sorted({*held.not_names, *held.seals})
        held.state, held.names_at, held.names_in_all, held.seals = ExportState.WAITING, [], 0, []
        held.save()
        import_string(TASK).enqueue(str(held.pk))
    return held


def make_export(key: str, *, at: datetime) -> None:
    """Make the file of an export that waits, or keep where names may stand in it. Done twice, it is done once."""
    rows = ChronologyExport.rows.select_related("incident__partnership", "partnership")
    export = rows.filter(pk=key, state=ExportState.WAITING).first()
    if export is None:
        return
    try:
        found = rows_to_export(export.incident, view_of(export))
        places = names_in(export, found, spoken=export.not_names)
        content = b"" if places.in_all else content_of(export, found, at=at)
    except SealBroken:
        _keep(export, {"state": ExportState.FAILED, "fault": UNOPENED}, at)
        return
    except (DocumentFault, EditionFaults) as fault:
        log.warning("an export of a chronology could not be made: %s", type(fault).__name__)
        words = TECHNICAL.format(kind=type(fault).__name__)
        _keep(export, {"state": ExportState.FAILED, "fault": words}, at)
        return
    if places.in_all:
        kept = {"names_at": places.shown, "names_in_all": places.in_all, "seals": sorted(places.seals)}
        _keep(export, {"state": ExportState.NAMES, **kept}, at)
        return
    name = storing.store(content, folder=FOLDER)
    facts = {
        "stored_as": name,
        "sha256": sha256(content).hexdigest(),
        "size": len(content),
        "made_rows": len(found.rows),
    }
    if not _keep(export, {"state": ExportState.MADE, "made_at": at, **facts}, at):
        storing.remove(name)


def content_of(export: ChronologyExport, found: Exported, *, at: datetime) -> bytes:
    """The bytes of the file. Raises DocumentFault, EditionFaults."""
    if export.kind == ExportKind.XLSX:
        out = io.BytesIO()
        notes = found.notes if any(found.notes) else ()
        write_xlsx(events_to_export(found), out, request=Request(export.incident.reference), notes=notes)
        return out.getvalue()
    home = export.incident.partnership
    look = Look(primary=home.primary_colour, tint=home.tint_colour)
    facts = facts_to_print(export, found, made_on=london.to_london(at).date())
    made = chronology_pdf(facts, look) if export.kind == ExportKind.PDF else chronology_docx(facts, look)
    return made.content


def _keep(export: ChronologyExport, values: dict[str, Any], at: datetime) -> bool:
    """Write what became of an export, unless another worker was quicker."""
    with act("make_export", by=WORKER, at=at, partnership=export.partnership, about=export.incident) as doing:
        doing.details |= {"export": str(export.pk), "state": str(values["state"])}
        waiting = ChronologyExport.rows.filter(pk=export.pk, state=ExportState.WAITING)
        return bool(waiting.update(**values))


def remove_old_exports(*, at: datetime) -> int:
    """Remove the files that were made more than 30 days ago. Returns how many. What was asked stays known."""
    old = ChronologyExport.rows.filter(state=ExportState.MADE, made_at__lt=at - KEPT)
    names = []
    for export in old.select_related("incident", "partnership"):
        with act("remove_export", by=WORKER, at=at, partnership=export.partnership, about=export.incident):
            names.append(export.stored_as)
            export.state, export.stored_as = ExportState.REMOVED, ""
            export.save(update_fields=["state", "stored_as"])
    for name in names:
        storing.remove(name)
    return len(names)
