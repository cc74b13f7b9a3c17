"""A partnership's reviews of the last three years, what reviews are, and what to use in a team."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from jigsaw.documents.words import date_in_words
from jigsaw.library import queries
from jigsaw.library.contents import law_on
from jigsaw.library.reading import PublisherPage
from jigsaw.library.rules import first_day_listed
from jigsaw.library.showing import caption, pager, review_lines
from jigsaw.library.showing_more import more_on_publisher

# More cards than this make the page long; the others stand in the table already.
MOST_FOR_TEAMS = 4


class LearningFromReviews(PublisherPage):
    public = True
    template_name = "library/learning_from_reviews.html"
    title = "Learning from reviews"
    choices = ("page",)
    shows_more = True

    def content(self) -> dict[str, Any]:
        listed = queries.recent_reviews(self.owner, today=self.today, page=self.page_chosen())
        if listed is None:
            raise Http404
        lines = review_lines(listed.reviews)
        for_teams = [line for line in lines if line.for_teams]
        return {
            "law": law_on(self.today),
            "lines": lines,
            "more": more_on_publisher(self.owner, self.now),
            "for_teams": for_teams[:MOST_FOR_TEAMS],
            "more_for_teams": len(for_teams) > MOST_FOR_TEAMS,
            "caption": caption(listed, f"since {date_in_words(first_day_listed(self.today))}"),
            "pager": pager(listed, self.request.path),
        }
