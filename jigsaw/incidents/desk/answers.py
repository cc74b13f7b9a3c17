"""The answers of an incident in words: to check before saving, and in the order of the national form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from jigsaw.calendar import clocks, london
from jigsaw.calendar.rule_book import NoVersionThen, shipped
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.desk.shown import title_of, working_of
from jigsaw.incidents.models import Child, Duty, Incident
from jigsaw.incidents.queries.facts import facts_of
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import (
    Accuracy,
    Answer,
    Outcome,
    Placement,
    Plan,
    Sex,
    Suspicion,
    Worded,
)

NOT_YET = "Not answered yet"
# The questions of one child: the field, its words, and its answers where they are fixed.
OF_A_CHILD: tuple[tuple[str, str, type[Worded] | None], ...] = (
    ("sex", "Sex", Sex),
    ("age", "Age at the time", None),
    ("ethnicity", "Ethnicity", None),
    ("disability", "Disability", Answer),
    ("looked_after", "Looked after", Answer),
    ("placement", "Placement", Placement),
    ("plan", "Plan", Plan),
    ("care_leaver", "Care leaver", Answer),
    ("known_to_agencies", "Known to any agency before", Answer),
)


@dataclass(frozen=True)
class Starting:
    """A duty that would start: title, date in words, duty word, and each day counted or not."""

    title: str
    due: str
    duty: str
    passed: bool
    working: list[dict[str, str]]
    notes: list[str]
    source: str


@dataclass(frozen=True)
class Group:
    """Answers under one heading, each a question and what was answered."""

    title: str
    answers: list[tuple[str, str]]
    page: str = ""
    child_id: Any = None


def duties_if_saved(incident: Incident, today: date, table: WorkingDays) -> list[Starting]:
    """The duties that the answers start, worked out and not saved; those of one clock share its working."""
    if incident.aware_on is None:
        return []
    found: list[Starting] = []
    for name in starting.duties_to_start(facts_of(incident), incident.partnership.area):
        rule, title = starting.clock_of(name)
        try:
            held = shipped().rule(rule, incident.aware_on)
        except NoVersionThen:
            continue
        duty = Duty(key=name, rule=rule, title=title or held.title, started_on=incident.aware_on)
        working, notes, source = working_of(duty, table)
        due = _last_day(rule, incident.aware_on, table)
        shown = Starting(
            title=title_of(duty, incident),
            due=london.day_words(due) if due else "",
            duty=held.duty.value,
            passed=bool(due and due < today),
            working=[] if any(each.working == working for each in found) else working,
            notes=notes,
            source=source,
        )
        found.append(shown)
    return found


def groups_to_check(incident: Incident) -> list[Group]:
    """All answers, page by page, as recording asks them."""
    agency = incident.source_agency.name if incident.source_agency else ""
    source = [("Agency", agency), ("Name", incident.source_name), ("Email or phone", incident.source_contact)]
    aware = [("Date", _day(incident.aware_on)), ("Time", _time(incident.aware_time))]
    happened = [("Date", happened_words(incident))]
    if incident.late_awareness_reason:
        happened.append(("Why awareness came late", incident.late_awareness_reason))
    what = [
        ("What became of the child", words_of(Outcome, incident.outcome)),
        ("Abuse or neglect", words_of(Suspicion, incident.abuse_or_neglect)),
        ("Local authority where it happened", incident.place_authority),
        ("Local authority where the child lives", incident.home_authority),
        ("Outside England", words_of(Answer, incident.outside_england)),
        ("What happened", incident.summary),
    ]
    groups = [
        Group("Who told you?", source, "edit_source"),
        Group("When did the local authority become aware?", aware, "edit_aware"),
        Group("When did it happen?", happened, "edit_happened"),
        Group("What happened?", what, "edit_what_happened"),
    ]
    for child in incident.children.all():
        groups.append(Group(child.alias, answers_of_child(child), "edit_child", child.pk))
    if incident.more_children:
        groups.append(Group("Other children", [("In words", incident.more_children)], "edit_children"))
    return groups


def groups_of_national_form(incident: Incident) -> list[Group]:
    """The answers in the order in which the national form asks for them."""
    children = [Group(child.alias, answers_of_child(child)) for child in incident.children.all()]
    if incident.more_children:
        children.append(Group("Other children", [("In words", incident.more_children)]))
    aware = " at ".join(x for x in (_day(incident.aware_on), _time(incident.aware_time)) if x)
    whose = starting.whose_duty(facts_of(incident))
    return [
        Group("Nature of the incident", [
            ("What became of the child", words_of(Outcome, incident.outcome)),
            ("Abuse or neglect", words_of(Suspicion, incident.abuse_or_neglect)),
        ]),
        *children,
        Group("Where and when", [
            ("Local authority where it happened", incident.place_authority),
            ("Local authority where the child lives", incident.home_authority),
            ("Outside England", words_of(Answer, incident.outside_england)),
            ("Date of the incident", happened_words(incident)),
            ("Local authority became aware", aware),
        ]),
        Group("What happened", [("Description", incident.summary)]),
        Group("Who notifies", [
            ("Local authority with the duty", whose),
            ("Our reference", incident.reference),
        ]),
    ]  # fmt: skip


def answers_of_child(child: Child) -> list[tuple[str, str]]:
    """What is known of one child, in the order of the national form."""
    return [
        (words, words_of(terms, getattr(child, name)) if terms else getattr(child, name))
        for name, words, terms in OF_A_CHILD
    ]


def summary_rows(page: CasePage, group: Group) -> list[dict[str, Any]]:
    """A group as a list of facts, each with its Change link."""
    more = {"child_id": group.child_id} if group.child_id else {}
    href = page.address(group.page, **more)
    return [
        {
            "key": {"text": question},
            "value": {"text": answer or NOT_YET},
            "actions": {
                "items": [
                    {"href": href, "text": "Change", "visuallyHiddenText": f"{question}, {group.title}"}
                ]
            },
        }
        for question, answer in group.answers
    ]


def happened_words(incident: Incident) -> str:
    """When it happened, with how surely that is known."""
    if incident.happened_accuracy == Accuracy.NOT_KNOWN:
        return "Not known"
    about = "About " if incident.happened_accuracy == Accuracy.APPROXIMATE else ""
    return f"{about}{_day(incident.happened_on)}" if incident.happened_on else ""


def words_of(terms: type[Worded], value: str) -> str:
    """An answer in words; nothing for none."""
    return terms(value).words if value else ""


def _last_day(rule: str, start: date, table: WorkingDays) -> date | None:
    held = shipped().rule(rule, start)
    return clocks.work_out(held, start, table).due if held.length is not None else None


def _day(day: date | None) -> str:
    return london.day_words(day) if day else ""


def _time(clock_time: time | None) -> str:
    return london.time_words(clock_time) if clock_time else ""
