"""A certificate is genuine: the initials, the webinar, its day and the hours, and nothing more."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from jigsaw.components.forms import Form
from jigsaw.learning.after_rules import as_code
from jigsaw.learning.pages.check_certificate import CheckCertificate
from jigsaw.learning.shown_certificate import checked_rows
from jigsaw.library.reading import publisher_site


class GenuineCertificate(CheckCertificate):
    public = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The certificate, or the form with what is wrong with the code."""
        return self.checked({"code": kwargs["code"]})

    def shown(self, form: Form, **kwargs: Any) -> HttpResponse:
        """The form with what is wrong; an address that cannot be a code is not said again."""
        if form.errors and not as_code(self.kwargs["code"]):
            form.data = {"code": ""}
        return super().shown(form, **kwargs)

    def found(self, code: str) -> HttpResponse:
        """What anybody may know of it, in the colours of the partnership that held the webinar."""
        certificate = self.certificate(code)
        crumbs = [{"text": self.title, "href": reverse("check_certificate")}, {"text": code}]
        context = {
            **publisher_site(certificate.event.publisher),
            "title": "This certificate is genuine",
            "crumbs": crumbs,
            "facts": checked_rows(certificate),
            "check_href": reverse("check_certificate"),
        }
        return render(self.request, "learning/genuine_certificate.html", context)
