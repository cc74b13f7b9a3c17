"""What the staff site answers when a page is not there, cannot be shown, or its form was open for too long."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jigsaw.partnerships.frame import frame


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The same answer for a page that is not there and for one that this person may not see."""
    around = frame(request) if hasattr(request, "user") else {}
    return render(request, "partnerships/not_found.html", around, status=404)


def too_large(request: HttpRequest) -> HttpResponse:
    """More was sent than any page takes."""
    around = frame(request) if hasattr(request, "user") else {}
    return render(request, "partnerships/too_large.html", {**around, "title": "Too large"}, status=413)


def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without this browser's own mark: open since before another sign-in, or sent from elsewhere."""
    around = frame(request) if hasattr(request, "user") else {}
    return render(request, "partnerships/form_out_of_date.html", around, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed. Asks nothing of the database, which may be what failed."""
    return render(None, "partnerships/broken.html", {"site_name": "Jigsaw"}, status=500)
