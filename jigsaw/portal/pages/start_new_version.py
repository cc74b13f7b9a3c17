"""Begin the version of a return after the one that was sent."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.returning import start_new_version
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.page import OwnRequestPage


class StartNewVersion(OwnRequestPage):
    """Shows nothing: it is pressed on the page of what was sent, and leads to the tasks."""

    heading = "Start a new version"
    writes = False

    def on_post(self) -> HttpResponse:
        """Begin it with what was sent; one that is begun already is gone on with."""
        try:
            begun = start_new_version(self.asked, by=self.who, at=self.now)
        except Refused as refused:
            return self.go_home(str(refused))
        return self.go_home(
            f"Version {begun.version} begins with what you sent. It is not sent until you send it."
        )
