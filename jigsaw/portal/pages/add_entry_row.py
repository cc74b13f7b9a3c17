"""Type one event of a chronology: every column of the template, and the same words for what is wrong."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.mending import RowRefused, add_row
from jigsaw.agency_returns.rules.entries import to_decide
from jigsaw.calendar.words import count_words
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.chronology_page import OF_PART, ChronologyPage
from jigsaw.portal.forms.chronology_row import RowForm


class AddEntryRow(ChronologyPage):
    """An event is kept once nothing is wrong with it; what is typed into long texts is kept while it is written."""

    heading = "Add an event"

    def on_get(self) -> HttpResponse:
        """An empty event, or as it was typed before the session ended."""
        return self.shown(RowForm(self.kept()))

    def on_post(self) -> HttpResponse:
        """Keep it, and go on to the next or to the whole."""
        form = RowForm(self.request.POST)
        try:
            row = add_row(self.asked, self.part, form.values(), by=self.who, at=self.now)
        except RowRefused as wrong:
            form.tell(wrong.errors)
            return self.shown(form, status=400)
        except Refused as refused:
            form.tell({"": str(refused)})
            return self.shown(form, status=400)
        if "another" in self.request.POST:
            return self.done_to(self.own("add_entry_row"), "The event was saved.")
        there = "confirm_rows" if to_decide(row.confirm) else "check_own_chronology"
        return self.done_to(self.own(there), "The event was saved.")

    def shown(self, form: RowForm, *, status: int = 200) -> HttpResponse:
        """The page."""
        return self.show(
            status=status,
            form=form,
            codes=", ".join(person["alias"] for person in self.asked.people),
            so_far=count_words(self.counts.rows, "event") if self.counts.rows else "",
            whole=self.own("check_own_chronology"),
        )


class AddEntryRowOfPart(AddEntryRow):
    """The same for a department's part."""

    permission = OF_PART
