"""One row of the chronology in full: what its agency sent, where it came from, what it belongs with, the notes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.desk.chronology_page import ChronologyRowPage
from jigsaw.agency_returns.desk.shown_row import ShownRow, shown_row
from jigsaw.agency_returns.models import ChronologyRow
from jigsaw.agency_returns.queries.asked import born
from jigsaw.agency_returns.queries.row import came_from, merged_rows, notes_of
from jigsaw.agency_returns.queries.view import Beside, beside
from jigsaw.agency_returns.rules.terms import LinkKind
from jigsaw.calendar import london

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
        row, day = self.row, born(self.incident)
        around = beside([row], with_notes=self.may_write)
        shown = shown_row(row, around, born=day)
        standing = row.superseded_at is None and row.merged_into_id is None
        replaced = london.moment_words(row.superseded_at) if row.superseded_at else ""
        return self.show(
            shown=shown, lines=self.lines(shown), standing=standing, replaced=replaced, came=self.came(),
            pairs=self.pairs(shown, around), merged=[shown_row(each, around, born=day) for each in merged_rows(row)],
            notes=self.notes(), may_mark=self.may_write and standing,
        )  # fmt: skip

    def lines(self, shown: ShownRow) -> list[dict[str, Any]]:
        """What the row says, in lines; what the agency left empty is left out."""
        when = [shown.date, shown.time, f"until {shown.until}" if shown.until else ""]
        lines = [("Date", f"{', '.join(filter(None, when))} ({shown.accuracy})")]
        if shown.age:
            lines.append(("Child’s age", shown.age))
        lines.append(("Agency", shown.agency))
        lines += [(words, getattr(shown, name)) for words, name in PARTS]
        return [{"key": words, "value": said} for words, said in lines if said]

    def came(self) -> dict[str, Any]:
        """Where it came from, with the page of its return for those who see returns."""
        came = came_from(self.row)
        href = ""
        if came.request_id and self.may_here("view_requests"):
            href = self.address("view_return", request_id=came.request_id, version=came.version)
        return {"words": came.words, "approved": came.approved, "href": href}

    def pairs(self, shown: ShownRow, around: Beside) -> list[dict[str, Any]]:
        """What it is linked with: both accounts side by side. A row that the panel does not see is left out for it."""
        found = []
        for link in around.links.get(self.row.pk, []):
            other = link.second if link.first_id == self.row.pk else link.first
            if other.hidden_from_panel and not self.may_write:
                continue
            found.append(
                {
                    "heading": LinkKind(link.kind).words,
                    "words": link.words,
                    "rows": [
                        self.side(shown, self.row),
                        self.side(shown_row(other, around, born=None), other),
                    ],
                    "remove": self.of_row("unlink_rows", link_id=link.pk) if self.may_write else "",
                }
            )
        return found

    def side(self, shown: ShownRow, row: ChronologyRow) -> dict[str, Any]:
        """One of two accounts, with its page where that is another than this one."""
        href = self.address("view_row", row_id=row.pk) if row.pk != self.row.pk else ""
        return {"row": shown, "href": href, "replaced": row.superseded_at is not None}

    def notes(self) -> list[dict[str, Any]]:
        """The private notes, for those who write the chronology."""
        if not self.may_write:
            return []
        return [
            {
                "text": note.text,
                "who": note.written_by.full_name,
                "when": london.moment_words(note.written_at),
                "href": self.of_row("remove_note", note_id=note.pk),
            }
            for note in notes_of(self.row)
        ]
