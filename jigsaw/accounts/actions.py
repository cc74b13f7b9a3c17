"""Invite people, and end their access. What they may do stands in their memberships, in another room."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session

from jigsaw.accounts.models import Person
from jigsaw.audit.acting import ActRequired, an_act_is_under_way
from jigsaw.audit.actions import act
from jigsaw.notices.actions import write_mail

INVITATION = """\
Hello {name},

You have been invited to Jigsaw, where safeguarding children partnerships prepare what they publish.

Sign in with this email address at {address}/sign-in/. You do not need a password: ask for a sign-in code
and type it in.

If you did not expect this, tell your partnership's business manager.
"""


def invite_person(*, by, at: datetime, email: str, full_name: str, tell: bool = True) -> Person:
    """Let somebody sign in, without any role yet, and tell them by mail. Returns the person.

    Somebody who is known already is not changed, and told nothing. See `partnerships.actions.invite_person`
    for an invitation with a role.
    """
    with act("invite_person", by=by, at=at) as doing:
        doing.about = person = add_person(email=email, full_name=full_name, at=at, tell=tell)
    return person


def add_person(*, email: str, full_name: str, at: datetime, tell: bool = True) -> Person:
    """The person with this address, made if there is none. Part of an act. Raises ActRequired outside one.

    The address counts as proved, because the sign-in code goes there and nowhere else.
    """
    _part_of_an_act()
    email = email.strip().lower()
    known = Person.objects.filter(email__iexact=email).first()
    if known is not None:
        if not known.is_active:
            known.is_active = True
            known.save(update_fields=["is_active"])
            if tell:
                _tell(known, at)
        return known
    person = Person(email=email, full_name=full_name.strip(), invited_at=at)
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    if tell:
        _tell(person, at)
    return person


def end_access(*, by, at: datetime, person: Person) -> None:
    """End somebody's access everywhere, from their next request on. Their name stays in the history."""
    with act("end_access", by=by, at=at, about=person):
        close(person)


def forget_ended_sessions(*, at: datetime) -> int:
    """Remove the sessions whose time is over, with what was typed in them. Returns how many."""
    ended = Session.objects.filter(expire_date__lt=at)
    return ended.delete()[0] if ended.exists() else 0


def close(person: Person) -> None:
    """Close somebody's sign-in: no session, password or second factor of theirs opens again. Part of an act.

    A later invitation opens it afresh, with nothing that was known before.
    """
    _part_of_an_act()
    person.is_active = False
    person.set_unusable_password()  # the seal of each session holds the password, so that all sessions end
    person.save(update_fields=["is_active", "password"])
    Authenticator.objects.filter(user=person).delete()


def _tell(person: Person, at: datetime) -> None:
    write_mail(
        key=f"invitation {person.pk} {at.isoformat()}",
        person=person,
        subject="You have been invited to Jigsaw",
        body=INVITATION.format(name=person.full_name, address=settings.CASEWORK_ADDRESS),
        at=at,
    )


def _part_of_an_act() -> None:
    if not an_act_is_under_way():
        raise ActRequired("People change only inside a named act (audit.actions.act)")
