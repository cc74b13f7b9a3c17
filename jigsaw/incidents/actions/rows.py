"""Rows that several verbs write. Nothing here is a verb: it is called inside the act of one."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from jigsaw.calendar.rule_book import NoVersionThen
from jigsaw.incidents.actions import duties
from jigsaw.incidents.models import CaseMember, Duty, Incident, StageMove
from jigsaw.incidents.queries.facts import facts_of
from jigsaw.incidents.rules import recording, starting
from jigsaw.incidents.rules.terms import DutyState, Stage
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.roles import roles_that_may

# Where each duty is done. A page takes the incident's identifier.
PAGES = {
    starting.NOTIFY_PANEL: "record_notification",
    starting.LOOKED_AFTER_DEATH: "record_notice",
    starting.CARE_LEAVER_DEATH: "record_notice",
    starting.DECIDE_SUSPICION: "edit_what_happened",
}
DONE_ON_THEIR_OWN_PAGE = "complete_duty"


def locked(incident: Incident) -> Incident:
    """The row as it is now, held until the act ends. Every verb takes it first, so verbs never cross.

    Rows that point at it may be written meanwhile (`no_key`), so that verbs that hold a partnership wait in no ring.
    """
    held = Incident.rows.select_for_update(of=("self",), no_key=True).select_related("partnership")
    return held.get(pk=incident.pk)


def name_of(by: Any) -> str:
    """How rows keep who did something: the person's identifier, or the name of a process."""
    return str(getattr(by, "pk", by))


def move(incident: Incident, stage: Stage, *, by: Any, at: datetime, why: str = "") -> None:
    """Move a case to a stage, with its row of history. Raises Refused for an unknown move."""
    recording.move_is_known(Stage(incident.stage), stage)
    incident.stage = stage
    incident.save(update_fields=["stage"])
    StageMove.rows.create(
        incident=incident, partnership_id=incident.partnership_id, stage=stage, by=name_of(by), at=at, why=why
    )


def note_why(incident: Incident, why: str, *, by: Any, at: datetime) -> None:
    """Keep a reason in the history of a case that stays at its stage."""
    StageMove.rows.create(
        incident=incident,
        partnership_id=incident.partnership_id,
        stage=incident.stage,
        by=name_of(by),
        at=at,
        why=why,
    )


def add_member(
    incident: Incident, person: Any, *, by: Any, at: datetime, why: str, opens_register: bool = False
) -> CaseMember:
    """Let somebody reach the case; a membership that stands is kept, and may gain the register."""
    known = CaseMember.rows.filter(incident=incident, person=person, ended_at=None).first()
    if known is not None:
        if opens_register and not known.opens_register:
            known.opens_register = True
            known.save(update_fields=["opens_register"])
        return known
    return CaseMember.rows.create(
        incident=incident,
        partnership_id=incident.partnership_id,
        person=person,
        opens_register=opens_register,
        why=why,
        added_at=at,
        added_by=name_of(by),
    )


def add_casework_staff(incident: Incident, *, by: Any, at: datetime) -> None:
    """The partnership's own casework staff reach every case from its start; the one who begins opens the register."""
    staff = Membership.rows.filter(
        partnership_id=incident.partnership_id,
        role__in=roles_that_may("edit_case"),
        ended_at=None,
        person__is_active=True,
    ).select_related("person")
    for person in {m.person_id: m.person for m in staff}.values():
        add_member(
            incident,
            person,
            by=by,
            at=at,
            why="Casework staff of the partnership",
            opens_register=person == by,
        )


def refresh_duties(incident: Incident, *, by: Any, at: datetime) -> None:
    """Start the duties that the facts of a recorded case ask for, and withdraw open ones that they no longer do.

    What is done stays done; where awareness turns out to have been on another day, its clock is worked out anew from
    there, so that nothing is called in time that was not. A closed case has none, whatever its facts.
    """
    if incident.aware_on is None or incident.stage == Stage.CLOSED:
        return
    table, wanted = working_days(), starting.duties_to_start(facts_of(incident), incident.partnership.area)
    done = Duty.rows.filter(incident=incident, state=DutyState.DONE, started_on=incident.aware_on)
    settled = set(done.values_list("key", flat=True))
    for name in wanted:
        if name not in settled:
            _start(incident, name, table)
    known = set(PAGES) | {starting.TELL_PARTNERS, starting.TELL_HOME_AUTHORITY, starting.TELL_PLACE_AUTHORITY}
    duties.withdraw(incident, known - set(wanted))


def _start(incident: Incident, name: str, table: Any) -> None:
    """One duty by its name: a clock of the rule book, or a local step with the date of the clock it stands beside."""
    start, page = incident.aware_on, PAGES.get(name, DONE_ON_THEIR_OWN_PAGE)
    assert start is not None
    rule, title = starting.clock_of(name)
    with suppress(NoVersionThen):  # a duty that did not exist then
        duties.start_clock(incident, rule, start, key=name, title=title, page=page, table=table)
