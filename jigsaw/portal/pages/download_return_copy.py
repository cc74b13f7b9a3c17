"""A copy of a return that was sent, to be kept: the whole of it as a PDF, its events as a spreadsheet."""

from __future__ import annotations

from hashlib import sha256

from django.http import Http404, HttpResponse

from jigsaw.documents.made import DocumentFault, EditionFaults
from jigsaw.partnerships.downloads import attachment
from jigsaw.portal.desk.sent_page import SentPage, copy_of, filename_of


class DownloadReturnCopy(SentPage):
    """Made when it is asked for, and the same whenever it is."""

    heading = "Copy of a return"

    def on_get(self) -> HttpResponse:
        """The file, as an attachment that no cache keeps; where it cannot be made, the page says so."""
        kind = str(self.kwargs["kind"])
        if not self.has_copy(kind):
            raise Http404
        try:
            content = copy_of(self.sent, kind)
        except (DocumentFault, EditionFaults):
            words = "The copy could not be made now. Try again later, or print this page."
            return self.done_to(self.own("view_sent_return", version=self.sent.version), words)
        seal = sha256(content).hexdigest()
        return attachment(self.sent, lambda _row: content, sha256=seal, filename=filename_of(self.sent, kind))
