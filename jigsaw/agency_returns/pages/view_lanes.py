"""The whole chronology as a picture: a lane for each agency, and the longest time in which none recorded anything."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.http import urlencode

from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.desk.view_form import ViewForm
from jigsaw.agency_returns.queries.asked import born
from jigsaw.agency_returns.queries.exporting import filter_words
from jigsaw.agency_returns.queries.lanes import gap_of, marks_of_view, period_of
from jigsaw.agency_returns.queries.view import View
from jigsaw.components.lanes import lanes
from jigsaw.incidents.desk.kept_page import made_once


class ViewLanes(ChronologyPage):
    """The picture with its tables, and the filters of the chronology. Made once until something changes."""

    permission = "view_chronology"
    heading = "The chronology as a picture"

    def on_get(self) -> HttpResponse:
        """Show it."""
        form = ViewForm(self.request.GET or None, facts=self.facts, today=self.today)
        del form.fields["day"]
        if form.is_bound:
            form.is_valid()
        view = form.view(without_hidden=not self.may_write)
        query = urlencode(view.query)
        page = f"view_lanes:{self.incident.pk}:{self.may_write}:{query}"
        kept = made_once(lambda: self.make(view), page=page, person=self.who, today=self.today)
        return self.show(
            form=form, view=view, query=query, figure=kept["figure"], chosen=filter_words(view),
            has_rows=bool(self.facts.get("rows")),
        )  # fmt: skip

    def make(self, view: View) -> dict[str, Any]:
        """The picture. The longest gap is of all agencies, whatever is chosen."""
        first, last = period_of(self.facts, self.today)
        marks = marks_of_view(self.incident, view, first, last)
        agencies = [view.agency] if view.agency else list(self.facts.get("agencies", {}))
        made = lanes(
            marks, agencies, first, last, born(self.incident), gap_of(self.facts),
            empty="No row has all of these. Take a filter away.",
        )  # fmt: skip
        return {"figure": made.figure}
