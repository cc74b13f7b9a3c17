from jigsaw.audit.actions import act
from jigsaw.incidents.models import CaseMember, Recusal
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import partnership, somebody
from jigsaw.rapid_reviews.models import Participant
from jigsaw.rapid_reviews.tests import factories
from jigsaw.rapid_reviews.tests.reviewing import Reviewing

ADD = "participants/add/"
TYPED = {"name": "DI Karen Holt", "role": "Detective inspector", "kind": "panel"}


def test_it_asks_and_adds(desk, team):
    desk.shown(ADD)
    page = desk.done(ADD, {**TYPED, "agency": str(team.council.pk)})
    assert "DI Karen Holt takes part." in page
    added = Participant.rows.get()
    assert (added.agency, added.kind, added.person) == (team.council, "panel", None)


def test_sent_twice_they_are_added_once(desk):
    desk.done(ADD, TYPED)
    desk.refused(ADD, TYPED, "DI Karen Holt takes part already")
    assert Participant.rows.count() == 1


def test_what_is_wrong_is_said(desk):
    desk.refused(
        ADD,
        {},
        "Enter the name, or select somebody who signs in to Jigsaw",
        "Enter the job",
        "Select how they take part",
    )
    desk.refused(ADD, {**TYPED, "role": "x" * 100_000}, "Job must be 100 characters or less. It has 100,000")
    desk.refused(ADD, {**TYPED, "agency": "nonsense"}, "Select the agency, as on the page")
    desk.refused(ADD, {**TYPED, "kind": "judge"}, "Select how they take part, as on the page")
    assert not Participant.rows.exists()


def test_somebody_with_an_account_reaches_the_case_from_then_on(desk, review):
    person = somebody("Grace Obi", review.partnership, Role.PANEL_MEMBER)
    theirs = Reviewing(review, person)
    theirs.shown(status=404)
    page = desk.done(ADD, {**TYPED, "name": "", "account": str(person.pk)})
    assert "Grace Obi takes part. They can see this case from now on." in page
    theirs.shown()
    assert CaseMember.rows.get(person=person).why == "Takes part in the rapid review"
    desk.refused(ADD, {**TYPED, "account": str(person.pk)}, "Grace Obi takes part already")


def test_somebody_who_stands_back_cannot_take_part(desk, review, team):
    """Fails when being added gives access to somebody who is recused."""
    with act("recuse_for_a_test", by=team.joan, at=factories.TUESDAY):
        Recusal.rows.create(
            incident=review.incident, partnership=review.partnership, person=team.joan, reason="Knows the family",
            declared_at=factories.TUESDAY, declared_by=str(team.joan.pk),
        )  # fmt: skip
    desk.refused(
        ADD,
        {**TYPED, "account": str(team.joan.pk)},
        "Joan Firth stands back from this case, so they cannot take part",
    )
    assert not CaseMember.rows.filter(person=team.joan).exists()


def test_only_people_of_the_partnership_who_may_see_rapid_reviews_can_be_chosen(desk, review, team):
    """Fails when an account of another partnership, or without such a role, is let into the case."""
    stranger = somebody("Nora Else", partnership("castlemere", short_name="CSCP"), Role.PANEL_MEMBER)
    page = desk.shown(ADD)
    assert "Marcus Bell" in page
    for other in (stranger, team.dee, team.sam):
        assert other.full_name not in page
        desk.refused(ADD, {**TYPED, "account": str(other.pk)}, "as on the page")
        assert not CaseMember.rows.filter(person=other).exists()


def test_who_may_only_read_cannot_add(readers):
    readers.shown(ADD, status=404)
    assert readers.sent(ADD, TYPED).status_code == 404
