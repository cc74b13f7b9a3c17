"""Say which key facts a row of the chronology carries."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.key_facts import mark_facts
from jigsaw.agency_returns.desk.chronology_page import ChronologyRowPage
from jigsaw.agency_returns.queries.events import date_of
from jigsaw.agency_returns.queries.key_facts import facts_of_case, facts_on
from jigsaw.components.fields import CheckboxesField
from jigsaw.components.forms import Form
from jigsaw.partnerships.rules import Refused


class MarkForm(Form):
    """The key facts of the case."""

    facts = CheckboxesField(
        label="Which key facts does this row carry?", said="Key facts", choices=[], required=False,
        hint="Its agency knew them on the date of this row",
    )  # fmt: skip


class MarkKeyFacts(ChronologyRowPage):
    """All key facts of the case, ticked where the row carries them."""

    permission = "edit_chronology"
    heading = "Key facts of this row"

    def form(self, data: object = None) -> MarkForm:
        """The form with what is marked."""
        form = MarkForm(data, initial={"facts": facts_on(self.row)})
        self.choices = facts_of_case(self.incident)
        form.fields["facts"].choices = [(key, fact.title) for key, fact in self.choices.items()]  # type: ignore[attr-defined]
        return form

    def on_get(self) -> HttpResponse:
        """Ask."""
        return self.ask(self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Save the marks and go back to the row."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        chosen = [self.choices[key] for key in form.cleaned_data["facts"]]
        try:
            mark_facts(self.row, facts=chosen, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(form, refused)
        return self.done_to(self.of_row("view_row"), "Key facts of the row saved.")

    def ask(self, form: MarkForm, *, status: int = 200) -> HttpResponse:
        """The page."""
        row = f"{date_of(self.row).words}, {self.row.agency_name}"
        return self.show(form=form, row_words=row, has_facts=bool(self.choices), status=status)
