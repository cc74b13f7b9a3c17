"""The slides of a webinar, to take away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response

from jigsaw.files import storing
from jigsaw.learning.around_events import OfEvent
from jigsaw.learning.queries.afterwards import materials_of
from jigsaw.library.actions import STORAGE
from jigsaw.library.reading import told_to_keep
from jigsaw.library.rules import CONTENT_TYPES


class EventSlides(OfEvent):
    """Always an attachment: nothing that people wrote opens inside the site's own address."""

    public = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file; 304 for a reader who has it already; the page of the event while it has none."""
        held = materials_of(self.event, at=self.now)
        if held is None or not held.slides_filename:
            return redirect("event", self.event.slug)
        etag = f'"{held.slides_sha256}"'
        known = get_conditional_response(request, etag=etag)
        if known is not None:
            return told_to_keep(known)
        try:
            content = storing.read(held.slides_stored_as, storage=STORAGE)
        except FileNotFoundError as gone:  # replaced at this moment
            raise Http404 from gone
        headers = {
            "ETag": etag,
            "Content-Disposition": f'attachment; filename="{held.slides_filename}"',
            "X-Content-Type-Options": "nosniff",
        }
        return told_to_keep(
            HttpResponse(content, content_type=CONTENT_TYPES[held.slides_format], headers=headers)
        )
