from jigsaw.partnerships.tests.pages import HERE


def test_it_is_two_colours_that_anybody_may_keep(client, here):
    answer = client.get(HERE + "colours.css")
    assert answer.content == b":root{--jig-primary:#0b4f5c;--jig-tint:#eef4f3}\n"
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert not answer.cookies


def test_a_partnership_that_there_is_not_has_none(client, db):
    assert client.get("/partnerships/absent/colours.css").status_code == 404
