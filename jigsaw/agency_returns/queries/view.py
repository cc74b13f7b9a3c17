"""A view of the merged chronology: which rows, and one page of them. As much work among 100,000 rows as among 50."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from jigsaw.agency_returns.models import ChronologyRow, PrivateNote, RowLink, RowTag
from jigsaw.agency_returns.queries.whole import standing_rows
from jigsaw.agency_returns.rules.placing import place_from
from jigsaw.agency_returns.rules.terms import TagKind
from jigsaw.incidents.models import Incident

ROWS_ON_A_PAGE = 50


@dataclass(frozen=True)
class View:
    """Which rows: of one agency, about one person, with one theme, key episodes alone; without what is hidden."""

    agency: str = ""
    person: str = ""
    theme: str = ""
    key: bool = False
    without_hidden: bool = False

    @property
    def filters(self) -> int:
        """How many filters are chosen."""
        return sum(map(bool, (self.agency, self.person, self.theme, self.key)))

    @property
    def query(self) -> dict[str, str]:
        """The filters as an address carries them."""
        chosen = {
            "agency": self.agency,
            "person": self.person,
            "theme": self.theme,
            "key": "1" if self.key else "",
        }
        return {name: value for name, value in chosen.items() if value}


def rows_of(incident: Incident, view: View) -> models.QuerySet[ChronologyRow]:
    """The standing rows of a view, in their printed order."""
    rows = standing_rows(incident)
    if view.agency:
        rows = rows.filter(agency_name=view.agency)
    for kind, value in ((TagKind.PERSON, view.person), (TagKind.THEME, view.theme)):
        if value:
            tagged = RowTag.rows.filter(row=models.OuterRef("pk"), kind=kind, value=value)
            rows = rows.filter(models.Exists(tagged))
    if view.key:
        rows = rows.exclude(key_episode="")
    return rows.filter(hidden_from_panel=False) if view.without_hidden else rows


def count_of(incident: Incident, view: View, facts: dict[str, Any]) -> int:
    """How many rows a view has: from what is known of the whole where that says it, else counted."""
    if not view.without_hidden or not facts.get("hidden"):
        if not view.filters:
            return facts.get("rows", 0)
        if view.filters == 1 and view.agency:
            return facts["agencies"].get(view.agency, 0)
        if view.filters == 1 and view.key:
            return facts.get("key", 0)
        if view.filters == 1:
            kind, value = (TagKind.PERSON, view.person) if view.person else (TagKind.THEME, view.theme)
            return facts.get(kind.value, {}).get(value, 0)
    return rows_of(incident, view).count()


def page_of_day(incident: Incident, view: View, day: date) -> int:
    """The page on which the first row of this day or later stands; the last page where none does. Counted from 1."""
    before = rows_of(incident, view).filter(place__lt=place_from(day)).count()
    return before // ROWS_ON_A_PAGE + 1


def page_of(incident: Incident, view: View, number: int) -> list[ChronologyRow]:
    """The rows of one page, with the last day before each on which the child was seen (`seen_before`)."""
    start = (number - 1) * ROWS_ON_A_PAGE
    keys = list(rows_of(incident, view).values_list("pk", flat=True)[start : start + ROWS_ON_A_PAGE])
    seen = (
        standing_rows(incident)
        .filter(child_seen="Yes", earliest__lte=models.OuterRef("earliest"))
        .exclude(pk=models.OuterRef("pk"))
        .order_by("-earliest")
        .values("earliest")[:1]
    )
    found = ChronologyRow.rows.filter(pk__in=keys).annotate(seen_before=models.Subquery(seen))
    by_key = {row.pk: row for row in found}
    return [by_key[key] for key in keys]


@dataclass(frozen=True)
class Beside:
    """What stands beside the rows of a page, by the identifier of the row."""

    merged: dict[Any, list[ChronologyRow]]
    links: dict[Any, list[RowLink]]
    themes: dict[Any, list[str]]
    facts: dict[Any, list[str]]
    notes: dict[Any, int]


def beside(rows: list[ChronologyRow], *, with_notes: bool) -> Beside:
    """What stands beside these rows, in the same few queries for any number of them."""
    keys = [row.pk for row in rows]
    merged: dict[Any, list[ChronologyRow]] = {}
    for row in ChronologyRow.rows.filter(merged_into__in=keys, superseded_at=None).order_by("place"):
        merged.setdefault(row.merged_into_id, []).append(row)
    links: dict[Any, list[RowLink]] = {}
    either = models.Q(first__in=keys) | models.Q(second__in=keys)
    for link in RowLink.rows.filter(either).select_related("first", "second").order_by("made_at"):
        for key in (link.first_id, link.second_id):
            links.setdefault(key, []).append(link)
    themes: dict[Any, list[str]] = {}
    for key, theme in RowTag.rows.filter(row__in=keys, kind=TagKind.THEME).values_list("row_id", "value"):
        themes.setdefault(key, []).append(theme)
    facts: dict[Any, list[str]] = {}
    marked = ChronologyRow.rows.filter(pk__in=keys, facts__isnull=False)
    for key, title in marked.values_list("pk", "facts__fact__title"):
        facts.setdefault(key, []).append(title)
    notes = dict(
        PrivateNote.rows.filter(row__in=keys).values_list("row_id").annotate(n=models.Count("pk"))
        if with_notes
        else []
    )
    return Beside(merged, links, themes, facts, notes)
