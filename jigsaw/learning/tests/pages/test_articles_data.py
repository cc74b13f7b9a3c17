"""The lists as data."""

import json

import pytest

from jigsaw.learning.tests.articles import GUIDANCE, another_article, public_article
from tests.public_site import BRINDLE_VALE

pytestmark = pytest.mark.django_db


def test_a_list_as_json_says_what_the_page_says(public_site):
    public_article(GUIDANCE)
    answer = public_site.get("/guidance.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = json.loads(answer.content)
    (only,) = told["articles"]
    assert (told["total"], told["pages"], told["next"]) == (1, 1, None)
    assert only["address"] == "http://localhost:8000/guidance/escalation-policy/"
    assert (only["version_words"], only["review_on"]) == ("Version 1.0", "2027-09-01")
    assert only["themes"][0]["slug"] == "unseen-fathers"
    assert json.loads(public_site.get("/news.json").content)["total"] == 0


def test_it_goes_on_by_what_was_chosen(public_site):
    for number in range(21):
        another_article(number)
    another_article(30, publisher=BRINDLE_VALE)
    told = json.loads(public_site.get("/news.json?partnership=alderbrook").content)
    assert told["next"] == "http://localhost:8000/news.json?partnership=alderbrook&page=2"
    rest = json.loads(public_site.get("/news.json?partnership=alderbrook&page=2").content)
    assert (len(rest["articles"]), rest["next"]) == (1, None)
    assert public_site.get("/news.json?theme=nonsense").status_code == 404
