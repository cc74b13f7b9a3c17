"""Hand out the copy of a notice, to be saved."""

from __future__ import annotations

import hashlib
import logging

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.models import Notice
from jigsaw.incidents.queries.notices import copy_of
from jigsaw.incidents.rules.copies import TYPES

log = logging.getLogger("jigsaw.incidents")


class DownloadNoticeCopy(CasePage):
    """As an attachment that no browser opens in place and no cache keeps. Its name says nothing of the case."""

    permission = "view_case"
    heading = "Copy of a notice"

    def on_get(self) -> HttpResponse:
        """The file, as it was when it was kept."""
        notices = self.rows(Notice).filter(incident=self.incident)
        notice = self.find(notices, pk=self.kwargs["notice_id"])
        self.about = self.incident
        try:
            content = copy_of(notice)
        except FileNotFoundError as gone:
            raise Http404 from gone
        if hashlib.sha256(content).hexdigest() != notice.copy_sha256:
            log.error("the copy of notice %s is not the one that was kept", notice.pk)
            raise Http404
        kind = notice.copy_filename.rpartition(".")[2]
        response = HttpResponse(content, content_type=TYPES.get(kind, "application/octet-stream"))
        response["Content-Disposition"] = content_disposition_header(True, f"copy-of-notice.{kind}")
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response
