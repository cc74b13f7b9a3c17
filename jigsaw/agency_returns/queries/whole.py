"""The merged chronology as a whole: its standing rows, and what is known of all of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from jigsaw.agency_returns.models import ChronologyRow, RowTag
from jigsaw.agency_returns.rules.terms import TagKind
from jigsaw.incidents.models import Incident

# A gap is told from this many days on, as in chronology.facts.
SHORTEST_GAP = 2


def standing_rows(incident: Incident) -> models.QuerySet[ChronologyRow]:
    """The rows that stand in the chronology now, in their printed order: not superseded, not merged into another."""
    return ChronologyRow.rows.filter(incident=incident, superseded_at=None, merged_into=None)


def facts_of_rows(incident: Incident) -> dict[str, Any]:
    """Counts by agency and by accuracy, first and last day, and the longest time in which no agency recorded anything.

    Plain values: `{rows, agencies: {name: n}, accuracies: {word: n}, first, last, gap: {days, from, to} or None,
    person: {code: n}, theme: {theme: n}, key: n, hidden: n}`.
    Days are ISO text. The gap counts the days from the last day of one row to the first day of the next; only rows
    whose day is known, at least about, bound one.
    """
    agencies: dict[str, int] = {}
    accuracies: dict[str, int] = {}
    days: list[tuple[date, date]] = []
    first = last = None
    kept = standing_rows(incident).order_by("place")
    columns = ("agency_name", "accuracy", "earliest", "latest", "end_earliest")
    for agency, accuracy, earliest, latest, ends in kept.values_list(*columns).iterator(chunk_size=5000):
        agencies[agency] = agencies.get(agency, 0) + 1
        accuracies[accuracy] = accuracies.get(accuracy, 0) + 1
        if earliest is None:
            continue
        first, last = first or earliest, max(last or latest, latest)
        if earliest == latest:
            days.append((earliest, max(latest, ends or latest)))
    return {
        "rows": sum(agencies.values()),
        "agencies": dict(sorted(agencies.items())),
        "accuracies": dict(sorted(accuracies.items())),
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "gap": longest_gap(days),
        **marks_of_rows(incident),
    }


def marks_of_rows(incident: Incident) -> dict[str, Any]:
    """How many standing rows each person and theme has, how many are key episodes, how many the panel does not see."""
    rows = standing_rows(incident)
    tags = RowTag.rows.filter(incident=incident, standing=True)
    counted = tags.order_by("value").values_list("kind", "value").annotate(found=models.Count("pk"))
    found: dict[str, dict[str, int]] = {kind.value: {} for kind in TagKind}
    for kind, value, number in counted:
        found[kind][value] = number
    return found | {
        "key": rows.exclude(key_episode="").count(),
        "hidden": rows.filter(hidden_from_panel=True).count(),
    }


def longest_gap(days: list[tuple[date, date]]) -> dict[str, Any] | None:
    """The most days from one record to the next, as chronology.facts counts them; None below two days apart.

    `days` are the first and last day of each row whose day is known, at least about, in order of the first.
    """
    found: dict[str, Any] | None = None
    until: date | None = None
    for first, last in days:
        length = (first - until).days if until else 0
        if until and length >= SHORTEST_GAP and (found is None or length > found["days"]):
            found = {"days": length, "from": until.isoformat(), "to": first.isoformat()}
        until = last if until is None else max(until, last)
    return found
