"""Give back the worksheet of an import: all that was corrected in it is kept at once, or nothing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar.words import count_words
from jigsaw.components.fields import FileField
from jigsaw.components.forms import Form
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.passing import pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.publishing import actions
from jigsaw.publishing.desk.past_page import PastImportPage, name_of_row
from jigsaw.publishing.past.corrections import Worksheet, read_worksheet
from jigsaw.publishing.past.dry_run import Answer
from jigsaw.publishing.past.found import FileUnread
from jigsaw.publishing.past.worksheet import answers_of, revision_of
from jigsaw.publishing.queries.past import reader_of
from jigsaw.publishing.rules import AnsweredMeanwhile, NotAllowed

WORKSHEETS = frozenset({Kind.XLSX, Kind.CSV})
# So many faults are told at once.
MOST_TOLD = 20


class WorksheetForm(Form):
    file = FileField(
        label="The corrected worksheet",
        hint="The XLSX that was downloaded, or a CSV of it, smaller than 10MB.",
        accept=".xlsx,.csv",
    )


class UploadPastWorksheet(PastImportPage):
    heading = "Correct in a spreadsheet"

    def on_get(self) -> HttpResponse:
        """How it goes, the worksheet, and the question."""
        return self.show(form=WorksheetForm())

    def on_post(self) -> HttpResponse:
        """Keep what was corrected."""
        form = WorksheetForm(self.request.POST, self.request.FILES)
        worksheet = self.read(form) if form.is_valid() else None
        if worksheet is None:
            return self.show(form=form)
        answers, faults = answers_of(
            worksheet, self.held.rows_found, self.held.answers, reader_of(self.held, self.now)
        )
        if not self.kept_answers(form, answers, faults, revision_of(worksheet)):
            return self.show(form=form)
        said = f"{count_words(len(answers), 'row')} {'is' if len(answers) == 1 else 'are'} corrected."
        return self.done_to(self.home(), f"{said} The files are read again with what you said.")

    def read(self, form: Form) -> Worksheet | None:
        """The worksheet as the gate lets it through; nothing where the form is in error by then."""
        try:
            passed = pass_upload(form.cleaned_data["file"], kinds=WORKSHEETS)
            return read_worksheet(passed.content, passed.name)
        except GateRefused as refused:
            form.add_error("file", refused.message)
        except FileUnread as unread:
            form.add_error("file", str(unread))
        return None

    def kept_answers(
        self, form: Form, answers: dict[str, Answer], faults: list[str], revision: int | None
    ) -> bool:
        """Keep the answers where nothing is wrong; otherwise the form says what."""
        for fault in faults[:MOST_TOLD]:
            form.add_error(None, fault)
        if faults:
            more = len(faults) - MOST_TOLD
            rest = f", and {more} more" if more > 0 else ""
            form.add_error("file", f"Mend {count_words(len(faults), 'cell')} and select the file again{rest}")
            return False
        seen = self.held.revision if revision is None else revision
        try:
            actions.correct_past_rows(self.held, answers=answers, seen=seen, by=self.who, at=self.now)
        except AnsweredMeanwhile as later:
            form.add_error("file", self.later_words(later))
            return False
        except NotAllowed as refused:
            form.add_error("file", refused.message)
            return False
        return True

    def later_words(self, later: AnsweredMeanwhile) -> str:
        """Which rows somebody answered after the worksheet was written."""
        rows: list[Any] = [row for row in self.held.rows_found if row["key"] in later.keys]
        names = "; ".join(f"{row['key']} ({name_of_row(row)})" for row in rows[:MOST_TOLD])
        return (
            f"Somebody answered rows after this worksheet was written: {names}. "
            "Download the worksheet again, and correct them there"
        )

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The imports, this import, this page."""
        return self.crumbs_below(heading)
