"""Hand out the file of an export, to be saved."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from jigsaw.agency_returns.desk.export_form import file_of
from jigsaw.agency_returns.desk.export_page import ExportPage
from jigsaw.agency_returns.queries.exporting import export_bytes
from jigsaw.agency_returns.rules.terms import ExportState
from jigsaw.partnerships.downloads import attachment


class DownloadExport(ExportPage):
    """As an attachment that no browser opens in place and no cache keeps; 404 until it is made and once it is gone."""

    heading = "File of an export"

    def on_get(self) -> HttpResponse:
        """The file."""
        self.about = self.incident
        if self.export.state != ExportState.MADE:
            raise Http404
        name = file_of(self.export, self.incident.reference)["name"]
        return attachment(self.export, export_bytes, sha256=self.export.sha256, filename=name)
