"""Hand out one made document of a record, to be saved."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.partnerships.downloads import attachment
from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.models import RecordDocument
from jigsaw.rapid_reviews.queries.versions import document_bytes


class DownloadRecord(ReviewPage):
    """The document that the address names, of this case."""

    permission = "view_rapid_review"

    def on_get(self) -> HttpResponse:
        """The file, as an attachment that no cache keeps."""
        rows = self.rows(RecordDocument).filter(version__review=self.review)
        made = self.find(rows, pk=self.kwargs["record_document_id"])
        return attachment(made, document_bytes, sha256=made.sha256, filename=made.filename)
