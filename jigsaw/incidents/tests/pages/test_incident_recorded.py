def test_it_says_the_reference_what_is_next_and_who_sees_it(writing):
    writing.made("recorded")
    page = writing.see("incident_recorded")
    assert "Incident recorded" in page
    assert "govuk-panel" not in page
    assert "AB-2026-01" in page
    for words in ("Notify the Panel", "Tell Castlemere", "Monday 11 May 2026"):
        assert words in page
    assert "Print the notification crib sheet" in page
    assert "Priya Nair" in page
    assert "Tom Reid" in page
    assert page == writing.see("incident_recorded")


def test_before_recording_it_leads_to_the_check(writing):
    answer = writing.browser.get(writing.to("incident_recorded"))
    assert answer.headers["Location"] == writing.to("check_incident")


def test_it_is_not_there_for_others(writing):
    writing.made("recorded")
    assert writing.browser_of(writing.team.dee).get(writing.to("incident_recorded")).status_code == 404
