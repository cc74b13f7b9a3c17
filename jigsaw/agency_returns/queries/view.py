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


def keys_of(incident: Incident, view: View) -> models.QuerySet:
    """The identifiers of the rows of a view, in their printed order, as values of one column.

    With a person or a theme the tags are read, which carry the order of their rows: one index gives both.
    """
    tags = [
        (kind, value) for kind, value in ((TagKind.THEME, view.theme), (TagKind.PERSON, view.person)) if value
    ]
    rows: models.QuerySet[Any]
    if not tags:
        rows = standing_rows(incident)
        if view.agency:
            rows = rows.filter(agency_name=view.agency)
        rows, key = rows.exclude(key_episode="") if view.key else rows, "pk"
    else:
        (kind, value), others = tags[0], tags[1:]
        rows = RowTag.rows.filter(incident=incident, kind=kind, value=value, standing=True)
        key = "row_id"
        if view.agency:
            rows = rows.filter(agency_name=view.agency)
        for kind, value in others:
            rows = rows.filter(
                models.Exists(RowTag.rows.filter(row=models.OuterRef("row"), kind=kind, value=value))
            )
        if view.key:
            rows = rows.filter(
                row__in=standing_rows(incident).exclude(key_episode="").order_by().values("pk")
            )
    if view.without_hidden:
        hidden = ChronologyRow.rows.filter(incident=incident, hidden_from_panel=True).order_by()
        rows = rows.exclude(**{f"{key}__in": hidden.values("pk")})
    return rows.values_list(key, flat=True)


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
    return keys_of(incident, view).count()


def page_of_day(incident: Incident, view: View, day: date) -> int:
    """The page on which the first row of this day or later stands; the last page where none does. Counted from 1."""
    before = keys_of(incident, view).filter(place__lt=place_from(day)).count()
    return before // ROWS_ON_A_PAGE + 1


def page_of(incident: Incident, view: View, number: int) -> list[ChronologyRow]:
    """The rows of one page, with the last day before each on which the child was seen (`seen_before`)."""
    start = (number - 1) * ROWS_ON_A_PAGE
    keys = list(keys_of(incident, view)[start : start + ROWS_ON_A_PAGE])
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
