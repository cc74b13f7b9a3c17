from html import unescape

from jigsaw.audit.actions import act
from jigsaw.incidents.actions.rows import move
from jigsaw.incidents.rules.terms import Stage
from jigsaw.incidents.tests import factories
from jigsaw.partnerships.tests.pages import shown

ADDRESS = "/cases/"


def close(team, incident):
    with act("close_case", by=team.priya, at=factories.NOW, about=incident):
        move(incident, Stage.CLOSED, by=team.priya, at=factories.NOW)


def test_before_the_first_case_it_says_what_to_do(team, client):
    client.force_login(team.priya)
    page = shown(client, ADDRESS)
    assert "Record the first incident when you hear of it." in page
    assert "/incidents/new/" in page


def test_somebody_who_may_not_record_is_not_asked_to(team, client):
    client.force_login(team.marcus)
    page = shown(client, ADDRESS)
    assert "There is none yet." in page
    assert "/incidents/new/" not in page


def test_a_line_says_where_the_case_stands(writing):
    incident = writing.made("recorded")
    writing.now_is(factories.TUESDAY)
    page = unescape(shown(writing.browser, ADDRESS))
    assert f'href="/cases/{incident.pk}/"' in page
    for words in ("AB-2026-01", "Child A", "Notification", "Working day 1 of 5", "due Monday 11 May 2026"):
        assert words in page


def test_an_incident_being_recorded_leads_on_with_its_recording(writing):
    page = shown(writing.browser, ADDRESS)
    assert "Incident not recorded yet" in page
    assert f'href="{writing.to("check_incident")}"' in page
    assert "begun 1 May 2026" in page


def test_open_cases_stand_first_and_stages_can_be_chosen(writing):
    closed = writing.made("recorded")
    factories.recorded(writing.team.priya, writing.team.partnership)
    close(writing.team, closed)
    page = shown(writing.browser, ADDRESS)
    assert page.index("AB-2026-02") < page.index("AB-2026-01")
    only = shown(writing.browser, ADDRESS + "?stage=closed")
    assert "AB-2026-01" in only
    assert "AB-2026-02" not in only
    assert "No case to which you have access is in this stage." in shown(
        writing.browser, ADDRESS + "?stage=review"
    )
    for odd in ("?stage=nonsense", "?page=x", "?page=99"):
        assert "AB-2026-02" in shown(writing.browser, ADDRESS + odd)


def test_cases_without_access_are_not_among_them(writing):
    incident = writing.made("recorded")
    page = shown(writing.browser_of(writing.team.marcus), ADDRESS)
    assert incident.reference not in page


def test_fifty_stand_on_a_page_and_it_asks_no_more_than_for_one(writing, django_assert_max_num_queries):
    """Fails where a line asks the database for itself."""
    writing.made("recorded")
    shown(writing.browser, ADDRESS)
    with django_assert_max_num_queries(40) as few:
        shown(writing.browser, ADDRESS)
    most = len(few)
    for _ in range(50):
        factories.recorded(writing.team.priya, writing.team.partnership)
    with django_assert_max_num_queries(most):
        first = shown(writing.browser, ADDRESS)
    assert first.count("govuk-task-list__item--with-link") == 50
    assert 'href="?page=2"' in first
    assert 'href="?page=1"' in shown(writing.browser, ADDRESS + "?page=2")


def test_somebody_who_may_only_read_is_led_to_the_case(writing):
    """A co-chair among the members of an incident that is being recorded must not meet a page that is not there."""
    from jigsaw.incidents.actions.rows import add_member

    with act("add", by=writing.team.priya, at=factories.NOW, about=writing.incident):
        add_member(writing.incident, writing.team.joan, by=writing.team.priya, at=factories.NOW, why="Asked")
    page = shown(writing.browser_of(writing.team.joan), ADDRESS)
    assert writing.to("view_case") in page
    assert writing.to("check_incident") not in page
