"""All reviews of a partnership, by year."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from jigsaw.library import queries
from jigsaw.library.reading import ALL_REVIEWS, PublisherPage
from jigsaw.library.showing import caption, pager, review_lines


class Archive(PublisherPage):
    public = True
    template_name = "library/archive.html"
    title = "Archive of reviews"
    choices = ("year", "page")

    def content(self) -> dict[str, Any]:
        year = self.number_chosen("year")
        years = queries.years(self.owner)
        listed = queries.archived_reviews(self.owner, year=year, page=self.page_chosen())
        if listed is None or (year is not None and year not in [each.year for each in years]):
            raise Http404
        title = f"Archive of reviews: {year}" if year else self.title
        address = self.request.path + (f"?year={year}" if year else "")
        listed_at = reverse("learning_from_reviews", args=[self.owner.slug])
        return {
            "title": title,
            "crumbs": [{"text": ALL_REVIEWS, "href": listed_at}, {"text": "Archive"}],
            "lines": review_lines(listed.reviews),
            "years": years,
            "year": year,
            "caption": caption(listed, f"of {year}" if year else "of all years"),
            "pager": pager(listed, address),
        }
