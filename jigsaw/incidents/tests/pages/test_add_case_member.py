import re

from jigsaw.incidents.models import CaseMember
from jigsaw.notices.models import Mail
from jigsaw.partnerships.tests.factories import partnership, somebody
from jigsaw.partnerships.tests.pages import refused, shown

WHY = "She is the panel's adviser on this case"


def test_access_holds_from_the_next_page_on_and_the_person_is_told_without_content(reaching):
    assert not reaching.sees(reaching.pat)
    browser = reaching.browser(reaching.team.priya)
    answer = browser.post(reaching.address("add/"), {"person": str(reaching.pat.pk), "why": WHY}, follow=True)
    assert "Pat Oyelaran now has access." in answer.content.decode()
    assert reaching.sees(reaching.pat)
    assert not reaching.member(reaching.pat).opens_register
    mail = Mail.objects.get(person=str(reaching.pat.pk))
    assert mail.subject == "You have access to AB-2026-01"
    assert WHY not in mail.body


def test_only_people_of_the_partnership_whose_role_may_see_cases_are_offered(reaching):
    elsewhere = somebody("Rhys Cole", partnership("brindle-vale", short_name="BVSCP"))
    page = shown(reaching.browser(reaching.team.priya), reaching.address("add/"))
    assert "Pat Oyelaran" in page
    for name in ("Rhys Cole", "Sam Okafor", "Dee Lowe", "Tom Reid"):
        assert f">{name}</option>" not in page, name
    for person in (elsewhere, reaching.team.sam, reaching.team.tom):
        answer = reaching.browser(reaching.team.priya).post(
            reaching.address("add/"), {"person": str(person.pk), "why": WHY}
        )
        refused(answer, "Select the person, as on the page")


def test_the_reason_is_asked_for_and_counted_and_nothing_typed_is_lost(reaching):
    browser = reaching.browser(reaching.team.priya)
    address = reaching.address("add/")
    page = refused(browser.post(address, {"person": str(reaching.pat.pk)}), "Enter why they need access")
    assert re.search(rf'<option[^>]*value="{reaching.pat.pk}"[^>]*selected|selected[^>]*>Pat', page)
    refused(browser.post(address, {}), "Select the person", "Enter why they need access")
    long = browser.post(address, {"person": str(reaching.pat.pk), "why": "a" * 100_000})
    refused(long, "The reason must be 300 characters or less. It has 100,000")


def test_somebody_whose_role_may_not_is_never_named_for_the_register(reaching):
    data = {"person": str(reaching.pat.pk), "why": WHY, "opens_register": "yes"}
    answer = reaching.browser(reaching.team.priya).post(reaching.address("add/"), data)
    refused(answer, "The role of Pat Oyelaran may not open people registers")
    assert not CaseMember.rows.filter(person=reaching.pat).exists()


def test_who_stands_back_is_not_offered_and_cannot_be_added(reaching):
    reaching.recuse(reaching.pat, by=reaching.team.priya)
    data = {"person": str(reaching.pat.pk), "why": WHY}
    answer = reaching.browser(reaching.team.priya).post(reaching.address("add/"), data)
    refused(answer, "Select the person, as on the page")
    assert not reaching.sees(reaching.pat)


def test_sent_twice_it_is_done_once(reaching):
    browser = reaching.browser(reaching.team.priya)
    data = {"person": str(reaching.pat.pk), "why": WHY}
    browser.post(reaching.address("add/"), data)
    assert browser.post(reaching.address("add/"), data).status_code == 400
    assert CaseMember.rows.filter(person=reaching.pat).count() == 1


def test_a_coordinator_finds_no_such_page(reaching):
    assert reaching.browser(reaching.team.tom).get(reaching.address("add/")).status_code == 404


def test_the_page_says_so_when_nobody_is_left_to_add(reaching):
    from jigsaw.incidents.queries.access import may_be_added

    for person in may_be_added(reaching.incident):
        reaching.add(person)
    assert "has access already" in shown(reaching.browser(reaching.team.priya), reaching.address("add/"))
