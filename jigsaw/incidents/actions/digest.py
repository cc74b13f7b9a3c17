"""The morning's mail: what is due, to each person and partnership, on working days when something changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import WORKER, act
from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.incidents.models import Cover, Digest
from jigsaw.incidents.queries.cover import on_leave
from jigsaw.incidents.queries.work import Sight, WorkRow, counts_by_group, first_lines
from jigsaw.incidents.rules import work
from jigsaw.incidents.rules.work import Group
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.models import Membership, Partnership
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.roles import roles_that_may

# What lies further ahead is counted, not listed.
LISTED = (Group.OVERDUE, Group.TODAY, Group.SOON, Group.WAITING)
MOST = 50


@dataclass(frozen=True)
class Reader:
    """Somebody who gets a digest of a partnership, and whether they do casework there."""

    person: Person
    does_casework: bool


def send_digests(*, at: datetime) -> int:
    """Write the digests of the day, if its time has come. Returns how many were written.

    From 8:00 on London's clocks, on working days. A worker that was late or stopped sends what it missed on the
    same day; asked again, it writes none twice. Somebody on leave gets none: who covers them gets it.
    """
    table = working_days()
    if not work.digest_is_due(at, table):
        return 0
    today = london.to_london(at).date()
    until = work.soon_until(today, table)
    return sum(_send_in(partnership, today, until, at) for partnership in _not_looked_at(today))


def _not_looked_at(today: date) -> list[Partnership]:
    """The partnerships in which somebody's digest of today has not been worked out."""
    readers = Membership.rows.filter(
        role__in=roles_that_may("view_work"), ended_at=None, person__is_active=True
    ).values_list("partnership_id", "person_id")
    looked = Digest.rows.filter(looked_on=today).values_list("partnership_id", "person_id")
    waiting = {partnership for partnership, _ in set(readers) - set(looked)}
    return list(Partnership.objects.filter(pk__in=waiting))


def _send_in(partnership: Partnership, today: date, until: date, at: datetime) -> int:
    with act("send_digests", by=WORKER, at=at, partnership=partnership) as doing:
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        leave = on_leave(partnership, today)
        away = {cover.person_id for cover in leave}
        done = {d.person_id: d for d in Digest.rows.filter(partnership=partnership)}
        sent = 0
        for reader in _readers(partnership):
            known = done.get(reader.person.pk)
            if known is not None and known.looked_on == today:
                continue
            covered = [cover for cover in leave if cover.covered_by_id == reader.person.pk]
            sight = Sight(
                reader.person, (partnership.pk,), at, today, until, own_only=not reader.does_casework
            )
            text = None if reader.person.pk in away else _text(sight, covered)
            sent += _write(partnership, reader.person, known, text, today, at)
        doing.details["sent"] = sent
    return sent


def _readers(partnership: Partnership) -> list[Reader]:
    held = Membership.rows.filter(
        partnership=partnership, role__in=roles_that_may("view_work"), ended_at=None, person__is_active=True
    ).select_related("person")
    people: dict[UUID, list[Membership]] = {}
    for membership in held:
        people.setdefault(membership.person_id, []).append(membership)
    works = roles_that_may("edit_case")
    return [Reader(ms[0].person, any(m.role in works for m in ms)) for ms in people.values()]


def _write(
    partnership: Partnership, person: Person, known: Digest | None, text: list[str] | None, today: date,
    at: datetime,
) -> int:  # fmt: skip
    """Note that today's digest was worked out, and write it where it says something new. Returns 1 for a mail."""
    digest = known or Digest(partnership=partnership, person=person, fingerprint=work.fingerprint([]))
    digest.looked_on = today
    if text is None:
        digest.save()
        return 0
    seal = work.fingerprint(text)
    changed, digest.fingerprint = seal != digest.fingerprint, seal
    digest.save()
    if not changed or not text:
        return 0
    write_mail(
        key=f"digest {partnership.pk} {person.pk} {today.isoformat()}",
        person=person,
        subject=f"Your work in {partnership.short_name}, {date_words(today)}",
        body="\n".join([*text, "Sign in to Jigsaw to see it.", ""]),
        at=at,
    )
    return 1


def _text(sight: Sight, covered: list[Cover]) -> list[str]:
    """What a digest says, line by line; nothing where nothing is due."""
    rows, lines = _section(sight)
    seen, something = {row.id for row in rows}, bool(rows)
    for cover in covered:
        also = replace(sight, cover_of=cover.person_id)
        theirs, more = _section(also, leave_out=seen)
        something = something or bool(theirs)
        until = date_words(cover.last_day)
        head = f"You cover {cover.person.full_name}, on leave until {until}"
        lines += [f"{head}. Their work:", "", *more] if more else [f"{head}. Their work is in this list.", ""]
    return lines if something else []


def _section(sight: Sight, leave_out: set[str] | None = None) -> tuple[list[WorkRow], list[str]]:
    """The duties listed, and their lines under the counts of their groups."""
    counts = counts_by_group(sight)
    rows = first_lines(sight, LISTED, most=MOST) if any(counts.values()) else []
    rows = [row for row in rows if row.id not in (leave_out or set())]
    if leave_out is not None and not rows:
        return [], []
    lines = []
    for group in Group:
        if counts[group]:
            lines.append(f"{group.words} ({counts[group]:,})")
            own = [row for row in rows if row.group is group]
            lines += [work.digest_line(row.reference, row.title, row.due_on) for row in own]
            lines.append("")
    return rows, lines
