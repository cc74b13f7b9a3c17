"""One row of the chronology in full: what its agency sent, what it belongs with, and the team's own notes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.desk.chronology_page import ChronologyRowPage
from jigsaw.agency_returns.desk.shown_row import ShownRow, shown_row
from jigsaw.agency_returns.queries.asked import born
from jigsaw.agency_returns.queries.view import beside

# What a row says, in the order of the agency's own columns.
PARTS = (
    ("Source", "source"),
    ("Service or team", "service"),
    ("Who was seen or spoken to", "people"),
    ("Child seen", "child_seen"),
    ("What happened", "what_happened"),
    ("Child’s daily life or voice", "voice"),
    ("Action or decision", "action"),
    ("The agency’s analysis", "analysis"),
    ("Expected practice met", "expected_practice"),
)


class ViewRow(ChronologyRowPage):
    """The row, for everybody who sees the chronology."""

    permission = "view_chronology"
    heading = "Row of the chronology"

    def on_get(self) -> HttpResponse:
        """Show it."""
        around = beside([self.row], with_notes=self.may_write)
        shown = shown_row(self.row, around, born=born(self.incident))
        return self.show(shown=shown, lines=self.lines(shown), superseded=self.row.superseded_at is not None)

    def lines(self, shown: ShownRow) -> list[dict[str, Any]]:
        """What the row says, in lines; what the agency left empty is left out."""
        when = [shown.date, shown.time, f"until {shown.until}" if shown.until else ""]
        lines = [("Date", f"{', '.join(filter(None, when))} ({shown.accuracy})")]
        if shown.age:
            lines.append(("Child’s age", shown.age))
        lines.append(("Agency", shown.agency))
        lines += [(words, getattr(shown, name)) for words, name in PARTS]
        return [{"key": words, "value": said} for words, said in lines if said]
