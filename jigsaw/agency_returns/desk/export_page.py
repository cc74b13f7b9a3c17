"""Pages of one export of the chronology, and of one file that is imported."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.models import ChronologyExport, ChronologyImport
from jigsaw.incidents.models import Incident


class ExportPage(ChronologyPage):
    """A page of one export: `self.export` is found among those of the case, or 404."""

    export: ChronologyExport

    def find_row(self) -> Incident:
        """The case, then its export."""
        incident = super().find_row()
        rows = self.rows(ChronologyExport).select_related("asked_by", "partnership")
        self.export = self.find(rows, incident=incident, pk=self.kwargs["export_id"])
        self.export.incident = incident
        return incident

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, the chronology, its exports, this page."""
        way = super().crumbs(heading)
        way.insert(-1, {"text": "Export", "href": self.address("export_chronology")})
        return way

    def of_export(self, name: str) -> str:
        """The address of another page of this export."""
        return self.address(name, export_id=self.export.pk)


class ImportPage(ChronologyPage):
    """A page of one file that is imported: `self.taken` is found among those of the case, or 404."""

    taken: ChronologyImport

    def find_row(self) -> Incident:
        """The case, then the file."""
        incident = super().find_row()
        rows = self.rows(ChronologyImport).select_related("uploaded_by", "partnership")
        self.taken = self.find(rows, incident=incident, pk=self.kwargs["import_id"])
        self.taken.incident = incident
        return incident

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its file."""
        return super().show(template, status=status, **({"taken": self.taken} | variables))

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, the chronology, its imports, this page."""
        way = super().crumbs(heading)
        way.insert(-1, {"text": "Import", "href": self.address("import_chronology")})
        return way
