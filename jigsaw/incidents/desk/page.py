"""Pages about one case: found among those to which the person has access, or not there."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from jigsaw.calendar import london
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.incidents.desk.shown import CaseBar, case_bar
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.desk import DeskPage, RowPage
from jigsaw.partnerships.queries import working_days


class WorkPage(DeskPage):
    """A page across cases."""

    audience = "Only you can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The way back."""
        return [{"text": "My work", "href": reverse("my_work")}, {"text": heading}]


class CasePage(RowPage):
    """A page about one case: `self.incident` is found before anything else, or 404."""

    incident: Incident

    @cached_property
    def table(self) -> WorkingDays:
        """The table of working days, read once a request."""
        return working_days()

    @property
    def today(self) -> date:
        """The day in London."""
        return london.to_london(self.now).date()

    def find_row(self) -> Incident:
        """The case that the address names, for those who may do what the page is for and have access to it."""
        rows = self.rows(Incident).select_related("partnership", "source_agency").prefetch_related("children")
        self.incident = self.find(rows, pk=self.kwargs["incident_id"])
        return self.incident

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its case and the case bar."""
        own = {
            "incident": self.incident,
            "case_bar": self.bar(),
            "may_edit": self.may_here("edit_case"),
        }
        return super().show(template, status=status, **(own | variables))

    def bar(self) -> CaseBar:
        """The case bar of this page."""
        return case_bar(self.incident, self.now, table=self.table)

    def may_here(self, permission: str) -> bool:
        """Whether the person's role may do an act in this case's partnership."""
        return self.may_in(self.incident.partnership, permission)

    def window(self, heading: str) -> str:
        """The page, then the reference: never a name."""
        return f"{heading} – {self.incident.name}"

    def audience_words(self) -> str:
        """The line that says who sees the page."""
        return (
            f"Only {self.incident.partnership.short_name} staff with access to this case can see this page."
        )

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, this page."""
        way = [{"text": "Cases", "href": reverse("list_cases")}]
        if self.name() != "view_case":
            way.append({"text": self.incident.name, "href": self.home()})
        return [*way, {"text": heading}]

    def home(self) -> str:
        """The address of the case's own page."""
        return self.address("view_case")

    def address(self, name: str, **more: Any) -> str:
        """The address of another page of this case."""
        return reverse(name, kwargs={"incident_id": self.incident.pk, **more})

    def go_home(self, words: str = "") -> HttpResponseRedirect:
        """Back to the case's own page, which says once what was done."""
        return self.done_to(self.home(), words)
