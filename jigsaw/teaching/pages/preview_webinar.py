"""The public page of a webinar as its draft would have it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.learning.event_preview import preview_event
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.webinars import details_of
from jigsaw.teaching.webinar_page import WebinarPage


class PreviewWebinar(WebinarPage):
    permission = "view_webinar"
    heading = "Preview of the public page"

    def on_get(self) -> HttpResponse:
        """The page alone, as readers will see it; or what it needs before it can be shown."""
        try:
            details = details_of(self.webinar, version=self.webinar.version or 1)
        except Refused as refused:
            return self.show(form=refusing(str(refused)))
        return HttpResponse(preview_event(details, at=self.now, home=self.home()))
