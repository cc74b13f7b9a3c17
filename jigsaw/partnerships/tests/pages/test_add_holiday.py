from datetime import date

from jigsaw.partnerships.models import Holiday
from jigsaw.partnerships.tests.pages import HERE, refused, shown

ADDRESS = HERE + "working-days/add/"
TYPED = {
    "day_day": "7",
    "day_month": "may",
    "day_year": "2026",
    "name": "Royal wedding",
    "source": "Proclamation",
}


def test_it_asks(browser):
    assert "All partnerships in this system share the table." in shown(browser, ADDRESS)


def test_it_adds(browser):
    browser.post(ADDRESS, TYPED)
    assert Holiday.objects.get(day=date(2026, 5, 7)).name == "Royal wedding"


def test_what_is_wrong_is_said(browser):
    refused(browser.post(ADDRESS, {}), "Enter the date", "Enter the name", "Enter the source")
    refused(
        browser.post(ADDRESS, TYPED | {"day_day": "9"}),
        "9 May 2026 is a Saturday, which is never a working day",
    )
    refused(browser.post(ADDRESS, TYPED | {"day_day": "31", "day_month": "2"}), "Date must be a real date")
    assert not Holiday.objects.filter(name="Royal wedding").exists()
