"""Hand out one made document to staff, to be saved."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from jigsaw.publishing.desk.page import PublishingPage
from jigsaw.publishing.models import Document
from jigsaw.publishing.queries import document_bytes

log = logging.getLogger("jigsaw.publishing")
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "html": "text/html; charset=utf-8",
}


class DownloadDocument(PublishingPage):
    permission = "view_publication"

    def get(self, request: Any, document_id: Any) -> HttpResponse:
        """The file, as an attachment that no cache keeps."""
        document = self.find(Document, pk=document_id)
        try:
            content = document_bytes(document)
        except FileNotFoundError as gone:
            raise Http404 from gone
        if hashlib.sha256(content).hexdigest() != document.sha256:
            log.error("the file of document %s is not the one that was checked", document.pk)
            raise Http404
        response = HttpResponse(content, content_type=TYPES.get(document.format, "application/octet-stream"))
        response["Content-Disposition"] = content_disposition_header(True, document.filename)
        response["Cache-Control"] = "no-store"
        return response
