from jigsaw.incidents.models import CaseMember
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import somebody
from jigsaw.rapid_reviews.tests import factories
from jigsaw.rapid_reviews.tests.reviewing import Reviewing


def where(person) -> str:
    return f"participants/{person.pk}/end/"


def test_it_asks_first_and_ends_once(desk, team):
    person = factories.participant(desk.review, team.priya)
    assert "DI Karen Holt, Detective inspector, will no longer take part." in desk.shown(where(person))
    assert "DI Karen Holt no longer takes part." in desk.done(where(person), {})
    person.refresh_from_db()
    first = person.ended_at
    desk.done(where(person), {})
    person.refresh_from_db()
    assert first is not None
    assert person.ended_at == first
    assert "DI Karen Holt" not in desk.shown("participants/")
    factories.participant(desk.review, team.priya)


def test_the_access_that_came_with_taking_part_ends(desk, review, team):
    account = somebody("Grace Obi", review.partnership, Role.PANEL_MEMBER)
    person = factories.participant(review, team.priya, person=account)
    theirs = Reviewing(review, account)
    theirs.shown()
    desk.done(where(person), {})
    theirs.shown(status=404)


def test_access_for_another_reason_stays(desk, review, team):
    """Fails when a coordinator loses the case because they no longer sit on its panel."""
    person = factories.participant(review, team.priya, person=team.tom)
    desk.done(where(person), {})
    assert CaseMember.rows.get(person=team.tom, incident=review.incident).ended_at is None


def test_another_cases_participant_is_not_there(desk, team):
    person = factories.participant(factories.review(team), team.priya)
    desk.shown(where(person), status=404)
    assert desk.sent(where(person), {}).status_code == 404


def test_who_may_only_read_cannot_end(readers, team):
    person = factories.participant(readers.review, team.priya)
    readers.shown(where(person), status=404)
    assert readers.sent(where(person), {}).status_code == 404
