"""Take recording, transcript and slides of a webinar off the public page again."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.materials import take_off_materials
from jigsaw.teaching.queries.materials import materials_held
from jigsaw.teaching.webinar_page import WebinarPage

DONE = "The recording and the slides are off the public page."


class TakeOffMaterials(WebinarPage):
    permission = "run_webinar"
    heading = "Take recording and slides off"

    def on_get(self) -> HttpResponse:
        """What goes, and the question."""
        return self.show_asking()

    def on_post(self) -> HttpResponse:
        """Take them off."""
        try:
            take_off_materials(self.webinar, by=self.who, at=self.now)
        except Refused as refused:
            return self.show_asking(form=refusing(str(refused)), status=400)
        return self.go_home(DONE)

    def show_asking(self, **variables: Any) -> HttpResponse:
        """The page."""
        held = materials_held(self.webinar)
        return self.show(held=held if held and held.is_on_page else None, **variables)
