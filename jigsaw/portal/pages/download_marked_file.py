"""A person's own file back, with what is wrong in it marked: column O, a note and a pale fill on each cell."""

from __future__ import annotations

import hashlib

from django.http import HttpResponse

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
        """The file, to be saved. Once it is not kept any more, back to where one is added."""
        content = self.content()
        if self.upload is None or content is None:
            return self.gone()
        weighed = asked_of(self.asked, today=self.today)
        found = read_upload(content, self.upload.filename, weighed, agency=self.asked.agency.name)
        try:
            made, ending = marked(content, found.errors, [*found.to_decide, *found.told])
        except FileRefused:
            return self.gone()
        stem = self.upload.filename.rpartition(".")[0] or "chronology"
        return attachment(
            self.upload,
            lambda _upload: made,
            sha256=hashlib.sha256(made).hexdigest(),
            filename=f"{stem}-checked{ending}",
        )

    def content(self) -> bytes | None:
        """The file as it was uploaded; None where it is not kept, or is another one by now."""
        if self.upload is None or self.upload.kind != UploadKind.FILE:
            return None
        try:
            content = read(self.upload.stored_as)
        except FileNotFoundError:
            return None
        return content if hashlib.sha256(content).hexdigest() == self.upload.sha256 else None

    def gone(self) -> HttpResponse:
        """Back to where a file is added, which says why there is none to take away."""
        return self.done_to(self.own("add_chronology"), "There is no file of yours to mark. Add it again.")


class DownloadMarkedFileOfPart(DownloadMarkedFile):
    """The same for a department's part."""

    permission = OF_PART
