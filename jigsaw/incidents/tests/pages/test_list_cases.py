def test_it_shows_own_cases(team, client):
    client.force_login(team.priya)
    assert client.get("/cases/").status_code == 200
