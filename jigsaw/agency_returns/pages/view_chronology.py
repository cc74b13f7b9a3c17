"""The merged chronology of a case: what every agency knew, oldest first, filtered, with a date to jump to."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.http import urlencode

from jigsaw.agency_returns.actions.naming import show_names
from jigsaw.agency_returns.chronology.merging import SORT_RULE
from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.desk.shown_row import ShownRow, shown_rows
from jigsaw.agency_returns.desk.view_form import ViewForm
from jigsaw.agency_returns.models import PossiblePair
from jigsaw.agency_returns.queries.asked import born
from jigsaw.agency_returns.queries.names import names_for_codes
from jigsaw.agency_returns.queries.view import (
    ROWS_ON_A_PAGE,
    View,
    beside,
    count_of,
    page_of,
    page_of_day,
)
from jigsaw.agency_returns.rules.whole_words import gap_words, rows_words
from jigsaw.incidents.desk.kept_page import CSRF_PLACE, for_this_browser, made_once
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.desk.shown import CaseBar
from jigsaw.incidents.models import Incident
from jigsaw.incidents.queries.one_case import case_reached
from jigsaw.partnerships.rules import Refused

# The parts of the page below its heading.
PARTS = {"page": "agency_returns/_chronology_page.html", "wide": "agency_returns/_chronology_wide.html"}
# What of an address changes the view.
ASKED, LONGEST = ("agency", "person", "theme", "key", "day", "page"), 120


class ViewChronology(ChronologyPage):
    """One page of rows. With names in the place of codes only when they are asked for, each time anew.

    Below its heading the page was made once and is handed out until something changes, but never one with names.
    """

    permission = "view_chronology"
    heading = "Chronology"

    def find_row(self) -> Incident:
        """The case alone: what hangs on it is read only where the page is made anew."""
        case = self.kwargs["incident_id"]
        rows = case_reached(case, self.who, self.homes("view_chronology"), at=self.now)
        self.incident = self.find(rows.select_related("partnership"), pk=case)
        return self.incident

    def on_get(self) -> HttpResponse:
        """Show the page that is asked for; a date leads to the page on which it stands."""
        asked = urlencode({name: self.request.GET.get(name, "")[:LONGEST] for name in ASKED})
        page = f"view_chronology:{self.incident.pk}:{self.may_write}:{sha256(asked.encode()).hexdigest()}"
        return self.hand_out(made_once(self.make, page=page, person=self.who, today=self.today))

    def on_post(self) -> HttpResponse:
        """The same page with names in the place of codes, which is recorded."""
        try:
            entries = show_names(self.incident, by=self.who, at=self.now)
        except Refused as refused:
            return self.hand_out(self.make(refused=str(refused)), status=400)
        return self.hand_out(self.make(names=names_for_codes(entries), named=True))

    def hand_out(self, made: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """The parts of the page in its frame. A form in error is not kept as it is: its words are made anew."""
        self.made = made
        form = self.view_form() if made["wrong"] else None
        parts = {name: for_this_browser(self.request, made[name]) for name in PARTS}
        return CasePage.show(self, status=400 if form else status, form=form, made=parts)

    def bar(self) -> CaseBar:
        """The case bar as it was made with the page."""
        return self.made["bar"]

    def view_form(self) -> ViewForm:
        """The filters of the address and the date to jump to."""
        return ViewForm(self.request.GET or None, facts=self.facts, today=self.today)

    def make(self, *, refused: str = "", names: Any = str, named: bool = False) -> dict[str, Any]:
        """The case bar and the parts of the page that the address asks for."""
        form = self.view_form()
        day = form.cleaned_data.get("day") if form.is_bound and form.is_valid() else None
        view = form.view(without_hidden=not self.may_write)
        count = count_of(self.incident, view, self.facts)
        last = max(1, -(-count // ROWS_ON_A_PAGE))
        number = page_of_day(self.incident, view, day) if day else self.number()
        number = min(number, last)
        rows = page_of(self.incident, view, number) if count else []
        around = beside(rows, with_notes=self.may_write)
        shown = shown_rows(
            rows, around, born=born(self.incident), names=names, first_number=(number - 1) * ROWS_ON_A_PAGE + 1
        )  # fmt: skip
        content = {
            "form": form, "refused": refused, "named": named, "rows": self.with_places(shown), "count": count,
            "view": view, "query": urlencode(view.query), "number": number, "last": last,
            "jumped": self.jumped(rows, day), "sort_rule": SORT_RULE, "ways": self.ways(view, number, last),
            "whole": self.whole_words(), "chosen": self.chosen(view, form), "pairs": self.pairs(),
            "incident": self.incident, "may_write": self.may_write, "chronology": self.chronology,
            "offers_names": bool(rows) and not named and self.may_show_names(), "csrf_token": CSRF_PLACE,
        }  # fmt: skip
        parts = {name: render_to_string(template, content) for name, template in PARTS.items()}
        return {"bar": super().bar(), "wrong": bool(form.is_bound and form.errors), **parts}

    def number(self) -> int:
        """The page that is asked for, from 1; 1 for anything else."""
        typed = self.request.GET.get("page", "")
        return max(1, int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 8 else 1

    def with_places(self, rows: list[ShownRow]) -> list[tuple[ShownRow, str]]:
        """Each row with the address of its own page."""
        if not rows:
            return []
        first = self.address("view_row", row_id=rows[0].pk)
        return [(row, first.replace(str(rows[0].pk), str(row.pk))) for row in rows]

    def jumped(self, rows: list[Any], day: date | None) -> Any:
        """The first row of the day that was jumped to or of a later one; None where nobody jumped."""
        return next((row.pk for row in rows if day and row.earliest and row.earliest >= day), None)

    def ways(self, view: View, number: int, last: int) -> dict[str, Any]:
        """The pages before and after."""
        found: dict[str, Any] = {}
        if number > 1:
            found["previous"] = {"href": f"?{urlencode(view.query | {'page': number - 1})}"}
        if number < last:
            found["next"] = {"href": f"?{urlencode(view.query | {'page': number + 1})}"}
        return found

    def chosen(self, view: View, form: ViewForm) -> list[dict[str, str]]:
        """The filters that are chosen, each with the address of the view without it."""
        lines = []
        for name, value in view.query.items():
            rest = {other: kept for other, kept in view.query.items() if other != name}
            field: Any = form.fields[name]
            words = field.label if name == "key" else dict(field.choices)[value]
            lines.append(
                {"text": str(words), "href": f"?{urlencode(rest)}" if rest else self.address(self.name())}
            )
        return lines

    def whole_words(self) -> str:
        """What there is in all, in a sentence or two."""
        said = [rows_words(self.facts), gap_words(self.facts)]
        return " ".join(f"{each}." for each in said if each)

    def pairs(self) -> int:
        """How many pairs of rows wait for a decision; none for those who only read."""
        if not self.may_write:
            return 0
        return PossiblePair.rows.filter(incident=self.incident, decision="").count()
