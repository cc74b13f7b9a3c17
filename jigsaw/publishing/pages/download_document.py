"""Hand out one made document to staff, to be saved."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.partnerships.downloads import attachment
from jigsaw.publishing.desk.page import PublishingPage
from jigsaw.publishing.models import Document
from jigsaw.publishing.queries import document_bytes


class DownloadDocument(PublishingPage):
    permission = "view_publication"

    def get(self, request: Any, document_id: Any) -> HttpResponse:
        """The file, as an attachment that no cache keeps."""
        document = self.find(Document, pk=document_id)
        return attachment(document, document_bytes, sha256=document.sha256, filename=document.filename)
