"""One review: what was found, what must change, what has changed, and what to take away."""

from __future__ import annotations

from typing import Any

from jigsaw.library.reading import ReviewPage
from jigsaw.library.shown_review import review_content


class Review(ReviewPage):
    public = True
    template_name = "library/review.html"

    def content(self) -> dict[str, Any]:
        """The review, as its preview shows it too."""
        return review_content(self.review, self.owner)
