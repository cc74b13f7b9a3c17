"""The parts of the case's own page: what to do next, clocks, facts, children, notices, history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse

from jigsaw.calendar import london
from jigsaw.calendar.words import time_words
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.incidents.desk.shown import ShownDuty, address_of, lead_of, shown_duty, title_of
from jigsaw.incidents.models import Child, Duty, Incident, Notice
from jigsaw.incidents.queries.duties import leading_of, next_of
from jigsaw.incidents.queries.history import Line
from jigsaw.incidents.rules.terms import (
    Accuracy,
    Answer,
    DutyState,
    NoticeKind,
    Outcome,
    Plan,
    Sex,
    Stage,
    Suspicion,
)

# What the one button says, by the page on which the duty is done.
BUTTONS = {
    "record_notification": "Record notification sent",
    "record_notice": "Record the notice",
    "complete_duty": "Record that this was done",
    "edit_what_happened": "Decide and save",
    "view_rapid_review": "Open the rapid review",
    "list_requests": "See the agencies’ returns",
    "ask_agencies": "Ask the agencies",
}
# Pages that people may open who do not write the case.
FOR_READERS = ("view_rapid_review",)


def next_step(
    incident: Incident, duties: list[Duty], today: date, table: WorkingDays, *, may_edit: bool
) -> dict[str, str]:  # fmt: skip
    """The one thing to do next: words, by when, and the button where the person may do it."""
    stage = Stage(incident.stage)
    if stage is Stage.RECORDING:
        words = "Finish recording the incident. Its clocks start when you save it."
        return {"words": words, **_button(incident, "check_incident", "Go on recording", may_edit)}
    if stage is Stage.CLOSED:
        closed = london.date_words(incident.closed_on) if incident.closed_on else ""
        return {"words": f"This case was closed on {closed}. Nothing is open."}
    duty = next_of(duties, today)
    if duty is None:
        return {"words": "Nothing is open in this case."}
    due = f" by {london.day_words(duty.due_on)}" if duty.due_on else ". Do it as soon as you can"
    if duty.due_on and duty.due_on < today:
        due = f". It was due on {london.day_words(duty.due_on)}"
    step = {"words": f"{title_of(duty, incident)}{due}."}
    leading = leading_of(duties)
    if leading is not None and leading.pk != duty.pk:
        step["then"] = lead_of(leading, table)
    page = duty.page or "view_case"
    if page == "view_case" or not (may_edit or page in FOR_READERS):
        return step
    try:
        return step | {"href": address_of(duty), "button": BUTTONS.get(page, title_of(duty, incident))}
    except NoReverseMatch:
        return step


def _button(incident: Incident, page: str, words: str, may_edit: bool) -> dict[str, str]:
    return {"href": reverse(page, kwargs={"incident_id": incident.pk}), "button": words} if may_edit else {}


def shown_duties(
    incident: Incident, duties: list[Duty], today: date, table: WorkingDays, moved: dict[str, str], *,
    may_edit: bool,
) -> dict[str, list[ShownDuty]]:  # fmt: skip
    """Clocks that run, steps of the local plan that are open, and what is done; withdrawn ones last.

    What runs leads to the page on which it is done, for those who may open it.
    """
    places = ("clocks", "steps", "done", "steps_done", "withdrawn")
    groups: dict[str, list[ShownDuty]] = {place: [] for place in places}
    for duty in duties:
        shown = shown_duty(duty, incident, today, table)
        if duty.key in moved and duty.state == DutyState.OPEN:
            shown = replace(shown, notes=[*shown.notes, f"{moved[duty.key]}."])
        if shown.href and (may_edit or duty.page in FOR_READERS):
            shown = replace(shown, action=BUTTONS.get(duty.page, ""))
        ended = "done" if duty.rule else "steps_done"
        place = {DutyState.DONE: ended, DutyState.WITHDRAWN: "withdrawn"}.get(DutyState(duty.state))
        groups[place or ("clocks" if duty.rule else "steps")].append(shown)
    return groups


def facts(incident: Incident, *, may_edit: bool) -> list[dict[str, Any]]:
    """The facts in short, each with the page that changes it. No names of people."""
    aware = london.date_words(incident.aware_on) if incident.aware_on else ""
    if aware and incident.aware_time:
        aware = f"{aware}, {time_words(incident.aware_time)}"
    agency = incident.source_agency.name if incident.source_agency else ""
    rows = [
        ("Told by", agency, "edit_source"),
        ("Local authority aware", aware, "edit_aware"),
        ("Happened", _happened(incident), "edit_happened"),
        ("Outcome", Outcome(incident.outcome).words if incident.outcome else "", "edit_what_happened"),
        (
            "Abuse or neglect",
            Suspicion(incident.abuse_or_neglect).words if incident.abuse_or_neglect else "",
            "edit_what_happened",
        ),
        ("Where it happened", _place(incident), "edit_what_happened"),
        ("Home authority", incident.home_authority, "edit_what_happened"),
        ("What happened", incident.summary, "edit_what_happened"),
    ]
    if incident.late_awareness_reason:
        rows.insert(2, ("Why aware late", incident.late_awareness_reason, "edit_happened"))
    return [_fact(incident, key, value, page, may_edit) for key, value, page in rows]


def _fact(incident: Incident, key: str, value: str, page: str, may_edit: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"key": key, "value": value or "Not entered yet"}
    if may_edit and incident.stage != Stage.CLOSED:
        href = reverse(page, kwargs={"incident_id": incident.pk})
        row["actions"] = {"items": [{"href": href, "text": "Change", "visually_hidden_text": key.lower()}]}
    return row


def _happened(incident: Incident) -> str:
    if not incident.happened_on:
        return "Date not known" if incident.happened_accuracy == Accuracy.NOT_KNOWN else ""
    about = "About " if incident.happened_accuracy == Accuracy.APPROXIMATE else ""
    return f"{about}{london.date_words(incident.happened_on)}"


def _place(incident: Incident) -> str:
    outside = ", outside England" if incident.outside_england == Answer.YES else ""
    return f"{incident.place_authority}{outside}"


def shown_child(child: Child) -> dict[str, str]:
    """A child by alias, in words."""
    said = [child.age, Sex(child.sex).words.lower() if child.sex and child.sex != Sex.NOT_KNOWN else ""]
    if child.looked_after == Answer.YES:
        said.append("looked after")
    if child.care_leaver == Answer.YES:
        said.append("care leaver")
    if child.plan and child.plan not in (Plan.NONE, Plan.NOT_KNOWN):
        said.append(Plan(child.plan).words.lower())
    return {"pk": str(child.pk), "alias": child.alias, "words": ", ".join(each for each in said if each)}


def shown_notice(notice: Notice, names: dict[str, str]) -> dict[str, str]:
    """A notice as it was sent, and why it was withdrawn where it was."""
    at = f", {time_words(notice.sent_time)}" if notice.sent_time else ""
    shown = {
        "pk": str(notice.pk),
        "title": NoticeKind(notice.kind).words,
        "sent": f"Sent {london.day_words(notice.sent_on)}{at}.",
        "reference": f"Panel reference {notice.panel_reference}." if notice.panel_reference else "",
        "who": f"Recorded by {names.get(str(notice.recorded_by_id), 'somebody')}.",
        "copy": notice.copy_filename.rpartition(".")[2].upper().replace("JPG", "JPEG"),
    }
    if notice.withdrawn_on:
        shown["withdrawn"] = f"Withdrawn {london.day_words(notice.withdrawn_on)}: {notice.withdrawn_reason}"
    return shown


def shown_line(line: Line) -> dict[str, Any]:
    """A line of history: a short title, who, when in London, more."""
    here = london.to_london(line.at)
    when = time_words(here.time())
    since = time_words(london.to_london(line.since).time()) if line.since else when
    return {
        "what": line.what,
        "who": line.who,
        "when": f"{london.date_words(here.date())}, {when if since == when else f'{since} to {when}'}",
        "more": line.more,
    }
