"""Somebody's own certificate as PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jigsaw.learning.around_events import OfAttended
from jigsaw.learning.queries.afterwards import certificate_file_of


class CertificateFilePage(OfAttended):
    public = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file as a download; while it is being made, the page that says so."""
        file = certificate_file_of(self.booking)
        if file is None:
            return redirect("certificate", kwargs["booking"])
        answer = HttpResponse(bytes(file.content), content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="{file.filename}"'
        answer["X-Content-Type-Options"] = "nosniff"
        return answer
