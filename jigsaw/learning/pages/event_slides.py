"""The slides of a webinar, to take away."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response

from jigsaw.learning.around_events import OfEvent
from jigsaw.learning.queries.afterwards import materials_of
from jigsaw.library.actions import STORAGE
from jigsaw.library.reading import told_to_keep
from jigsaw.library.rules import CONTENT_TYPES
from jigsaw.library.taking_away import handed_over


class EventSlides(OfEvent):
    """Always an attachment: nothing that people wrote opens inside the site's own address."""

    public = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file; the part of it that a Range header asks for; 304 for a reader who has it already.

        The page of the event while it has none.
        """
        held = materials_of(self.event, at=self.now)
        if held is None or not held.slides_filename:
            return redirect("event", self.event.slug)
        etag = f'"{held.slides_sha256}"'
        known = get_conditional_response(request, etag=etag)
        if known is not None:
            return told_to_keep(known)

        def read(first: int, last: int) -> bytes:
            with storages[STORAGE].open(held.slides_stored_as) as kept:
                kept.seek(first)
                return bytes(kept.read(last - first + 1))

        try:
            form = CONTENT_TYPES[held.slides_format]
            return told_to_keep(
                handed_over(request, held.slides_filename, form, held.slides_size, etag, read)
            )
        except FileNotFoundError as gone:  # replaced at this moment
            raise Http404 from gone
