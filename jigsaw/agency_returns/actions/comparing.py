"""Search the chronology of a case for rows of different agencies that may be the same event. Done by the worker."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q

from jigsaw.agency_returns.chronology.same_event import Suggestion, suggest
from jigsaw.agency_returns.models import Chronology, ChronologyRow, PossiblePair
from jigsaw.agency_returns.queries.events import event_of
from jigsaw.agency_returns.queries.whole import standing_rows
from jigsaw.audit.actions import WORKER, act

AT_ONCE = 1000
LONGEST_REASON = 200


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
    rows = list(standing_rows(incident))
    found = [pair for pair in suggest([event_of(row) for row in rows]) if not pair.in_one_file]
    with act("compare_rows", by=WORKER, at=at, partnership=chronology.partnership, about=incident) as doing:
        new = _new_pairs(chronology, rows, found, at)
        PossiblePair.rows.bulk_create(new, batch_size=AT_ONCE)
        # Asked again meanwhile, the next turn compares again.
        Chronology.rows.filter(pk=chronology.pk).update(compared_at=asked_at)
        doing.details |= {"rows": len(rows), "pairs": len(new)}
    return len(new)


def _new_pairs(
    chronology: Chronology, rows: list[ChronologyRow], found: list[Suggestion], at: datetime
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
        if first.agency_name == second.agency_name or ends & known or not {first.pk, second.pk} <= standing:
            continue
        known |= ends
        made.append(
            PossiblePair(
                partnership_id=chronology.partnership_id, incident_id=chronology.incident_id, first=first,
                second=second, score=pair.score, reason=pair.why[:LONGEST_REASON], found_at=at,
            )
        )  # fmt: skip
    return made
