"""A page that writes a part of a rapid review: nothing typed is lost, no name slips in, two people see each other."""

from __future__ import annotations

from jigsaw.incidents.desk.part_writing import PartPage, WritingForm
from jigsaw.rapid_reviews.desk.page import ReviewPage

__all__ = ["WritingForm", "WritingPage"]


class WritingPage(ReviewPage, PartPage):
    """A form over one part of a rapid review. See PartPage."""

    def revision_now(self) -> int:
        """The revision of what is saved now."""
        return self.review.revision
