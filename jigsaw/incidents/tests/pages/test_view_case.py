from jigsaw.incidents.tests import factories


def test_the_case_bar_says_where_it_stands(team, client):
    incident = factories.recorded(team.priya, team.partnership)
    client.force_login(team.priya)
    page = client.get(f"/cases/{incident.pk}/")
    assert "AB-2026-01" in page.content.decode()
