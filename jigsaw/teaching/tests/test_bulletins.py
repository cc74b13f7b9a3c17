"""The month's bulletin at the desk: it proposes itself, is approved or not, and is handed over once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from jigsaw.audit.models import Event
from jigsaw.learning.actions.bulletins import send_bulletins
from jigsaw.learning.actions.subscriptions import end_updates
from jigsaw.learning.models import Bulletin, OutgoingMail
from jigsaw.learning.tests.subscribers import bulletins, of_token, subscribed
from jigsaw.library.actions import withdraw
from jigsaw.notices.models import Mail
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.publishing.tests import factories
from jigsaw.teaching import tasks
from jigsaw.teaching.actions import bulletins as acts
from jigsaw.teaching.models import MonthlyBulletin
from jigsaw.teaching.queries.bulletins import told_items
from jigsaw.teaching.tests.bulletins import (
    JUNE,
    MORNING,
    OWN,
    REGION,
    approved,
    now,
    proposed,
    public_june,
    seal,
)
from tests.public_site import released_edition

pytestmark = pytest.mark.django_db
# The 5th working day of July 2026 is Tuesday 7 July, the 6th is Wednesday 8 July.
FIFTH = datetime(2026, 7, 7, 16, 0, tzinfo=UTC)
SIXTH = datetime(2026, 7, 8, 7, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _the_worker_has_not_looked_yet(monkeypatch):
    monkeypatch.setattr(tasks, "_looked_at", None)


def turn(at: datetime) -> None:
    """What the worker does with bulletins."""
    tasks.bulletins_when_due(at=at)
    send_bulletins(at=at)


def told_to() -> set[str]:
    return {each.to for each in bulletins()}


def test_it_proposes_itself_on_the_first_working_day_once_and_nothing_goes_out(team):
    """Fails if it came on a weekend, twice, without news or readers, or a mail went without approval."""
    public_june()
    acts.propose_bulletins(at=MORNING - timedelta(seconds=1))
    assert not MonthlyBulletin.rows.exists()
    for hours in range(0, 24 * 20, 13):
        turn(MORNING + timedelta(hours=hours))
    bulletin = MonthlyBulletin.rows.get()
    assert (bulletin.month, bulletin.state) == (JUNE, "proposed")
    assert not bulletins()
    assert not Bulletin.objects.exists()
    assert Event.objects.filter(verb="propose_bulletin", about=f"monthlybulletin {bulletin.pk}").count() == 1


@pytest.mark.parametrize(
    ("month", "moment"),
    [
        (date(2026, 7, 1), datetime(2026, 8, 3, 7, 0, tzinfo=UTC)),  # 1 August is a Saturday
        (date(2026, 12, 1), datetime(2027, 1, 4, 8, 0, tzinfo=UTC)),  # 1 January, then a weekend
    ],
)
def test_weekends_and_holidays_are_no_working_days(month, moment):
    from jigsaw.calendar.working_days import seeded
    from jigsaw.teaching.rules.bulletins import proposal_moment

    assert proposal_moment(month, seeded()) == moment


def test_nothing_proposes_itself_where_nobody_reads_or_nothing_is_new(team):
    """Fails if staff were asked to approve a mail to nobody, or of nothing."""
    acts.propose_bulletins(at=MORNING)
    assert not MonthlyBulletin.rows.exists()
    token = subscribed()
    acts.propose_bulletins(at=MORNING)
    assert not MonthlyBulletin.rows.exists()
    end_updates(of_token(token), at=MORNING)


def test_an_approved_bulletin_goes_out_once_as_it_was_approved(team):
    """Fails if what was left out went out, if readers got it twice, or the introduction was lost."""
    bulletin = proposed()
    (event,) = [each for each in told_items(bulletin, at=MORNING) if each.kind == "event"]
    acts.write_bulletin(
        bulletin, introduction="Read this.", left_out=[event.key], revision=0, by=team.dee, at=MORNING
    )
    approved(team, now(bulletin))
    assert Event.objects.get(verb="approve_bulletin").by == str(team.priya.pk)
    for minute in range(5):
        turn(MORNING + timedelta(minutes=minute))
    (own,) = bulletins()
    assert own.to == OWN
    assert own.subject == "Learning from reviews in June 2026: 1 new review"
    assert "Read this." in own.body
    assert event.title not in own.body
    turn(SIXTH)
    turn(SIXTH + timedelta(hours=1))
    assert [each.to for each in bulletins()] == [OWN, REGION]
    held = now(bulletin)
    assert (held.state, held.handed_over_at) == ("sent", MORNING)


def test_a_chosen_time_is_kept_and_can_be_taken_back_until_then(team):
    """Fails if a planned bulletin went early, or went although its approval was taken back."""
    later = MORNING + timedelta(hours=5)
    bulletin = approved(team, due_at=later)
    turn(later - timedelta(seconds=1))
    assert not Bulletin.objects.exists()
    acts.take_back_bulletin(bulletin, by=team.dee, at=later - timedelta(seconds=1))
    turn(later)
    assert not bulletins()
    approved(team, now(bulletin), due_at=later)
    turn(later + timedelta(minutes=1))
    assert told_to() == {OWN}
    with pytest.raises(Refused):
        acts.take_back_bulletin(bulletin, by=team.dee, at=later + timedelta(minutes=2))


def test_what_changed_since_it_was_read_is_not_approved(team):
    """Fails if somebody approved words that they had not seen."""
    bulletin = proposed()
    seen = seal(bulletin)
    acts.write_bulletin(bulletin, introduction="Other", left_out=[], revision=0, by=team.dee, at=MORNING)
    with pytest.raises(Refused, match="has changed since"):
        acts.approve_bulletin(bulletin, seen=seen, by=team.priya, at=MORNING)
    assert now(bulletin).state == "proposed"


def test_what_is_withdrawn_after_the_approval_is_left_out(team):
    """Fails if a withdrawn review went out because it stood in an approved bulletin."""
    later = MORNING + timedelta(hours=5)
    approved(team, due_at=later)
    withdraw(released_edition().id, why="A family asked.", at=MORNING + timedelta(hours=1))
    turn(later)
    (own,) = bulletins()
    assert "Seen but not known" not in own.body
    assert "1 webinar" in own.subject


def test_a_crash_between_the_two_sides_hands_over_once(team, monkeypatch):
    """Fails if a worker that stopped after the door, before its own record, sent a bulletin twice or never."""
    bulletin = approved(team)
    whole = acts.receive_bulletin

    def crossing_then_gone(details, *, at):
        whole(details, at=at)
        raise ConnectionError("stopped")

    monkeypatch.setattr(acts, "receive_bulletin", crossing_then_gone)
    with pytest.raises(ConnectionError):
        acts.hand_over_bulletins(at=MORNING)
    assert now(bulletin).state == "approved"
    send_bulletins(at=MORNING)
    with pytest.raises(Refused):
        acts.take_back_bulletin(bulletin, by=team.priya, at=MORNING)
    monkeypatch.setattr(acts, "receive_bulletin", whole)
    assert acts.hand_over_bulletins(at=MORNING) == 1
    send_bulletins(at=MORNING)
    assert [each.to for each in bulletins()] == [OWN]


def test_not_this_month_says_why_and_the_region_is_told_nothing_of_it(team):
    """Fails if a bulletin decided against reached the region's readers, or lost its reason."""
    bulletin = proposed()
    with pytest.raises(Refused, match="Enter why"):
        acts.skip_bulletin(bulletin, reason=" ", by=team.priya, at=MORNING)
    acts.skip_bulletin(bulletin, reason="The family asked us to wait.", by=team.priya, at=MORNING)
    turn(SIXTH)
    assert not bulletins()
    assert now(bulletin).not_sent_why == "The family asked us to wait."
    with pytest.raises(Refused, match="decided already"):
        acts.approve_bulletin(bulletin, seen=seal(bulletin), by=team.priya, at=MORNING)


