from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import partnership, somebody
from jigsaw.partnerships.tests.pages import HERE, shown


def test_it_lists_current_roles_of_this_partnership_only(browser):
    somebody("Rhys Cole", partnership("brindle-vale", short_name="BVSCP"), Role.CO_CHAIR)
    page = shown(browser, HERE + "people/")
    assert "Priya Nair" in page
    assert "Rhys Cole" not in page
    assert "End this role" in page


def test_only_those_who_may_invite_see_how(client, here):
    client.force_login(somebody("Grace Adeyemi", here, Role.CO_CHAIR))
    page = shown(client, HERE + "people/")
    assert "Invite a person" not in page
    assert "End this role" not in page
