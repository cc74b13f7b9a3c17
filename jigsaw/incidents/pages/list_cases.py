"""The cases to which a person has access."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from jigsaw.calendar import london
from jigsaw.components.fields import SelectField
from jigsaw.components.forms import Form
from jigsaw.incidents.desk.page import WorkPage
from jigsaw.incidents.desk.shown import position_of
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.queries.cases import cases_in_order, leading_clocks
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.queries import working_days

CASES_ON_A_PAGE = 50
STAGES = [(stage.value, stage.heading) for stage in Stage]


class StageForm(Form):
    """Which cases to show."""

    stage = SelectField(label="Stage", choices=STAGES, empty="All stages", required=False)


class ListCases(WorkPage):
    """Open cases first, those begun last before the others."""

    permission = "view_case"
    heading = "Cases"
    audience = "Only staff with access to these cases can see them."

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        form = StageForm({"stage": request.GET.get("stage", "")})
        stage = form.cleaned_data["stage"] if form.is_valid() else ""
        pages = Paginator(cases_in_order(self.rows(Incident), stage), CASES_ON_A_PAGE)
        page = pages.get_page(request.GET.get("page"))
        return self.show(
            cases=self.lines(list(page.object_list)),
            filter=StageForm({"stage": stage}),
            stage=stage,
            before=_way(stage, page.previous_page_number()) if page.has_previous() else None,
            after=_way(stage, page.next_page_number()) if page.has_next() else None,
            count=pages.count,
            may_record=self.may("record_incident"),
            may_ask=self.may("ask_emergency_access"),
            several=len({membership.partnership_id for membership in self.memberships}) > 1,
            crumbs=[],
        )

    def lines(self, incidents: list[Incident]) -> list[dict[str, Any]]:
        """Each case in a line: reference, aliases, stage, its clock in words, due."""
        clocks, table = leading_clocks(incidents), working_days()
        today = london.to_london(self.now).date()
        lines = [_line(each, clocks.get(each.pk), today, table) for each in incidents]
        for line, incident in zip(lines, incidents, strict=True):
            goes_on = line["being_recorded"] and self.may_in(incident.partnership, "edit_case")
            page = "check_incident" if goes_on else "view_case"
            line["href"] = reverse(page, kwargs={"incident_id": incident.pk})
        return lines


def _line(incident: Incident, clock: Duty | None, today: Any, table: Any) -> dict[str, Any]:
    being_recorded = incident.stage == Stage.RECORDING
    position, shade = position_of(clock, today, table) if clock else ("", "quiet")
    return {
        "name": incident.name,
        "aliases": ", ".join(child.alias for child in incident.children.all()),
        "partnership": incident.partnership.short_name,
        "started": london.date_words(london.to_london(incident.started_at).date()),
        "being_recorded": being_recorded,
        "stage": Stage(incident.stage).heading,
        "position": position,
        "shade": shade,
        "due": london.day_words(clock.due_on) if clock and clock.due_on else "",
    }


def _way(stage: str, number: int) -> dict[str, str]:
    query = {"page": str(number)}
    return {"href": f"?{urlencode({'stage': stage} | query if stage else query)}"}
