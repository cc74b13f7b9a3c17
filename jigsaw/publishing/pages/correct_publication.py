"""Reopen a published publication for a correction."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import PublicationPage, refusing
from jigsaw.publishing.rules import NotAllowed


class CorrectPublication(PublicationPage):
    permission = "release_publication"
    heading = "Correct the publication"

    def on_get(self) -> HttpResponse:
        """What a correction is."""
        return self.show()

    def on_post(self) -> HttpResponse:
        """Reopen it."""
        try:
            actions.correct_publication(self.publication, by=self.who, at=self.now)
        except NotAllowed as refused:
            return self.show(form=refusing(refused.message))
        return self.go_home(
            "The publication is open for a correction. What is published stays public until then."
        )
