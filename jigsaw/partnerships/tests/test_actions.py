"""The verbs of partnerships: what they change, what they refuse, and the one event that each leaves."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jigsaw.audit.models import Event
from jigsaw.notices.models import Mail
from jigsaw.partnerships import actions
from jigsaw.partnerships.models import Agency, Holiday, Membership, Partnership
from jigsaw.partnerships.queries import people_of, people_with_role, working_days
from jigsaw.partnerships.roles import Role, roles_that_may
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.tests.factories import COMMAND, NOW, agency, partnership, somebody

pytestmark = pytest.mark.django_db
DOING = {"by": COMMAND, "at": NOW}


def test_an_edit_changes_what_is_named_and_says_which(here):
    actions.edit_partnership(**DOING, partnership=here, area="Alder Brook", name=here.name)
    event = Event.objects.get(verb="edit_partnership")
    assert event.details == {"changed": ["area"]}
    assert Partnership.objects.get().area == "Alder Brook"


@pytest.mark.parametrize(
    "wrong", [{"primary_colour": "#ffdd00"}, {"media_phone": "07700 900123"}, {"short_name": "A B"}]
)
def test_a_refused_edit_changes_nothing_and_leaves_no_event(here, wrong):
    with pytest.raises(Refused):
        actions.edit_partnership(**DOING, partnership=here, **wrong)
    assert not Event.objects.filter(verb="edit_partnership").exists()
    assert Partnership.objects.get().primary_colour == "#0b4f5c"


def test_a_detail_that_there_is_not_is_a_mistake(here):
    with pytest.raises(TypeError, match="slug"):
        actions.edit_partnership(**DOING, partnership=here, slug="other")


def test_an_agency_stands_once(here):
    agency(here, "Alderbrook Police", "police")
    with pytest.raises(Refused, match="already"):
        agency(here, "alderbrook police", "police")
    assert Agency.rows.count() == 1


def test_an_invitation_makes_the_person_the_role_and_one_mail(here):
    actions.invite_person(
        **DOING, partnership=here, email="Joe.Whitlock@Alderbrook.example", full_name="Joe Whitlock",
        role=Role.COMMUNICATIONS,
    )  # fmt: skip
    member = people_of(here)[0]
    assert (member.person.email, member.role) == ("joe.whitlock@alderbrook.example", "communications")
    assert [m.subject for m in Mail.objects.all()] == ["You have been invited to Jigsaw"]
    assert Event.objects.filter(verb="invite_person").count() == 1


def test_an_invitation_of_somebody_known_gives_the_role_and_says_so(here):
    known = somebody("Joe Whitlock")
    actions.invite_person(
        **DOING, partnership=here, email=known.email, full_name="Another Name", role=Role.ANALYST
    )
    assert people_with_role(here, Role.ANALYST) == [known]
    known.refresh_from_db()
    assert known.full_name == "Joe Whitlock"
    assert Mail.objects.get().subject == "You have a new role in Jigsaw"


def test_an_invitation_that_is_refused_leaves_nobody_and_no_mail(here):
    with pytest.raises(Refused, match="Select the agency"):
        actions.invite_person(
            **DOING, partnership=here, email="a@alderbrook.example", full_name="A", role=Role.AGENCY_LEAD
        )
    assert not Membership.rows.exists()
    assert not Mail.objects.exists()


def test_an_agency_of_another_partnership_is_refused(here):
    foreign = agency(partnership("brindle-vale", short_name="BVSCP"))
    with pytest.raises(Refused, match="this partnership"):
        actions.give_role(
            **DOING, partnership=here, person=somebody("A B"), role=Role.AGENCY_LEAD, agency=foreign
        )


def test_a_role_is_held_once(here, manager):
    with pytest.raises(Refused, match="already"):
        actions.give_role(**DOING, partnership=here, person=manager, role=Role.BUSINESS_MANAGER)


def test_mail_of_this_room_says_nothing_of_a_case_or_a_partnership(here):
    """Fails if an invitation named the partnership, the role, the agency or anything of a case."""
    there = agency(here, "Canary Trust")
    for name in ("a", "a"):
        actions.invite_person(
            **DOING, partnership=here, email=f"{name}@alderbrook.example", full_name="Anna Bell",
            role=Role.AGENCY_LEAD if not Mail.objects.exists() else Role.AGENCY_APPROVER, agency=there,
        )  # fmt: skip
    assert Mail.objects.count() == 2
    for mail in Mail.objects.all():
        for word in ("Alderbrook", "ASCP", "Canary", "lead", "approver", "case", "child died"):
            assert word not in (mail.subject + mail.body).replace("alderbrook.example", ""), word


def test_the_last_who_may_invite_cannot_be_ended(here, manager):
    with pytest.raises(Refused, match="last person"):
        actions.end_role(**DOING, membership=Membership.rows.get(person=manager))
    with pytest.raises(Refused, match="last person"):
        actions.end_access(**DOING, person=manager)
    manager.refresh_from_db()
    assert manager.is_active
    assert people_of(here)


def test_access_that_ends_ends_every_role(here, manager):
    leaver = somebody("Ruth Lindley", here, Role.COORDINATOR)
    actions.end_access(**DOING, person=leaver)
    leaver.refresh_from_db()
    assert not leaver.is_active
    assert [m.person for m in people_of(here)] == [manager]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(["give", "end", "close"]), st.integers(0, 3)), max_size=25))
def test_no_order_of_acts_leaves_nobody_who_may_invite(steps):
    """Fails for any sequence of ends and gifts after which a partnership could let nobody in again."""
    from django.db import transaction

    with transaction.atomic():
        here = partnership(f"p-{Partnership.objects.count()}")
        people = [somebody(f"Person {n}") for n in range(4)]
        actions.give_role(**DOING, partnership=here, person=people[0], role=Role.ADMINISTRATOR)
        for verb, number in steps:
            _try(verb, here, people[number])
            left = {m.role for m in people_of(here)}
            assert left & roles_that_may("invite_person")
        transaction.set_rollback(True)


def _try(verb, here, person):
    held = Membership.rows.filter(partnership=here, person=person, ended_at=None).first()
    try:
        if verb == "give":
            actions.invite_person(
                **DOING, partnership=here, email=person.email, full_name="X", role=Role.BUSINESS_MANAGER
            )
        elif verb == "end" and held:
            actions.end_role(**DOING, membership=held)
        elif verb == "close":
            actions.end_access(**DOING, person=person)
    except Refused:
        pass


def test_an_empty_table_counts_by_the_days_that_come_with_jigsaw():
    assert not Holiday.objects.exists()
    assert working_days().add(date(2026, 5, 1), 5) == date(2026, 5, 11)


def test_the_table_is_filled_once():
    added = actions.seed_working_days(**DOING)
    assert added == Holiday.objects.count() > 100
    assert actions.seed_working_days(**DOING) == 0


def test_a_day_of_ones_own_moves_the_dates(db):
    """Fails if the first day added to an empty table made all others forgotten."""
    before = working_days().add(date(2026, 5, 1), 5)
    actions.add_holiday(**DOING, day=date(2026, 5, 7), name="Royal wedding", source="Proclamation")
    assert working_days().add(date(2026, 5, 1), 5) == before + timedelta(days=1)
    actions.remove_holiday(**DOING, holiday=Holiday.objects.get(day=date(2026, 5, 7)))
    assert working_days().add(date(2026, 5, 1), 5) == before


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 5, 2), "2 May 2026 is a Saturday"), (date(2026, 12, 25), "stands in the table already")],
)
def test_days_that_cannot_be_added(day, words):
    actions.seed_working_days(**DOING)
    with pytest.raises(Refused, match=words):
        actions.add_holiday(**DOING, day=day, name="X", source="Y")
    assert not Event.objects.filter(verb="add_holiday").exists()
