from jigsaw.partnerships.models import Agency
from jigsaw.partnerships.tests.factories import agency
from jigsaw.partnerships.tests.pages import HERE, refused, shown

ADDRESS = HERE + "agencies/add/"
TYPED = {"name": "Alderbrook Police", "kind": "police", "statutory": "yes"}


def test_it_asks(browser):
    assert "Is it one of the three statutory partners?" in shown(browser, ADDRESS)


def test_it_adds(browser, here):
    page = browser.post(ADDRESS, TYPED, follow=True).content.decode()
    assert "The agency was added." in page
    added = Agency.rows.get()
    assert (added.partnership, added.statutory) == (here, True)


def test_what_is_wrong_is_said(browser, here):
    refused(
        browser.post(ADDRESS, {}),
        "Enter the name", "Select the kind of agency", "Select yes if it is one of the three statutory partners",
    )  # fmt: skip
    agency(here, "Alderbrook Police")
    refused(
        browser.post(ADDRESS, TYPED), "Alderbrook Police is one of the partnership&#x27;s agencies already"
    )
    assert Agency.rows.count() == 1
