"""One case: where it stands, what to do next and by when, its clocks, facts and history."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import cached_property

from jigsaw.accounts.queries import names_of
from jigsaw.incidents.desk.case_page import (
    facts,
    next_step,
    shown_child,
    shown_duties,
    shown_line,
    shown_notice,
)
from jigsaw.incidents.desk.kept_page import made_once
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.desk.shown import CaseBar, case_bar
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.queries.duties import duties_of
from jigsaw.incidents.queries.facts import facts_of
from jigsaw.incidents.queries.history import moves_of_dates, trail_of
from jigsaw.incidents.queries.members import members_held
from jigsaw.incidents.queries.notices import notices_of
from jigsaw.incidents.queries.one_case import case_reached
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import NoticeKind, Stage

# The acts that are read for the history on the page, and the lines that they make at most.
ACTS_OF_HISTORY, LINES_OF_HISTORY = 40, 8
# The stages at which a case has its rapid review.
WITH_REVIEW = (Stage.RAPID_REVIEW, Stage.DECIDED, Stage.REVIEW, Stage.CLOSED)


class ViewCase(CasePage):
    """The case's own page. All rows are read once, in a number of queries that does not grow with the case."""

    permission = "view_case"
    heading = "Case"

    @cached_property
    def duties(self) -> list[Duty]:
        """All duties of the case."""
        return duties_of(self.incident)

    def window(self, heading: str) -> str:
        """The page and the reference."""
        return super().window(self.heading)

    def find_row(self) -> Incident:
        """The case alone: what hangs on it is read only where the page is made anew."""
        case = self.kwargs["incident_id"]
        rows = case_reached(case, self.who, self.homes("view_case"), at=self.now)
        self.incident = self.find(rows.select_related("partnership"), pk=case)
        return self.incident

    def bar(self) -> CaseBar:
        """The case bar as it was made with the page."""
        return self.kept_page["bar"]

    def on_get(self) -> HttpResponse:
        """Show it."""
        incident = self.incident
        heading = f"Case {incident.reference}" if incident.reference else incident.name
        return self.show(heading=heading, made=self.kept_page)

    @cached_property
    def kept_page(self) -> dict[str, Any]:
        """The case bar and the main part of the page, made anew when something has changed."""
        return made_once(self.make, page=f"view_case:{self.incident.pk}", person=self.who, today=self.today)

    def make(self) -> dict[str, Any]:
        """The case bar and the main part of the page."""
        bar = case_bar(self.incident, self.now, duties=self.duties, table=self.table)
        content = self.content()
        parts = {"page": "incidents/_case.html", "wide": "incidents/_case_wide.html"}
        return {"bar": bar} | {name: render_to_string(part, content) for name, part in parts.items()}

    def content(self) -> dict[str, Any]:
        """What the main part shows. All rows are read once."""
        incident, may_edit = self.incident, self.may_here("edit_case")
        notices, members = notices_of(incident), members_held(incident)
        trail = trail_of(incident, size=ACTS_OF_HISTORY)
        people = {str(n.recorded_by_id) for n in notices} | {str(m) for m, _ in members} | trail.people
        names = names_of(people)
        standing = any(n.kind == NoticeKind.PANEL and n.withdrawn_on is None for n in notices)
        return {
            "incident": incident,
            "may_edit": may_edit,
            "next": next_step(incident, self.duties, self.today, self.table, may_edit=may_edit),
            "duties": shown_duties(
                incident, self.duties, self.today, self.table, moves_of_dates(incident), may_edit=may_edit
            ),
            "facts": facts(incident, may_edit=may_edit),
            "children": [shown_child(child) for child in incident.children.all()],
            "notices": [shown_notice(notice, names) for notice in notices],
            "offer_withdrawal": standing and starting.criteria_prove_not_met(facts_of(incident)),
            "people": sorted(names[str(person)] for person, _ in members if str(person) in names),
            "opens_register": any(person == self.who.pk and opens for person, opens in members),
            "history": [shown_line(line) for line in trail.lines(names, self.duties)[:LINES_OF_HISTORY]],
            "has_review": standing and incident.stage in WITH_REVIEW,
            "recording": incident.stage == Stage.RECORDING,
            "closed": incident.stage == Stage.CLOSED,
            "may_hold": self.may_here("hold_case"),
            "may_see_requests": self.may_here("view_requests"),
        }
