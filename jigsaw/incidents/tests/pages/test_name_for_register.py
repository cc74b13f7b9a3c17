from jigsaw.partnerships.tests.pages import shown


def test_naming_and_taking_away_ask_first(reaching):
    address = reaching.address(f"{reaching.member(reaching.team.tom).pk}/register/")
    browser = reaching.browser(reaching.team.priya)
    assert "Tom Reid will see real names" in shown(browser, address)
    for _ in range(2):
        browser.post(address, {"opens": "yes"})
        assert reaching.member(reaching.team.tom).opens_register, "pressed twice, it stays"
    assert "Close the people register to them" in shown(browser, address)
    answer = browser.post(address, {"opens": "no"}, follow=True)
    assert "Tom Reid can no longer open the people register." in answer.content.decode()
    assert not reaching.member(reaching.team.tom).opens_register


def test_a_role_that_may_not_open_registers_is_never_named(reaching):
    member = reaching.add(reaching.pat)
    answer = reaching.browser(reaching.team.priya).post(
        reaching.address(f"{member.pk}/register/"), {"opens": "yes"}
    )
    assert answer.status_code == 400
    assert "The role of Pat Oyelaran may not open people registers" in answer.content.decode()
    assert not reaching.member(reaching.pat).opens_register


def test_anything_else_changes_nothing(reaching):
    address = reaching.address(f"{reaching.member(reaching.team.tom).pk}/register/")
    assert reaching.browser(reaching.team.priya).post(address, {"opens": "1"}).status_code == 400
    assert not reaching.member(reaching.team.tom).opens_register
