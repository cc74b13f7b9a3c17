"""The bulletin of a month as it was approved: what it tells, to whom, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from jigsaw.learning.actions.articles import withdraw_article
from jigsaw.learning.actions.bulletins import (
    begin_region_bulletin,
    receive_bulletin,
    send_bulletin,
    send_bulletins,
)
from jigsaw.learning.actions.events import cancel_event
from jigsaw.learning.actions.subscriptions import end_updates, note_bounce
from jigsaw.learning.bulletin_details import BulletinDetails
from jigsaw.learning.models import Bulletin, OutgoingMail
from jigsaw.learning.queries.bulletins import offered, part_of, progress, reader_counts
from jigsaw.learning.subscribed import confirmed
from jigsaw.learning.tests.articles import GUIDANCE, public_article
from jigsaw.learning.tests.invented import WEBINAR, received
from jigsaw.learning.tests.subscribers import ASKED, LEAH, bulletins, of_token, subscribed
from jigsaw.library.actions import receive, withdraw
from tests.public_site import (
    ALDERBROOK,
    BRINDLE_VALE,
    RELEASED,
    another_edition,
    plain_edition,
    released_edition,
)

pytestmark = pytest.mark.django_db
# RELEASED is 30 June 2026. The bulletin of June goes out on Wednesday 1 July at 10:00 in London.
JUNE = date(2026, 6, 1)
DUE = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
INTRODUCTION = "This month is about fathers.\n\nBring it to your team meeting."


@pytest.fixture(autouse=True)
def site(public_site):
    """The public side, with a review that stood before anybody subscribed, and two of June."""
    receive(another_edition(9, day=date(2026, 5, 1)), at=ASKED - timedelta(days=1))
    receive(released_edition(edition=plain_edition(themes=["siblings"])), at=RELEASED)
    receive(another_edition(2, day=date(2026, 6, 12), publisher=BRINDLE_VALE), at=RELEASED)


def approved(publisher=ALDERBROOK, **changes) -> BulletinDetails:
    """The bulletin of June of a partnership, with all that it can tell."""
    ids = {
        kind: tuple(i.id for i in offered(publisher.slug, JUNE, at=DUE) if i.kind == kind)
        for kind in ("review", "event")
    }
    details = BulletinDetails(
        publisher=publisher, month=JUNE, due_at=DUE, reviews=ids["review"], events=ids["event"]
    )
    return replace(details, **changes)


def went(*details: BulletinDetails, at=DUE) -> int:
    for each in details:
        receive_bulletin(each, at=at)
    begin_region_bulletin(JUNE, at=at)
    return send_bulletins(at=at)


def test_each_reader_gets_the_new_reviews_of_what_they_chose_and_the_rest_get_nothing():
    """Fails if a reader missed a review of their choice, got another's, or got a mail without news."""
    subscribed("all@health.example")
    subscribed("one@health.example", publisher="alderbrook")
    subscribed("theme@health.example", themes=("siblings",))
    subscribed("other-theme@health.example", themes=("concealed-pregnancy",))
    assert went(approved(introduction=INTRODUCTION), approved(BRINDLE_VALE)) == 3
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
        assert "Bring it to your team meeting." in told[reader].body


def test_only_what_was_approved_is_told_and_nothing_before_its_time():
    """Fails if a review that was left out went out, or a mail was written early or without an approval."""
    subscribed(publisher="alderbrook")
    subscribed("all@health.example")
    assert send_bulletins(at=DUE) == 0
    assert not begin_region_bulletin(JUNE, at=DUE)
    received()
    receive_bulletin(approved(reviews=()), at=DUE - timedelta(hours=1))
    assert send_bulletins(at=DUE - timedelta(seconds=1)) == 0
    assert not begin_region_bulletin(JUNE, at=DUE - timedelta(seconds=1))
    assert not bulletins()
    assert send_bulletins(at=DUE) == 0, "what is left out is told to nobody, and the webinar is far ahead"


def test_a_webinar_to_come_is_told_also_to_new_readers_and_not_when_it_is_called_off():
    """Fails if a bulletin told of a webinar that is over or cancelled, or left out the one to come."""
    starts = DUE + timedelta(days=20)
    event = received(starts_at=starts, ends_at=starts + timedelta(hours=2))
    subscribed("first@health.example", publisher="alderbrook")
    subscribed("theme@health.example", publisher="alderbrook", themes=("concealed-pregnancy",))
    receive_bulletin(approved(), at=DUE)
    pk = Bulletin.objects.get().pk
    assert send_bulletin(pk, at=DUE, most=1) == 1
    (mail,) = bulletins()
    assert mail.subject == "Learning from reviews in June 2026: 1 new review, 1 webinar"
    assert "Webinars\n--------" in mail.body
    assert f"http://localhost:8000/events/{event.slug}/" in mail.body
    assert "Tuesday 21 July 2026" in mail.body
    cancel_event(str(event.pk), why="The speaker is ill.", at=DUE)
    assert send_bulletin(pk, at=DUE) == 0
    assert WEBINAR.title not in "".join(each.body for each in bulletins()[1:])


