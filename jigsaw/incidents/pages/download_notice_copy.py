"""Hand out the copy of a notice, to be saved."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.models import Notice
from jigsaw.incidents.queries.notices import copy_of
from jigsaw.partnerships.downloads import attachment


class DownloadNoticeCopy(CasePage):
    """As an attachment that no browser opens in place and no cache keeps. Its name says nothing of the case."""

    permission = "view_case"
    heading = "Copy of a notice"

    def on_get(self) -> HttpResponse:
        """The file, as it was when it was kept."""
        notices = self.rows(Notice).filter(incident=self.incident)
        notice = self.find(notices, pk=self.kwargs["notice_id"])
        self.about = self.incident
        name = f"copy-of-notice.{notice.copy_filename.rpartition('.')[2]}"
        return attachment(notice, copy_of, sha256=notice.copy_sha256, filename=name)
