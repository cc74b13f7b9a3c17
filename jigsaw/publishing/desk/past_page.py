"""What the pages of the import of past reviews share: the import, the way back, rows as they are shown."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from jigsaw.documents.terms import Kind
from jigsaw.library.rules import kind_words
from jigsaw.partnerships.desk import RowPage
from jigsaw.publishing.desk.page import PublishingPage
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.dry_run import REVIEW, Row
from jigsaw.publishing.past.found import Whose

WHOSE_WORDS: dict[str, str] = {
    Whose.OWN: "Ours",
    Whose.NATIONAL: "A national review",
    Whose.NEIGHBOUR: "A neighbour's",
}
KINDS = [(kind.value, kind_words(kind)) for kind in Kind]


class PastPage(PublishingPage):
    """A page of the import of past reviews."""

    permission = "import_past"
    audience = "Only the partnership's business manager and communications can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The publications, the imports, this page."""
        first, here = super().crumbs(heading)
        return [first, {"text": "Past reviews", "href": reverse("list_past_imports")}, here]


class PastImportPage(PastPage, RowPage):
    """A page about one import: `self.held` is found before anything else, or 404."""

    held: PastImport

    def find_row(self) -> PastImport:
        """The import of the address."""
        rows = self.rows(PastImport).select_related("partnership")
        self.held = self.find(rows, pk=self.kwargs["past_import_id"])
        return self.held

    def home(self) -> str:
        """The import's own page."""
        return reverse("view_past_import", kwargs={"past_import_id": self.held.pk})

    def row_of(self, key: str) -> Row:
        """The row with this key, or 404."""
        for row in self.held.rows_found:
            if row["key"] == key:
                found: Row = row
                return found
        raise Http404

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its import."""
        return super().show(template, status=status, **({"held": self.held} | variables))


def name_of_row(row: Row) -> str:
    """What a row is called: title and reference, or what is known."""
    cells = row["cells"]
    if row["what"] != REVIEW and row["documents"]:
        return row["documents"][0]["title"]
    return cells["title"] or cells["reference"] or (row["found_in"] or "Something without a name")


def shown(row: Row) -> dict[str, Any]:
    """A row as the table shows it."""
    cells = row["cells"]
    written = [each for each in row["as_written"] if each != cells["reference"]]
    return {
        "key": row["key"],
        "name": name_of_row(row),
        "reference": cells["reference"],
        "as_written": "; ".join(written),
        "other_titles": cells["other titles"],
        "published": cells["published on"] or "Not known",
        "kind": kind_words(cells["kind"]) if cells["kind"] else "Not known",
        "whose": WHOSE_WORDS.get(cells["whose"], ""),
        "partnership": cells["partnership"],
        "documents": row["documents"],
        "questions": row["questions"],
        "found_in": row["found_in"],
        "outcome": row["outcome"],
        "reason": row["reason"],
    }
