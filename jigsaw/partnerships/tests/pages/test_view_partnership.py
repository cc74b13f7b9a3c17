from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import somebody
from jigsaw.partnerships.tests.pages import HERE, shown


def test_it_shows_the_details_and_the_house_form(browser):
    page = shown(browser, HERE)
    assert "ASCP 2024-25/02" in page
    assert "press@alderbrook-scp.example" in page
    assert 'href="/partnerships/alderbrook/audit/"' in page


def test_ways_that_a_role_may_not_go_are_not_shown(client, here):
    client.force_login(somebody("Grace Adeyemi", here, Role.CO_CHAIR))
    page = shown(client, HERE)
    assert "Change these details" not in page
    assert "Audit trail" not in page