def test_a_webinar_with_themes_is_told_by_them():
    """Fails if a reader of other themes was told of it, or a reader of its themes or of all was not."""
    starts = DUE + timedelta(days=20)
    received(starts_at=starts, ends_at=starts + timedelta(hours=2), themes=["unseen-fathers"])
    subscribed("all@health.example", publisher="alderbrook")
    subscribed("fathers@health.example", publisher="alderbrook", themes=("unseen-fathers", "siblings"))
    subscribed("other@health.example", publisher="alderbrook", themes=("concealed-pregnancy",))
    went(approved(reviews=()))
    assert [mail.to for mail in bulletins()] == ["all@health.example", "fathers@health.example"]
    assert all(WEBINAR.title in mail.body for mail in bulletins())


def test_news_and_guidance_are_told_by_their_themes_and_the_regions_once():
    """Fails if an article was missed, told off its themes, told twice to the region, or told when withdrawn."""
    news = public_article(at=RELEASED)
    of_region = public_article(GUIDANCE, publisher=BRINDLE_VALE, of_region=True, at=RELEASED)
    assert {"What we published this summer", "Escalation policy"} <= {
        each.title for each in offered("alderbrook", JUNE, at=DUE)
    }
    subscribed("all@health.example")
    subscribed("theme@health.example", publisher="alderbrook", themes=("siblings",))
    subscribed("fathers@health.example", publisher="alderbrook", themes=("unseen-fathers",))
    articles = (str(news.pk), str(of_region.pk))
    went(approved(articles=articles), approved(BRINDLE_VALE, articles=articles[1:]))
    told = {each.to: each for each in bulletins()}
    every = told["all@health.example"]
    assert every.subject == "Learning from reviews in June 2026: 2 new reviews, 2 news items"
    assert every.body.count("Escalation policy\n") == 1
    assert "Guidance, Version 1.0, 30 June 2026" in every.body
    assert "http://localhost:8000/guidance/escalation-policy/" in every.body
    assert "news item" not in told["theme@health.example"].subject
    assert told["fathers@health.example"].subject.endswith("2 news items")
    withdraw_article(str(news.pk), why="It was wrong.", at=DUE)
    subscribed("late@health.example", publisher="alderbrook")
    (pk,) = Bulletin.objects.filter(publisher="alderbrook").values_list("pk", flat=True)
    part = part_of(Bulletin.objects.get(pk=pk), at=DUE)
    assert "What we published this summer" not in [each.title for each in part.items]


def test_it_can_be_ended_in_one_press_and_holds_nothing_that_follows_the_reader():
    """Fails without the two headers of RFC 8058, with a link that ends nothing, or with a counting picture."""
    token = subscribed()
    went(approved(), approved(BRINDLE_VALE))
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
        subscribed(f"reader-{number}@health.example", publisher="alderbrook")
    assert receive_bulletin(approved(), at=DUE)
    bulletin = Bulletin.objects.get()
    assert [send_bulletin(bulletin.pk, at=DUE, most=2) for _ in range(4)] == [2, 2, 1, 0]
    bulletin.refresh_from_db()
    assert (bulletin.of, bulletin.passed, bulletin.written, bulletin.finished_at) == (5, 5, 5, DUE)
    assert not receive_bulletin(approved(introduction="Another"), at=DUE)
    assert went(at=DUE + timedelta(days=3)) == 0
    assert [mail.to for mail in bulletins()] == [f"reader-{number}@health.example" for number in range(5)]
    shown = progress([("alderbrook", JUNE)])["alderbrook", JUNE]
    assert (shown.of, shown.written, shown.bounced) == (5, 5, 0)


def test_a_crash_in_the_middle_of_a_batch_leaves_no_half_and_mails_nobody_twice(monkeypatch):
    """Fails if mails of a batch that broke stood without the count, or were written again after it."""
    for number in range(4):
        subscribed(f"reader-{number}@health.example", publisher="alderbrook")
    receive_bulletin(approved(), at=DUE)
    pk = Bulletin.objects.get().pk
    assert send_bulletin(pk, at=DUE, most=1) == 1

    from jigsaw.learning.actions import bulletins as acts

    whole, calls = acts.write_mail, []

    def breaking(**mail):
        calls.append(mail["to"])
        if len(calls) == 3:
            raise ConnectionError("the disk went")
        whole(**mail)

    monkeypatch.setattr(acts, "write_mail", breaking)
    with pytest.raises(ConnectionError):
        send_bulletin(pk, at=DUE)
    assert [mail.to for mail in bulletins()] == ["reader-0@health.example"]
    assert Bulletin.objects.get().passed == 1
    monkeypatch.setattr(acts, "write_mail", whole)
    assert send_bulletin(pk, at=DUE) == 3
    assert [mail.to for mail in bulletins()] == [f"reader-{number}@health.example" for number in range(4)]


