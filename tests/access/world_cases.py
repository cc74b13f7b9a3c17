"""A whole case with one object for each part of an address, every text of it marked with a word of its own.

Built straight from the models, inside one act, so that it does not lean on the verbs that it helps to prove.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

from jigsaw.audit.actions import act
from jigsaw.documents import panel_record
from jigsaw.files.sealing import seal
from jigsaw.files.storing import store
from jigsaw.incidents import models as incidents
from jigsaw.incidents.queries.register import place_of
from jigsaw.incidents.rules import terms
from jigsaw.rapid_reviews import models as reviews
from jigsaw.rapid_reviews.rules import terms as words_of_reviews
from jigsaw.rapid_reviews.rules.planning import Step, as_kept

NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)
TODAY = date(2026, 5, 1)
# What stands sealed in the register of the case with this mark: on no page but the register's own.
SEALED = "Sealed"
# Parts of addresses that name the same everywhere: they say which part of a case, never which case.
SHARED = {
    "section": "facts",
    "factor": "improvements",
    "body": "police",
    "summary_page": "records",
    "kind": "xlsx",
}


def quiet_mark(mark: str) -> str:
    """What may stand in a title, a calendar and a mail: the mark of a reference, of a duty and of a step."""
    return f"{mark[:4].upper()}REF"


def build_case(
    home: Any, mark: str, *, members: Iterable[Any], recused: Iterable[Any] = (), keeper: Any, agency: Any,
) -> dict[str, Any]:  # fmt: skip
    """A case of the partnership, in the middle of its rapid review. Returns the parts of its addresses.

    `members` are named for its register; `recused` stand back; `keeper` is a member who asks nothing.
    """
    with act("build_case", by="tests", at=NOW, partnership=home):
        incident = _incident(home, mark, keeper, agency)
        ids = {"incident_id": incident.pk}
        ids |= _reach(incident, mark, list(members), list(recused), keeper)
        ids |= _people(incident, mark, keeper)
        ids |= _work(incident, mark, keeper)
        ids |= _review(incident, mark, keeper, agency)
    return ids


def _row(model: Any, home: Any, **values: Any) -> Any:
    return model.rows.create(partnership_id=getattr(home, "partnership_id", home.pk), **values)


def _incident(home: Any, mark: str, keeper: Any, agency: Any) -> Any:
    incident = _row(
        incidents.Incident, home, reference=f"{quiet_mark(mark)}-2026-01", stage=terms.Stage.RAPID_REVIEW,
        started_at=NOW, started_by=keeper, recorded_at=NOW, recorded_by=keeper, source_agency=agency,
        source_name=mark, source_contact=mark, aware_on=TODAY, aware_time=time(14, 20),
        late_awareness_reason=mark, happened_on=TODAY, happened_accuracy="exact", outcome="seriously-harmed",
        abuse_or_neglect="known-or-suspected", place_authority=mark, home_authority=mark, outside_england="no",
        summary=mark, more_children=mark, legal_hold=True, legal_hold_reason=mark, closed_reason=mark,
    )  # fmt: skip
    _row(
        incidents.StageMove, incident, incident=incident, stage="rapid-review", by=keeper.pk, at=NOW, why=mark
    )
    return incident


def _reach(incident: Any, mark: str, members: list, recused: list, keeper: Any) -> dict[str, Any]:
    """Members, who stands back, and a request that waits. The keeper's own rows are those of the addresses."""
    case = {"incident": incident}
    for person in (keeper, *members):
        member = _row(
            incidents.CaseMember, incident, **case, person=person, opens_register=True, why=mark, added_at=NOW,
            added_by=keeper.pk,
        )  # fmt: skip
        if person is keeper:
            ids = {"member_id": member.pk}
    for person in recused:
        _row(
            incidents.Recusal, incident, **case, person=person, reason=mark, declared_at=NOW,
            declared_by=keeper.pk,
        )  # fmt: skip
    return ids


def stand_back(case_ids: dict[str, Any], home: Any, mark: str, person: Any) -> None:
    """Somebody who asks nothing stands back from a case and asked for it in an emergency: rows for addresses."""
    case = {"incident_id": case_ids["incident_id"], "person": person}
    with act("build_case", by="tests", at=NOW, partnership=home):
        recusal = _row(incidents.Recusal, home, **case, reason=mark, declared_at=NOW, declared_by=person.pk)
        emergency = _row(incidents.EmergencyAccess, home, **case, reason=mark, asked_at=NOW)
    case_ids |= {"recusal_id": recusal.pk, "emergency_id": emergency.pk}


