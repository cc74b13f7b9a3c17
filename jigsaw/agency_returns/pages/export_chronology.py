"""Export the chronology of a case as Excel, Word or PDF. Codes only; private notes never."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.exporting import ask_export
from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.desk.export_form import ExportForm, shown_export
from jigsaw.agency_returns.queries.exporting import exports_of
from jigsaw.agency_returns.rules.terms import ExportKind
from jigsaw.partnerships.rules import Refused


class ExportChronology(ChronologyPage):
    """What to export, and what was exported before. The filters of the chronology come along in the address."""

    heading = "Export the chronology"

    def on_get(self) -> HttpResponse:
        """Ask."""
        chosen = {
            name: self.request.GET[name]
            for name in ("agency", "person", "theme", "key")
            if name in self.request.GET
        }
        return self.ask(self.form(self.kept(), chosen))

    def on_post(self) -> HttpResponse:
        """Let the worker make it, and go to where it will stand."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        try:
            export = ask_export(
                self.incident, kind=ExportKind(form.cleaned_data["kind"]), view=form.view(without_hidden=False).query,
                without_hidden=form.leaves_out_hidden(), by=self.who, at=self.now,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            return self.ask(form, status=400)
        return self.done_to(self.address("view_export", export_id=export.pk))

    def form(self, data: Any = None, chosen: dict[str, str] | None = None) -> ExportForm:
        """The form."""
        return ExportForm(data, facts=self.facts, today=self.today, chosen=chosen)

    def ask(self, form: ExportForm, *, status: int = 200) -> HttpResponse:
        """The page."""
        before = [
            shown_export(each, self.address("view_export", export_id=each.pk))
            for each in exports_of(self.incident)
        ]
        return self.show(form=form, before=before, has_rows=bool(self.facts.get("rows")), status=status)
