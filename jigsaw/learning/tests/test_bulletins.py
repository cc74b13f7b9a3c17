"""The bulletin of a month: what it tells, to whom, once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from jigsaw.learning.actions.bulletins import begin_bulletins, send_bulletin, send_bulletins
from jigsaw.learning.actions.subscriptions import end_updates
from jigsaw.learning.models import Bulletin
from jigsaw.learning.subscribed import confirmed
from jigsaw.learning.tests.subscribers import ASKED, LEAH, bulletins, of_token, subscribed
from jigsaw.library.actions import receive, withdraw
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, plain_edition, released_edition

pytestmark = pytest.mark.django_db
# RELEASED is 30 June 2026; the bulletin of June begins on 1 July at 8:00 in London.
BEGINS = datetime(2026, 7, 1, 7, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def site(public_site):
    """The public side, with a review that stood before anybody subscribed, and two of June."""
    receive(another_edition(9, day=date(2026, 5, 1)), at=ASKED - timedelta(days=1))
    edition = plain_edition(themes=["siblings"])
    receive(released_edition(edition=edition), at=RELEASED)
    receive(another_edition(2, day=date(2026, 6, 12), publisher=BRINDLE_VALE), at=RELEASED)


def went(*, at=BEGINS):
    begin_bulletins(at=at)
    return send_bulletins(at=at)


def test_each_reader_gets_the_new_reviews_of_what_they_chose_and_the_rest_get_nothing():
    """Fails if a reader missed a review of their choice, got another's, or got a mail without news."""
    subscribed("all@health.example")
    subscribed("one@health.example", publisher="alderbrook")
    subscribed("theme@health.example", themes=("siblings",))
    subscribed("other-theme@health.example", themes=("concealed-pregnancy",))
    assert begin_bulletins(at=BEGINS - timedelta(seconds=1)) == 0
    assert went() == 3
    told = {mail.to: mail for mail in bulletins()}
    assert set(told) == {"all@health.example", "one@health.example", "theme@health.example"}
    every = told["all@health.example"]
    assert every.subject == "Learning from reviews in June 2026: 2 new reviews"
    assert "Seen but not known" in every.body
    assert "Services must know about every adult who cares for a baby." in every.body
    assert "http://localhost:8000/library/ascp-2024-25-02/" in every.body
    assert every.body.index("Alderbrook") < every.body.index("Brindle Vale")
    assert "Review number 9" not in every.body
    for reader in ("one@health.example", "theme@health.example"):
        assert "Review number 2" not in told[reader].body
        assert "Seen but not known" in told[reader].body


def test_it_can_be_ended_in_one_press_and_holds_nothing_that_follows_the_reader():
    """Fails without the two headers of RFC 8058, with a link that ends nothing, or with a counting picture."""
    token = subscribed()
    went()
    (mail,) = bulletins()
    address = mail.headers["List-Unsubscribe"].strip("<>")
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in mail.body
    own = address.rstrip("/").rpartition("/")[2]
    assert confirmed(own) == of_token(token)
    assert own != token
    assert "<" not in mail.body
    assert mail.body.count("http") == 4  # two reviews, change, end


def test_it_goes_on_where_it_stopped_and_to_nobody_twice():
    """Fails if a worker that stopped in the middle left readers out, or wrote to some again."""
    for number in range(5):
        subscribed(f"reader-{number}@health.example")
    begin_bulletins(at=BEGINS)
    bulletin = Bulletin.objects.get()
    assert bulletin.of == 5
    assert [send_bulletin(bulletin.pk, at=BEGINS, most=2) for _ in range(4)] == [2, 2, 1, 0]
    bulletin.refresh_from_db()
    assert (bulletin.passed, bulletin.written, bulletin.finished_at) == (5, 5, BEGINS)
    assert went(at=BEGINS + timedelta(days=3)) == 0
    assert [mail.to for mail in bulletins()] == [f"reader-{number}@health.example" for number in range(5)]


def test_nothing_withdrawn_meanwhile_and_nobody_who_ended_is_in_it():
    """Fails if a review were told that is no longer public, or a reader written to who had stopped."""
    subscribed("first@health.example")
    second = subscribed("second@health.example")
    gone = subscribed("gone@health.example")
    begin_bulletins(at=BEGINS)
    pk = Bulletin.objects.get().pk
    send_bulletin(pk, at=BEGINS, most=1)
    withdraw(released_edition().id, why="To be corrected.", at=BEGINS)
    end_updates(of_token(gone), at=BEGINS)
    send_bulletin(pk, at=BEGINS)
    (first, last) = bulletins()
    assert "Seen but not known" in first.body
    assert last.to == of_token(second).email
    assert "Seen but not known" not in last.body


def test_an_edition_that_is_not_released_is_in_no_bulletin():
    """Fails if the words of a held review reached a mail before its minute, or were lost after it.

    Casework hands over at the release; what is released on 1 July at 9:00 belongs to the bulletin of July.
    """
    subscribed()
    held = released_edition(3, edition=plain_edition(title="Held until nine", reference="ASCP 2024-25/07"))
    went()
    receive(held, at=BEGINS + timedelta(hours=1))
    went(at=BEGINS + timedelta(hours=2))
    assert not [mail for mail in bulletins() if "Held until nine" in mail.body]
    assert went(at=datetime(2026, 8, 1, 7, 0, tzinfo=UTC)) == 1
    assert "Held until nine" in bulletins()[-1].body or "Held until nine" in bulletins()[0].body


def test_an_archive_that_was_brought_in_is_no_news():
    """Fails if readers were sent the reviews of past years as new."""
    past = plain_edition(title="Of long ago", reference="ASCP 2018-19/01", is_past=True)
    receive(released_edition(4, edition=past), at=RELEASED)
    subscribed(LEAH)
    went()
    assert "Of long ago" not in bulletins()[0].body
