from jigsaw.incidents.models import Incident
from jigsaw.incidents.tests import factories
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import partnership
from jigsaw.partnerships.tests.pages import refused, shown

ADDRESS = "/incidents/new/"


def test_it_says_what_is_needed_and_who_will_see_it(writing):
    page = shown(writing.browser, ADDRESS)
    assert "Record a serious incident" in page
    assert "about 10 minutes; we save each page" in page
    assert "Only ASCP staff can see this until you send a request to an agency." in page
    assert "Start now" in page


def test_looking_begins_nothing(writing):
    before = Incident.rows.count()
    shown(writing.browser, ADDRESS)
    assert Incident.rows.count() == before


def test_sent_twice_it_begins_one_incident(team, client):
    """Fails where a double press leaves an empty incident behind."""
    client.force_login(team.priya)
    answers = {client.post(ADDRESS).headers["Location"] for _ in range(2)}
    incident = Incident.rows.get()
    assert answers == {f"/cases/{incident.pk}/record/source/"}
    assert set(incident.members.values_list("person__full_name", flat=True)) == {"Priya Nair", "Tom Reid"}


def test_an_incident_in_which_something_is_written_is_left_alone(writing):
    writing.send("edit_source", writing.source())
    writing.browser.post(ADDRESS)
    assert Incident.rows.count() == 2


def test_unknown_fields_change_nothing(team, client):
    client.force_login(team.priya)
    client.post(ADDRESS, {"stage": "closed", "reference": "AB-2026-99"})
    assert Incident.rows.get().stage == "recording"


def test_only_who_may_record_finds_it(team, client):
    client.force_login(team.marcus)
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS).status_code == 404


def test_somebody_of_two_partnerships_chooses(team, client):
    from jigsaw.partnerships.actions import give_role

    other = partnership("castlemere", short_name="CSCP", area="Castlemere", name="Castlemere Partnership")
    give_role(
        by="command line", at=factories.NOW, partnership=other, person=team.priya, role=Role.COORDINATOR, agency=None
    )  # fmt: skip
    client.force_login(team.priya)
    assert "For which partnership?" in shown(client, ADDRESS)
    refused(client.post(ADDRESS), "Select the partnership")
    refused(client.post(ADDRESS, {"partnership": "nowhere"}), "Select the partnership, as on the page")
    client.post(ADDRESS, {"partnership": "castlemere"})
    assert Incident.rows.get().partnership == other
