"""A partnership's own colours, as a style sheet: the policy of the site allows no inline style."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from jigsaw.components.colours import colours_css
from jigsaw.library import queries
from jigsaw.library.keeping import KeptPage
from jigsaw.library.reading import page_or_known


class Colours(View):
    public = True
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, publisher: str) -> HttpResponse:
        """The style sheet, or 404 for a partnership that has released nothing."""
        found = queries.publisher(publisher)
        if found is None:
            raise Http404
        sheet = KeptPage.of(colours_css(found.primary_colour, found.tint_colour).encode())
        return page_or_known(request, sheet, content_type="text/css")
