from jigsaw.partnerships.tests.pages import refused, shown


def test_another_person_ends_it_with_a_reason(reaching):
    recusal = reaching.recuse(reaching.team.tom)
    browser, address = (
        reaching.browser(reaching.team.priya), reaching.address(f"stand-back/{recusal.pk}/end/")
    )  # fmt: skip
    assert "Tom Reid stands back: Knows the family" in shown(browser, address)
    refused(browser.post(address, {"reason": " "}), "Enter why they no longer stand back")
    assert not reaching.sees(reaching.team.tom)
    browser.post(address, {"reason": "It was another family"})
    assert reaching.sees(reaching.team.tom)
    recusal.refresh_from_db()
    assert (recusal.ended_by, recusal.ended_why) == (str(reaching.team.priya.pk), "It was another family")
    assert browser.get(address).status_code == 404


def test_nobody_ends_their_own(reaching):
    reaching.add(reaching.ros)
    recusal = reaching.recuse(reaching.ros)
    address = reaching.address(f"stand-back/{recusal.pk}/end/")
    assert reaching.browser(reaching.ros).post(address, {"reason": "x"}).status_code == 404
    assert not reaching.sees(reaching.ros)