def test_nothing_withdrawn_meanwhile_and_nobody_who_ended_is_in_it():
    """Fails if a review were told that is no longer public, or a reader written to who had stopped."""
    starts = DUE + timedelta(days=20)
    received(starts_at=starts, ends_at=starts + timedelta(hours=2))
    subscribed("first@health.example", publisher="alderbrook")
    second = subscribed("second@health.example", publisher="alderbrook")
    gone = subscribed("gone@health.example", publisher="alderbrook")
    receive_bulletin(approved(), at=DUE)
    pk = Bulletin.objects.get().pk
    send_bulletin(pk, at=DUE, most=1)
    withdraw(released_edition().id, why="To be corrected.", at=DUE)
    end_updates(of_token(gone), at=DUE)
    send_bulletin(pk, at=DUE)
    (first, last) = bulletins()
    assert "Seen but not known" in first.body
    assert last.to == of_token(second).email
    assert "Seen but not known" not in last.body


def test_an_edition_that_is_not_released_is_not_offered():
    """Fails if the words of a held review reached a proposal before its minute, or were lost after it.

    Casework hands over at the release; what is released on 1 July belongs to the bulletin of July.
    """
    held = released_edition(3, edition=plain_edition(title="Held until nine", reference="ASCP 2024-25/07"))
    assert [item.title for item in offered("alderbrook", JUNE, at=DUE)] == ["Seen but not known"]
    receive(held, at=DUE + timedelta(hours=1))
    assert [item.title for item in offered("alderbrook", JUNE, at=DUE)] == ["Seen but not known"]
    assert "Held until nine" in [item.title for item in offered("alderbrook", date(2026, 7, 1), at=DUE)]


def test_an_archive_that_was_brought_in_is_no_news():
    """Fails if readers were sent the reviews of past years as new."""
    past = plain_edition(title="Of long ago", reference="ASCP 2018-19/01", is_past=True)
    receive(released_edition(4, edition=past), at=RELEASED)
    assert "Of long ago" not in [item.title for item in offered("alderbrook", JUNE, at=DUE)]


def test_the_regions_readers_get_what_is_approved_once_and_a_late_part_with_the_next():
    """Fails if a part that nobody approved went to the region, went twice, or a late one was lost."""
    subscribed()
    receive_bulletin(approved(introduction="From Alderbrook."), at=DUE)
    assert begin_region_bulletin(JUNE, at=DUE)
    assert not begin_region_bulletin(JUNE, at=DUE)
    assert send_bulletins(at=DUE) == 1
    (mail,) = bulletins()
    assert "From Alderbrook." in mail.body
    assert "Review number 2" not in mail.body
    receive_bulletin(approved(BRINDLE_VALE), at=DUE + timedelta(days=9))
    assert not begin_region_bulletin(JUNE, at=DUE + timedelta(days=9))
    assert begin_region_bulletin(date(2026, 7, 1), at=DUE + timedelta(days=31))
    assert send_bulletins(at=DUE + timedelta(days=31)) == 1
    late = bulletins()[-1] if "Review number 2" in bulletins()[-1].body else bulletins()[0]
    assert "Brindle Vale Safeguarding Children Partnership, June 2026\n====" in late.body
    assert "From Alderbrook." not in late.body


def test_mail_that_comes_back_is_counted_once_a_mail():
    """Fails if the progress of a bulletin hid what was not delivered, or counted one mail several times."""
    subscribed(publisher="alderbrook")
    subscribed("sam@health.example", publisher="alderbrook")
    receive_bulletin(approved(), at=DUE)
    send_bulletins(at=DUE)
    for hour in range(3):
        note_bounce(LEAH, at=DUE + timedelta(hours=1 + hour), permanent=False)
    assert Bulletin.objects.get().bounced == 1
    note_bounce("sam@health.example", at=DUE + timedelta(hours=1), permanent=True)
    assert Bulletin.objects.get().bounced == 2
    assert reader_counts(until=DUE) == {"alderbrook": 1}
    assert OutgoingMail.objects.filter(key__startswith="bulletin").count() == 2


@pytest.mark.parametrize(
    "wrong",
    [{"month": date(2026, 6, 2)}, {"due_at": datetime(2026, 7, 1, 9, 0)}, {"introduction": "x" * 601}],  # noqa: DTZ001
)
def test_the_door_takes_no_bulletin_that_is_none(wrong):
    """Fails if a bulletin of half a month, of no moment, or with a flood of words came through."""
    with pytest.raises(ValueError, match=r"month|characters"):
        receive_bulletin(approved(**wrong), at=DUE)
    assert not Bulletin.objects.exists()
