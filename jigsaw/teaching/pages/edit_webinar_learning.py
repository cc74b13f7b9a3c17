"""Write a webinar: the published reviews and themes that it is about, and the recommendation to ask about."""

from __future__ import annotations

from typing import Any, ClassVar

from jigsaw.teaching.queries.reviews import published_reviews, recommendations_of
from jigsaw.teaching.webinar_forms import LearningForm
from jigsaw.teaching.webinar_writing import WebinarPartPage


class EditWebinarLearning(WebinarPartPage):
    heading = "Reviews and themes"
    part: ClassVar[str] = "learning"
    form_class = LearningForm

    def form(self, data: Any = None) -> Any:
        """The form, which offers the partnership's published reviews and the recommendations of those chosen."""
        reviews = published_reviews(self.webinar.partnership)
        recommendations = recommendations_of(each.id for each in reviews)
        return LearningForm(
            data,
            held=self.held(),
            reviews=[(each.id, each.words) for each in reviews],
            recommendations=recommendations,
        )
