"""Confirm the rows in doubt: repeated ones, possible names, dates that may be meant otherwise. One answer for each."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from jigsaw.agency_returns.actions.settling import Unsettled, settle_rows
from jigsaw.agency_returns.models import ReturnRow
from jigsaw.agency_returns.queries.entries import count_rows
from jigsaw.agency_returns.rules.entries import finding_of, to_decide
from jigsaw.calendar.words import count_words
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.chronology_page import OF_PART, ChronologyPage, row_words
from jigsaw.portal.forms.chronology_confirm import DecideForm
from jigsaw.portal.forms.chronology_row import HEADINGS, AllForms

AT_ONCE = 20
SHOWN = ("date", "time", "source", "service", "people", "child_seen")
LONG = ("what_happened", "voice", "action", "analysis")


class ConfirmRows(ChronologyPage):
    """Each row in doubt with its own text, the row that it is compared with, and what can be done."""

    heading = "Confirm your rows"

    def on_get(self) -> HttpResponse:
        """The rows in doubt; with none left, on to the next step."""
        rows = self.in_hand()
        doubtful = [row for row in rows if not row.errors and to_decide(row.confirm)]
        if not doubtful:
            counts = self.counts
            return redirect(self.own("check_rows") if counts.faulty else self.own("check_own_chronology"))
        return self.shown(rows, doubtful, _forms(doubtful, self.codes(), self.kept()))

    def on_post(self) -> HttpResponse:
        """Carry out what was chosen, once everything on the page is."""
        rows = self.in_hand()
        sent = set(self.request.POST.getlist("row"))
        doubtful = [row for row in rows if not row.errors and to_decide(row.confirm) and row.pk.hex in sent][
            :AT_ONCE
        ]
        forms = _forms(doubtful, self.codes(), self.request.POST)
        wrong = [form for own in forms.values() for form in own if not form.is_valid()]
        if wrong:
            return self.shown(rows, doubtful, forms, status=400)
        decisions = {
            pk: {form.found.mark: form.decision() for form in own} for pk, own in forms.items() if own
        }
        try:
            done = settle_rows(self.asked, self.part, decisions, by=self.who, at=self.now) if decisions else 0
        except Unsettled as refused:
            for (pk, mark), words in refused.errors.items():
                next(form for form in forms[pk] if form.found.mark == mark).add_error("act", words)
            return self.shown(rows, doubtful, forms, status=400)
        except Refused as refused:
            return self.shown(rows, doubtful, forms, status=400, form=refusing(str(refused)))
        left = count_rows((row.errors, row.confirm) for row in self.in_hand())
        words = f"{count_words(done, 'row')} {'was' if done == 1 else 'were'} confirmed." if done else ""
        return self.done_to(self.next_step(left) if not left.doubtful else self.own("confirm_rows"), words)

    def codes(self) -> list[str]:
        """The codes of the request."""
        return [person["alias"] for person in self.asked.people]

    def shown(
        self,
        rows: list[ReturnRow],
        doubtful: list[ReturnRow],
        forms: dict[Any, list[DecideForm]],
        *,
        status: int = 200,
        **more: Any,
    ) -> HttpResponse:
        """The page."""
        beside = {(row.department_id, row.number): row for row in rows}
        here = doubtful[:AT_ONCE]
        heading = f"Confirm {count_words(len(here), 'row')}"
        if len(doubtful) > len(here):
            heading = f"Confirm rows: {len(here)} of {len(doubtful):,}"
        values = {"form": AllForms(form for own in forms.values() for form in own)} | more
        cards = [_card(row, forms[row.pk], beside) for row in here]
        return self.show(heading=heading, status=status, cards=cards, **values)


class ConfirmRowsOfPart(ConfirmRows):
    """The same for a department's part."""

    permission = OF_PART


def _forms(rows: list[ReturnRow], codes: list[str], data: Any = None) -> dict[Any, list[DecideForm]]:
    """A form for each finding of the rows that stand on a page."""
    return {
        row.pk: [
            DecideForm(data, found=found, codes=codes, prefix=f"{row.pk.hex}-{found.mark}")
            for found in (finding_of(entry, row.number) for entry in to_decide(row.confirm))
        ]
        for row in rows[:AT_ONCE]
    }


def _card(row: ReturnRow, forms: list[DecideForm], beside: dict[tuple, ReturnRow]) -> dict[str, Any]:
    """A row with its text, those that it is compared with, and what is asked about it."""
    others = sorted({form.found.other_row for form in forms if form.found.other_row})
    found = [
        beside[(row.department_id, number)] for number in others if (row.department_id, number) in beside
    ]
    named = {form.found.key for form in forms}
    return {
        "id": row.pk.hex,
        "title": row_words(row),
        "rows": _text(row, named),
        "others": [{"title": row_words(each), "rows": _text(each, set())} for each in found],
        "forms": forms,
    }


def _text(row: ReturnRow, asked: set[str]) -> list[dict[str, Any]]:
    """A row as its sender wrote it: what names it, what happened, and whatever is asked about."""
    keys = [key for key in HEADINGS if key in (*SHOWN, "what_happened") or (key in asked and key in LONG)]
    return [
        {"key": {"text": HEADINGS[key]}, "value": {"text": row.cells.get(key, "")}}
        for key in keys
        if row.cells.get(key)
    ]
