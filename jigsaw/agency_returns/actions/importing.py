"""Rows of a chronology that was merged elsewhere join the case: checked, looked at by a person, imported as one act."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.utils.module_loading import import_string

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.holding import held_for_chronology
from jigsaw.agency_returns.actions.joining import add_rows, chronology_changed
from jigsaw.agency_returns.models import ChronologyImport
from jigsaw.agency_returns.queries.importing import (
    agencies_by_name,
    parted,
    read_import,
    told_of,
    without_agency,
)
from jigsaw.agency_returns.rules.terms import ImportState
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.calendar.words import count_words
from jigsaw.files import storing
from jigsaw.files.sealing import SealBroken
from jigsaw.incidents.actions.guarding import UNOPENED
from jigsaw.incidents.actions.rows import locked
from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.rules import Refused

TASK = "jigsaw.agency_returns.tasks.import_chronology"
FOLDER = "chronologies"
SAY_NAMES = "Confirm that none of these is a name"


def take_import(
    incident: Incident, content: bytes, filename: str, *, agency: str, by: Person, at: datetime
) -> ChronologyImport:
    """Keep a file that passed the gate, with what its check found. No row joins yet.

    `agency` is whose the rows are that name none. Raises Refused for a file that cannot be taken as a whole, one
    without a good row, and rows that name no agency where none was chosen.
    """
    try:
        found = read_import(content, filename, incident, agency=agency, today=london.to_london(at).date())
        if found.refused:
            raise Refused(found.refused, "file")
        if (nameless := without_agency(found)) and not agency:
            verb = "names" if nameless == 1 else "name"
            raise Refused(
                f"Select whose rows these are: {count_words(nameless, 'row')} {verb} no agency", "agency"
            )
        told = told_of(found, incident, agency=agency)
    except SealBroken as broken:
        raise Refused(UNOPENED) from broken
    name = storing.store(content, folder=FOLDER)
    try:
        with act("take_import", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
            held = held_for_chronology(incident)
            taken = ChronologyImport(
                partnership_id=held.partnership_id, incident=held, filename=filename[:120], stored_as=name,
                sha256=sha256(content).hexdigest(), size=len(content), uploaded_at=at, uploaded_by=by, told=told,
            )  # fmt: skip
            taken.save()
            doing.details |= {"import": str(taken.pk), "rows": found.rows, "faulty": len(found.faulty)}
    except BaseException:
        storing.remove(name)
        raise
    return taken


def ask_import(taken: ChronologyImport, *, none_is_a_name: bool, by: Person, at: datetime) -> None:
    """Let the good rows of a file join; the worker does it. Asked twice, it is done once.

    Raises Refused where names may stand in it and nobody says that they are none, and where no row is good.
    """
    with act("ask_import", by=by, at=at, partnership=taken.partnership, about=taken.incident) as doing:
        held_for_chronology(taken.incident)
        held = ChronologyImport.rows.get(pk=taken.pk)
        doing.details |= {"import": str(held.pk), "names": held.told["names_in_all"]}
        if held.state != ImportState.READY:
            return
        if not held.told["good"]:
            raise Refused("No row of this file can be imported. Mend the rows and upload the file again.")
        if held.told["names_in_all"] and not none_is_a_name:
            raise Refused(SAY_NAMES, "none_is_a_name")
        held.state, held.asked_by = ImportState.IMPORTING, by
        held.save(update_fields=["state", "asked_by"])
        import_string(TASK).enqueue(str(held.pk))


def import_rows(key: str, *, at: datetime) -> None:
    """Add the rows of an import that was asked for, without those that stand in the chronology. Done twice, it is once.

    Where the case was closed meanwhile, nothing joins and the file waits as before.
    """
    rows = ChronologyImport.rows.select_related("incident__partnership", "partnership", "asked_by")
    taken = rows.filter(pk=key, state=ImportState.IMPORTING).first()
    if taken is None:
        return
    content = storing.read(taken.stored_as)
    found = read_import(
        content, taken.filename, taken.incident, agency=taken.told["agency"],
        today=london.to_london(taken.uploaded_at).date(),
    )  # fmt: skip
    with act(
        "import_chronology", by=taken.asked_by, at=at, partnership=taken.partnership, about=taken.incident
    ) as doing:
        incident = locked(taken.incident)
        held = ChronologyImport.rows.get(pk=taken.pk)
        if held.state != ImportState.IMPORTING:
            return
        if incident.stage == Stage.CLOSED:
            held.state = ImportState.READY
            held.save(update_fields=["state"])
            return
        agencies = agencies_by_name(incident)
        sorted_out = parted(incident, found.events, agencies)
        rows_of_file = ((event, "") for event in sorted_out.new)
        held.added = add_rows(incident, rows_of_file, agency=None, returned=None, at=at, agencies=agencies)
        held.known, held.state, held.imported_at = sorted_out.known, ImportState.DONE, at
        held.save(update_fields=["added", "known", "state", "imported_at"])
        chronology_changed(incident, at=at, compare=bool(held.added))
        doing.details |= {"import": str(held.pk), "added": held.added, "known": held.known}
