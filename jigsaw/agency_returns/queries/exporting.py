"""What an export of the chronology holds: its rows as events and as documents print them. Codes only, no notes.

Private notes are never read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from jigsaw.agency_returns.chronology.columns import BY_KEY
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.facts import ages_at
from jigsaw.agency_returns.chronology.merging import SORT_RULE
from jigsaw.agency_returns.models import AgencyReturn, ChronologyExport, ChronologyRow, KeyFact, RowLink
from jigsaw.agency_returns.queries.asked import born
from jigsaw.agency_returns.queries.events import date_of, event_of
from jigsaw.agency_returns.queries.key_facts import facts_in_plain
from jigsaw.agency_returns.queries.receipts import row_of
from jigsaw.agency_returns.queries.view import View, keys_of
from jigsaw.agency_returns.queries.whole import facts_of_rows, standing_rows
from jigsaw.agency_returns.rules.terms import LinkKind, ReturnState
from jigsaw.agency_returns.rules.whole_words import gap_words, period_words
from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.components.key_facts import in_order
from jigsaw.documents.returns import ChronologyFacts, Row, Sender
from jigsaw.documents.vocabulary import labels
from jigsaw.files import storing
from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.ages import age_on

AT_ONCE = 1000
# What a row says in free words, with what the places of names are called.
TEXTS = {
    **{
        key: BY_KEY[key].heading
        for key in ("source", "service", "people", "what_happened", "voice", "action")
    },
    "analysis": BY_KEY["analysis"].heading,
    "reference": BY_KEY["reference"].heading,
    "department": "Department",
    "file": "File",
    "key_episode": "Key practice episode",
}


class Exported(NamedTuple):
    """The rows of an export in their order, and what is printed below each."""

    rows: list[ChronologyRow]
    notes: list[str]


def view_of(export: ChronologyExport) -> View:
    """The view that an export is of."""
    chosen = export.view
    return View(
        agency=chosen.get("agency", ""),
        person=chosen.get("person", ""),
        theme=chosen.get("theme", ""),
        key=bool(chosen.get("key")),
        without_hidden=export.without_hidden,
    )


def filter_words(view: View) -> str:
    """Which rows were chosen, in words: "Vale Constabulary; key practice episodes only"; "" for all."""
    theme = labels().get(view.theme, view.theme)
    person = code_words(view.person)
    said = [
        view.agency,
        person and f"about {person}",
        theme,
        "key practice episodes only" if view.key else "",
    ]
    return "; ".join(filter(None, said))


def code_words(code: str) -> str:
    """A code as people write it: Child A."""
    return " ".join(word.upper() if len(word) <= 2 else word.capitalize() for word in code.split())


def rows_to_export(incident: Incident, view: View) -> Exported:
    """The rows of a view, with what is printed below each: other sources, accounts that differ, the same event."""
    keys = keys_of(incident, view).order_by()
    rows = list(standing_rows(incident).filter(pk__in=keys).iterator(AT_ONCE))
    places = {row.pk: number for number, row in enumerate(rows, 1)}
    below: dict[Any, list[str]] = {}
    merged = ChronologyRow.rows.filter(incident=incident, merged_into__isnull=False, superseded_at=None)
    if view.without_hidden:
        merged = merged.filter(hidden_from_panel=False)
    for other in merged.order_by("place"):
        below.setdefault(other.merged_into_id, []).append(f"Also in: {other.agency_name}: {other.source}")
    links = RowLink.rows.filter(incident=incident).select_related("first", "second").order_by("made_at")
    for link in links:
        for row, other in ((link.first, link.second), (link.second, link.first)):
            if row.pk in places and not (view.without_hidden and other.hidden_from_panel):
                below.setdefault(row.pk, []).append(_link_words(link, other, places.get(other.pk)))
    for pk, title in KeyFact.rows.filter(incident=incident).values_list("marks__row", "title"):
        below.setdefault(pk, []).append(f"Key fact: {title}")
    return Exported(rows, [". ".join(below.get(row.pk, ())) for row in rows])


def _link_words(link: RowLink, other: ChronologyRow, place: int | None) -> str:
    lead = "Accounts differ from" if link.kind == LinkKind.DIFFER else "Same event as"
    which = f"row {place}" if place else f"{other.agency_name}, {date_of(other).words}"
    return f"{lead} {which}: {link.words}".rstrip(": ").rstrip(".")


def texts_of(row: ChronologyRow, note: str) -> Iterator[tuple[str, str]]:
    """Everything in free words that an export prints of a row, by what its place is called."""
    for name, heading in TEXTS.items():
        if text := getattr(row, name):
            yield heading, text
    if note:
        yield "Note below the row", note


def events_to_export(found: Exported) -> list[Event]:
    """The rows as events."""
    return [event_of(row) for row in found.rows]


@dataclass(frozen=True)
class _Whole:
    facts: dict[str, Any]
    senders: tuple[Sender, ...]


def facts_to_print(export: ChronologyExport, found: Exported, *, made_on: date) -> ChronologyFacts:
    """What the document of an export says. Key facts and the longest gap stand in one of the whole chronology alone."""
    incident, view = export.incident, view_of(export)
    words = filter_words(view)
    whole = _whole(incident)
    events = events_to_export(found)
    ages = ages_at(events, born(incident), age_on)
    rows = tuple(
        _printed(row, event, number, age, note)
        for number, (row, event, age, note) in enumerate(
            zip(found.rows, events, ages, found.notes, strict=True), 1
        )
    )
    hidden = (
        "rows hidden from the panel are left out" if export.without_hidden and whole.facts["hidden"] else ""
    )
    key_facts = () if words else tuple(in_order(list(_key_facts(incident).values())))
    return ChronologyFacts(
        partnership=incident.partnership.name, reference=incident.reference, version=export.number, made_on=made_on,
        period=_period(found.rows) if words else period_words(whole.facts), sort_rule=SORT_RULE, rows=rows,
        agencies=whole.senders, children=_children(incident),
        gap="" if words or not (said := gap_words(whole.facts)) else f"{said}.", key_facts=key_facts,
        filters="; ".join(filter(None, (words, hidden))),
    )  # fmt: skip


def _children(incident: Incident) -> tuple[str, ...]:
    return tuple(f"{each.alias}, {each.age}".rstrip(", ") for each in incident.children.all())


def _printed(row: ChronologyRow, event: Event, number: int, age: str, note: str) -> Row:
    made = row_of(event, row.department, number)
    return Row(**{**vars(made), "age": age, "key_episode": row.key_episode, "note": note})


def _key_facts(incident: Incident) -> dict[object, Any]:
    return facts_in_plain(incident, list(KeyFact.rows.filter(incident=incident)))


def _period(rows: list[ChronologyRow]) -> str:
    known = [(row.earliest, row.latest) for row in rows if row.earliest and row.latest]
    if not known:
        return ""
    first, last = min(day for day, _ in known), max(day for _, day in known)
    return f"{date_words(first)} to {date_words(last)}"


def _whole(incident: Incident) -> _Whole:
    facts = facts_of_rows(incident)
    sent = AgencyReturn.rows.filter(request__incident=incident, state=ReturnState.SENT).order_by("version")
    newest = {each.request.agency.name: each for each in sent.select_related("request__agency")}
    senders = []
    for agency, rows in facts["agencies"].items():
        returned = newest.get(agency)
        version = f"Version {returned.version}" if returned else "Imported"
        day = london.to_london(returned.sent_at).date() if returned and returned.sent_at else None
        senders.append(Sender(agency, version, date_words(day) if day else "", rows))
    return _Whole(facts, tuple(senders))


def exports_of(incident: Incident, *, most: int = 20) -> list[ChronologyExport]:
    """The exports of a case, newest first."""
    return list(ChronologyExport.rows.filter(incident=incident).select_related("asked_by")[:most])


def export_bytes(export: ChronologyExport) -> bytes:
    """The file of an export. Raises FileNotFoundError where it was removed."""
    if not export.stored_as:
        raise FileNotFoundError
    return storing.read(export.stored_as)
