"""A person's own file back, with what is wrong in it marked: column O, a note and a pale fill on each cell."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpResponse

from jigsaw.agency_returns.queries.asked import asked_of
from jigsaw.agency_returns.rules.terms import UploadKind
from jigsaw.agency_returns.spreadsheets.importing import read_upload
from jigsaw.agency_returns.spreadsheets.limits import FileRefused
from jigsaw.agency_returns.spreadsheets.marking import marked
from jigsaw.files.storing import read
from jigsaw.partnerships.downloads import attachment
from jigsaw.portal.desk.chronology_page import OF_PART, ChronologyPage


class DownloadMarkedFile(ChronologyPage):
    """The file that was uploaded last, as it came and with all that was found in it."""

    def on_get(self) -> HttpResponse:
        """The file, to be saved. Not there once it is not kept any more, or is another one by now."""
        upload = self.upload
        if upload is None or upload.kind != UploadKind.FILE:
            raise Http404
        try:
            content = read(upload.stored_as)
        except FileNotFoundError as gone:
            raise Http404 from gone
        if hashlib.sha256(content).hexdigest() != upload.sha256:
            raise Http404
        found = read_upload(
            content, upload.filename, asked_of(self.asked, today=self.today), agency=self.asked.agency.name
        )
        try:
            made, ending = marked(content, found.errors, [*found.to_decide, *found.told])
        except FileRefused as refused:
            raise Http404 from refused
        stem = upload.filename.rpartition(".")[0] or "chronology"
        return attachment(
            upload,
            lambda _upload: made,
            sha256=hashlib.sha256(made).hexdigest(),
            filename=f"{stem}-checked{ending}",
        )


class DownloadMarkedFileOfPart(DownloadMarkedFile):
    """The same for a department's part."""

    permission = OF_PART