def test_by_itself_only_where_chosen_on_the_fifth_working_day_without_the_introduction(team):
    """Fails if silence counted as approval by default, went early, or sent words that nobody approved."""
    bulletin = proposed()
    acts.write_bulletin(bulletin, introduction="A draft", left_out=[], revision=0, by=team.dee, at=MORNING)
    turn(FIFTH)
    assert not bulletins()
    acts.choose_bulletin_settings(team.partnership, sends_by_itself=True, by=team.priya, at=FIFTH)
    turn(FIFTH - timedelta(minutes=1))
    assert not bulletins()
    turn(FIFTH + timedelta(minutes=1))
    (own,) = bulletins()
    assert "A draft" not in own.body
    assert "Seen but not known" in own.body
    assert now(bulletin).decided_by is None


def test_what_nobody_decided_ends_when_the_next_is_due(team):
    """Fails if an old proposal could be sent months later as if it were new."""
    bulletin = proposed()
    turn(datetime(2026, 8, 3, 7, 0, tzinfo=UTC))
    assert (now(bulletin).state, now(bulletin).not_sent_why) == ("not-sent", acts.NOBODY_DECIDED)


def test_two_writers_lose_nothing(team):
    """Fails if one person's introduction overwrote another's unseen."""
    bulletin = proposed()
    acts.write_bulletin(bulletin, introduction="Dee's", left_out=[], revision=0, by=team.dee, at=MORNING)
    with pytest.raises(SavedMeanwhile, match="Dee Lowe"):
        acts.write_bulletin(bulletin, introduction="Mine", left_out=[], revision=0, by=team.priya, at=MORNING)
    assert now(bulletin).introduction == "Dee's"


def test_a_test_goes_to_oneself_alone(team):
    """Fails if a test reached a reader, or was another mail than theirs."""
    bulletin = proposed()
    acts.send_test_bulletin(bulletin, by=team.dee, at=MORNING)
    (written,) = Mail.objects.all()
    assert (written.to, written.subject) == (
        team.dee.email,
        "Test: Learning from reviews in June 2026: 1 new review, 1 webinar",
    )
    assert "Seen but not known" in written.body
    assert not OutgoingMail.objects.filter(key__startswith="bulletin").exists()
    assert not mail.outbox


def test_another_partnerships_desk_is_its_own(team):
    """Fails if a partnership's bulletin told of another's reviews."""
    other = factories.partnership("brindle-vale", "Brindle Vale", "BVSCP")
    proposed()
    assert not MonthlyBulletin.rows.filter(partnership=other).exists()


@pytest.mark.parametrize(
    ("due_at", "said"),
    [(MORNING, "in the future"), (MORNING + timedelta(days=40), "within a month")],
)
def test_a_time_that_is_over_or_far_ahead_is_refused(team, due_at, said):
    bulletin = proposed()
    with pytest.raises(Refused, match=said):
        approved(team, bulletin, due_at=due_at)
