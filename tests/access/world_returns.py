"""Requests of a case with one object for each part of an address, every text of it marked with a word of its own.

The agency has sent a first version and is writing the second. Built straight from the models, inside one act.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from jigsaw.agency_returns import models as returns
from jigsaw.agency_returns.chronology.dates import on
from jigsaw.agency_returns.rules.placing import place_of
from jigsaw.agency_returns.rules.terms import SUMMARY
from jigsaw.audit.actions import act
from jigsaw.files.storing import store

NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)
EPISODE = ("when", "what", "quality", "why")


def build_returns(
    home: Any, incident: Any, mark: str, *, agency: Any, lead: Any, author: Any
) -> dict[str, Any]:
    """A request to the agency, its returns and the chronology. `lead` was asked, `author` writes for a department."""
    with act("build_returns", by="tests", at=NOW, partnership=home):
        asked = _asked(home, incident, mark, agency, lead)
        sent = _version(home, asked, mark, 1, lead, state="sent", approved_by=lead, sent_at=NOW)
        written = _version(home, asked, mark, 2, lead, state="writing")
        ids = {"request_id": asked.pk}
        ids |= _writing(home, written, mark, author, lead)
        ids |= _chronology(home, incident, sent, mark, lead)
    return ids


def _row(model: Any, home: Any, **values: Any) -> Any:
    return model.rows.create(partnership_id=home.pk, **values)


def _asked(home: Any, incident: Any, mark: str, agency: Any, lead: Any) -> Any:
    _row(
        returns.RequestDraft, home, incident=incident, changed_at=NOW,
        content={"period_from": "2025-03-01", "period_to": "2026-04-30", "people": [{"alias": mark, "words": mark}],
                 "questions": [mark], "kind": "key-events", "due_on": "2026-05-14", "agencies": []},
    )  # fmt: skip
    asked = _row(
        returns.AgencyRequest, home, incident=incident, agency=agency, code="H2", lead=lead, deputy=lead,
        period_from=date(2025, 3, 1), period_to=date(2026, 4, 30), people=[{"alias": mark, "words": mark}],
        questions=[mark], kind="key-events", due_on=date(2026, 5, 14), first_due_on=date(2026, 5, 14),
        sent_at=NOW, sent_by=lead, state="returned", returned_at=NOW, paused_reason=mark,
    )  # fmt: skip
    _row(returns.RequestReminder, home, request=asked, kind="call", due_on=asked.due_on, at=NOW, note=mark)
    return asked


def _version(home: Any, asked: Any, mark: str, version: int, lead: Any, **more: Any) -> Any:
    return _row(
        returns.AgencyReturn, home, request=asked, version=version, started_at=NOW, involved="yes",
        summary={field.key: mark for field in SUMMARY} | {"episodes": [dict.fromkeys(EPISODE, mark)]},
        late_note=mark, sent_back_note=mark, approver=lead, **more,
    )  # fmt: skip


def _writing(home: Any, written: Any, mark: str, author: Any, lead: Any) -> dict[str, Any]:
    part = _row(
        returns.DepartmentPart, home, returned=written, name=mark, person=author, due_on=date(2026, 5, 12),
        asked_by=lead, asked_at=NOW, note=mark,
    )  # fmt: skip
    content = f"{mark} bytes".encode()
    upload = _row(
        returns.ReturnUpload, home, returned=written, kind="file", filename=f"{mark}.xlsx",
        stored_as=store(content, folder="returns"), sha256=sha256(content).hexdigest(), size=len(content),
        rows_read=2, uploaded_at=NOW, uploaded_by=lead,
    )  # fmt: skip
    cells = {
        "date": "4 March 2025", "source": mark, "service": mark, "people": mark, "child_seen": "Yes",
        "what_happened": mark,
    }  # fmt: skip
    wrong = _row(
        returns.ReturnRow, home, returned=written, upload=upload, number=5, cells=cells | {"source": ""},
        errors=[{"key": "source", "cell": "E5", "message": "Enter the source of this record"}],
    )  # fmt: skip
    own = _row(returns.ReturnRow, home, returned=written, department=part, number=6, cells=cells,
               place=place_of(on(date(2025, 3, 4)), None))  # fmt: skip
    return {
        "part_id": part.pk, "upload_id": upload.pk, "entry_row_id": wrong.pk, "part_row_id": own.pk,
    }  # fmt: skip


def _chronology(home: Any, incident: Any, sent: Any, mark: str, lead: Any) -> dict[str, Any]:
    case = {"incident": incident}
    _row(returns.Chronology, home, **case, changed_at=NOW, facts={
        "rows": 3, "agencies": {f"{mark} Trust": 3}, "accuracies": {"exact": 3}, "first": "2025-03-04",
        "last": "2025-03-06", "gap": None,
    })  # fmt: skip
    rows = [_chronology_row(home, incident, sent, mark, day) for day in (4, 5, 6)]
    pair = _row(
        returns.PossiblePair, home, **case, first=rows[0], second=rows[1], score=0.7, reason="1 day apart",
        found_at=NOW,
    )  # fmt: skip
    link = _row(
        returns.RowLink, home, **case, first=rows[0], second=rows[2], kind="differ", words=mark, made_at=NOW,
        made_by=lead,
    )  # fmt: skip
    note = _row(returns.PrivateNote, home, **case, row=rows[0], text=mark, written_at=NOW, written_by=lead)
    fact = _row(
        returns.KeyFact, home, **case, title=mark, why=mark, agencies=[mark], made_at=NOW, made_by=lead
    )
    known = _row(returns.FactMark, home, **case, fact=fact, row=rows[0], marked_at=NOW, marked_by=lead)
    share = _row(
        returns.FactShare, home, **case, fact=fact, from_agency=mark, to_agency=mark,
        earliest=date(2025, 3, 9), latest=date(2025, 3, 9), accuracy="exact", how=mark, recorded_at=NOW,
        recorded_by=lead,
    )  # fmt: skip
    return {
        "row_id": rows[0].pk, "pair_id": pair.pk, "link_id": link.pk, "note_id": note.pk, "fact_id": fact.pk,
        "mark_id": known.pk, "share_id": share.pk, **_files(home, incident, mark, lead),
    }  # fmt: skip


def _files(home: Any, incident: Any, mark: str, lead: Any) -> dict[str, Any]:
    """A file that was exported, and one that waits to be imported."""
    content = f"{mark} bytes".encode()
    kept = {"sha256": sha256(content).hexdigest(), "size": len(content)}
    export = _row(
        returns.ChronologyExport, home, incident=incident, number=1, kind="xlsx", view={"agency": f"{mark} Trust"},
        state="made", asked_at=NOW, asked_by=lead, made_at=NOW, made_rows=3,
        stored_as=store(content, folder="chronologies"), **kept,
    )  # fmt: skip
    told = {
        "agency": "", "rows": 2, "good": 1, "faulty": 1,
        "agencies": [{"name": f"{mark} Trust", "rows": 1, "known": True}],
        "errors": [{"cell": "E5", "message": "Enter the source of this record"}], "errors_in_all": 1, "names": [],
        "names_in_all": 0, "doubts": [], "told": [], "stood": 0,
    }  # fmt: skip
    taken = _row(
        returns.ChronologyImport, home, incident=incident, filename=f"{mark}.xlsx", uploaded_at=NOW,
        uploaded_by=lead, stored_as=store(content, folder="chronologies"), told=told, **kept,
    )  # fmt: skip
    return {"export_id": export.pk, "import_id": taken.pk}


def _chronology_row(home: Any, incident: Any, sent: Any, mark: str, day: int) -> Any:
    known = on(date(2025, 3, day))
    row = _row(
        returns.ChronologyRow, home, incident=incident, returned=sent, agency=sent.request.agency,
        agency_name=f"{mark} Trust", department=mark, file=f"{mark}.xlsx", number=day, place=place_of(known, None),
        earliest=known.earliest, latest=known.latest, accuracy="exact", source=mark, service=mark, people=mark,
        child_seen="Yes", what_happened=mark, voice=mark, action=mark, analysis=mark, reference=mark,
        key_episode=mark, joined_at=NOW,
    )  # fmt: skip
    _row(
        returns.RowTag,
        home,
        incident=incident,
        row=row,
        kind="person",
        value=mark.lower(),
        place=row.place,
        agency_name=row.agency_name,
        file=row.file,
        number=row.number,
    )
    return row
