"""The region: its partnerships and the newest reviews."""

from __future__ import annotations

from typing import Any

from jigsaw.library import queries
from jigsaw.library.reading import RegionPage
from jigsaw.library.showing import review_lines
from jigsaw.library.showing_more import more_on_region


class Front(RegionPage):
    public = True
    template_name = "library/front.html"
    title = "Learning from reviews"
    shows_more = True

    def content(self) -> dict[str, Any]:
        counted = queries.reviews_per_publisher()
        return {
            "partnerships": [(each, *counted.get(each.slug, (0, None))) for each in self.publishers],
            "more": more_on_region(self.now),
            "lines": review_lines(queries.newest_reviews()),
        }
