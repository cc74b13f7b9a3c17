"""Import a chronology that was merged elsewhere: choose the file. Nothing joins before somebody has looked at it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.importing import take_import
from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.queries.importing import agency_choices, imports_of
from jigsaw.agency_returns.rules.terms import ImportState
from jigsaw.agency_returns.spreadsheets.limits import WRONG_TYPE
from jigsaw.calendar import london
from jigsaw.components.fields import FileField, SelectField
from jigsaw.components.forms import Form
from jigsaw.files.gate.kinds import SPREADSHEETS
from jigsaw.files.gate.passing import pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.partnerships.rules import Refused


class ImportForm(Form):
    """The file, and whose rows they are that name no agency."""

    file = FileField(
        label="Chronology", said="The chronology", missing="Select a spreadsheet", accept=".xlsx,.ods,.csv",
        hint="XLSX, ODS or CSV with the columns of the template, smaller than 10MB and at most 10,000 rows",
    )  # fmt: skip
    agency = SelectField(
        label="Agency of rows that name none (optional)", said="Agency", choices=[], required=False,
        hint="The columns ‘Agency’ and ‘File’ say whose a row is, where the file has them",
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None, *, agencies: list[tuple[str, str]]) -> None:
        super().__init__(data, files)
        self.fields["agency"].choices = [self.fields["agency"].choices[0], *agencies]  # type: ignore[attr-defined]


class ImportChronology(ChronologyPage):
    """The file is read and checked at once; its own page then says what it holds."""

    heading = "Import a chronology"

    def on_get(self) -> HttpResponse:
        """Ask."""
        return self.ask(ImportForm(agencies=agency_choices(self.incident)))

    def on_post(self) -> HttpResponse:
        """Take the file through the gate, check it, and go to what was found."""
        form = ImportForm(self.request.POST, self.request.FILES, agencies=agency_choices(self.incident))
        if not form.is_valid():
            return self.ask(form, status=400)
        try:
            passed = pass_upload(form.cleaned_data["file"], kinds=SPREADSHEETS)
            taken = take_import(
                self.incident, passed.content, passed.name, agency=form.cleaned_data["agency"], by=self.who, at=self.now
            )  # fmt: skip
        except GateRefused as refused:
            form.add_error("file", WRONG_TYPE if refused.why == "macros" else refused.message)
            return self.ask(form, status=400)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            return self.ask(form, status=400)
        return self.done_to(self.address("check_import", import_id=taken.pk), ". ".join(passed.notes))

    def ask(self, form: ImportForm, *, status: int = 200) -> HttpResponse:
        """The page, with what was imported before."""
        before = [
            {
                "href": self.address("check_import", import_id=each.pk),
                "words": each.filename,
                "state": ImportState(each.state).words,
                "who": each.uploaded_by.full_name,
                "when": london.moment_words(each.uploaded_at),
            }
            for each in imports_of(self.incident)
        ]
        return self.show(form=form, before=before, status=status)