def reach_without_register(home: Any, incident_id: Any, *, member: Any, let_in: Any, by: Any) -> None:
    """A member who is not named for the register, and somebody let in for an emergency that has not ended."""
    case = {"incident_id": incident_id}
    with act("build_case", by="tests", at=NOW, partnership=home):
        _row(incidents.CaseMember, home, **case, person=member, why="x", added_at=NOW, added_by=by.pk)
        _row(
            incidents.EmergencyAccess, home, **case, person=let_in, reason="x", asked_at=NOW, decided_at=NOW,
            decided_by=by, ends_at=datetime(2100, 1, 1, tzinfo=UTC),
        )  # fmt: skip


def _people(incident: Any, mark: str, keeper: Any) -> dict[str, Any]:
    child = _row(
        incidents.Child, incident, incident=incident, position=1, alias=f"Child {mark}"[:40], age=mark, age_in_years=3,
        sex="female", looked_after="yes", care_leaver="no", plan="none", disability="no", ethnicity=mark,
        placement="foster", known_to_agencies="yes",
    )  # fmt: skip
    entry = incidents.RegisterEntry(
        partnership_id=incident.partnership_id, incident=incident, child=child, alias=f"Child {mark}"[:40],
        relation="child", changed_at=NOW, changed_by=keeper,
    )  # fmt: skip
    named = {"full_name": f"{SEALED}{mark}", "address": f"{SEALED}{mark}", "date_of_birth": "2023-03-27"}
    entry.sealed = seal(json.dumps(named).encode(), place=place_of(entry))
    entry.save()
    return {"child_id": child.pk, "entry_id": entry.pk}


def _work(incident: Any, mark: str, keeper: Any) -> dict[str, Any]:
    case = {"incident": incident}
    _row(
        incidents.Duty, incident, **case, key="notify-panel", rule="notify-panel", title=quiet_mark(mark), duty="law",
        page="record_notification", started_on=TODAY, due_on=date(2026, 5, 11), state="done",
        done_on=TODAY, done_at=NOW, done_by=keeper.pk, evidence=mark, late_note=mark,
    )  # fmt: skip
    _row(
        incidents.Duty, incident, **case, key="rapid-review", rule="rapid-review", title=quiet_mark(mark), duty="law",
        page="view_rapid_review", started_on=TODAY, due_on=date(2026, 5, 26),
    )  # fmt: skip
    duty = _row(
        incidents.Duty, incident, **case, key="plan-summaries", title=quiet_mark(mark), duty="local-plan",
        page="complete_duty", started_on=TODAY, due_on=date(2026, 5, 14), plan_day=7, waits_on=mark,
        waits_since=TODAY,
    )  # fmt: skip
    notice = _row(
        incidents.Notice, incident, **case, kind="panel", sent_on=TODAY, sent_time=time(11, 30),
        panel_reference=mark, copy_stored_as=store(_bytes(mark), folder="notices"), copy_filename=f"{mark}.pdf",
        copy_sha256=sha256(_bytes(mark)).hexdigest(), recorded_at=NOW, recorded_by=keeper,
    )  # fmt: skip
    return {"duty_id": duty.pk, "notice_id": notice.pk}


def _review(incident: Any, mark: str, keeper: Any, agency: Any) -> dict[str, Any]:
    review = _row(
        reviews.RapidReview, incident, incident=incident, opened_at=NOW, started_on=TODAY,
        record=dict.fromkeys(words_of_reviews.SECTION_TITLES, mark), sent_evidence=mark, plan=[_step(mark)],
    )  # fmt: skip
    own = {"review": review}
    participant = _row(
        reviews.Participant, incident, **own, name=mark, role=mark, agency=agency, kind="panel"
    )
    meeting = _row(
        reviews.Meeting, incident, **own, kind="panel", held_on=TODAY, starts_at=time(10), place=mark,
        agenda=[mark], apologies=mark, notes=mark, changed_by=keeper.pk, changed_at=NOW,
    )  # fmt: skip
    meeting.attended.add(participant)
    episode = _row(
        reviews.PracticeEpisode, incident, **own, position=1, title=mark, period=mark, agencies=mark,
        what_happened=mark, analysis=mark,
    )  # fmt: skip
    _decision(incident, review, mark, keeper)
    _row(
        reviews.PanelReply, incident, **own, received_on=TODAY, kind="asks", what_it_says=mark, our_answer=mark,
        recorded_at=NOW, recorded_by=keeper,
    )  # fmt: skip
    document = _version(incident, review, mark, keeper)
    return {
        "participant_id": participant.pk, "meeting_id": meeting.pk, "episode_id": episode.pk,
        "record_document_id": document.pk,
    }  # fmt: skip


