"""The verbs of partnerships: their details, agencies, people and working days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from jigsaw.accounts.actions import add_person, close
from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar.words import date_words, weekday_words
from jigsaw.calendar.working_days import shipped_holidays
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships import rules
from jigsaw.partnerships.calendar_changes import days_changed
from jigsaw.partnerships.models import Agency, Holiday, Membership, Partnership, Region
from jigsaw.partnerships.role_changes import roles_changed
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.rules import Refused

DETAILS = frozenset(f.name for f in Partnership._meta.concrete_fields) - {"id", "region", "slug"}


def add_region(*, by, at: datetime, slug: str, name: str) -> Region:
    """Add a region, in which partnerships share a framework and a vocabulary."""
    with act("add_region", by=by, at=at) as doing:
        doing.about = region = Region(slug=slug, name=name)
        region.save()
    return region


def add_partnership(*, by, at: datetime, region: Region, slug: str, **details: Any) -> Partnership:
    """Add a partnership. `details` are the fields of Partnership. Raises Refused."""
    with act("add_partnership", by=by, at=at) as doing:
        partnership = Partnership(region=region, slug=slug, **_checked(details, Partnership()))
        partnership.save()
        doing.about = doing.partnership = partnership
    return partnership


def edit_partnership(*, by, at: datetime, partnership: Partnership, **details: Any) -> Partnership:
    """Change details of a partnership; what is not named stays. Raises Refused."""
    changed = sorted(name for name, value in details.items() if getattr(partnership, name) != value)
    with act("edit_partnership", by=by, at=at, partnership=partnership, about=partnership, changed=changed):
        for name, value in _checked(details, partnership).items():
            setattr(partnership, name, value)
        partnership.save()
    return partnership


def add_agency(
    *, by, at: datetime, partnership: Partnership, name: str, kind: str, statutory: bool = False
) -> Agency:
    """Add a partner agency. Raises Refused for a name that the partnership has already."""
    with act("add_agency", by=by, at=at, partnership=partnership) as doing:
        _hold(partnership.pk)
        if Agency.rows.filter(partnership=partnership, name__iexact=name).exists():
            raise Refused(f"{name} is one of the partnership's agencies already", "name")
        doing.about = agency = Agency(partnership=partnership, name=name, kind=kind, statutory=statutory)
        agency.save()
    return agency


def invite_person(
    *, by, at: datetime, partnership: Partnership, email: str, full_name: str, role: str,
    agency: Agency | None = None,
) -> Membership:  # fmt: skip
    """Invite somebody to a role in a partnership, and tell them by mail. Raises Refused.

    Somebody who can sign in already gets the role and a mail that says so.
    """
    with act("invite_person", by=by, at=at, partnership=partnership, role=str(role)) as doing:
        _hold(partnership.pk)
        known = Person.objects.filter(email__iexact=email.strip(), is_active=True).exists()
        person = add_person(email=email, full_name=full_name, at=at)
        doing.about = membership = _membership(partnership, person, role, agency, at)
        roles_changed(partnership=partnership, person=person, by=by, at=at)
        doing.details["person"] = str(person.pk)
        if known:
            _tell_of_role(person, membership, at)
    return membership


def give_role(
    *, by, at: datetime, partnership: Partnership, person: Person, role: str, agency: Agency | None = None
) -> Membership:
    """Give somebody who can sign in a role in a partnership. Raises Refused."""
    with act("give_role", by=by, at=at, partnership=partnership, role=str(role)) as doing:
        _hold(partnership.pk)
        doing.about = membership = _membership(partnership, person, role, agency, at)
        roles_changed(partnership=partnership, person=person, by=by, at=at)
        doing.details["person"] = str(person.pk)
    return membership


def bring_in(
    *, by, at: datetime, partnership: Partnership, agency: Agency, role: str, email: str, full_name: str = ""
) -> Person:
    """Somebody holds a role of this agency from now on, and hears of it by mail. Part of an act.

    Who holds it for this agency already stays as they are. Raises Refused for somebody who holds it for another
    agency, and for an address whose access was ended: that is for those who may invite people.
    """
    _hold(partnership.pk)
    known = Person.objects.filter(email__iexact=email.strip()).first()
    if known is not None and not known.is_active:
        raise Refused("Ask the partnership’s office to invite this person", "email")
    if known is None and not full_name.strip():
        raise Refused("Enter the full name", "full_name")
    if known is not None:
        held = Membership.rows.filter(partnership=partnership, person=known, role=role, ended_at=None).first()
        if held is not None and held.agency_id == agency.pk:
            return known
        if held is not None:
            raise Refused("Ask the partnership’s office to invite this person", "email")
    person = add_person(email=email, full_name=full_name, at=at)
    membership = _membership(partnership, person, role, agency, at)
    roles_changed(partnership=partnership, person=person, by=by, at=at)
    if known is not None:
        _tell_of_role(person, membership, at)
    return person


def end_role(*, by, at: datetime, membership: Membership) -> None:
    """End a role, from the person's next request on. Raises Refused for the last who may invite others."""
    with act(
        "end_role", by=by, at=at, partnership=membership.partnership, about=membership, role=membership.role
    ) as doing:
        _end(membership, at)
        roles_changed(partnership=membership.partnership, person=membership.person, by=by, at=at)
        doing.details["person"] = str(membership.person_id)


