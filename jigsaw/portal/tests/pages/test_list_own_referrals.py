from jigsaw.incidents.tests import factories


def test_it_is_there(db, client):
    team = factories.team()
    client.force_login(team.sam)
    assert client.get("/referrals/").status_code == 200
