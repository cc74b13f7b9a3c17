"""Add a key practice episode to the record."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.rapid_reviews.actions.record import save_episode
from jigsaw.rapid_reviews.desk.episode_form import EpisodeForm
from jigsaw.rapid_reviews.desk.writing import WritingPage


class AddEpisode(WritingPage):
    """It stands after the others."""

    heading = "Add a key practice episode"
    form_class = EpisodeForm

    def write(self, form: Any) -> HttpResponse:
        """Add it."""
        save_episode(
            self.review,
            episode=None,
            values=form.own_values(),
            revision=None,
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_on("list_episodes", "The episode was added.")
