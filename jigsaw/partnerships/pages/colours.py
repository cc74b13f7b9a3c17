"""A partnership's colours as a stylesheet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from jigsaw.components.colours import colours_css
from jigsaw.partnerships.queries import partnership_by_slug


class Colours(View):
    """Public: two colours, nothing else. May be kept for an hour."""

    public = True
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The stylesheet."""
        partnership = partnership_by_slug(slug)
        if partnership is None:
            raise Http404
        css = colours_css(partnership.primary_colour, partnership.tint_colour)
        return HttpResponse(
            css, content_type="text/css; charset=utf-8", headers={"Cache-Control": "public, max-age=3600"}
        )
