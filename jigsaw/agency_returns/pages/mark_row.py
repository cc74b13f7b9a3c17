"""Mark a row of the chronology: the key practice episode that it is, and its themes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.marking import save_row_marks
from jigsaw.agency_returns.desk.row_forms import MarksForm
from jigsaw.agency_returns.desk.row_writing import RowFormPage
from jigsaw.agency_returns.queries.view import beside


class MarkRow(RowFormPage):
    """Both are found by the filters of the chronology."""

    heading = "Key episode and themes"
    form_class = MarksForm

    def held(self) -> dict[str, Any]:
        """What is marked now."""
        themes = beside([self.row], with_notes=False).themes
        return {"key_episode": self.row.key_episode, "themes": themes.get(self.row.pk, [])}

    def write(self, form: Any) -> HttpResponse:
        """Save it."""
        save_row_marks(
            self.row, key_episode=form.cleaned_data["key_episode"], themes=form.cleaned_data["themes"],
            said=form.said_no_name(), by=self.who, at=self.now,
        )  # fmt: skip
        return self.go_back("Saved.")
