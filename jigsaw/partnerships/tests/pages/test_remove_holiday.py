from datetime import date

from jigsaw.partnerships.actions import seed_working_days
from jigsaw.partnerships.models import Holiday
from jigsaw.partnerships.tests.factories import COMMAND, NOW
from jigsaw.partnerships.tests.pages import HERE, shown


def test_it_asks_first_then_removes(browser):
    seed_working_days(by=COMMAND, at=NOW)
    holiday = Holiday.objects.get(day=date(2026, 12, 25))
    address = f"{HERE}working-days/{holiday.pk}/remove/"
    assert "Friday 25 December 2026, Christmas Day, will count as a working day" in shown(browser, address)
    assert "The day was removed." in browser.post(address, follow=True).content.decode()
    assert not Holiday.objects.filter(day=date(2026, 12, 25)).exists()
    assert browser.get(address).status_code == 404
