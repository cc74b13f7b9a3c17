"""Imports of past reviews, and the reviews that they added to the library."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.publishing.desk.past_page import PastPage
from jigsaw.publishing.models import PastImport, PastReview
from jigsaw.publishing.rules import PastState


class ListPastImports(PastPage):
    heading = "Past reviews"

    def get(self, request: Any) -> HttpResponse:
        """Both lists, the newest import first."""
        imports = (
            self.rows(PastImport).select_related("started_by").defer("rows_found", "passed_over", "answers")
        )
        return self.show(
            imports=[
                {
                    "id": each.pk,
                    "name": each.name,
                    "facts": f"{london.words(each.started_at)}, {each.started_by.full_name}",
                    "state": PastState(each.state).words,
                }
                for each in imports
            ],
            reviews=[
                {
                    "id": each.pk,
                    "title": each.record["title"],
                    "reference": each.record.get("reference") or "",
                    "withdrawn": each.withdrawn_at is not None,
                }
                for each in self.rows(PastReview)
            ],
        )

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The publications, then this page."""
        first, _, here = super().crumbs(heading)
        return [first, here]
