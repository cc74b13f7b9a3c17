"""A reference as someone wrote it, slashes and spaces and all, leads to its review."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.views.generic import View

from jigsaw.library.reading import Moved, raise_moved_or_missing, told_to_keep


class OldSpelling(View):
    public = True
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, spelling: str, **kwargs: Any) -> HttpResponseBase:
        """To the review's address; 404 for what is no reference or not published."""
        try:
            raise_moved_or_missing(spelling.strip("/ "), "review")
        except Moved as moved:
            return told_to_keep(HttpResponsePermanentRedirect(moved.address))
