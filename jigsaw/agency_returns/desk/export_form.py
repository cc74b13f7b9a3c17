"""What to export of the chronology: as what, which rows, with or without those that the panel does not see."""

from __future__ import annotations

from datetime import date
from typing import Any

from jigsaw.agency_returns.desk.view_form import ViewForm
from jigsaw.agency_returns.models import ChronologyExport
from jigsaw.agency_returns.queries.exporting import filter_words, view_of
from jigsaw.agency_returns.rules.terms import ExportKind, ExportState
from jigsaw.calendar import london
from jigsaw.components.fields import CheckboxField, RadioField

KILOBYTE = 1_000


class ExportForm(ViewForm):
    """The kind of file and the filters of the chronology."""

    kind = RadioField(
        label="As what?", said="The kind of file", missing="Select the kind of file",
        choices=[(kind.value, kind.words) for kind in ExportKind],
        hints={
            ExportKind.XLSX: "All columns, in the template’s own order; it can be imported again",
            ExportKind.DOCX: "Landscape pages with who knew what, when, to work on; 10,000 rows at most",
            ExportKind.PDF: "The same to read and keep, accessible and printable; 5,000 rows at most",
        },
    )  # fmt: skip
    without_hidden = CheckboxField(label="Leave out rows hidden from the panel", missing="", required=False)

    def __init__(
        self, data: Any, *, facts: dict[str, Any], today: date, chosen: dict[str, str] | None = None
    ) -> None:
        super().__init__(data, facts=facts, today=today)
        self.initial = {"without_hidden": True} | (chosen or {})
        del self.fields["day"]
        if not facts.get("hidden"):
            del self.fields["without_hidden"]
        self.order_fields(["kind", "agency", "person", "theme", "key", "without_hidden"])

    def leaves_out_hidden(self) -> bool:
        """Whether rows hidden from the panel stay out: unless somebody chose otherwise."""
        return bool(self.cleaned_data.get("without_hidden", True))


def shown_export(export: ChronologyExport, href: str) -> dict[str, Any]:
    """One export in words."""
    state = ExportState(export.state)
    return {
        "number": export.number,
        "kind": ExportKind(export.kind).words,
        "rows": filter_words(view_of(export)) or "All rows",
        "who": export.asked_by.full_name,
        "when": london.moment_words(export.asked_at),
        "state": state.words,
        "href": href,
    }


def file_of(export: ChronologyExport, reference: str) -> dict[str, str]:
    """The name, format and size of a finished file: reference and number, nothing of the case."""
    name = f"chronology-{reference.replace('/', '-')}-{export.number}.{export.kind}"
    return {
        "name": name,
        "format": export.kind.upper(),
        "size": f"{max(1, round(export.size / KILOBYTE)):,}KB",
    }
