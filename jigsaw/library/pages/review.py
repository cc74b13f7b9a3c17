"""One review: what was found, what must change, what has changed, and what to take away."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe

from jigsaw.library.data_pages import JSON
from jigsaw.library.exchange import citing, csvw
from jigsaw.library.exchange.heads import review_head
from jigsaw.library.harvesting import review_record, whole_address
from jigsaw.library.models import PublishedEdition
from jigsaw.library.reading import ALL_REVIEWS, ReviewPage
from jigsaw.library.related import related_reviews
from jigsaw.library.showing_more import more_on_review
from jigsaw.library.shown_review import review_content


class Review(ReviewPage):
    public = True
    template_name = "library/review.html"
    shows_more = True

    def content(self) -> dict[str, Any]:
        """The review, as its preview shows it too, and what its head says to machines."""
        more = more_on_review(self.review, self.now)
        return review_content(self.review, self.owner, more=more) | {
            "head": self.for_machines(),
            "copies": copies(self.review),
            "tell_us_href": reverse("tell_us", args=[self.review.slug]),
            "related": related_reviews(self.review),
        }

    def for_machines(self) -> str:
        """Dublin Core, schema.org, Open Graph, the tags for citations, and the other forms of the page."""
        record = review_record(self.review, whole=True)
        steps = [(ALL_REVIEWS, record.publisher.address), (record.title, record.address)]
        forms = [(form, words, whole_address(path)) for form, words, path in copies(self.review)]
        return mark_safe(review_head(record, steps=steps, copies=forms))  # noqa: S308 (escaped by exchange)


def copies(review: PublishedEdition) -> list[tuple[str, str, str]]:
    """The other forms of the page: type, words, path."""
    forms = [
        (JSON, "JSON", "review_json"),
        (csvw.CSV, "Recommendations as CSV", "review_csv"),
        (citing.RIS, "Citation as RIS", "review_ris"),
        (citing.BIBTEX, "Citation as BibTeX", "review_bibtex"),
    ]
    return [(form, words, reverse(name, args=[review.slug])) for form, words, name in forms]
