"""Check a certificate by its code: anybody may, and learns no name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from jigsaw.components.fields import TextField
from jigsaw.components.forms import Form
from jigsaw.components.page import PublicPage
from jigsaw.learning.after_rules import as_code
from jigsaw.learning.around_events import told_to_nobody
from jigsaw.learning.models import Certificate
from jigsaw.learning.queries.afterwards import certificate_with
from jigsaw.learning.throttling import asks_too_often, has_asked_too_often, place_of
from jigsaw.library import queries
from jigsaw.library.reading import region_site

KIND = "certificate"


class CheckCertificateForm(Form):
    """The code, as it stands on the certificate."""

    code = TextField(
        label="Check code",
        hint="It stands on the certificate, for example K7QM-2XVD-9RTC. Small letters and spaces do not matter",
        max_length=40,
        width=20,
        missing="Enter the check code of the certificate",
    )

    def clean_code(self) -> str:
        """The code of a certificate that there is."""
        found = certificate_with(self.cleaned_data["code"])
        if found is None:
            raise forms.ValidationError("No certificate has this code. Check each letter, then try again")
        return str(found.code)


class CheckCertificate(PublicPage):
    """Wrong codes count against the place that asks, so that a program cannot try them all.

    Right codes do not, nor what cannot be a code: whoever checks the certificates of a whole team is not slowed.
    """

    public = True
    template_name = "learning/check_certificate.html"
    title = "Check a certificate"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return told_to_nobody(super().dispatch(request, *args, **kwargs))

    def site(self) -> dict[str, Any]:
        return region_site(queries.publishers())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; with a code, the page of its certificate, or what is wrong."""
        if "code" not in request.GET:
            return self.shown(CheckCertificateForm())
        return self.checked(request.GET)

    def checked(self, given: Any) -> HttpResponse:
        """The way to the certificate with this code; 404 where there is none, 429 after too many that were wrong."""
        form, place = CheckCertificateForm(given), place_of(self.request, at=self.now)
        if has_asked_too_often(KIND, place, at=self.now):
            return self.shown(
                CheckCertificateForm(initial={"code": given["code"]}), status=429, too_often=True
            )
        if form.is_valid():
            return self.found(form.cleaned_data["code"])
        if as_code(given["code"]):
            asks_too_often(KIND, place, at=self.now)
        return self.shown(form, status=404 if given["code"].strip() else 400)

    def found(self, code: str) -> HttpResponse:
        """What follows a right code."""
        return redirect("genuine_certificate", code)

    def shown(self, form: Form, *, status: int = 200, **more: Any) -> HttpResponse:
        """The page with this form."""
        context = self.get_context_data(form=form, **more)
        return render(self.request, self.template_name, context, status=status)

    def certificate(self, code: str) -> Certificate:
        """The certificate with a code that was found."""
        found = certificate_with(code)
        assert found is not None
        return found
