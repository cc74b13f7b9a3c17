import pytest

from jigsaw.audit.actions import record_reading
from jigsaw.partnerships.tests.factories import NOW, partnership
from jigsaw.partnerships.tests.pages import HERE, shown

ADDRESS = HERE + "audit/"


def test_it_shows_who_did_what_newest_first(browser, manager, here):
    record_reading("newest_thing", by=manager, at=NOW, partnership=here)
    page = shown(browser, ADDRESS)
    assert "Priya Nair" in page
    assert page.index("Newest thing") < page.index("Give role")


def test_events_of_another_partnership_are_not_shown(browser):
    other = partnership("brindle-vale", short_name="BVSCP")
    record_reading("foreign_thing", by="worker", at=NOW, partnership=other)
    assert "Foreign thing" not in shown(browser, ADDRESS)


def test_it_is_paged(browser, here):
    for number in range(60):
        record_reading(f"event_{number}", by="worker", at=NOW, partnership=here)
    first = shown(browser, ADDRESS)
    assert "Page 1 of 2" in first
    assert "Older events" in first
    assert "Newer events" in shown(browser, ADDRESS + "?page=2")


@pytest.mark.parametrize("page", ["0", "-1", "3", "x", "9" * 400, "²", ""])
def test_a_page_that_there_is_not_is_not_there(browser, page):
    assert browser.get(f"{ADDRESS}?page={page}").status_code == 404


def test_looking_is_itself_recorded(browser):
    shown(browser, ADDRESS)
    assert "page: view_audit" in shown(browser, ADDRESS)
