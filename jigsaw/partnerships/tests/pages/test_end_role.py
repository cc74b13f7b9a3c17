from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import partnership, somebody
from jigsaw.partnerships.tests.pages import HERE, shown


def address(person):
    return f"{HERE}people/{Membership.rows.get(person=person).pk}/end/"


def test_it_asks_first_then_ends_from_the_next_request_on(browser, here, client):
    leaver = somebody("Ruth Lindley", here, Role.COORDINATOR)
    other = type(client)()
    other.force_login(leaver)
    assert other.get("/system/").status_code == 200
    assert "Ruth Lindley will no longer be coordinator" in shown(browser, address(leaver))
    browser.post(address(leaver))
    assert other.get("/system/").status_code == 404
    assert browser.get(address(leaver)).status_code == 404, "an ended role is not there"


def test_the_last_who_may_invite_stays(browser, manager):
    answer = browser.post(address(manager))
    assert answer.status_code == 400
    assert b"This is the last person who may invite others" in answer.content


def test_a_role_of_another_partnership_is_not_there(browser):
    foreign = somebody("Rhys Cole", partnership("brindle-vale", short_name="BVSCP"), Role.CO_CHAIR)
    assert browser.post(address(foreign)).status_code == 404
    assert Membership.rows.get(person=foreign).ended_at is None
