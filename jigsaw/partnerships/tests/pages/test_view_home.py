import pytest

from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import somebody
from jigsaw.partnerships.tests.pages import shown


def test_it_shows_roles_and_where_they_lead(browser):
    page = shown(browser, "/")
    assert "Business manager, Alderbrook Safeguarding Children Partnership" in page
    assert 'href="/partnerships/"' in page
    assert 'href="/system/"' in page


def test_a_role_that_may_do_little_sees_only_that(client, here):
    client.force_login(somebody("Sana Iqbal", here, Role.ANALYST))
    page = shown(client, "/")
    assert "There is nothing for you to do here now." in page
    assert 'href="/system/"' not in page


@pytest.mark.django_db
def test_somebody_without_a_role_is_told_whom_to_ask(client):
    client.force_login(somebody("New Person"))
    assert "You have none yet: ask the business manager" in shown(client, "/")
