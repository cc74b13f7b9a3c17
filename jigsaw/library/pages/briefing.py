"""The one-page briefing of a review as a web page; it prints on one sheet of A4."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.safestring import mark_safe

from jigsaw.documents.words import BRIEFING, SLIDES
from jigsaw.library.reading import ReviewPage
from jigsaw.library.showing import in_files


class Briefing(ReviewPage):
    public = True
    template_name = "library/briefing.html"

    def content(self) -> dict[str, Any]:
        if not self.review.has_briefing:
            raise Http404
        return {
            "title": f"Briefing: {self.review.title}",
            "crumbs": self.crumbs("Briefing"),
            "review": self.review,
            "body": mark_safe(self.review.briefing_html),  # noqa: S308 (made by documents from escaped text)
            "published": self.review.published.shown,
            "documents": [each for each in in_files(self.review) if each.name in (BRIEFING, SLIDES)],
        }
