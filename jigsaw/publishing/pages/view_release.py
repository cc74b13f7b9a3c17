"""The release in words: planned, late, or done; and the one thing that can be done about it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.queries import release_state
from jigsaw.publishing.queries.public import public_address
from jigsaw.publishing.rules import Stage

# How often the page asks again around the release time, in seconds.
ASK_AGAIN = 10


class ViewRelease(PublicationPage):
    permission = "view_publication"
    heading = "Release"

    def on_get(self) -> HttpResponse:
        """The release as it stands."""
        return self.show_release()

    def show_release(self, form: Any = None) -> HttpResponse:
        """The page."""
        state = release_state(self.publication, self.now)
        release = state.release
        scheduled = self.publication.stage == Stage.SCHEDULED and release is not None
        due = scheduled and release is not None and release.release_at <= self.now
        return self.show(
            form=form,
            release=state,
            scheduled=scheduled,
            due=due,
            released=release is not None and release.released_at is not None,
            released_words=london.words(release.released_at) if release and release.released_at else "",
            stage=Stage(self.publication.stage).words,
            withdrawn=self.publication.stage == Stage.WITHDRAWN,
            public_href=public_address(self.publication) if release and release.released_at else "",
            may_release=self.may_here("release_publication"),
            refresh=ASK_AGAIN if due and not state.by_hand else None,
        )
