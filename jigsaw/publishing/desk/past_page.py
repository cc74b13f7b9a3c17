"""What the pages of the import of past reviews share: the import, the way back, rows as they are shown."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from jigsaw.calendar.words import count_words
from jigsaw.documents.terms import Kind
from jigsaw.library.rules import kind_words
from jigsaw.partnerships.desk import RowPage
from jigsaw.publishing.desk.page import PublishingPage
from jigsaw.publishing.models import PastFile, PastImport
from jigsaw.publishing.past.dry_run import REVIEW, Row
from jigsaw.publishing.past.found import Whose
from jigsaw.publishing.rules import PastFileState, PastState

WHOSE_WORDS: dict[str, str] = {
    Whose.OWN: "Ours",
    Whose.NATIONAL: "A national review",
    Whose.NEIGHBOUR: "A neighbour's",
}
UNDER_WAY = (PastState.WAITING, PastState.READING, PastState.ADDING)
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

    def may_answer(self) -> bool:
        """Whether the rows can still be answered."""
        return self.held.state not in (PastState.ADDING, PastState.ADDED)

    def files(self) -> list[dict[str, str]]:
        """The files of the import, each with how far it is."""
        return [file_shown(each) for each in self.held.files.all()]

    def crumbs_below(self, heading: str) -> list[dict[str, str]]:
        """The way back of a page below the import's own."""
        *before, here = super().crumbs(heading)
        return [*before, {"text": "Check the past reviews", "href": self.home()}, here]

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


def file_shown(file: PastFile) -> dict[str, str]:
    """A file as the list of them says it: what was seen in it, or how far it is, or why not."""
    state = PastFileState(file.state)
    words = state.words
    if state is PastFileState.READ:
        words = f"Reviews at {count_words(file.places, 'place')}" if file.places else "No review in it"
    elif state is PastFileState.READING and file.pages:
        words = f"Page {file.pages_read} of {file.pages} is read"
    return {"id": str(file.pk), "name": file.name, "state": words, "fault": file.fault}


def name_of_row(row: Row) -> str:
    """What a row is called: title and reference, or what is known."""
    cells = row["cells"]
    if row["what"] != REVIEW and row["documents"]:
        return row["documents"][0]["title"]
    return cells["title"] or cells["reference"] or (row["found_in"] or "Something without a name")


def asked_words(asked: str) -> str:
    """A question as people read it: that something is proposed says itself."""
    return asked.removeprefix("merge: ")


def shown(row: Row) -> dict[str, Any]:
    """A row as the table shows it."""
    cells = row["cells"]
    written = [each for each in row["as_written"] if each != cells["reference"]]
    return {
        "key": row["key"],
        "name": name_of_row(row),
        "title": cells["title"],
        "reference": cells["reference"],
        "as_written": "; ".join(written),
        "other_titles": cells["other titles"],
        "published": cells["published on"] or "Not known",
        "kind": kind_words(cells["kind"]) if cells["kind"] else "Not known",
        "whose": WHOSE_WORDS.get(cells["whose"], ""),
        "partnership": cells["partnership"],
        "documents": row["documents"],
        "questions": [asked_words(asked) for asked in row["questions"]],
        "found_in": row["found_in"],
        "outcome": row["outcome"],
        "reason": row["reason"],
    }
