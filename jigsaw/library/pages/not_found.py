"""No page stands here. The answer never says why: nothing there, or nothing there yet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from jigsaw.library import queries
from jigsaw.library.reading import region_site


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404, the same bytes for every address."""
    site = region_site(queries.publishers())
    body = render_to_string("library/not_found.html", {**site, "title": "Page not found"})
    return HttpResponse(body, status=404, headers={"Cache-Control": "no-store"})


not_found.public = True  # type: ignore[attr-defined]
