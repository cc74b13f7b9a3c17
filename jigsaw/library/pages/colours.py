"""A partnership's own colours, as a style sheet: the policy of the site allows no inline style."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.generic import View

from jigsaw.components.colours import colours_css
from jigsaw.library import queries
from jigsaw.library.keeping import KeptPage
from jigsaw.library.reading import told_to_keep


class Colours(View):
    public = True
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, publisher: str) -> HttpResponseBase:
        """The style sheet, or 404 for a partnership that has released nothing."""
        found = queries.publisher(publisher)
        if found is None:
            raise Http404
        sheet = KeptPage.of(colours_css(found.primary_colour, found.tint_colour).encode())
        answer = HttpResponse(sheet.body, content_type="text/css", headers={"ETag": sheet.etag})
        return told_to_keep(get_conditional_response(request, etag=sheet.etag, response=answer))
