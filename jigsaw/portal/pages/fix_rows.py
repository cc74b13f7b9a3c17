"""Fix faulty rows on the screen: only those, with their fields as they were typed, as many as stay readable at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from jigsaw.agency_returns.actions.mending import Mended, mend_rows
from jigsaw.agency_returns.models import ReturnRow
from jigsaw.agency_returns.queries.entries import count_rows
from jigsaw.agency_returns.rules.entries import seal_of_cells
from jigsaw.calendar.words import count_words
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.chronology_page import OF_PART, ChronologyPage, row_words
from jigsaw.portal.forms.chronology_row import HEADINGS, AllForms, RowForm, as_typed

AT_ONCE = 20


class FixRows(ChronologyPage):
    """Saving keeps the rows that are right and stays with those that are not."""

    heading = "Fix your rows"

    def on_get(self) -> HttpResponse:
        """The faulty rows, what is wrong said at each field; or as they were typed before the session ended."""
        rows = self.faulty()
        if not rows:
            return redirect(self.next_step(self.counts))
        typed, shown = self.kept(), rows[:AT_ONCE]
        forms = [_form(row, typed) for row in shown]
        for row, form in zip(shown, forms, strict=True):
            form.tell(_faults(row))
        return self.shown(shown, forms, len(rows))

    def on_post(self) -> HttpResponse:
        """Save those that are right."""
        rows = [row for row in self.faulty() if f"{_prefix(row)}-seen" in self.request.POST][:AT_ONCE]
        forms = {row.pk: _form(row, self.request.POST) for row in rows}
        try:
            result = mend_rows(
                self.asked, self.part, {pk: form.values() for pk, form in forms.items()},
                seen={pk: form.seal for pk, form in forms.items()}, by=self.who, at=self.now,
            )  # fmt: skip
        except Refused as refused:
            return self.shown(rows, list(forms.values()), len(rows), status=400, form=refusing(str(refused)))
        left = [row for row in self.in_hand() if row.errors]
        stay = [row for row in rows if row.pk in result.wrong or row.pk in result.moved]
        if stay:
            return self.stay(stay, forms, result, len(left))
        words = _saved_words(result)
        if left:
            return self.done_to(self.own("fix_rows"), words)
        counts = count_rows((row.errors, row.confirm) for row in self.in_hand())
        return self.done_to(self.next_step(counts), words)

    def stay(
        self, rows: list[ReturnRow], forms: Mapping[Any, RowForm], result: Mended, left: int
    ) -> HttpResponse:
        """The page with the rows that are not right yet, as they were typed."""
        now = {row.pk: row for row in self.in_hand() if row.pk in result.moved}
        for row in rows:
            if row.pk in result.wrong:
                forms[row.pk].tell(result.wrong[row.pk])
            else:
                forms[row.pk].carry_seal(seal_of_cells(now[row.pk].cells))
                forms[row.pk].tell({"": f"{row_words(row)}: {result.moved[row.pk]}"})
        return self.shown(rows, [forms[row.pk] for row in rows], left, status=400, saved=_saved_words(result))

    def faulty(self) -> list[ReturnRow]:
        """The rows with errors, in the order of their files."""
        return [row for row in self.in_hand() if row.errors]

    def shown(
        self, rows: list[ReturnRow], forms: list[RowForm], left: int, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        """The page, with a card for each row: what is wrong stands open, the rest of the row is one press away."""
        cards = [_card(row, form) for row, form in zip(rows, forms, strict=True)]
        values = {"form": AllForms(forms)} | more
        heading = f"Fix {count_words(len(rows), 'row')}"
        if left > len(rows):
            heading = f"Fix rows: {len(rows)} of {left:,}"
        return self.show(heading=heading, status=status, cards=cards, back=self.own("check_rows"), **values)


class FixRowsOfPart(FixRows):
    """The same for a department's part."""

    permission = OF_PART


def _prefix(row: ReturnRow) -> str:
    return f"row-{row.pk.hex}"


def _form(row: ReturnRow, typed: Any = None) -> RowForm:
    """The form of a row, as it was typed here, else as it is kept."""
    prefix = _prefix(row)
    if typed is not None and f"{prefix}-seen" in typed:
        return RowForm(typed, prefix=prefix)
    return RowForm(as_typed(row.cells, prefix), prefix=prefix)


def _faults(row: ReturnRow) -> dict[str, str]:
    said: dict[str, str] = {}
    for fault in row.errors:
        said.setdefault(fault["key"], fault["message"])
    return said


def _card(row: ReturnRow, form: RowForm) -> dict[str, Any]:
    wrong = {fault["key"] for fault in row.errors if fault["key"] in HEADINGS} | set(form.errors)
    return {
        "title": row_words(row),
        "form": form,
        "wrong": form.shown(wrong or HEADINGS),
        "rest": form.shown(set(HEADINGS) - wrong) if wrong else [],
    }


def _saved_words(result: Mended) -> str:
    saved = len(result.saved)
    return f"{count_words(saved, 'row')} {'was' if saved == 1 else 'were'} saved." if saved else ""
