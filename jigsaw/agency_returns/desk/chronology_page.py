"""Pages of the merged chronology of a case, and pages of one of its rows."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.models import Chronology, ChronologyRow
from jigsaw.components.forms import Form
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.models import Incident, RegisterEntry
from jigsaw.partnerships.desk import add_refusal


class ChronologyPage(CasePage):
    """A page of a case's chronology: `self.chronology` is what is known of the whole, None before the first row."""

    permission = "edit_chronology"

    @cached_property
    def chronology(self) -> Chronology | None:
        """What is known of the whole chronology."""
        return Chronology.rows.filter(incident=self.incident).first()

    @property
    def facts(self) -> dict[str, Any]:
        """What is known of all rows (queries.whole.facts_of_rows); empty before the first row."""
        return self.chronology.facts if self.chronology else {}

    @cached_property
    def may_write(self) -> bool:
        """Whether this person may change the chronology; they alone see private notes and what the panel does not."""
        return self.may_here("edit_chronology")

    def may_show_names(self) -> bool:
        """Whether this person may see names in place of codes: who may open the people register of the case."""
        if not self.may_here("open_register"):
            return False
        entries = RegisterEntry.rows.visible_to(self.who, "open_register", at=self.now)
        return entries.filter(incident=self.incident).exists()

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with what is known of the whole."""
        own = {"chronology": self.chronology, "may_write": self.may_write}
        return super().show(template, status=status, **(own | variables))

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, the chronology, this page."""
        way = super().crumbs(heading)
        if self.name() != "view_chronology":
            way.insert(-1, {"text": "Chronology", "href": self.address("view_chronology")})
        return way

    def refused(self, form: Form, refused: Any, **more: Any) -> HttpResponse:
        """The form as it was typed, and why a rule refused it."""
        add_refusal(form, refused)
        return self.show(form=form, status=400, **more)


class ChronologyRowPage(ChronologyPage):
    """A page of one row: `self.row` is found among the rows of the case that the person may see, or 404."""

    row: ChronologyRow

    def find_row(self) -> Incident:
        """The case, then its row. A row that is hidden from the panel is not there for those who do not write."""
        incident = super().find_row()
        rows = self.rows(ChronologyRow).select_related(
            "returned__request__incident", "returned__approved_by", "merged_into", "partnership"
        )
        if not self.may_write:
            rows = rows.filter(hidden_from_panel=False)
        self.row = self.find(rows, incident=incident, pk=self.kwargs["row_id"])
        self.row.incident = incident
        return incident

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its row."""
        return super().show(template, status=status, **({"row": self.row} | variables))

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, the chronology, the row, this page."""
        way = super().crumbs(heading)
        if self.name() != "view_row":
            way.insert(-1, {"text": "Row", "href": self.of_row("view_row")})
        return way

    def of_row(self, name: str, **more: Any) -> str:
        """The address of another page of this row."""
        return self.address(name, row_id=self.row.pk, **more)
