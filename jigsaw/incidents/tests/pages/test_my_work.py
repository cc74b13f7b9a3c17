def test_it_is_there(team, client):
    client.force_login(team.priya)
    assert client.get("/work/").status_code == 200
