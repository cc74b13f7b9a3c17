"""Saved searches: what is new and matches is told once, and once a day at most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jigsaw.learning.actions.searches import BETWEEN, REST, send_searches
from jigsaw.learning.actions.subscriptions import rename_search
from jigsaw.learning.models import OutgoingMail, Subscription
from jigsaw.learning.queries.bulletins import reader_counts
from jigsaw.learning.subscribed import confirmed
from jigsaw.learning.tests.subscribers import ASKED, of_token, searched, subscribed
from jigsaw.library.actions import receive
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, plain_edition, released_edition

pytestmark = pytest.mark.django_db
LATER = RELEASED + REST


def told() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(key__startswith="search").order_by("to", "written_at"))


@pytest.fixture(autouse=True)
def site(public_site):
    receive(
        released_edition(9, edition=plain_edition(title="Stood before", reference="ASCP 2023-24/09")),
        at=ASKED,
    )


def test_what_was_released_and_matches_is_told_once_with_the_ways_to_end_it():
    """Fails if a reader missed a match, was told of another review or of an old one, or was told twice."""
    searched("fathers@health.example", q="fathers", partnership="alderbrook")
    searched("bruising@health.example", q="bruising")
    receive(released_edition(), at=RELEASED)
    receive(another_edition(2, day=date(2026, 6, 12), publisher=BRINDLE_VALE), at=RELEASED)
    assert send_searches(at=LATER - timedelta(seconds=1)) == 0
    assert send_searches(at=LATER) == 1
    assert send_searches(at=LATER + BETWEEN) == 0
    (mail,) = told()
    assert (mail.to, mail.subject) == ("fathers@health.example", "1 new review: Fathers")
    assert "Seen but not known" in mail.body
    assert "Stood before" not in mail.body
    assert "Review number 2" not in mail.body
    assert "/library/?q=fathers&partnership=alderbrook" in mail.body
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert confirmed(mail.headers["List-Unsubscribe"].rstrip("/>").rpartition("/")[2]).name == "Fathers"


def test_one_mail_a_day_and_nothing_is_lost_between():
    """Fails if a busy day sent several mails, or what came between was never told."""
    token = searched()
    receive(released_edition(), at=RELEASED)
    assert send_searches(at=LATER) == 1
    second = plain_edition(title="Released at noon", reference="ASCP 2024-25/05")
    receive(released_edition(2, edition=second), at=RELEASED + timedelta(hours=3))
    assert send_searches(at=LATER + timedelta(hours=4)) == 0
    assert send_searches(at=LATER + BETWEEN) == 1
    assert "Released at noon" in told()[-1].body
    assert "Seen but not known" not in told()[-1].body
    assert of_token(token).news_since == RELEASED + timedelta(hours=3)


def test_a_search_is_no_bulletin_and_each_search_is_its_own():
    """Fails if a saved search brought the bulletin too, or confirming one took another away."""
    first, second = searched(q="fathers"), searched(name="Bruising", q="bruising")
    bulletin = subscribed()
    assert all(confirmed(token).is_running for token in (first, second, bulletin))
    again = searched(name="The same again", q="fathers", at=ASKED + timedelta(days=1))
    assert confirmed(first) == confirmed(again)
    confirmed(bulletin).delete()
    assert not reader_counts(until=RELEASED)


def test_a_search_of_the_words_alone_does_not_find_what_they_mean():
    """Fails if "only these words" were forgotten when the search is carried out again."""
    searched("words@health.example", q="hidden fathers", words="1")
    searched("meaning@health.example", q="hidden fathers")
    receive(released_edition(), at=RELEASED)
    send_searches(at=LATER)
    assert [mail.to for mail in told()] == ["meaning@health.example"]
    assert "hidden" not in told()[0].body.split("All that the search finds")[0].lower()


def test_a_name_of_several_lines_holds_up_nobodys_mail():
    """Fails if one reader could stop the saved searches of all by a line break in the name of theirs."""
    searched("first@health.example", name="Fathers\nand\u2028babies")
    renamed = searched("third@health.example")
    rename_search(of_token(renamed), name="Dads\rand more")
    kept_before = searched("second@health.example")
    Subscription.objects.filter(pk=of_token(kept_before).pk).update(name="As it was\nkept before")
    searched("last@health.example")
    receive(released_edition(), at=RELEASED)
    assert send_searches(at=LATER) == 4
    subjects = {mail.to.partition("@")[0]: mail.subject for mail in told()}
    assert subjects["first"] == "1 new review: Fathers and babies"
    assert subjects["second"] == "1 new review: As it was kept before"
    assert subjects["third"] == "1 new review: Dads and more"
    assert set(subjects) == {"first", "second", "third", "last"}
