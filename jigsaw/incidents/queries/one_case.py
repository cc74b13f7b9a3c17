"""One case for one person, in one statement: what the case's own page asks at every request."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from jigsaw.incidents.models import Incident
from jigsaw.incidents.queries.reach import among, reached, rows_of


def case_reached(case: UUID, person: Any, homes: Iterable[UUID], *, at: datetime) -> QuerySet[Incident]:
    """The case as a query of one row or none: none where it is in no partnership of `homes`, or not reached at `at`.

    It says what `Incident.rows.visible_to` says of one case; a test holds the two together.
    """
    listed, values = among("home", homes)
    found = rows_of(
        "SELECT 1 FROM incidents_incident i WHERE i.id = %(case)s "  # noqa: S608 (named parameters throughout)
        f"AND i.partnership_id IN {listed} AND {reached('i.id')}",
        {"case": case, "person": person, "at": at, **values},
    )
    return Incident.rows.filter(pk=case) if found else Incident.rows.none()
