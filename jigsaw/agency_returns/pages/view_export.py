"""One export of the chronology: being made, waiting for a person to look at names, or ready to be saved."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.exporting import KEPT, say_not_names
from jigsaw.agency_returns.desk.export_form import file_of, shown_export
from jigsaw.agency_returns.desk.export_page import ExportPage
from jigsaw.agency_returns.rules.terms import ExportState
from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.components.fields import CheckboxField
from jigsaw.components.forms import Form
from jigsaw.partnerships.rules import Refused

SECONDS = 5


class NotNamesForm(Form):
    """Somebody has looked at every place."""

    none_is_a_name = CheckboxField(
        label="I looked at each place: none of these words is a name", missing="Confirm that none of these is a name",
        hint="It is kept that you said so",
    )  # fmt: skip


class ViewExport(ExportPage):
    """While the worker is at it, the page asks again by itself; without JavaScript too."""

    heading = "Export of the chronology"

    def on_get(self) -> HttpResponse:
        """Show where it stands."""
        return self.look(NotNamesForm(self.kept()) if self.export.state == ExportState.NAMES else None)

    def on_post(self) -> HttpResponse:
        """Say that none of the words is a name, and let the file be made."""
        form = NotNamesForm(self.request.POST)
        if not form.is_valid():
            return self.look(form, status=400)
        try:
            say_not_names(self.export, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(form, refused, **self.state())
        return self.done_to(self.of_export("view_export"))

    def look(self, form: NotNamesForm | None, *, status: int = 200) -> HttpResponse:
        """The page."""
        return self.show(status=status, form=form, **self.state())

    def state(self) -> dict[str, Any]:
        """Where it stands, in words."""
        export, state = self.export, ExportState(self.export.state)
        places = [
            {"words": f"Row {each['number']}, {each['column']}, line {each['line']}",
             "href": self.address("view_row", row_id=each["row"])}
            for each in export.names_at
        ]  # fmt: skip
        found: dict[str, Any] = {
            "export": export, "shown": shown_export(export, ""), "places": places,
            "more": export.names_in_all - len(places), "waiting": state is ExportState.WAITING,
            "asks": state is ExportState.NAMES, "failed": state is ExportState.FAILED,
            "removed": state is ExportState.REMOVED, "file": None,
        }  # fmt: skip
        if state is ExportState.MADE and export.made_at:
            until = london.to_london(export.made_at + KEPT).date()
            found["file"] = file_of(export, self.incident.reference) | {
                "href": self.of_export("download_export"), "until": date_words(until),
            }  # fmt: skip
        if state is ExportState.WAITING:
            found["refresh"] = SECONDS
        return found
