"""Look at what becomes public and who is told, then make the webinar or its changes public."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.learning.queries.bookings import told_of_a_change
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.webinars import make_webinar_public
from jigsaw.teaching.queries.changes import changes_of, has_moved
from jigsaw.teaching.queries.webinars import public_time_of, time_of
from jigsaw.teaching.rules.webinars import may_be_public
from jigsaw.teaching.webinar_page import WebinarPage
from jigsaw.teaching.webinar_writing import revision_of


class MakeWebinarPublic(WebinarPage):
    permission = "run_webinar"
    heading = "Make the webinar public"

    def on_get(self) -> HttpResponse:
        """What happens, or what stands in the way."""
        return self.show_check()

    def on_post(self) -> HttpResponse:
        """Make it public."""
        before = self.webinar.version
        try:
            make_webinar_public(
                self.webinar, revision=revision_of(self.request.POST), by=self.who, at=self.now
            )
        except Refused as refused:
            self.find_webinar()
            return self.show_check(form=refusing(str(refused)))
        return self.go_home(
            "The changes are public." if before else "The webinar is public. Booking is open."
        )

    def why_not(self, moved: bool) -> str:
        """Why it cannot be public as it is; empty where it can."""
        try:
            may_be_public(self.webinar, moved=moved, at=self.now)
        except Refused as refused:
            return str(refused)
        return ""

    def show_check(self, **variables: Any) -> HttpResponse:
        """The page."""
        webinar = self.webinar
        moved = has_moved(webinar)
        why = self.why_not(moved)
        if why and "form" not in variables:
            variables["form"] = refusing(why)
        booked, waiting = told_of_a_change(webinar.pk) if webinar.version else (0, 0)
        return self.show(
            heading="Make the changes public" if webinar.version else self.heading,
            revision=webinar.revision,
            when=time_of(webinar),
            public_time=public_time_of(webinar),
            moved=moved,
            ready=not why,
            booked=booked,
            waiting=waiting,
            too_few=max(0, booked - (webinar.places or 0)) if webinar.version else 0,
            changes=changes_of(webinar),
            **variables,
        )
