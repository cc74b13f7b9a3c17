"""The departments of an agency that were asked for their part of a return."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.models import DepartmentPart
from jigsaw.agency_returns.queries.returns import parts_in
from jigsaw.agency_returns.rules.terms import PartState
from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.incidents.rules.work import due_label
from jigsaw.portal.desk.lines import STATES
from jigsaw.portal.desk.page import OwnRequestPage


class ListDepartments(OwnRequestPage):
    """Who was asked, by when, and what came back. The agency's lead asks, sends back and does without."""

    heading = "Departments"
    writes = False

    def on_get(self) -> HttpResponse:
        """Show them."""
        may = self.may_in(self.asked.partnership, "ask_department") and not self.by_staff and not self.why_not
        return self.show(parts=[self.line(part, may) for part in parts_in(self.returned)], may_ask=may)

    def line(self, part: DepartmentPart, may: bool) -> dict[str, Any]:
        """One department as a line."""
        words, shade = STATES[PartState(part.state)]
        is_open = part.state == PartState.ASKED
        label, late = due_label(part.due_on, self.today, self.table) if is_open else ("", "quiet")
        when = london.moment_words(part.returned_at) if part.returned_at else ""
        can = may and part.state != PartState.TAKEN_BACK
        return {
            "name": part.name,
            "person": part.person.full_name,
            "due": date_words(part.due_on),
            "label": label,
            "late": late,
            "state": words,
            "shade": shade,
            "when": when,
            "note": part.note if part.state == PartState.RETURNED else "",
            "change": self.own("take_back_department", part_id=part.pk) if can else "",
        }
