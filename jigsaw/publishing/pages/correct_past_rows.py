"""The reviews of an import as a table: correct the cells of those that ask something, all at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property

from jigsaw.calendar.words import count_words
from jigsaw.publishing import actions
from jigsaw.publishing.desk.past_page import KINDS, UNDER_WAY, WHOSE_WORDS, PastImportPage
from jigsaw.publishing.desk.past_rows import (
    ROWS_ON_A_PAGE,
    RowsPage,
    numbered,
    owner_words,
    page_of_rows,
    pager,
    row_shown,
    said_meanwhile,
    typed_for_gone,
)
from jigsaw.publishing.forms.past_rows import ANSWER, NumberedRow, RowsForm, name_of
from jigsaw.publishing.past.dry_run import is_asked
from jigsaw.publishing.queries.past import reader_of
from jigsaw.publishing.rules import AnsweredMeanwhile, NotAllowed, PastState

ASK_AGAIN = 3
GONE = "Some rows are not there any more. What you typed in them stands below; nothing is kept yet"


class CorrectPastRows(PastImportPage):
    heading = "Correct the past reviews"

    def on_get(self) -> HttpResponse:
        """One page of the table; while the files are read again, how far it is."""
        if self.held.state in UNDER_WAY:
            return self.show(refresh=ASK_AGAIN, under_way=PastState(self.held.state).words)
        data = self.kept()
        page = self.page_asked(data)
        return self.show_rows(page, self.form(page.rows, data))

    def on_post(self) -> HttpResponse:
        """Keep all corrections of the page, or none."""
        data = self.request.POST
        page = self.page_asked(data)
        form = self.form(page.rows, data)
        gone = typed_for_gone(data, self.numbers)
        if not form.is_valid() or gone:
            if gone:
                form.add_error(None, GONE)
            return self.show_rows(page, form, gone=gone)
        answers = form.answers()
        try:
            actions.correct_past_rows(self.held, answers=answers, seen=self.seen(), by=self.who, at=self.now)
        except AnsweredMeanwhile as later:
            return self.show_later(page, form, later)
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_rows(page, form)
        return self.go_on(len(answers), page.number)

    @cached_property
    def numbers(self) -> list[NumberedRow]:
        """All rows of the import, numbered."""
        return numbered(self.held.rows_found)

    @property
    def asked_only(self) -> bool:
        """Whether the rows that ask something are shown alone: so at first, where there are any."""
        chosen = self.request.GET.get("show", "")
        return chosen == "asked" or (chosen != "all" and any(is_asked(each.row) for each in self.numbers))

    def page_asked(self, data: Any) -> RowsPage:
        """The page of the address. Rows that were sent stand on it as they did, whatever they ask by now."""
        try:
            number = int(self.request.GET.get("page", "1")[:9])
        except ValueError:
            number = 1
        page = page_of_rows(self.numbers, asked_only=self.asked_only, number=number)
        if data is not None:
            sent = set(data.getlist("row"))
            rows = [each for each in self.numbers if each.row["key"] in sent][:ROWS_ON_A_PAGE]
            page = RowsPage(rows, page.number, page.last, page.total)
        return page

    def seen(self) -> int:
        """The revision that the person looked at; 0 for what is none."""
        sent = self.request.POST.get("seen", "")
        return int(sent) if sent.isdecimal() and len(sent) < 10 else 0

    def form(self, rows: list[NumberedRow], data: Any = None) -> RowsForm:
        """The fields of the rows that are edited in place."""
        open_ = self.may_answer()
        return RowsForm(
            data,
            rows=[each for each in rows if open_ and (data is not None or is_asked(each.row))],
            reader=reader_of(self.held, self.now),
            kinds=KINDS,
            whose=[(str(each), words) for each, words in WHOSE_WORDS.items()],
        )

    def show_later(self, page: RowsPage, form: RowsForm, later: AnsweredMeanwhile) -> HttpResponse:
        """The page with what was typed, and at each row that somebody answered meanwhile what it says now."""
        self.held.refresh_from_db()
        for each in page.rows:
            if each.row["key"] in later.keys:
                said = said_meanwhile(self.held.answers[each.row["key"]])
                words = f"Row {each.number} was answered by somebody else while you were writing: {said}. "
                form.add_error(name_of(each, ANSWER), f"{words}To keep yours instead, press the button again")
        return self.show_rows(page, form, seen=self.held.revision)

    def show_rows(self, page: RowsPage, form: RowsForm, **variables: Any) -> HttpResponse:
        """The table."""
        editable = {each.row["key"] for each in form.rows}
        asked = sum(is_asked(each.row) for each in self.numbers)
        seen = self.request.POST.get("seen", "") if form.is_bound else ""
        names = {each.row["key"]: owner_words(each.row) for each in self.numbers}
        shown: dict[str, Any] = {
            "form": form,
            "rows": [
                row_shown(each, form if each.row["key"] in editable else None, names) for each in page.rows
            ],
            "may_open": self.may_answer(),
            "may_correct": bool(editable),
            "seen": seen or self.held.revision,
            "page": page,
            "pager": pager(page, asked_only=self.asked_only),
            "asked_only": self.asked_only,
            "asked": asked,
            "all_rows": len(self.numbers),
        }
        return self.show(**(shown | variables))

    def go_on(self, corrected: int, number: int) -> HttpResponseRedirect:
        """The same page of the table, read again."""
        show = f"?show={'asked' if self.asked_only else 'all'}&page={number}"
        said = f"{count_words(corrected, 'row')} {'is' if corrected == 1 else 'are'} corrected."
        return self.done_to(self.request.path + show, f"{said} The files are read again with what you said.")

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The imports, this import, this page."""
        return self.crumbs_below(heading)
