from jigsaw.partnerships.tests.pages import shown


def test_it_asks_first_then_ends_from_the_next_page_on(reaching):
    address = reaching.address(f"{reaching.member(reaching.team.tom).pk}/end/")
    browser = reaching.browser(reaching.team.priya)
    assert "Tom Reid will no longer see this case" in shown(browser, address)
    tom = reaching.browser(reaching.team.tom)
    assert tom.get(reaching.case()).status_code == 200
    assert browser.post(address).status_code == 302
    assert tom.get(reaching.case()).status_code == 404
    assert browser.post(address).status_code == 404, "done twice, it is not there any more"


def test_the_last_who_can_give_access_stays(reaching):
    address = reaching.address(f"{reaching.member(reaching.team.priya).pk}/end/")
    browser = reaching.browser(reaching.team.priya)
    answer = browser.post(address)
    assert answer.status_code == 400
    assert "Give access to another business manager first, then end this one" in answer.content.decode()
    reaching.add(reaching.ros)
    assert browser.post(address)["Location"] == "/"
    assert not reaching.sees(reaching.team.priya)


def test_one_who_stands_back_does_not_count_as_the_other(reaching):
    """Fails if a case could be left to somebody who stands back from it."""
    reaching.add(reaching.ros)
    reaching.recuse(reaching.ros)
    address = reaching.address(f"{reaching.member(reaching.team.priya).pk}/end/")
    assert reaching.browser(reaching.team.priya).post(address).status_code == 400


def test_a_membership_of_another_case_is_not_there(reaching):
    from jigsaw.incidents.models import CaseMember
    from jigsaw.incidents.tests import factories

    other = factories.recorded(reaching.team.priya, reaching.team.partnership)
    foreign = CaseMember.rows.get(incident=other, person=reaching.team.tom)
    address = reaching.address(f"{foreign.pk}/end/")
    assert reaching.browser(reaching.team.priya).post(address).status_code == 404
