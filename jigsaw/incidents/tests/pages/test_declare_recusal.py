from jigsaw.incidents.models import Recusal
from jigsaw.partnerships.tests.pages import refused, shown

WORDS = "You will no longer see this case, and nobody can give you access while it lasts"


def test_for_oneself_it_says_what_it_means_and_leads_away_from_the_case(reaching):
    browser, address = reaching.browser(reaching.team.tom), reaching.address("stand-back/")
    page = shown(browser, address)
    assert WORDS in page
    assert 'name="who"' not in page
    answer = browser.post(address, {"reason": "Neighbour of the family"}, follow=True)
    assert answer.redirect_chain == [("/work/", 302)]
    assert "You stand back from the case." in answer.content.decode()
    assert browser.get(reaching.case()).status_code == 404
    assert browser.post(address, {"reason": "again"}).status_code == 404


def test_a_panel_member_is_led_to_the_start_page(reaching):
    reaching.add(reaching.pat)
    answer = reaching.browser(reaching.pat).post(reaching.address("stand-back/"), {"reason": "Knows them"})
    assert answer["Location"] == "/"


def test_who_gives_access_can_record_it_for_another(reaching):
    browser, address = reaching.browser(reaching.team.priya), reaching.address("stand-back/")
    assert "Somebody else" in shown(browser, address)
    data = {"who": "another", "person": str(reaching.team.tom.pk), "reason": "His sister works there"}
    assert browser.post(address, data)["Location"] == reaching.address()
    assert not reaching.sees(reaching.team.tom)
    assert reaching.sees(reaching.team.priya)


def test_nobody_else_can_name_another(reaching):
    """Fails if a field that the form does not show were believed."""
    data = {"who": "another", "person": str(reaching.team.priya.pk), "reason": "x"}
    reaching.browser(reaching.team.tom).post(reaching.address("stand-back/"), data)
    assert Recusal.rows.get().person == reaching.team.tom


def test_answers_that_are_missing_are_asked_for(reaching):
    browser, address = reaching.browser(reaching.team.priya), reaching.address("stand-back/")
    refused(browser.post(address, {}), "Select who stands back", "Enter the reason")
    refused(browser.post(address, {"who": "another", "reason": "x"}), "Select the person")
    refused(
        browser.post(address, {"who": "me", "reason": "a" * 100_000}),
        "The reason must be 300 characters or less. It has 100,000",
    )


def test_a_case_is_never_left_without_somebody_who_gives_access(reaching):
    browser, address = reaching.browser(reaching.team.priya), reaching.address("stand-back/")
    answer = browser.post(address, {"who": "me", "reason": "Knows the family"})
    assert answer.status_code == 400
    assert "Give access to another business manager first" in answer.content.decode()
    assert reaching.sees(reaching.team.priya)
    reaching.add(reaching.ros)
    assert browser.post(address, {"who": "me", "reason": "Knows the family"})["Location"] == "/work/"
