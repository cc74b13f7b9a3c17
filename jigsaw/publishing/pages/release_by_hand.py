"""Publish by hand what the worker left undone, once its time has come."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import PublicationPage, refusing
from jigsaw.publishing.queries import release_state
from jigsaw.publishing.rules import NotAllowed


class ReleaseByHand(PublicationPage):
    permission = "release_publication"
    heading = "Publish by hand"

    def on_get(self) -> HttpResponse:
        """What will happen, asked first."""
        return self.show_asking()

    def on_post(self) -> HttpResponse:
        """Release it."""
        release = release_state(self.publication, self.now).release
        if release is None:
            raise Http404
        try:
            actions.release_now(release, by=self.who, at=self.now)
        except NotAllowed as refused:
            self.publication.refresh_from_db()
            return self.show_asking(form=refusing(refused.message))
        return self.done_to(self.address("view_release"), "The publication is released.")

    def show_asking(self, **context: Any) -> HttpResponse:
        """The page; 404 when there is no release."""
        state = release_state(self.publication, self.now)
        if state.release is None:
            raise Http404
        return self.show(release=state, **context)
