from jigsaw.partnerships.actions import seed_working_days
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import COMMAND, NOW, somebody
from jigsaw.partnerships.tests.pages import HERE, shown

ADDRESS = HERE + "working-days/"


def test_an_empty_table_says_which_days_are_in_use(browser):
    assert "The bank holidays that come with Jigsaw are in use." in shown(browser, ADDRESS)


def test_it_shows_each_day_with_its_source(browser):
    seed_working_days(by=COMMAND, at=NOW)
    page = shown(browser, ADDRESS)
    assert "Good Friday" in page
    assert "Python library holidays" in page
    assert "The table runs to 31 December 20" in page
    assert "Remove" in page


def test_those_who_may_not_change_it_only_read(client, here):
    seed_working_days(by=COMMAND, at=NOW)
    client.force_login(somebody("Ruth Lindley", here, Role.COORDINATOR))
    assert ">Remove" not in shown(client, ADDRESS)
