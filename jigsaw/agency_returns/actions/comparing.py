"""Search the chronology of a case for rows of different agencies that may be the same event. Done by the worker."""

from __future__ import annotations

from datetime import datetime
from sys import intern
from typing import Any, NamedTuple

from django.db.models import F, Q

from jigsaw.agency_returns.chronology.dates import Accuracy, EventDate
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.same_event import Suggestion, suggest
from jigsaw.agency_returns.models import Chronology, PossiblePair
from jigsaw.agency_returns.queries.whole import standing_rows
from jigsaw.audit.actions import WORKER, act
from jigsaw.incidents.models import Incident

AT_ONCE = 1000
LONGEST_REASON = 200


class Key(NamedTuple):
    """Which row, and whose."""

    pk: Any
    agency: str


def compare_asked(*, at: datetime) -> int:
    """Compare the rows of one chronology that has changed since it was last compared. Returns how many pairs are new.

    The comparing itself holds no row: what changes meanwhile asks for it again.
    """
    waiting = Q(compared_at=None) | Q(compared_at__lt=F("compare_asked_at"))
    chronology = (
        Chronology.rows.filter(waiting, compare_asked_at__isnull=False).order_by("compare_asked_at").first()
    )
    return compare_rows(chronology, at=at) if chronology is not None else 0


def compare_rows(chronology: Chronology, *, at: datetime) -> int:
    """Suggest which rows may be the same event. What a person has decided stays decided. Returns how many are new."""
    asked_at, incident = chronology.compare_asked_at, chronology.incident
    rows, events = rows_to_compare(incident)
    found = [pair for pair in suggest(events) if not pair.in_one_file]
    del events
    with act("compare_rows", by=WORKER, at=at, partnership=chronology.partnership, about=incident) as doing:
        new = _new_pairs(chronology, rows, found, at)
        PossiblePair.rows.bulk_create(new, batch_size=AT_ONCE)
        # Asked again meanwhile, the next turn compares again.
        Chronology.rows.filter(pk=chronology.pk).update(compared_at=asked_at)
        doing.details |= {"rows": len(rows), "pairs": len(new)}
    return len(new)


def rows_to_compare(incident: Incident) -> tuple[list[Key], list[Event]]:
    """The standing rows in their order, each as its key and agency, and as an event that holds what is compared."""
    keys, events = [], []
    known: dict[tuple, EventDate] = {}
    rows = standing_rows(incident).values_list(
        "pk",
        "agency_name",
        "file",
        "earliest",
        "latest",
        "accuracy",
        "time",
        "people",
        "what_happened",
        "number",
    )
    for pk, agency, file, earliest, latest, accuracy, time, people, what, number in rows.iterator(AT_ONCE):
        agency, file, people = intern(agency), intern(file), intern(people)
        day = known.setdefault((earliest, latest, accuracy), EventDate(earliest, latest, Accuracy(accuracy)))
        keys.append(Key(pk, agency))
        events.append(
            Event(day, time, None, None, "", "", people, "", what, "", "", "", "", "", agency, file, number)
        )
    return keys, events


def _new_pairs(
    chronology: Chronology, rows: list[Key], found: list[Suggestion], at: datetime
) -> list[PossiblePair]:
    known = set(
        PossiblePair.rows.filter(incident=chronology.incident_id).values_list("first_id", "second_id")
    )
    standing = (
        set(standing_rows(chronology.incident).order_by().values_list("pk", flat=True)) if found else set()
    )
    made = []
    for pair in found:
        first, second = rows[pair.first], rows[pair.second]
        ends = {(first.pk, second.pk), (second.pk, first.pk)}
        if first.agency == second.agency or ends & known or not {first.pk, second.pk} <= standing:
            continue
        known |= ends
        made.append(
            PossiblePair(
                partnership_id=chronology.partnership_id, incident_id=chronology.incident_id, first_id=first.pk,
                second_id=second.pk, score=pair.score, reason=pair.why[:LONGEST_REASON], found_at=at,
            )
        )  # fmt: skip
    return made
