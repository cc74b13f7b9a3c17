"""The template of a chronology, with the reference of its request in it."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpResponse

from jigsaw.partnerships.downloads import attachment
from jigsaw.portal.desk.chronology_page import OF_PART, ChronologyPage
from jigsaw.portal.desk.chronology_templates import KINDS, file_stem, template_of


class DownloadTemplate(ChronologyPage):
    """As XLSX, ODS or CSV."""

    writes = False

    def on_get(self) -> HttpResponse:
        """The file, to be saved."""
        kind = self.kwargs["kind"]
        if kind not in KINDS:
            raise Http404
        made = template_of(self.asked, kind)
        return attachment(
            self.asked,
            lambda _asked: made,
            sha256=hashlib.sha256(made).hexdigest(),
            filename=f"{file_stem(self.asked)}.{kind}",
        )


class DownloadTemplateOfPart(DownloadTemplate):
    """The same for a department's part."""

    permission = OF_PART
