"""Say who may reach a case: members, who opens its people register, and who stands back from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.rows import add_member, locked, name_of
from jigsaw.incidents.models import CaseMember, Duty, Incident, Recusal
from jigsaw.incidents.queries.access import (
    cases_nobody_gives_access_to,
    holders,
    identifiers_with_access,
)
from jigsaw.incidents.rules import access
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.notices.actions import take_back_mail, write_mail
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.rules import Refused

NOBODY_GAVE_ACCESS = "Nobody who may give access was left in this case"
LAST_MEMBER = (
    "This is the last member who can give access to this case. "
    "Give access to another business manager first, then end this one"
)
LAST_TO_STAND_BACK = (
    "Nobody else in this case can give access to it. Give access to another business manager first"
)
HAS_ACCESS = """\
Hello {name},

You can now see {case} in Jigsaw. Sign in to open it.
"""
STANDS_BACK = """\
Hello {name},

Somebody who gives access to cases of {partnership} has recorded that you stand back from one of them. You can no
longer see it. If that is wrong, talk to the partnership's business manager.
"""


def add_case_member(
    incident: Incident, *, person: Person, why: str, opens_register: bool, by: Any, at: datetime
) -> CaseMember:
    """Let somebody with a role in the partnership reach the case, and tell them by a mail without content.

    Raises Refused for somebody whose role may not see cases, who stands back, or who is a member already, for
    `opens_register` where their role may not open registers, and without a reason.
    """
    with act("add_case_member", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        access.a_member_decides(by, identifiers_with_access(held))
        reason = access.reason_given(why, missing="Enter why they need access", field="why")
        _may_reach(held, person)
        if opens_register:
            _may_open_register(held, person, "opens_register")
        member = add_member(held, person, by=by, at=at, why=reason, opens_register=opens_register)
        doing.details |= {"person": str(person.pk), "opens_register": opens_register}
        _tell(person, held, at)
    return member


def name_for_register(member: CaseMember, *, opens: bool, by: Any, at: datetime) -> CaseMember:
    """Name a member for the people register of the case, or take the name away. Done twice, it is done once.

    Raises Refused where the membership has ended, or the role may not open registers.
    """
    incident = member.incident
    with act("name_for_register", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        access.a_member_decides(by, identifiers_with_access(held))
        current = _current(member)
        if opens:
            _may_open_register(held, current.person, "")
        current.opens_register = opens
        current.save(update_fields=["opens_register"])
        doing.details |= {"person": str(current.person_id), "opens": opens}
    return current


def end_case_member(member: CaseMember, *, by: Any, at: datetime) -> None:
    """End a membership from the person's next request on, with their duties and the mail that waits for them.

    Raises Refused for the last member who may give access.
    """
    incident = member.incident
    with act("end_case_member", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        access.a_member_decides(by, identifiers_with_access(held))
        current = _current(member)
        leave(held, current, at=at)
        doing.details["person"] = str(current.person_id)


def leave(incident: Incident, member: CaseMember, *, at: datetime) -> None:
    """End a standing membership of a case that is held, with duties and mail that waits. Part of an act.

    Raises Refused for the last member who may give access.
    """
    givers = identifiers_with_access(incident, "give_access")
    access.somebody_still_gives_access(givers, member.person_id, LAST_MEMBER)
    member.ended_at = at
    member.save(update_fields=["ended_at"])
    _let_go(incident, member.person, at)


def declare_recusal(incident: Incident, *, person: Person, reason: str, by: Any, at: datetime) -> Recusal:
    """Record that somebody stands back from the case: from their next request on nothing lets them reach it.

    One declares it for oneself, or one who may give access for another. Raises Refused without a reason, for
    somebody who stands back already or has nothing to do with the partnership's cases, and where nobody would be
    left to give access.
    """
    with act("declare_recusal", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        own = getattr(by, "pk", None) == person.pk
        if not own:
            access.a_member_decides(by, identifiers_with_access(held))
        said = access.reason_given(reason, missing="Enter the reason")
        if not holders(held.partnership_id, "view_case").filter(pk=person.pk).exists():
            raise Refused("Select somebody whose role may see cases", "who")
        if Recusal.rows.filter(incident=held, person=person, ended_at=None).exists():
            raise Refused(f"{person.full_name} stands back from this case already", "who")
        givers = identifiers_with_access(held, "give_access")
        access.somebody_still_gives_access(givers, person.pk, LAST_TO_STAND_BACK)
        recusal = Recusal.rows.create(
            incident=held, partnership_id=held.partnership_id, person=person, reason=said, declared_at=at,
            declared_by=name_of(by),
        )  # fmt: skip
        doing.details |= {"person": str(person.pk), "own": own}
        _let_go(held, person, at)
        if not own:
            _tell_who_stands_back(recusal, at)
    return recusal


def end_recusal(recusal: Recusal, *, reason: str, by: Any, at: datetime) -> None:
    """Let somebody who stood back reach the case again, if they are a member. Raises Refused.

    Another person ends it, who is a member and may give access, with a reason.
    """
    incident = recusal.incident
    with act("end_recusal", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        access.a_member_decides(by, identifiers_with_access(held))
        access.another_person_decides(by, recusal.person_id)
        said = access.reason_given(reason, missing="Enter why they no longer stand back")
        current = Recusal.rows.get(pk=recusal.pk)
        if current.ended_at is not None:
            raise Refused("This has ended already")
        current.ended_at, current.ended_by, current.ended_why = at, name_of(by), said
        current.save(update_fields=["ended_at", "ended_by", "ended_why"])
        doing.details["person"] = str(current.person_id)


def follow_roles(*, partnership: Partnership, person: Person, by: Any, at: datetime) -> None:
    """What a role that began or ended means for cases: no mail to who lost theirs, no case that nobody can open.

    A case that lost its last member who may give access gets those who may in the partnership now. Part of an act.
    """
    if not holders(partnership, "view_case").filter(pk=person.pk).exists():
        mine = CaseMember.rows.filter(person=person, partnership=partnership).select_related("incident")
        take_back_mail(person, words=[w for m in mine for w in _words_of(m.incident)], at=at)
    cases = cases_nobody_gives_access_to(partnership)
    givers = list(holders(partnership, "give_access")) if cases else []
    for incident in cases:
        back = set(Recusal.rows.filter(incident=incident, ended_at=None).values_list("person", flat=True))
        for giver in givers:
            if giver.pk not in back:
                add_member(incident, giver, by=by, at=at, why=NOBODY_GAVE_ACCESS)


def _current(member: CaseMember) -> CaseMember:
    held = CaseMember.rows.select_related("person").get(pk=member.pk)
    if held.ended_at is not None:
        raise Refused("This access has ended already")
    return held


def _may_reach(incident: Incident, person: Person) -> None:
    if not holders(incident.partnership_id, "view_case").filter(pk=person.pk).exists():
        raise Refused("Select somebody whose role may see cases", "person")
    if Recusal.rows.filter(incident=incident, person=person, ended_at=None).exists():
        raise Refused(
            f"{person.full_name} stands back from this case, so nobody can give them access", "person"
        )
    if CaseMember.rows.filter(incident=incident, person=person, ended_at=None).exists():
        raise Refused(f"{person.full_name} has access to this case already", "person")


def _may_open_register(incident: Incident, person: Person, field: str) -> None:
    if not holders(incident.partnership_id, "open_register").filter(pk=person.pk).exists():
        raise Refused(f"The role of {person.full_name} may not open people registers", field)


def _let_go(incident: Incident, person: Person, at: datetime) -> None:
    """Nothing of the case is theirs any more: no open duty, nothing that waits for them, no mail under way."""
    standing = Duty.rows.filter(incident=incident, state=DutyState.OPEN)
    standing.filter(owner=person).update(owner=None)
    standing.filter(waits_for=person).update(waits_for=None)
    take_back_mail(person, words=_words_of(incident), at=at)


def _words_of(incident: Incident) -> Iterable[str]:
    """What a mail about the case holds: its identifier in the key, or its reference."""
    return [str(incident.pk), *([incident.reference] if incident.reference else [])]


def _tell(person: Person, incident: Incident, at: datetime) -> None:
    case = incident.reference or "a case"
    write_mail(
        key=f"access {incident.pk} {person.pk} {at.isoformat(timespec='minutes')}",
        person=person,
        subject=f"You have access to {case}",
        body=HAS_ACCESS.format(name=person.full_name, case=case),
        at=at,
    )


def _tell_who_stands_back(recusal: Recusal, at: datetime) -> None:
    """The mail names no case: nothing about it reaches somebody who stands back."""
    write_mail(
        key=f"stands back {recusal.pk}",
        person=recusal.person,
        subject="You can no longer see one of your cases",
        body=STANDS_BACK.format(
            name=recusal.person.full_name, partnership=recusal.incident.partnership.short_name
        ),
        at=at,
    )
