from jigsaw.partnerships.actions import give_role
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import COMMAND, NOW, partnership
from jigsaw.partnerships.tests.pages import HERE, shown


def test_one_partnership_is_opened_at_once(browser):
    partnership("brindle-vale", short_name="BVSCP", name="Brindle Vale SCP")
    assert browser.get("/partnerships/")["Location"] == HERE


def test_two_are_listed(browser, manager):
    other = partnership("brindle-vale", short_name="BVSCP", name="Brindle Vale SCP")
    give_role(by=COMMAND, at=NOW, partnership=other, person=manager, role=Role.AUDITOR)
    page = shown(browser, "/partnerships/")
    assert "Brindle Vale SCP" in page
    assert 'href="/partnerships/brindle-vale/"' in page
