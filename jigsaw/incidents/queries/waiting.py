"""What else waits for a person beside the duties: referrals, access in an emergency, unfinished recordings, cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from jigsaw.accounts.models import Person
from jigsaw.audit.queries import LAST_ACT
from jigsaw.incidents.queries.reach import among, as_date, reached, rows_of
from jigsaw.incidents.rules.access import ANSWERED_WITHIN

MOST = 20


@dataclass
class Beside:
    """What stands above the list of work."""

    referrals: int = 0
    emergencies: list[tuple[UUID, UUID, str]] = field(default_factory=list)
    recordings: list[UUID] = field(default_factory=list)
    covers: list[tuple[int, UUID, str, date]] = field(default_factory=list)


def beside(
    person: Person, *, at: datetime, today: date, screens: Iterable[UUID], approves: Iterable[UUID],
    records: Iterable[UUID],
) -> Beside:  # fmt: skip
    """What waits for a person who may screen, approve and record in these partnerships. One query.

    Rows of a case are among those that the person can reach.
    """
    values = {"person": person, "at": at, "today": today, "asked_since": at - ANSWERED_WITHIN}
    lists = {}
    for name, homes in (("screens", screens), ("approves", approves), ("records", records)):
        lists[name], more = among(name, homes)
        values |= more
    found = Beside()
    for kind, one, two, three, four in rows_of(BESIDE.format(**lists), values):
        if kind == "referrals":
            found.referrals = int(one)
        elif kind == "emergency":
            found.emergencies.append((UUID(one), UUID(two), three))
        elif kind == "recording":
            found.recordings.append(UUID(one))
        else:
            last = as_date(four)
            assert last is not None
            found.covers.append((int(one), UUID(two), three, last))
    return found


BESIDE = f"""
SELECT 'referrals' AS kind, CAST(COUNT(*) AS TEXT) AS one, '' AS two, '' AS three, '' AS four
  FROM incidents_referral f WHERE f.state = 'waiting' AND f.partnership_id IN {{screens}}
UNION ALL SELECT * FROM (SELECT 'emergency', CAST(x.id AS TEXT), CAST(x.incident_id AS TEXT), i.reference, ''
  FROM incidents_emergencyaccess x JOIN incidents_incident i ON i.id = x.incident_id
  WHERE x.decided_at IS NULL AND x.asked_at > %(asked_since)s AND x.person_id <> %(person)s
  AND x.partnership_id IN {{approves}} AND {reached("x.incident_id")} ORDER BY x.asked_at LIMIT {MOST}) y
UNION ALL SELECT * FROM (SELECT 'recording', CAST(i.id AS TEXT), '', '', '' FROM incidents_incident i
  WHERE i.stage = 'recording' AND i.partnership_id IN {{records}} AND {reached("i.id")}
  ORDER BY i.started_at LIMIT {MOST}) y
UNION ALL SELECT * FROM (SELECT 'cover', CAST(c.id AS TEXT), CAST(c.person_id AS TEXT), p.full_name,
  CAST(c.last_day AS TEXT) FROM incidents_cover c JOIN accounts_person p ON p.id = c.person_id
  WHERE c.covered_by_id = %(person)s AND c.ended_at IS NULL AND c.first_day <= %(today)s
  AND c.last_day >= %(today)s AND p.is_active ORDER BY c.last_day, c.id LIMIT {MOST}) y
"""  # noqa: S608 (no value stands in it: numbers of ours and names of columns)


def emergency_and_last_act(person: Person, *, at: datetime) -> tuple[bool, int]:
    """Whether the person reaches any case by emergency access at `at`, and the number of the last act. One query.

    What somebody sees by emergency access ends at a minute, so that it cannot stand until the next act.
    """
    sql = f"""SELECT EXISTS (SELECT 1 FROM incidents_emergencyaccess WHERE person_id = %(person)s
      AND ends_at > %(at)s), ({LAST_ACT})"""  # noqa: S608 (no value stands in it)
    ((reaches, act),) = rows_of(sql, {"person": person, "at": at})
    return bool(reaches), act or 0
