"""Who signed a version, who waits, and what was cleared."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import models

from jigsaw.accounts.models import Person
from jigsaw.calendar import london
from jigsaw.calendar.words import count_words
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.library.models import PublishedEdition
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.publishing.models import Publication, Release, Signature, Version
from jigsaw.publishing.rules import Decision, DocumentState, ReleaseState, Stage, signatures_needed


@dataclass(frozen=True)
class Waiting:
    """A co-chair who has not decided yet, since when, and for how many working days (0 on the first day)."""

    person: Person
    since: datetime
    working_days: int


@dataclass(frozen=True)
class SignOff:
    """The sign-off of the newest version.

    `signed`, `changes`, `conflicts` and `cleared` hold Signature rows; `problem` is a sentence with the
    remedy when the signatures needed cannot be reached, else "".
    """

    version: Version | None
    needed: int
    signed: list[Signature] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    cleared: list[Signature] = field(default_factory=list)
    changes: list[Signature] = field(default_factory=list)
    conflicts: list[Signature] = field(default_factory=list)
    problem: str = ""


def newest_version(publication: Publication) -> Version | None:
    """The version with the highest number; None before the first."""
    return Version.rows.filter(publication=publication).order_by("-number").first()


def planned_release(publication: Publication) -> Release | None:
    """The release that is planned and not done; None where there is none."""
    planned = Release.rows.filter(publication=publication, state=ReleaseState.SCHEDULED)
    return planned.select_related("version").first()


def released_before(publication: Publication) -> bool:
    """Whether a version was released, so that what comes next is a correction."""
    return Release.rows.filter(publication=publication, state=ReleaseState.RELEASED).exists()


def public_version(publication: Publication) -> int | None:
    """The version that the public side shows, whatever casework knows of it; None where it shows none."""
    shown = PublishedEdition.objects.filter(pk=publication.pk, withdrawn_at=None)
    return shown.values_list("version", flat=True).first()


def needed_for(publication: Publication) -> int:
    """How many signatures the newest version needs."""
    return signatures_needed(
        publication.partnership.signatures_needed, correction=released_before(publication)
    )


def memberships_of_signers(publication: Publication) -> models.QuerySet[Membership]:
    """The current memberships whose holders may sign for the partnership."""
    return Membership.rows.filter(
        partnership=publication.partnership_id,
        role__in=roles_that_may("sign_publication"),
        ended_at=None,
        person__is_active=True,
    ).select_related("person")


def signers(publication: Publication, *, without_conflict: bool = False) -> list[Person]:
    """The people who may sign for the partnership, each once, in the order of their names."""
    held = memberships_of_signers(publication)
    if without_conflict:
        conflicts = _standing(publication).filter(decision=Decision.CONFLICT)
        held = held.exclude(person__in=conflicts.values("person"))
    people = {membership.person_id: membership.person for membership in held}
    return sorted(people.values(), key=lambda person: person.full_name)


def decision_of(version: Version, person: Person) -> Signature | None:
    """The person's standing decision: on this version, or a conflict declared on an earlier one."""
    return (
        _standing(version.publication)
        .filter(person=person)
        .filter(models.Q(version=version) | models.Q(decision=Decision.CONFLICT))
        .order_by("-at")
        .first()
    )


def sign_off(publication: Publication, at: datetime) -> SignOff:
    """Who signed the newest version, who waits since when, what was cleared and why."""
    version, needed = newest_version(publication), needed_for(publication)
    if version is None:
        return SignOff(None, needed)
    rows = Signature.rows.filter(version__publication=publication).select_related("person", "version")
    standing = [row for row in rows if row.cleared_at is None]
    here = [row for row in standing if row.version_id == version.pk or row.decision == Decision.CONFLICT]
    decided = {row.person_id for row in here}
    waiting = _waiting(publication, version, decided, at)
    signed = [row for row in here if row.decision == Decision.SIGN]
    conflicts = [row for row in here if row.decision == Decision.CONFLICT]
    changes = [row for row in here if row.decision == Decision.CHANGE]
    return SignOff(
        version=version,
        needed=needed,
        signed=signed,
        waiting=waiting,
        cleared=[row for row in rows if row.cleared_at is not None],
        changes=changes,
        conflicts=conflicts,
        problem=_problem(needed, len(signed) + len(waiting) + len(changes), conflicts),
    )


def _standing(publication: Publication) -> models.QuerySet[Signature]:
    return Signature.rows.filter(version__publication=publication, cleared_at=None)


def _waiting(publication: Publication, version: Version, decided: set, at: datetime) -> list[Waiting]:
    """The co-chairs who have not decided, since the version's documents were there or they joined later."""
    table, found = working_days(), {}
    for membership in memberships_of_signers(publication):
        if membership.person_id in decided or membership.person_id == version.made_by_id:
            continue
        since = max(version.documents_made_at or version.made_at, membership.started_at)
        found[membership.person_id] = Waiting(membership.person, since, _days(table, since, at))
    return sorted(found.values(), key=lambda row: row.person.full_name)


def _days(table: WorkingDays, since: datetime, at: datetime) -> int:
    start, end = london.to_london(since).date(), london.to_london(at).date()
    try:
        return max(0, table.count_between(start, end))
    except BeyondTheTable:
        return max(0, (end - start).days)


def _problem(needed: int, reachable: int, conflicts: list[Signature]) -> str:
    """Why the signatures cannot be reached, and what to do: a declared conflict counts as not signing."""
    if reachable >= needed:
        return ""
    can = f"only {reachable} can still sign" if reachable else "nobody can sign"
    names = " and ".join(sorted(row.person.full_name for row in conflicts))
    why = f" {names} declared a conflict of interest." if names else ""
    return (
        f"This version needs {count_words(needed, 'signature')}, and {can}.{why} "
        "Ask the partnership to name a deputy co-chair and invite them."
    )


def versions_to_sign(person: Person) -> list[Version]:
    """The versions that wait for this person's decision, oldest first, in a constant number of queries.

    Not those that the person made, has decided on, or has a conflict of interest with.
    """
    open_ones = Publication.rows.visible_to(person, "sign_publication").filter(stage=Stage.SIGNING)
    newest = Version.rows.filter(publication=models.OuterRef("publication")).order_by("-number")
    waiting = Version.rows.filter(
        publication__in=open_ones,
        documents_state=DocumentState.MADE,
        number=models.Subquery(newest.values("number")[:1]),
    ).exclude(made_by=person)
    decided = Signature.rows.filter(person=person, cleared_at=None, version=models.OuterRef("pk"))
    return list(
        waiting.filter(~models.Exists(decided))
        .exclude(publication__in=_in_conflict(person))
        .select_related("publication")
        .defer("edition")
        .order_by("made_at")
    )


def _in_conflict(person: Person) -> models.QuerySet:
    """The publications with which the person has declared a conflict of interest."""
    declared = Signature.rows.filter(person=person, decision=Decision.CONFLICT, cleared_at=None)
    return declared.values("version__publication")
