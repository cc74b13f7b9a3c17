"""Change a key practice episode, or take it out of the record."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.incidents.models import Incident
from jigsaw.partnerships.desk import Empty
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.record import EPISODE_FIELDS, save_episode, take_out_episode
from jigsaw.rapid_reviews.desk.episode_form import EpisodeForm
from jigsaw.rapid_reviews.desk.writing import WritingPage
from jigsaw.rapid_reviews.models import PracticeEpisode


class EditEpisode(WritingPage):
    """`?take-out=yes` asks before it leaves the record."""

    heading = "Key practice episode"
    form_class = EpisodeForm

    def find_row(self) -> Incident:
        """The case, its rapid review, and the episode."""
        incident = super().find_row()
        rows = self.rows(PracticeEpisode).filter(review=self.review)
        self.episode = self.find(rows, pk=self.kwargs["episode_id"])
        return incident

    def held(self) -> dict[str, Any]:
        """The episode as it is saved."""
        held = {name: getattr(self.episode, name) for name in EPISODE_FIELDS}
        return {**held, "good_practice": "yes" if self.episode.good_practice else "no"}

    def in_words(self, name: str, value: Any) -> str:
        """Good practice as yes or no."""
        if name == "good_practice":
            return "Yes" if value in (True, "yes") else "No"
        return super().in_words(name, value)

    def on_get(self) -> HttpResponse:
        """The episode; when asked, the question whether to take it out."""
        if "take-out" in self.request.GET:
            return self.show(asks_to_take_out=True)
        return super().on_get()

    def on_post(self) -> HttpResponse:
        """Save it, or take it out."""
        if self.request.POST.get("act") != "take-out":
            return super().on_post()
        try:
            take_out_episode(self.review, episode=self.episode, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(Empty({}), refused)
        return self.go_on("list_episodes", "The episode was taken out.")

    def write(self, form: Any) -> HttpResponse:
        """Save it."""
        save_episode(
            self.review,
            episode=self.episode,
            values=form.own_values(),
            revision=form.seen_revision(),
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_on("list_episodes", "The episode was saved.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with the episode."""
        return super().show(template, status=status, **({"episode": self.episode} | variables))
