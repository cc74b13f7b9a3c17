"""Hand out one made document of a record, to be saved."""

from __future__ import annotations

import hashlib
import logging

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.models import RecordDocument
from jigsaw.rapid_reviews.queries.versions import document_bytes

log = logging.getLogger("jigsaw.rapid_reviews")
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class DownloadRecord(ReviewPage):
    """The document that the address names, of this case."""

    permission = "view_rapid_review"

    def on_get(self) -> HttpResponse:
        """The file, as an attachment that no cache keeps."""
        rows = self.rows(RecordDocument).filter(version__review=self.review)
        made = self.find(rows, pk=self.kwargs["record_document_id"])
        try:
            content = document_bytes(made)
        except FileNotFoundError as gone:
            raise Http404 from gone
        if hashlib.sha256(content).hexdigest() != made.sha256:
            log.error("the file of record document %s is not the one that was checked", made.pk)
            raise Http404
        response = HttpResponse(content, content_type=TYPES.get(made.format, "application/octet-stream"))
        response["Content-Disposition"] = content_disposition_header(True, made.filename)
        response["Cache-Control"] = "no-store"
        return response
