"""Answer what is asked of one row of an import: correct it, leave it out, say what it is the same as."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.publishing import actions
from jigsaw.publishing.desk.past_page import KINDS, WHOSE_WORDS, PastImportPage, shown
from jigsaw.publishing.desk.past_rows import owner_words
from jigsaw.publishing.forms.past import COLUMNS, AnswerForm, DocumentForm, PairForm, ReviewForm
from jigsaw.publishing.past.dry_run import DOCUMENT, PAIR, REVIEW, Row
from jigsaw.publishing.queries.past import reader_of
from jigsaw.publishing.rules import NotAllowed

HEADINGS = {
    REVIEW: "Check a past review",
    PAIR: "Say whether this is one review",
    DOCUMENT: "Say whose document this is",
}


class AnswerPastRow(PastImportPage):
    heading = "Check a past review"

    def on_get(self) -> HttpResponse:
        """What was found, and the questions."""
        row = self.row_of(self.kwargs["row_key"])
        return self.show_row(row, self.form(row))

    def on_post(self) -> HttpResponse:
        """Keep the answer."""
        row = self.row_of(self.kwargs["row_key"])
        form = self.form(row, self.request.POST)
        if not form.is_valid():
            return self.show_row(row, form)
        try:
            actions.answer_past_row(
                self.held,
                key=row["key"],
                decision=form.decision,
                belongs_to=form.belongs_to,
                cells=form.cells,
                by=self.who,
                at=self.now,
            )
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_row(row, form)
        return self.done_to(self.home(), "Your answer is kept. The import is read again with it.")

    def form(self, row: Row, data: Any = None) -> AnswerForm:
        """The questions that this kind of row needs."""
        if row["what"] == PAIR:
            return PairForm(data, pair=row["others"])
        if row["what"] == DOCUMENT:
            return DocumentForm(data, others=self.others(row, row["others"]))
        return ReviewForm(
            data,
            initial={name: row["cells"][column] for name, column in COLUMNS.items()},
            reader=reader_of(self.held, self.now),
            others=self.others(row, []),
            kinds=KINDS,
            whose=[(str(each), words) for each, words in WHOSE_WORDS.items()],
        )

    def others(self, row: Row, first: list[str]) -> list[tuple[str, str]]:
        """The other reviews of the import to choose from, the likely ones first."""
        reviews = {
            each["key"]: each
            for each in self.held.rows_found
            if each["what"] == REVIEW and each["key"] != row["key"]
        }
        keys = [key for key in first if key in reviews] + [key for key in reviews if key not in first]
        return [(key, owner_words(reviews[key])) for key in keys]

    def show_row(self, row: Row, form: AnswerForm) -> HttpResponse:
        """The page."""
        pair = [shown(each) for each in self.held.rows_found if each["key"] in row["others"]]
        return self.show(
            heading=HEADINGS[row["what"]],
            form=form,
            row=shown(row),
            pair=pair if row["what"] == PAIR else [],
        )

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The imports, this import, this page."""
        return self.crumbs_below(heading)
