"""Hand out a spreadsheet as an agency sent it, or rows as they were pasted, to be saved. For staff alone."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.desk.page import RequestPage
from jigsaw.agency_returns.desk.shown_return import ending_of
from jigsaw.agency_returns.models import ReturnUpload
from jigsaw.agency_returns.queries.requests import upload_bytes
from jigsaw.partnerships.downloads import attachment


class DownloadUpload(RequestPage):
    """As an attachment that no browser opens in place and no cache keeps. Its name is not the one that it came with."""

    permission = "view_requests"
    heading = "File of a return"

    def on_get(self) -> HttpResponse:
        """The file, as it was when it came."""
        rows = self.rows(ReturnUpload).filter(returned__request=self.asked)
        upload = self.find(rows.select_related("returned"), pk=self.kwargs["upload_id"])
        self.about = self.incident
        name = (
            f"{self.asked.reference.replace('/', '-')}-as-sent-{upload.returned.version}.{ending_of(upload)}"
        )
        return attachment(upload, upload_bytes, sha256=upload.sha256, filename=name)