def end_access(*, by, at: datetime, person: Person) -> None:
    """End all of somebody's roles and their sign-in, from their next request on. Raises Refused as `end_role`."""
    with act("end_access", by=by, at=at, about=person) as doing:
        held = list(Membership.rows.filter(person=person, ended_at=None).select_related("partnership"))
        for membership in held:
            _end(membership, at)
        doing.details["roles"] = len(held)
        close(person)
        for membership in held:
            roles_changed(partnership=membership.partnership, person=person, by=by, at=at)


def seed_working_days(*, by, at: datetime) -> int:
    """Fill the table of holidays with those that come with Jigsaw; days that stand in it stay. Returns how many."""
    with act("seed_working_days", by=by, at=at) as doing:
        known = set(Holiday.objects.values_list("day", flat=True))
        new = [h for h in shipped_holidays() if h.day not in known]
        for each in new:
            Holiday(day=each.day, name=each.name[:80], source=each.source[:200], added_at=at).save()
        doing.details["added"] = len(new)
    return len(new)


def add_holiday(*, by, at: datetime, day: date, name: str, source: str) -> Holiday:
    """Add a day that is not a working day in England. Raises Refused for a weekend or a day in the table.

    Clocks that run are worked out anew in the same act, and those who work on them are told.
    """
    if day.weekday() >= 5:
        raise Refused(f"{date_words(day)} is a {weekday_words(day)}, which is never a working day", "day")
    try:
        with act("add_holiday", by=by, at=at, day=day.isoformat()) as doing, transaction.atomic():
            _table_first(at)
            doing.about = holiday = Holiday(day=day, name=name, source=source, added_at=at)
            holiday.save()
            doing.details["clocks_moved"] = days_changed(by=by, at=at)
    except IntegrityError as twice:
        raise Refused(f"{date_words(day)} stands in the table already", "day") from twice
    return holiday


def remove_holiday(*, by, at: datetime, holiday: Holiday) -> None:
    """Take a day out of the table, so that it counts as a working day. Clocks that run are worked out anew."""
    with act("remove_holiday", by=by, at=at, about=holiday, day=holiday.day.isoformat()) as doing:
        holiday.delete()
        doing.details["clocks_moved"] = days_changed(by=by, at=at)


def _table_first(at: datetime) -> None:
    """An empty table means the one that comes with Jigsaw; a first day of one's own must not stand alone."""
    if not Holiday.objects.exists():
        for each in shipped_holidays():
            Holiday(day=each.day, name=each.name[:80], source=each.source[:200], added_at=at).save()


def _checked(details: dict[str, Any], standing: Partnership) -> dict[str, Any]:
    if unknown := set(details) - DETAILS:
        raise TypeError(f"A partnership has no {', '.join(sorted(unknown))}")
    whole = {name: details.get(name, getattr(standing, name)) for name in DETAILS}
    rules.house_reference(whole["short_name"])
    rules.case_prefix(whole["case_prefix"])
    rules.media_contact(email=whole["media_email"], phone=whole["media_phone"])
    rules.website(whole["website"])
    rules.colours(primary=whole["primary_colour"], tint=whole["tint_colour"])
    return details


def _membership(
    partnership: Partnership, person: Person, role: str, agency: Agency | None, at: datetime
) -> Membership:
    rules.role_needs_agency(role, agency)
    if agency is not None and agency.partnership_id != partnership.pk:
        raise Refused("Select an agency of this partnership", "agency")
    if Membership.rows.filter(partnership=partnership, person=person, role=role, ended_at=None).exists():
        raise Refused("This person has this role in the partnership already", "role")
    membership = Membership(
        partnership=partnership, person=person, role=Role(role), agency=agency, started_at=at
    )
    membership.save()
    return membership


def _hold(partnership: Any) -> None:
    """Hold the partnership's row: two people cannot both end each other's role, nor give the same one, at once."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership)


def _end(membership: Membership, at: datetime) -> None:
    _hold(membership.partnership_id)
    membership.refresh_from_db()
    if membership.ended_at is not None:
        raise Refused("This role has ended already")
    left = Membership.rows.filter(
        partnership=membership.partnership_id, ended_at=None, person__is_active=True
    )
    rules.somebody_may_still_invite(left.exclude(pk=membership.pk).values_list("role", flat=True))
    membership.ended_at = at
    membership.save()


def _tell_of_role(person: Person, membership: Membership, at: datetime) -> None:
    write_mail(
        key=f"role {membership.pk}",
        person=person,
        subject="You have a new role in Jigsaw",
        body=f"Hello {person.full_name},\n\nYou have a new role in Jigsaw. Sign in to see it.\n",
        at=at,
    )