def _step(mark: str) -> dict[str, Any]:
    return as_kept(Step(key="summaries", title=quiet_mark(mark), who=mark, first_day=1, last_day=7))


def _decision(incident: Any, review: Any, mark: str, keeper: Any) -> None:
    factors = {key: {"answer": "yes", "reasons": mark} for key in words_of_reviews.FACTORS}
    decision = _row(
        reviews.Decision, incident, review=review, number=1, factors=factors, outcome="local-review", reasons=mark,
        learning_captured=mark, why_changed=mark, decided_on=TODAY, decided_at=NOW, decided_by=keeper,
    )  # fmt: skip
    _row(
        reviews.PartnerView, incident, decision=decision, body=SHARED["body"], person_name=mark, person_role=mark,
        view="dissents", reasons=mark, given_on=TODAY, recorded_at=NOW, recorded_by=keeper,
    )  # fmt: skip


def _version(incident: Any, review: Any, mark: str, keeper: Any) -> Any:
    content = _content(incident, mark)
    version = _row(
        reviews.RecordVersion, incident, review=review, number=1, content=content,
        fingerprint=panel_record.fingerprint(content), what_changed=mark, made_at=NOW, made_by=keeper,
        documents_state="made", documents_made_at=NOW,
    )  # fmt: skip
    _row(
        reviews.RecordSignature, incident, version=version, person=keeper, kind="sign", note=mark,
        fingerprint=version.fingerprint, at=NOW,
    )  # fmt: skip
    return _row(
        reviews.RecordDocument, incident, version=version, format="pdf", filename=f"{mark}.pdf",
        stored_as=store(_bytes(mark), folder="documents"), sha256=sha256(_bytes(mark)).hexdigest(),
        size=len(_bytes(mark)), pages=1, words=2,
    )  # fmt: skip


def _content(incident: Any, mark: str) -> dict[str, Any]:
    decision = panel_record.Decision(1, TODAY, mark, mark, mark, mark)
    record = panel_record.PanelRecord(
        partnership=incident.partnership.name, reference=incident.reference, version=1, made_on=TODAY,
        aware_on=TODAY, notified_on=TODAY, due_on=TODAY, panel_reference=mark, signatures_needed=2,
        decision=decision, children=(panel_record.Child(mark, mark),),
        sections=(panel_record.Section("facts", "The facts", mark),),
    )  # fmt: skip
    return panel_record.to_plain(record)


def build_referral(
    home: Any, mark: str, *, made_by: Any, agency: Any = None, incident_id: Any = None
) -> dict[str, Any]:
    """A referral: one that waits, or the one that became the case `incident_id`."""
    screened = (
        {"state": "incident", "incident_id": incident_id, "screened_at": NOW, "screened_by": made_by}
        if incident_id
        else {"state": "waiting"}
    )
    with act("build_referral", by="tests", at=NOW, partnership=home):
        referral = _row(
            incidents.Referral, home, number=f"{quiet_mark(mark)}-R-{len(mark)}", agency=agency,
            organisation="" if agency else mark, made_by=made_by, made_at=NOW, referrer_name=mark,
            referrer_role=mark, referrer_contact=mark, lead_name=mark, lead_role=mark, lead_agreed_on=TODAY,
            happened_on=TODAY, happened_accuracy="exact", place=mark, outcome="died",
            abuse_or_neglect="known-or-suspected", children=mark, what_happened=mark, why_serious=mark,
            working_together=mark, screening_reasons=mark if incident_id else "", **screened,
        )  # fmt: skip
    return {"referral_id": referral.pk}


def build_cover(home: Any, person: Any, covered_by: Any) -> dict[str, Any]:
    """Leave of somebody that lasts long enough for any day on which the tests run."""
    with act("build_cover", by="tests", at=NOW, partnership=home):
        cover = _row(
            incidents.Cover, home, person=person, covered_by=covered_by, first_day=TODAY,
            last_day=date(2100, 1, 1), made_at=NOW,
        )  # fmt: skip
    return {"cover_id": cover.pk}


def build_feed(home: Any, person: Any) -> dict[str, Any]:
    """A private calendar of somebody, by a token of the length that tokens have."""
    token = urlsafe_b64encode(sha256(str(person.pk).encode()).digest()).decode().rstrip("=")
    with act("build_feed", by="tests", at=NOW, partnership=home):
        _row(
            incidents.CalendarFeed,
            home,
            person=person,
            token_hash=sha256(token.encode()).hexdigest(),
            made_at=NOW,
        )
    return {"token": token}


def _bytes(mark: str) -> bytes:
    return f"{mark} bytes".encode()
