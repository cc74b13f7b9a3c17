"""Updates by email from the asking to the end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.learning.actions.subscriptions import (
    MOST_A_DAY,
    ask_for_updates,
    confirm_updates,
    end_updates,
    forget_subscriptions,
    note_bounce,
)
from jigsaw.learning.mail import write_mail
from jigsaw.learning.models import OutgoingMail, Subscription, SubscriptionLink
from jigsaw.learning.subscribed import confirmed, to_confirm
from jigsaw.learning.tests.subscribers import ASKED, LEAH, asked_for, of_token, subscribed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_nothing_begins_before_it_is_confirmed_and_no_token_is_kept():
    """Fails if an address that somebody else typed were written to, or a link could be read from the table."""
    token = asked_for("Leah@Health.example", publisher="alderbrook", themes=("unseen-fathers",))
    (row,) = Subscription.objects.all()
    assert (row.email, row.is_running) == (LEAH, False)
    assert token not in SubscriptionLink.objects.get().token_hash
    (mail,) = OutgoingMail.objects.all()
    assert "Unseen fathers" in mail.body
    assert mail.subject == "Confirm your email updates"


def test_the_link_works_twice_and_for_seven_days():
    """Fails if a scanner that was first used the link up, or an old mail still began something."""
    token = asked_for()
    week = timedelta(days=7)
    assert to_confirm(token, at=ASKED + week) is None
    for _ in range(2):
        found = to_confirm(token, at=ASKED + week - timedelta(seconds=1))
        assert found is not None
        confirm_updates(found, at=ASKED + DAY)
    assert of_token(token).confirmed_at == ASKED + DAY


def test_one_address_is_written_to_three_times_a_day_whoever_asks():
    """Fails if somebody could fill another's mailbox."""
    for _ in range(MOST_A_DAY + 2):
        ask_for_updates(email=LEAH, publisher="", themes=[], at=ASKED)
    assert OutgoingMail.objects.count() == MOST_A_DAY
    ask_for_updates(email=LEAH, publisher="", themes=[], at=ASKED + DAY)
    assert OutgoingMail.objects.count() == MOST_A_DAY + 1


def test_asking_again_replaces_what_there_was_and_old_links_lead_on():
    """Fails if somebody got two mails a month, or the link in an older mail no longer ended anything."""
    first = subscribed(themes=("unseen-fathers",))
    again = subscribed(themes=("escalation",), at=ASKED + DAY)
    other = subscribed(publisher="alderbrook", at=ASKED + DAY)
    assert confirmed(first) == confirmed(again)
    assert confirmed(first).themes == ["escalation"]
    assert confirmed(other) != confirmed(first)
    end_updates(confirmed(first), at=ASKED + 2 * DAY)
    assert not confirmed(again).is_running
    assert confirmed(other).is_running


def test_the_unconfirmed_go_after_7_days_and_the_ended_after_30():
    """Fails if an address were kept that nobody confirmed or that wants no more mail."""
    asked_for("sam@health.example")
    ended = subscribed()
    subscribed("kim@health.example")
    end_updates(of_token(ended), at=ASKED)
    assert forget_subscriptions(at=ASKED + timedelta(days=7) - timedelta(seconds=1)) == 0
    assert forget_subscriptions(at=ASKED + timedelta(days=7)) == 1
    assert forget_subscriptions(at=ASKED + timedelta(days=30)) == 1
    assert Subscription.objects.get().email == "kim@health.example"


def test_bounces_end_it_one_that_is_permanent_or_five_that_are_not():
    """Fails if mail went on to a dead mailbox, or a mailbox that was full at times lost its updates."""
    token = subscribed()
    for number in range(4):
        assert note_bounce(LEAH, at=ASKED + number * DAY, permanent=False) == 0
    assert note_bounce(LEAH, at=ASKED + timedelta(days=200), permanent=False) == 0
    for number in range(3):
        assert note_bounce(LEAH, at=ASKED + timedelta(days=201 + number), permanent=False) == 0
    assert note_bounce(LEAH, at=ASKED + timedelta(days=204), permanent=False) == 1
    assert of_token(token).ended_why == Subscription.Why.BOUNCED
    other = subscribed("sam@health.example")
    assert note_bounce(" Sam@Health.example", at=ASKED, permanent=True) == 1
    assert not of_token(other).is_running
    assert note_bounce("nobody@health.example", at=ASKED, permanent=True) == 0


def test_asking_again_loses_no_news_and_leaves_the_address_in_no_old_mail():
    """Fails if what was published before somebody confirmed once more were told to them by neither of the two."""
    first = subscribed(themes=("unseen-fathers",))
    begun = of_token(first)
    again = subscribed(themes=("escalation",), at=ASKED + 10 * DAY)
    kept = confirmed(again)
    assert (kept.pk, kept.news_since, kept.confirmed_at) == (begun.pk, ASKED, ASKED)
    assert kept.themes == ["escalation"]
    assert Subscription.objects.count() == 1
    end_updates(kept, at=ASKED + 11 * DAY)
    assert forget_subscriptions(at=ASKED + 41 * DAY) == 1
    assert not OutgoingMail.objects.filter(to=LEAH).exists()


def test_an_end_that_is_not_undone_is_no_claim_on_the_news_of_its_time():
    """Fails if somebody who comes back were told what came while they wanted nothing, or an old mail kept them."""
    first = subscribed()
    end_updates(of_token(first), at=ASKED + DAY)
    again = subscribed(at=ASKED + 10 * DAY)
    assert confirmed(first) == confirmed(again)
    assert confirmed(again).news_since == ASKED + 10 * DAY
    end_updates(confirmed(again), at=ASKED + 11 * DAY)
    forget_subscriptions(at=ASKED + 41 * DAY)
    assert not OutgoingMail.objects.filter(to=LEAH).exists()


def test_a_link_to_what_was_replaced_meanwhile_confirms_nothing_and_breaks_nothing():
    """Fails if the second of two presses met an error page."""
    found = to_confirm(asked_for(), at=ASKED)
    Subscription.objects.filter(pk=found.pk).delete()
    confirm_updates(found, at=ASKED)
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("permanent", [False, True], ids=["reader", "bounce"])
def test_what_waits_to_be_sent_is_taken_back_with_the_end(permanent):
    """Fails if somebody were written to after they ended it, as when the mail server had stood still."""
    row, other = of_token(subscribed()), of_token(subscribed("sam@health.example"))
    for each in (row, other):
        write_mail(key=f"bulletin 1 {each.pk}", to=each.email, subject="June", body="News", at=ASKED)
        write_mail(key=f"search {each.pk} now", to=each.email, subject="June", body="News", at=ASKED)
    if permanent:
        note_bounce(row.email, at=ASKED, permanent=True)
    else:
        end_updates(row, at=ASKED)
    waiting = OutgoingMail.objects.filter(sent_at=None, given_up_at=None).exclude(key__startswith="updates")
    assert {mail.to for mail in waiting} == {other.email}
    assert waiting.count() == 2
