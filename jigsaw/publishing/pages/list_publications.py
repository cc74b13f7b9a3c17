"""Every publication that the person may see, grouped by what to do next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.publishing.desk.page import PublishingPage
from jigsaw.publishing.queries import BoardRow, board
from jigsaw.publishing.rules import Stage

GROUPS = {
    Stage.DRAFTING: "To write",
    Stage.SIGNING: "To sign",
    Stage.SIGNED: "To schedule",
    Stage.SCHEDULED: "Waiting for their release time",
    Stage.PUBLISHED: "Published",
    Stage.WITHDRAWN: "Withdrawn",
}


class ListPublications(PublishingPage):
    permission = "view_publication"
    heading = "Publications"

    def get(self, request: Any) -> HttpResponse:
        """The board."""
        rows = board(request.user, self.permission, self.now)
        groups = [
            (words, [_row(r) for r in rows if r.publication.stage == stage])
            for stage, words in GROUPS.items()
        ]
        return self.show(
            groups=[(words, found) for words, found in groups if found],
            may_start=self.may("edit_publication"),
            may_import=self.may("import_past"),
            several=len({row.publication.partnership_id for row in rows}) > 1,
            crumbs=[],
        )


def _row(row: BoardRow) -> dict[str, Any]:
    return {
        "id": row.publication.pk,
        "title": row.title,
        "reference": row.reference,
        "partnership": row.publication.partnership.name,
        "stage": row.stage,
        "next_step": row.next_step,
        "by_when": row.by_when,
    }
