"""The certificate of somebody who attended, for staff to hand on."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpResponse

from jigsaw.learning.queries.bookings import certificate_for
from jigsaw.partnerships.downloads import attachment
from jigsaw.teaching.webinar_page import WebinarPage


class DownloadCertificate(WebinarPage):
    permission = "run_webinar"
    heading = "Certificate"

    def on_get(self) -> HttpResponse:
        """The PDF, or 404 where there is none."""
        found = certificate_for(self.webinar.pk, self.kwargs["booking"])
        if found is None:
            raise Http404
        filename, content = found
        seal = hashlib.sha256(content).hexdigest()
        return attachment(self.webinar, lambda row: content, sha256=seal, filename=filename)
