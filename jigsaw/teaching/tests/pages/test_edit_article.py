"""Title and facts."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from jigsaw.library.actions import receive
from jigsaw.publishing.tests.factories import NOW
from jigsaw.publishing.tests.pages.reading import errors, filled, text
from jigsaw.teaching.tests.article_life import begun, fresh, published
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for
from tests.public_site import released_edition

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_saving_as_it_stands_changes_nothing_for_every_kind(team, priya):
    for kind in ("news", "guidance", "national-review"):
        article = begun(team, kind)
        where = at("edit_article", article)
        before = fresh(article).draft
        priya.post(where, filled(priya.get(where)))
        after = fresh(article).draft
        assert {name: after[name] for name in before} == before, kind


def test_what_a_kind_asks(team, priya):
    assert "What is this version called?" not in text(priya.get(at("edit_article", begun(team))))
    said = text(priya.get(at("edit_article", begun(team, "framework"))))
    assert "What is this version called?" in said
    assert "It belongs to the whole region" in said
    assert "What has the partnership done about it?" in text(
        priya.get(at("edit_article", begun(team, "national-review")))
    )


def test_facts_are_saved(team, priya):
    article = begun(team, "guidance")
    where = at("edit_article", article)
    fields = filled(priya.get(where))
    day = {"review_on_day": "30", "review_on_month": "6", "review_on_year": "2027"}
    answer = priya.post(where, fields | day | {"title": "Threshold document", "of_region": "on"})
    assert answer["Location"] == at("edit_article_blocks", article)
    draft = fresh(article).draft
    assert (draft["title"], draft["of_region"], draft["review_on"]) == (
        "Threshold document",
        True,
        "2027-06-30",
    )
    assert draft["themes"] == ["unseen-fathers"]


def test_reviews_are_named_by_reference_and_by_address(team, priya):
    slug = receive(released_edition(1), at=NOW).slug
    article = begun(team)
    where = at("edit_article", article)
    fields = filled(priya.get(where))
    assert errors(priya.post(where, fields | {"other_reviews": "ASCP 1999-00/99"})) == [
        "No public review, or more than one, is meant by ASCP 1999-00/99"
    ]
    priya.post(where, fields | {"other_reviews": f"https://learning.example/library/{slug}/\nASCP2024-25/02"})
    assert fresh(article).draft["editions"] == [released_edition(1).id]


def test_errors_stand_at_their_fields_and_nothing_is_lost(team, priya):
    article = begun(team, "national-review")
    where = at("edit_article", article)
    fields = filled(priya.get(where)) | {
        "title": "",
        "national_address": "not an address",
        "summary": "Kept words",
    }
    answer = priya.post(where, fields)
    assert len(errors(answer)) == 2
    assert filled(answer)["summary"] == ["Kept words"]


def test_two_writers_see_each_other(team, priya, browse):
    article = begun(team)
    where = at("edit_article", article)
    mine, dee = filled(priya.get(where)), browse(team.dee)
    dee.post(where, filled(dee.get(where)) | {"title": "Dee wrote this"})
    answer = priya.post(where, mine | {"title": "Priya wrote this"})
    assert "Dee wrote this" in text(answer)
    assert fresh(article).title == "Dee wrote this"
    priya.post(where, filled(answer))
    assert fresh(article).title == "Priya wrote this"


def test_an_expired_session_keeps_the_text(team, client, browse):
    article = begun(team)
    where = at("edit_article", article)
    answer = client.post(where, {"title": "Typed before the session ended", "summary": "x"})
    kept = answer["Location"].split("next=")[1]
    client.force_login(team.priya)
    assert filled(client.get(unquote(kept)))["title"] == ["Typed before the session ended"]


def test_what_is_published_is_not_written(team, priya):
    article = published(team)
    where = at("edit_article", article)
    answer = priya.post(where, filled(priya.get(where)) | {"title": "x"})
    assert errors(answer) == ["This page is published. Start a new version to change it."]


def test_who_may(team, browse, stranger):
    where = at("edit_article", begun(team))
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)
