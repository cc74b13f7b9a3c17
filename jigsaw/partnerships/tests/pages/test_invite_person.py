from jigsaw.notices.models import Mail
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.tests.factories import agency, partnership
from jigsaw.partnerships.tests.pages import HERE, refused, shown

ADDRESS = HERE + "people/invite/"
TYPED = {
    "full_name": "Joe Whitlock",
    "email": "joe@alderbrook.example",
    "role": "communications",
    "agency": "",
}


def test_it_offers_the_agencies_of_this_partnership_only(browser, here):
    agency(here, "Alderbrook Police")
    agency(partnership("brindle-vale", short_name="BVSCP"), "Brindle Vale Police")
    page = shown(browser, ADDRESS)
    assert "Alderbrook Police" in page
    assert "Brindle Vale Police" not in page


def test_it_invites(browser):
    page = browser.post(ADDRESS, TYPED, follow=True).content.decode()
    assert "The invitation is on its way." in page
    assert "Joe Whitlock" in page
    assert Mail.objects.get().to == "joe@alderbrook.example"


def test_an_agency_of_another_partnership_cannot_be_posted(browser):
    foreign = agency(partnership("brindle-vale", short_name="BVSCP"))
    answer = browser.post(ADDRESS, TYPED | {"role": "agency_lead", "agency": str(foreign.pk)})
    assert answer.status_code == 400
    assert Membership.rows.count() == 1


def test_what_is_missing_is_said(browser):
    refused(
        browser.post(ADDRESS, {}), "Enter the full name", "Enter the work email address", "Select the role"
    )
    refused(
        browser.post(ADDRESS, TYPED | {"role": "agency_lead"}), "Select the agency for which the person acts"
    )


def test_a_role_that_there_is_not_is_refused(browser):
    assert browser.post(ADDRESS, TYPED | {"role": "owner"}).status_code == 400
