"""The key practice episodes of the record, in their order."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.partnerships.desk import Empty
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.record import move_episode
from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.models import PracticeEpisode
from jigsaw.rapid_reviews.queries.review import episodes_of
from jigsaw.rapid_reviews.rules.record import MOST_EPISODES


class ListEpisodes(ReviewPage):
    """Who may write moves them up and down here."""

    permission = "view_rapid_review"
    heading = "Key practice episodes"

    def on_get(self) -> HttpResponse:
        """Show them."""
        return self.show()

    def on_post(self) -> HttpResponse:
        """Move one up (`up`) or down (`down`)."""
        if not self.may_here("edit_rapid_review"):
            raise Http404
        sent = self.request.POST
        rows = self.rows(PracticeEpisode).filter(review=self.review)
        episode = self.find(rows, pk=sent.get("up") or sent.get("down") or None)
        try:
            move_episode(self.review, episode=episode, up="up" in sent, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(Empty({}), refused)
        return self.go_on("list_episodes")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page with its episodes."""
        episodes = episodes_of(self.review)
        own = {"episodes": episodes, "full": len(episodes) >= MOST_EPISODES, "most": MOST_EPISODES}
        return super().show(template, status=status, **(own | variables))
