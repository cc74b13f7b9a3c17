"""What was done to a publication, newest first."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.queries import history


class ViewHistory(PublicationPage):
    permission = "view_publication"
    heading = "History"

    def on_get(self) -> HttpResponse:
        """Every line."""
        lines = [
            {"when": london.words(line.at), "who": line.who, "what": line.what, "why": line.why}
            for line in history(self.publication)
        ]
        return self.show(lines=lines)
