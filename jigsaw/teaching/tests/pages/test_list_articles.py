"""The list of news and guidance."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages.reading import buttons, text
from jigsaw.teaching.tests.article_life import begun, published, scheduled
from jigsaw.teaching.tests.pages.articles import PEOPLE, at

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_an_empty_list_says_what_will_stand_here(team, priya, marcus):
    answer = priya.get(at("list_articles"))
    assert "Start the first one" in text(answer)
    assert buttons(answer) == ["Start a page"]
    assert "There is none yet" in text(marcus.get(at("list_articles")))


def test_pages_are_grouped_by_what_to_do_next_and_narrowed_by_kind(team, priya):
    begun(team, title="A draft")
    published(team, begun(team, "guidance", title="The threshold document"))
    scheduled(team, begun(team, "campaign", title="A planned campaign"))
    said = text(priya.get(at("list_articles")))
    steps = ["To write", "A draft", "Waiting for their release time", "A planned campaign", "10:00am BST"]
    steps += ["Published", "The threshold document"]
    places = [said.index(step) for step in steps]
    assert places == sorted(places)
    said = text(priya.get(at("list_articles") + "?kind=guidance"))
    assert "The threshold document" in said
    assert "A draft" not in said
    assert "There is none of this kind yet" in text(priya.get(at("list_articles") + "?kind=strategy"))


def test_the_list_asks_the_same_few_queries_for_any_number_of_pages(
    team, priya, django_assert_max_num_queries
):
    scheduled(team, begun(team))
    priya.get(at("list_articles"))
    with django_assert_max_num_queries(16) as few:
        priya.get(at("list_articles"))
    for number in range(5):
        scheduled(team, begun(team, title=f"Page {number}"))
    with django_assert_max_num_queries(len(few)):
        priya.get(at("list_articles"))


def test_who_may(team, browse, stranger):
    begun(team)
    may_open_list = at("list_articles")
    for name in PEOPLE:
        assert browse(getattr(team, name)).get(may_open_list).status_code == 200
    assert b"Ask about dad" not in stranger.get(may_open_list).content
