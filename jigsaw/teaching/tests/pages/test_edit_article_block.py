"""One block, of each kind."""

from __future__ import annotations

import pytest

from jigsaw.learning.tests.invented import WEBINAR, received
from jigsaw.library.actions import receive
from jigsaw.publishing.tests.factories import NOW
from jigsaw.publishing.tests.pages.reading import errors, filled, text
from jigsaw.teaching.actions.webinars import start_webinar
from jigsaw.teaching.tests.article_life import begun, fresh, with_file
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for, preview_text
from tests.public_site import released_edition

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def of_kind(team, kind: str, **held):
    article = begun(team, blocks=[{"type": kind, **held}])
    return article, at("edit_article_block", article, block_id=article.draft["blocks"][0]["key"])


def saved(client, where, held, /, **fields) -> dict:
    answer = client.post(where, filled(client.get(where)) | fields)
    assert answer.status_code == 302, errors(answer)
    return fresh(held).draft["blocks"][0]


def test_a_text(team, priya):
    article, where = of_kind(team, "text")
    assert errors(priya.post(where, filled(priya.get(where)))) == ["Enter the text"]
    assert (
        saved(priya, where, article, text="One.\r\n\r\n- two", heading="In short")["text"] == "One.\n\n- two"
    )


def test_reviews(team, priya):
    receive(released_edition(1), at=NOW)
    article, where = of_kind(team, "reviews")
    assert errors(priya.post(where, filled(priya.get(where)))) == [
        "Select a review, or enter the reference of one"
    ]
    key = released_edition(1).id
    assert saved(priya, where, article, editions=[key])["editions"] == [key]
    assert "other_reviews" not in fresh(article).draft["blocks"][0]


def test_documents(team, priya):
    article, where = of_kind(team, "documents")
    file = with_file(team, article)
    assert saved(priya, where, article, heading="To take away")["files"] == [str(file.pk)]
    assert errors(priya.post(where, {"heading": "x"})) == ["Select a document"]


def test_a_webinar(team, priya):
    received(at=NOW)
    article, where = of_kind(team, "webinar")
    assert errors(priya.post(where, {})) == ["Select a webinar"]
    assert saved(priya, where, article, event=WEBINAR.id)["event"] == WEBINAR.id


def test_an_own_webinar_that_is_not_public_yet(team, priya):
    webinar = start_webinar(partnership=team.partnership, title="Asking fathers", by=team.dee, at=NOW)
    article, where = of_kind(team, "webinar")
    assert "Asking fathers (not public yet)" in text(priya.get(where))
    saved(priya, where, article, event=str(webinar.pk))
    said = preview_text(priya.get(at("preview_article", article)))
    assert "Not public yet, and left out until then: Asking fathers." in said


def test_where_there_is_nothing_to_choose_from_the_page_says_so(team, priya):
    for kind in ("reviews", "documents", "webinar"):
        _, where = of_kind(team, kind)
        assert "yet" in text(priya.get(where)).split("Block:", 1)[1].split("Heading")[0], kind


def test_a_campaign(team, priya):
    other = begun(team, "campaign", title="Another campaign")
    article, where = of_kind(team, "campaign")
    assert "Another campaign (campaign) (not public yet)" in text(priya.get(where))
    assert saved(priya, where, article, article=str(other.pk))["article"] == str(other.pk)
    answer = priya.post(where, {"article": str(article.pk)})
    assert len(errors(answer)) == 1, "a page does not lead to itself"


def test_a_contact_is_a_role_mailbox_and_a_switchboard(team, priya):
    article, where = of_kind(team, "contact", name="Learning team")
    said = errors(priya.post(where, {"name": "x", "email": "jo.hart@gmail.com", "phone": "07700 900123"}))
    assert [each.split(" must")[0] for each in said] == ["Email address", "Phone number"]
    block = saved(priya, where, article, email="learning@alderbrook-scp.example", phone="01632 960 145")
    assert block["phone"] == "01632 960 145"


def test_a_block_that_is_not_there_is_404(team, priya):
    article = begun(team)
    where = at("edit_article_block", article, block_id="00000000-0000-4000-8000-000000000009")
    assert priya.get(where).status_code == 404


def test_two_writers_see_each_other(team, priya, browse):
    article, where = of_kind(team, "text", text="Before")
    mine, dee = filled(priya.get(where)), browse(team.dee)
    dee.post(where, filled(dee.get(where)) | {"text": "Dee wrote this"})
    answer = priya.post(where, mine | {"text": "Priya wrote this"})
    assert "Dee wrote this" in text(answer)
    priya.post(where, filled(answer))
    assert fresh(article).draft["blocks"][0]["text"] == "Priya wrote this"


def test_who_may(team, browse, stranger):
    _, where = of_kind(team, "text")
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)
