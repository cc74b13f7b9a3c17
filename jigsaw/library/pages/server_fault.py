"""Something on our side failed. The page asks nothing of the database, which may be what failed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from jigsaw.library.reading import ALL_REVIEWS, everywhere


def server_fault(request: HttpRequest) -> HttpResponse:
    """500 in our own layout."""
    context = {
        **everywhere(),
        "site_name": ALL_REVIEWS,
        "home_href": "/",
        "title": "Sorry, there is a problem",
    }
    body = render_to_string("library/server_fault.html", context)
    return HttpResponse(body, status=500, headers={"Cache-Control": "no-store"})


server_fault.public = True  # type: ignore[attr-defined]
