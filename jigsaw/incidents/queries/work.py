"""What is due across the cases that a person can reach: counted by urgency, and the first lines of each group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from jigsaw.accounts.models import Person
from jigsaw.incidents.queries.reach import among, as_date, as_identifier, as_time, reached, rows_of
from jigsaw.incidents.rules.work import Group

FIRST_LINES = 20
ONE_PAGE = 100


class WorkRow(NamedTuple):
    """One open duty with its case."""

    group: Group
    id: str
    key: str
    title: str
    page: str
    due_on: date | None
    waits_on: str
    waits_since: date | None
    nudged_at: datetime | None
    waits_for: str | None
    waits_for_name: str | None
    incident: str
    reference: str
    home_authority: str
    place_authority: str


@dataclass(frozen=True)
class Sight:
    """Whose work is shown, and what of it.

    `homes` are the partnerships in which the person's role may see work. `cover_of` is somebody on leave whom the
    person covers: shown is what both can reach, for cover never reaches further than the person does.
    """

    person: Person
    homes: tuple[UUID, ...]
    at: datetime
    today: date
    until: date
    own_only: bool = False
    case: str = ""
    cover_of: UUID | None = None

    @property
    def subject(self) -> UUID:
        """Whose waits and tasks are meant: the person's own, or those of somebody whom they cover."""
        return self.cover_of or self.person.pk


def counts_by_group(sight: Sight) -> dict[Group, int]:
    """How many open duties each group has. One query."""
    where, values = _in_sight(sight)
    sql = f"SELECT {GROUPS} AS grp, COUNT(*) FROM incidents_duty d WHERE {where} GROUP BY grp"  # noqa: S608
    found = dict(rows_of(sql, values))
    return {group: found.get(int(group), 0) for group in Group}


def first_lines(sight: Sight, groups: Iterable[Group] = Group, *, most: int = FIRST_LINES) -> list[WorkRow]:
    """The first lines of these groups, in order. One query, which reads no further than it shows."""
    where, values = _in_sight(sight)
    parts = [
        f"SELECT * FROM ({_part(int(group), each, where)} LIMIT {most}) part"  # noqa: S608
        for group in groups
        for each in PARTS[group]
    ]
    if not parts:
        return []
    rows = [_row(found) for found in rows_of(" UNION ALL ".join(parts), values)]
    return [row for row, place in zip(rows, _places(rows), strict=True) if place < most]


def lines_of_group(sight: Sight, group: Group, *, page: int) -> list[WorkRow]:
    """One page of a group; none beyond its last. One query."""
    where, values = _in_sight(sight)
    if len(PARTS[group]) == 1:
        part = _part(int(group), PARTS[group][0], where)
    else:
        part = _part(int(group), f"({' OR '.join(PARTS[group])})", where)
    values |= {"after": (page - 1) * ONE_PAGE}
    return [_row(found) for found in rows_of(f"{part} LIMIT {ONE_PAGE} OFFSET %(after)s", values)]


# What waits on somebody else stands there whatever its date; the rest by its date. See rules.work.group_of.
ON_OTHERS = """((d.waits_for_id IS NOT NULL AND d.waits_for_id <> %(subject)s)
  OR (d.waits_for_id IS NULL AND d.waits_on <> ''))"""
GROUPS = f"""CASE WHEN {ON_OTHERS} THEN {int(Group.WAITING)}
  WHEN d.due_on IS NULL OR d.due_on > %(until)s THEN {int(Group.LATER)}
  WHEN d.due_on < %(today)s THEN {int(Group.OVERDUE)}
  WHEN d.due_on = %(today)s THEN {int(Group.TODAY)} ELSE {int(Group.SOON)} END"""
# The same again, a part for each stretch of dates that an index can be read along.
PARTS = {
    Group.OVERDUE: (f"d.due_on < %(today)s AND NOT {ON_OTHERS}",),
    Group.TODAY: (f"d.due_on = %(today)s AND NOT {ON_OTHERS}",),
    Group.SOON: (f"d.due_on > %(today)s AND d.due_on <= %(until)s AND NOT {ON_OTHERS}",),
    Group.LATER: (f"d.due_on > %(until)s AND NOT {ON_OTHERS}", f"d.due_on IS NULL AND NOT {ON_OTHERS}"),
    Group.WAITING: (ON_OTHERS,),
}
COLUMNS = """d.id, d.key, d.title, d.page, d.due_on, d.waits_on, d.waits_since, d.nudged_at,
  d.waits_for_id, w.full_name, i.id AS incident, i.reference, i.home_authority, i.place_authority"""


def _part(group: int, condition: str, where: str) -> str:
    last = "d.due_on IS NULL, d.due_on" if group in (Group.LATER, Group.WAITING) else "d.due_on"
    last = "d.due_on" if condition == PARTS[Group.LATER][0] else last
    return f"""SELECT {group} AS grp, {COLUMNS} FROM incidents_duty d
      JOIN incidents_incident i ON i.id = d.incident_id LEFT JOIN accounts_person w ON w.id = d.waits_for_id
      WHERE {where} AND {condition} ORDER BY {last}, d.title, d.id"""  # noqa: S608


def _places(rows: list[WorkRow]) -> list[int]:
    """The place of each row in its group."""
    seen: dict[Group, int] = {}
    places = []
    for row in rows:
        places.append(seen.get(row.group, 0))
        seen[row.group] = places[-1] + 1
    return places


def _in_sight(sight: Sight) -> tuple[str, dict[str, Any]]:
    """The condition of the open duties in sight, with its values.

    COALESCE keeps SQLite from reading all duties of a partnership by the index of that column.
    """
    homes, values = among("home", sight.homes)
    values |= {"person": sight.person, "subject": sight.subject, "at": sight.at}
    values |= {"today": sight.today, "until": sight.until}
    where = ["d.state = 'open'", f"COALESCE(d.partnership_id, NULL) IN {homes}", reached("d.incident_id")]
    if sight.cover_of is not None:
        where.append(reached("d.incident_id", "subject"))
    if sight.own_only:
        where.append("(d.owner_id = %(subject)s OR d.waits_for_id = %(subject)s)")
    if sight.case:
        values["case"] = sight.case
        where.append("d.incident_id IN (SELECT c.id FROM incidents_incident c WHERE c.reference = %(case)s)")
    return " AND ".join(where), values


def _row(found: tuple[Any, ...]) -> WorkRow:
    group, pk, key, title, page, due_on, waits_on, since, nudged, waits_for, name, case, *more = found
    return WorkRow(
        Group(group), as_identifier(pk), key, title, page, as_date(due_on), waits_on, as_date(since),
        as_time(nudged), as_identifier(waits_for) if waits_for else None, name, as_identifier(case), *more,
    )  # fmt: skip
