"""The chronology as marks in lanes: one for each row, or rows counted by month where they are many."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models.functions import Cast, Substr

from jigsaw.agency_returns.queries.view import View, keys_of
from jigsaw.agency_returns.queries.whole import standing_rows
from jigsaw.components.lane_facts import MOST_MARKS
from jigsaw.components.lanes import Gap, LaneMark
from jigsaw.incidents.models import Incident

DRAWN = ("agency_name", "earliest", "latest", "accuracy")


def marks_of_view(incident: Incident, view: View, first: date, last: date) -> list[LaneMark]:
    """The rows of a view as marks. Many rows are counted by the database, by month: as few marks for any number."""
    rows = standing_rows(incident).filter(pk__in=keys_of(incident, view).order_by())
    if rows.count() < MOST_MARKS:
        return [
            LaneMark(agency, earliest, latest, accuracy, bool(key), seen == "Yes")
            for agency, earliest, latest, accuracy, key, seen in rows.values_list(
                *DRAWN, "key_episode", "child_seen"
            )
        ]
    return [_mark(line, first, last) for line in _by_month(rows)]


def _by_month(rows: models.QuerySet) -> Any:
    def told(when: models.Q) -> models.Case:
        return models.Case(models.When(when, then=True), default=False, output_field=models.BooleanField())

    grouped = rows.order_by().annotate(
        month=Substr(Cast("earliest", models.CharField(max_length=10)), 1, 7),
        one_day=told(models.Q(earliest=models.F("latest"))),
        key=told(~models.Q(key_episode="")),
        seen=told(models.Q(child_seen="Yes")),
    )
    lines = grouped.values_list("agency_name", "month", "accuracy", "one_day", "key", "seen")
    return lines.annotate(found=models.Count("pk"))


def _mark(line: tuple[Any, ...], first: date, last: date) -> LaneMark:
    agency, month, accuracy, one_day, key, seen, rows = line
    if not month:
        return LaneMark(agency, None, None, accuracy, key, seen, rows)
    day = max(date.fromisoformat(f"{month}-01"), first)
    return LaneMark(agency, day, day if one_day else max(day, last), accuracy, key, seen, rows)


def gap_of(facts: dict[str, Any]) -> Gap | None:
    """The longest time in which no agency recorded anything."""
    gap = facts.get("gap")
    if not gap:
        return None
    return Gap(gap["days"], date.fromisoformat(gap["from"]), date.fromisoformat(gap["to"]))


def period_of(facts: dict[str, Any], today: date) -> tuple[date, date]:
    """From the first day of the chronology to its last; today where no row has a date."""
    if not facts.get("first"):
        return today, today
    return date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"])
