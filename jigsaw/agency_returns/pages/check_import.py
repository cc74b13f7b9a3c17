"""What a file holds that is to be imported: rows by agency, faults by cell, doubts; then import it as one act."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.importing import SAY_NAMES, ask_import
from jigsaw.agency_returns.desk.export_page import ImportPage
from jigsaw.agency_returns.rules.terms import ImportState
from jigsaw.calendar.words import count_words
from jigsaw.components.fields import CheckboxField
from jigsaw.components.forms import Form
from jigsaw.partnerships.rules import Refused

SECONDS = 5


class ImportNowForm(Form):
    """Where names may stand in the rows, somebody says that they are none."""

    none_is_a_name = CheckboxField(
        label="I looked at each cell: none of these words is a name", missing=SAY_NAMES,
        hint="It is kept that you said so",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, names: int) -> None:
        super().__init__(data)
        if not names:
            del self.fields["none_is_a_name"]


class CheckImport(ImportPage):
    """While the worker is at it, the page asks again by itself; afterwards it says what joined."""

    heading = "Check the chronology to import"

    def on_get(self) -> HttpResponse:
        """Show it."""
        return self.look(self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Import it."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.look(form, status=400)
        try:
            ask_import(
                self.taken,
                none_is_a_name=bool(form.cleaned_data.get("none_is_a_name")),
                by=self.who,
                at=self.now,
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            return self.look(form, status=400)
        return self.done_to(self.address("check_import", import_id=self.taken.pk))

    def form(self, data: Any = None) -> ImportNowForm:
        """The form."""
        return ImportNowForm(data, names=self.taken.told["names_in_all"])

    def look(self, form: ImportNowForm, *, status: int = 200) -> HttpResponse:
        """The page."""
        told, state = self.taken.told, ImportState(self.taken.state)
        more: dict[str, Any] = {"refresh": SECONDS} if state is ImportState.IMPORTING else {}
        return self.show(
            status=status, form=form, told=told, lead=self.lead(), asks=state is ImportState.READY and told["good"],
            importing=state is ImportState.IMPORTING, done=self.done() if state is ImportState.DONE else "",
            more_errors=told["errors_in_all"] - len(told["errors"]),
            more_names=told["names_in_all"] - len(told["names"]),
            chronology_href=self.address("view_chronology"), **more,
        )  # fmt: skip

    def lead(self) -> str:
        """How many rows are good, and how many are not."""
        told = self.taken.told
        said = [f"{count_words(told['good'], 'row')} can be imported"]
        if told["faulty"]:
            said.append(
                f"{count_words(told['faulty'], 'row')} cannot: mend them in the file and upload it again"
            )
        if told["stood"]:
            verb = "stands" if told["stood"] == 1 else "stand"
            said.append(
                f"{count_words(told['stood'], 'row')} {verb} in the chronology already and will not be added again"
            )
        return " ".join(f"{each}." for each in said)

    def done(self) -> str:
        """What joined."""
        added = count_words(self.taken.added, "row") if self.taken.added else "No row"
        said = f"{added} joined the chronology."
        if self.taken.known:
            verb = "stands" if self.taken.known == 1 else "stand"
            said += f" {count_words(self.taken.known, 'row')} stood in it already and {verb} there once."
        return said
