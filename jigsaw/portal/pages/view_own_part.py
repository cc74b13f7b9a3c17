"""A department's part of a return: what it was asked, its events, a note, and the way back to its lead."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.departments import return_part, save_part_note
from jigsaw.agency_returns.queries.entries import counts_of
from jigsaw.agency_returns.rules.terms import PartState
from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, day_words
from jigsaw.portal.desk.return_shown import terms_of
from jigsaw.portal.desk.writing import WritingPage
from jigsaw.portal.forms.departments import PartForm


class ViewOwnPart(WritingPage):
    """One page for the author of a department. Once returned it shows what was returned."""

    permission = "write_department_part"
    heading = "Your department’s part"
    writes = False
    form_class = PartForm

    def held(self) -> dict[str, Any]:
        """The note as it is saved."""
        return {"note": self.part.note if self.part else ""}

    def on_post(self) -> HttpResponse:
        """Save the note, or return the part; or say why neither can be."""
        return self.show_ended(409) if self.why_not else super().on_post()

    def write(self, form: Any) -> HttpResponse:
        """Return the part to the lead, or keep the note for later."""
        assert self.part is not None
        later = "later" in self.request.POST
        keep = save_part_note if later else return_part
        keep(
            self.part,
            note=form.cleaned_data["note"],
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_home("Saved." if later else "Your part was returned. Your lead was told by email.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page with what was asked and how its events stand."""
        part = self.part
        assert part is not None
        counts = counts_of(part.returned, part)
        own = {
            "due": day_words(part.due_on),
            "lead": part.asked_by.full_name,
            "terms": terms_of(self.asked),
            "is_open": not self.why_not,
            "why": self.why_not,
            "back_words": london.moment_words(part.returned_at)
            if part.returned_at and part.state == PartState.RETURNED
            else "",
            "events": count_words(counts.rows, "event"),
            "counts": counts,
            "chronology": self.own("check_own_chronology" if counts.rows else "add_chronology"),
            "fix": self.own("check_rows") if counts.faulty or counts.doubtful else "",
        }
        return super().show(template, status=status, **(own | variables))
