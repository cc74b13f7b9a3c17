"""Hand out everything an import found as a worksheet, to correct it in a spreadsheet program."""

from __future__ import annotations

import hashlib

from django.http import HttpResponse

from jigsaw.partnerships.downloads import attachment
from jigsaw.publishing.desk.past_page import PastImportPage
from jigsaw.publishing.past.worksheet import worksheet_of


class DownloadPastWorksheet(PastImportPage):
    """As an attachment that no browser opens in place and no cache keeps."""

    heading = "Worksheet of past reviews"

    def on_get(self) -> HttpResponse:
        """The worksheet, as it stands now."""
        held = self.held
        content = worksheet_of(held.rows_found, held.answers, held.revision)
        seal = hashlib.sha256(content).hexdigest()
        return attachment(held, lambda _: content, sha256=seal, filename="past-reviews-to-settle.xlsx")
