"""Somebody's own certificate: what it says, the PDF, and how others check it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from jigsaw.documents.words import size_words
from jigsaw.learning.around_events import OfAttended
from jigsaw.learning.queries.afterwards import certificate_file_of
from jigsaw.learning.shown_certificate import own_rows


class CertificatePage(OfAttended):
    public = True
    template_name = "learning/certificate.html"
    title = "Your certificate of attendance"

    def content(self) -> dict[str, Any]:
        file = certificate_file_of(self.booking)
        return {
            "crumbs": self.crumbs("Your certificate"),
            "facts": own_rows(self.booking.certificate, name=self.booking.full_name),
            "file_href": self.here("certificate_file") if file else "",
            "file_words": f"Download your certificate (PDF, {size_words(len(file.content))})" if file else "",
            "check_address": settings.PUBLIC_ADDRESS.rstrip("/") + reverse("check_certificate"),
            "check_href": reverse("genuine_certificate", args=[self.booking.certificate.code]),
            "feedback_href": self.here("give_feedback"),
        }
