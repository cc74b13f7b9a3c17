"""Link a row of the chronology with another: the same event told twice, or accounts that differ."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse

from jigsaw.agency_returns.actions.pairing import link_rows
from jigsaw.agency_returns.desk.row_forms import LinkForm, NearForm
from jigsaw.agency_returns.desk.row_writing import RowFormPage
from jigsaw.agency_returns.models import ChronologyRow
from jigsaw.agency_returns.queries.row import rows_near, standing_row
from jigsaw.agency_returns.rules.terms import LinkKind
from jigsaw.partnerships.rules import Refused


class LinkRow(RowFormPage):
    """The rows near in time to choose from; another date shows others."""

    heading = "Link with another row"
    form_class = LinkForm

    @cached_property
    def looked(self) -> NearForm:
        """The date near which to look."""
        form = NearForm(self.request.GET or None, today=self.today)
        form.is_valid()
        return form

    @property
    def day(self) -> date | None:
        """The day that was typed."""
        return getattr(self.looked, "cleaned_data", {}).get("near")

    def form(self, data: Any = None) -> LinkForm:
        """The form with the rows near, and the one that was chosen where it stands elsewhere."""
        near = rows_near(self.row, self.day)
        chosen = str(data.get("other", "")) if data else ""
        if chosen and chosen not in {str(row.pk) for row in near} and (other := self.other(chosen)):
            near.append(other)
        return LinkForm(data, near=near, initial={"revision": 0})

    def other(self, key: str) -> ChronologyRow | None:
        """The row that was chosen; None for what is no key of a row of the case."""
        try:
            return standing_row(self.row, key)
        except (ValueError, ValidationError):
            return None

    def write(self, form: Any) -> HttpResponse:
        """Link them."""
        other = self.other(form.cleaned_data["other"])
        if other is None:
            raise Refused("Select the other row", "other")
        kind = LinkKind(form.cleaned_data["kind"])
        words = form.cleaned_data["words"] if kind is LinkKind.DIFFER else ""
        link_rows(
            self.row,
            other,
            kind=kind,
            words=words,
            said=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_back("Linked. Both rows stay.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with the date to look near."""
        if self.looked.errors and self.request.method == "GET":
            status = 400
        link = variables.pop("form", None)
        shown = {
            "link": link,
            "form": self.looked if self.looked.errors and not getattr(link, "errors", None) else link,
        }
        return super().show(template, status=status, looked=self.looked, **(variables | shown))
